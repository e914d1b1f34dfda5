"""The social workers of the demo authority: their teams, and who has which child from when to when.

The return tells of them by number (SWEpisodes), the people file by name; both read this.
"""

from dataclasses import dataclass

import numpy as np

from footprint.demo.authority import Authority
from footprint.demo.columns import Columns, Days, Numbers
from footprint.demo.lots import share
from footprint.demo.names import worker_name
from footprint.demo.world import World

SHORT_BREAKS_TEAM = "Short breaks team"

_TEAMS = (
    "Harbour", "Meadow", "Orchard", "Bridge", "Lighthouse", "Windmill", "Quarry", "Heath",
)  # fmt: skip
_CHILDREN_A_TEAM = 60
_WORKERS_A_TEAM = 5


@dataclass(frozen=True, slots=True)
class Stints(Columns):
    """One row the time of one social worker with one child, [began, ended), in one time in care.

    `turn` counts from 0 within the time in care; `worker` is the number of the worker.
    """

    period: Numbers
    child: Numbers
    turn: Numbers
    began: Days
    ended: Days
    worker: Numbers


def stints(world: World, period: Numbers) -> Stints:
    """Every stint of these times in care, one after another from the first day to the last."""
    care = world.periods.take(period)
    length = 240 + (500 * share(world.seed, "stint", period)).astype(np.int32)
    count = -(-(care.ended - care.began) // length)
    row = np.repeat(np.arange(len(period)), count)
    turn = (np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)).astype(np.int32)
    began = (care.began[row] + turn * length[row]).astype(np.int32)
    team = world.children.family[care.child] % teams(world.authority)
    first = (share(world.seed, "worker", period) * _WORKERS_A_TEAM).astype(np.int32)
    worker = team[row] * _WORKERS_A_TEAM + (first[row] + turn) % _WORKERS_A_TEAM
    return Stints(
        period=period[row],
        child=care.child[row],
        turn=turn,
        began=began,
        ended=np.minimum(began + length[row], care.ended[row]).astype(np.int32),
        worker=worker.astype(np.int32),
    )


def teams(authority: Authority) -> int:
    """How many teams there are, the one for short breaks apart."""
    return max(2, round(authority.children / _CHILDREN_A_TEAM))


def worker_of_breaks(authority: Authority, child: int) -> int:
    """The number of the social worker of a child on short breaks."""
    return (teams(authority) + 1) * _WORKERS_A_TEAM - 1 - child % 3


def teams_by_worker(authority: Authority) -> dict[str, str]:
    """The name of the team of each social worker, by her name."""
    workers = (teams(authority) + 1) * _WORKERS_A_TEAM
    return {worker_name(number): _team(authority, number) for number in range(workers)}


def _team(authority: Authority, worker: int) -> str:
    number = worker // _WORKERS_A_TEAM
    if number >= teams(authority):
        return SHORT_BREAKS_TEAM
    again, place = divmod(number, len(_TEAMS))
    return f"{_TEAMS[place]} team {again + 1}" if again else f"{_TEAMS[place]} team"
