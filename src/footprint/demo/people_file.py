"""people.csv: what a return cannot say of its children. Names, officers, social workers, plans.

One row a stretch, [from, to): a row has an officer, a social worker with her team, or both where
they came and went on the same days. A child who had neither has one row with her name.
"""

from collections.abc import Collection, Mapping
from datetime import date

import numpy as np
import polars as pl

from footprint.demo.allocations import Spell, Stretch, joined, officers_of, spells
from footprint.demo.columns import NEVER, Flags
from footprint.demo.days import day_of
from footprint.demo.lots import share
from footprint.demo.names import mail_of, names_of_children, worker_name
from footprint.demo.outcomes import care_leavers
from footprint.demo.returns import identifiers, the_return
from footprint.demo.workers import stints, teams_by_worker, worker_of_breaks
from footprint.demo.world import World
from footprint.demo.year import bounds

#: In the order of the file; the last four are days.
SCHEMA = {
    "child_id": pl.String,
    "first_name": pl.String,
    "known_as": pl.String,
    "surname": pl.String,
    "officer": pl.String,
    "officer_email": pl.String,
    "social_worker": pl.String,
    "team": pl.String,
    "from": pl.Date,
    "to": pl.Date,
    "protection_plan_from": pl.Date,
    "protection_plan_to": pl.Date,
}

_PLAN_SHARE = 0.08
#: Of those in care for a year, one in so many has no row.
_FORGOTTEN_IN = 80

_Days = tuple[date | None, date | None]


def people_frame(world: World, years: Collection[int], day: int) -> pl.DataFrame:
    """The rows of the file, for every child in the returns of these years, as at the day."""
    told = _told(world, years, day)
    since = min(bounds(year)[0] for year in years)
    every = [s for s in spells(world, day) if s.ended >= since and told[s.child]]
    told[_forgotten(world, every, day)] = False
    officers = _by_child(officers_of(world, every, day))
    workers = _by_child(_workers_of(world, every, day))
    plans = _plans(world, every, day)
    teams = teams_by_worker(world.authority)
    rows: list[tuple[object, ...]] = []
    for child, names in _names(world, told):
        plan = plans.get(child, (None, None))
        stretches = _rows(officers.get(child, []), workers.get(child, []), teams)
        for stretch in stretches or [(None,) * 6]:
            rows.append((*names, *stretch, *plan))
            plan = (None, None)
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _told(world: World, years: Collection[int], day: int) -> Flags:
    """Of all children: those in a return of one of the years."""
    told = np.zeros(len(world.children), dtype=np.bool_)
    for year in years:
        one = the_return(world, year, day)
        told |= one.in_care | care_leavers(one)
    return told


def _forgotten(world: World, every: list[Spell], day: int) -> list[int]:
    """A few of those long in care, for whom nobody wrote a row."""
    there = sorted({s.child for s in every if s.ended == NEVER and s.began < day - 365})
    order = np.argsort(share(world.seed, "forgotten", np.array(there, dtype=np.int64)))
    return [there[place] for place in order[: len(there) // _FORGOTTEN_IN].tolist()]


def _names(world: World, told: Flags) -> list[tuple[int, tuple[str | None, ...]]]:
    child = np.flatnonzero(told).astype(np.int32)
    people = world.children.take(child)
    first, short, surname = names_of_children(
        world.seed, child, people.family, male=people.male, alone_here=people.unaccompanied
    )
    columns = (identifiers(child).to_list(), first.tolist(), short.tolist(), surname.tolist())
    rows = [(i, f, k or None, s) for i, f, k, s in zip(*columns, strict=True)]
    return list(zip(child.tolist(), rows, strict=True))


def _workers_of(world: World, every: list[Spell], day: int) -> list[Stretch]:
    """Every stretch of a social worker with a child."""
    period = np.array([s.period for s in every if s.period >= 0], dtype=np.int32)
    known = stints(world, period)
    known = known.take(known.began <= day)
    rows = zip(
        known.child.tolist(),
        known.began.tolist(),
        np.where(known.ended <= day, known.ended, NEVER).tolist(),
        known.worker.tolist(),
        strict=True,
    )
    found = [Stretch(child, began, end, worker_name(who)) for child, began, end, who in rows]
    for spell in every:
        if spell.period < 0:
            who = worker_name(worker_of_breaks(world.authority, spell.child))
            found.append(Stretch(spell.child, spell.began, spell.ended, who))
    return joined(found)


def _plans(world: World, every: list[Spell], day: int) -> dict[int, _Days]:
    """The protection plan of some: made months before care or soon after, ended as care went on."""
    entries = [spell for spell in every if spell.period >= 0]
    period = np.array([spell.period for spell in entries], dtype=np.int64)
    has = share(world.seed, "protection plan", period) < _PLAN_SHARE
    before = 240 * share(world.seed, "plan made", period) - 40
    length = 200 + 420 * share(world.seed, "plan lasted", period) ** 2
    plans: dict[int, _Days] = {}
    for place in np.flatnonzero(has).tolist():
        spell = entries[place]
        began = max(spell.began - int(before[place]), int(world.children.born[spell.child]))
        if began <= day:
            plans[spell.child] = (day_of(began), _day(began + int(length[place]), day))
    return plans


def _day(when: int, day: int) -> date | None:
    """The day as a date, if it has come."""
    return day_of(when) if when <= day else None


def _rows(
    officers: list[Stretch], workers: list[Stretch], teams: Mapping[str, str]
) -> list[tuple[object, ...]]:
    """Officer, e-mail, social worker, team, from and to, by day; one row where the days agree."""
    found: dict[tuple[int, int], list[str | None]] = {}
    for one in officers:
        found[one.began, one.ended] = [one.who, mail_of(one.who), None, None]
    for one in workers:
        row = found.setdefault((one.began, one.ended), [None] * 4)
        row[2:] = [one.who, teams[one.who]]
    return [
        (*people, day_of(began), None if ended == NEVER else day_of(ended))
        for (began, ended), people in sorted(found.items(), key=lambda item: item[0])
    ]


def _by_child(stretches: list[Stretch]) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    for one in stretches:
        found.setdefault(one.child, []).append(one)
    return found
