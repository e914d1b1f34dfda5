"""The world told child by child, as it stood at the end of a day: what the truth is counted from.

Days are day numbers; NEVER stands for what has not happened by that day.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from footprint.demo.careers import END_REASONS, Episodes
from footprint.demo.columns import NEVER
from footprint.demo.homes import ADOPTED_BY_PRESENT_CARERS, PLACED_FOR_ADOPTION
from footprint.demo.review_record import FIRST, PARTICIPATION, RUNGS
from footprint.demo.world import World

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review held, with the date it was due and its rung; `due` is None if it cannot be
    judged."""

    held: int
    due: int | None
    rung: str
    participation: str

    @property
    def late(self) -> bool:
        return self.due is not None and self.held > self.due


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date by which a review had to be held, not withdrawn, and the day it was."""

    due: int
    rung: str
    held: int

    @property
    def met(self) -> bool:
        return self.held <= self.due


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the adoption plan: authorised, placed or returned."""

    day: int
    kind: str


@dataclass(slots=True)
class Stay:
    """A time with the same carer, stays elsewhere with a return to her included. `moves` are the
    days on which the placement became another while the carer stayed, adoption by her apart."""

    home: int
    began: int
    ended: int
    for_adoption: bool
    moves: list[int] = field(default_factory=list)

    def nights_since(self, day: int, *, moves_count: bool) -> int:
        """How many placements with a night on or after the day this is: one, or one more for each
        move where `moves_count`."""
        ends = [*self.moves, self.ended] if moves_count else [self.ended]
        return sum(end > day for end in ends)


@dataclass(slots=True)
class Period:
    """A time in care. `episodes` are the days [began, ended) of its episodes, in order;
    `after_breaks`: it began without a start, out of a series of short breaks. `first_due` is the
    day by which the first review had to be held, whoever can tell it."""

    began: int
    ended: int
    end_reason: str
    after_breaks: bool
    first_due: int
    episodes: list[tuple[int, int]]
    stays: list[Stay]
    turns: list[Turn]
    meetings: list[Meeting]
    due_dates: list[DueDate]

    def on(self, day: int) -> bool:
        return self.began <= day < self.ended

    def required(self, due: DueDate) -> bool:
        """Still looked after at the end of the due date."""
        return due.due < self.ended


@dataclass(slots=True)
class Story:
    """A child's times in care, and the days [began, ended) of short breaks."""

    born: int
    unaccompanied: bool
    status_ceased: int
    periods: list[Period] = field(default_factory=list)
    breaks: list[tuple[int, int]] = field(default_factory=list)


def stories_of(world: World, as_at: int) -> dict[int, Story]:
    """Every child known by the day, by the child's number."""
    people = world.children
    stories: dict[int, Story] = {}
    for child in set(world.episodes.child[world.episodes.began <= as_at].tolist()):
        ceased = int(people.status_ceased[child])
        stories[child] = Story(
            born=int(people.born[child]),
            unaccompanied=bool(people.unaccompanied[child]),
            status_ceased=ceased if ceased <= as_at else NEVER,
        )
    for period, child in _periods(world, as_at):
        stories[child].periods.append(period)
    breaks = world.episodes.take((world.episodes.period < 0) & (world.episodes.began <= as_at))
    for child, began, ended in zip(
        breaks.child.tolist(), breaks.began.tolist(), breaks.ended.tolist(), strict=True
    ):
        stories[child].breaks.append((began, _by(as_at, ended)))
    return stories


def _by(as_at: int, day: int) -> int:
    return day if day <= as_at else NEVER


def _periods(world: World, as_at: int) -> Iterable[tuple[Period, int]]:
    care = world.periods
    meetings = _grouped(world.reviews.period.tolist(), _meetings(world), lambda m: m.held <= as_at)
    due_dates = _grouped(*_due_dates(world, as_at), lambda _: True)
    episodes = _episodes_by_period(world.episodes, as_at)
    first = world.limits.take(world.limits.rung == FIRST)
    first_due = dict(zip(first.period.tolist(), first.due.tolist(), strict=True))
    for number in range(len(care)):
        began = int(care.began[number])
        if began > as_at:
            continue
        ended = int(care.ended[number])
        rows = episodes[number]
        period = Period(
            began=began,
            ended=_by(as_at, ended),
            end_reason=END_REASONS[rows[-1][2]] if ended <= as_at else "",
            after_breaks=bool(care.after_breaks[number]),
            first_due=first_due[number],
            episodes=[(row[0], row[1]) for row in rows],
            stays=_stays(rows),
            turns=_turns(world, number, as_at),
            meetings=meetings[number],
            due_dates=due_dates[number],
        )
        yield period, int(care.child[number])


def _grouped(
    periods: list[int], rows: list[T], known: Callable[[T], bool]
) -> defaultdict[int, list[T]]:
    grouped: defaultdict[int, list[T]] = defaultdict(list)
    for period, row in zip(periods, rows, strict=True):
        if known(row):
            grouped[period].append(row)
    return grouped


def _meetings(world: World) -> list[Meeting]:
    held = world.reviews
    return [
        Meeting(day, due, RUNGS[rung], PARTICIPATION[code])
        for day, due, rung, code in zip(
            held.held.tolist(),
            held.due.tolist(),
            held.rung.tolist(),
            held.participation.tolist(),
            strict=True,
        )
    ]


def _due_dates(world: World, as_at: int) -> tuple[list[int], list[DueDate]]:
    limits = world.limits.take(~world.limits.withdrawn & (world.limits.set_on <= as_at))
    rows = [
        DueDate(due, RUNGS[rung], _by(as_at, held))
        for due, rung, held in zip(
            limits.due.tolist(), limits.rung.tolist(), limits.held.tolist(), strict=True
        )
    ]
    return limits.period.tolist(), rows


_Row = tuple[int, int, int, int, int, bool]


def _episodes_by_period(episodes: Episodes, as_at: int) -> defaultdict[int, list[_Row]]:
    """(began, ended, end reason, home, place, temporary) of each episode begun by the day."""
    known = episodes.take((episodes.period >= 0) & (episodes.began <= as_at))
    rows: defaultdict[int, list[_Row]] = defaultdict(list)
    for period, *row in zip(
        known.period.tolist(),
        known.began.tolist(),
        [_by(as_at, day) for day in known.ended.tolist()],
        known.end_reason.tolist(),
        known.home.tolist(),
        known.place.tolist(),
        known.temporary.tolist(),
        strict=True,
    ):
        began, ended, reason, home, place, temporary = row
        rows[period].append((began, ended, reason, home, place, temporary))
    return rows


def _stays(rows: list[_Row]) -> list[Stay]:
    """The homes in order; a stay elsewhere belongs to the home to which the child goes back."""
    stays: list[Stay] = []
    place_before, away_before = -1, False
    for began, ended, _, home, place, away in rows:
        adoptive = place in PLACED_FOR_ADOPTION
        if stays and stays[-1].home == home:
            stays[-1].ended = ended
            stays[-1].for_adoption = stays[-1].for_adoption or adoptive
            moved = place != place_before and place not in ADOPTED_BY_PRESENT_CARERS
            if moved and not away and not away_before:
                stays[-1].moves.append(began)
        else:
            stays.append(Stay(home, began, ended, adoptive))
        place_before, away_before = place, away
    return stays


def _turns(world: World, number: int, as_at: int) -> list[Turn]:
    care = world.periods
    turns = (
        Turn(int(care.authorised[number]), "authorised"),
        Turn(int(care.placed[number]), "placed"),
        Turn(int(care.returned[number]), "returned"),
    )
    return [turn for turn in turns if turn.day <= as_at]
