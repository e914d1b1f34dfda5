"""One collection year as some years' returns can tell it, and the shape in which truth is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NotRequired, TypedDict

from footprint.demo.days import number
from footprint.demo.history import as_seen_from
from footprint.demo.stories import DueDate, Meeting, Period, Story, stories_of
from footprint.demo.world import World


class Line(TypedDict):
    """One line of a share that is broken down."""

    numerator: int
    denominator: int


class Figure(TypedDict):
    """A figure of the truth; parts that a figure does not have are left out."""

    numerator: NotRequired[int]
    denominator: NotRequired[int]
    cannot_be_judged: NotRequired[int]
    not_known: NotRequired[int]
    value: NotRequired[float | None]
    worst: NotRequired[int | None]
    left_out: NotRequired[dict[str, int]]
    by: NotRequired[dict[str, Line] | dict[str, int]]


@dataclass(frozen=True, slots=True)
class Known:
    """A child as known: the first day that the returns cover for her, and her story from there."""

    story: Story
    first_known: int

    def start_known(self, period: Period) -> bool:
        """The first episode is in a return, so the day of becoming looked after is known. Where
        care came out of short breaks, the last of those must be in a return too."""
        if period.after_breaks:
            return self.judged(period)
        return self.earliest_seen(period) == period.began

    def earliest_seen(self, period: Period) -> int:
        """The first day of the earliest episode that is in a return."""
        return min(began for began, ended in period.episodes if ended >= self.first_known)

    def judged(self, period: Period) -> bool:
        """Reviews can be judged from the first one on."""
        return period.began >= self.first_known


@dataclass(frozen=True, slots=True)
class Year:
    """The year from `start` to `end` (both included; the as-at day when that comes first)."""

    start: int
    end: int
    children: tuple[Known, ...]

    def in_care(self) -> Iterator[tuple[Known, Period]]:
        """Each time in care with a day in the year, the day of leaving included."""
        for child in self.children:
            for period in child.story.periods:
                if period.ended >= self.start:
                    yield child, period

    def looked_after(self) -> list[tuple[Known, Period]]:
        """Those looked after on the last day."""
        return [(c, p) for c, p in self.in_care() if p.on(self.end)]

    def entered(self, period: Period) -> bool:
        return self.start <= period.began <= self.end

    def left(self, period: Period) -> bool:
        return self.start <= period.ended <= self.end

    def held(self, period: Period) -> list[Meeting]:
        """Reviews held in the year."""
        return [m for m in period.meetings if self.start <= m.held <= self.end]

    def fell_due(self, period: Period) -> list[DueDate]:
        """Required due dates in the year."""
        due = (d for d in period.due_dates if period.required(d))
        return [d for d in due if self.start <= d.due <= self.end]

    def owing(self, period: Period) -> list[DueDate]:
        """Required due dates from before the year, not answered before it began."""
        due = (d for d in period.due_dates if period.required(d) and d.due < self.start)
        return [d for d in due if d.held >= self.start]


def year_as_known(world: World, year: int, years_loaded: Iterable[int], day: date | None) -> Year:
    """The year ending in `year` as the returns of `years_loaded` tell it, as at `day`."""
    start, end = bounds(year)
    end = min(end, number(day)) if day else end
    loaded = _run_of_years(set(years_loaded), year)
    children = []
    for story in stories_of(world, end).values():
        seen = [y for y in loaded if _appears(story, *bounds(y))]
        if seen:
            first_known = bounds(min(seen))[0]
            periods = [p for p in story.periods if p.ended >= first_known]
            told = replace(story, periods=[as_seen_from(p, first_known) for p in periods])
            children.append(Known(told, first_known))
    return Year(start, end, tuple(children))


def bounds(year: int) -> tuple[int, int]:
    """First and last day of the collection year."""
    return number(date(year - 1, 4, 1)), number(date(year, 3, 31))


def _run_of_years(loaded: set[int], year: int) -> list[int]:
    """The unbroken run of loaded years that ends with the one measured."""
    run = []
    while year in loaded:
        run.append(year)
        year -= 1
    return run


def _appears(story: Story, start: int, end: int) -> bool:
    times = [(p.began, p.ended) for p in story.periods] + story.breaks
    return any(began <= end and ended >= start for began, ended in times)
