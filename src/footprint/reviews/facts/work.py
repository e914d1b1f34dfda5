"""What waits to be done about reviews, as it is sorted for the page of somebody's work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from footprint.children.facts.child import ChildSeen
from footprint.domain.timetable.record import OwedBy


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done about one child, by a day where one is set.

    `owed_by` is a role, and `person_id` the one person where it is hers alone; `who` says it in
    words. `route` and `about` lead to where it is done. `starred`: a decision that is asked after
    more often.
    """

    child: ChildSeen
    words: str
    by_on: date | None
    owed_by: OwedBy | None
    who: str
    route: str
    about: Mapping[str, object]
    person_id: int | None = None
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """Where a child in care stands between two reviews, for what is to be planned. `due` is the next
    review's limit; None is not known."""

    entered_on: date | None
    born_on: date | None
    last_review: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Work:
    """The viewer's own tasks by when they are due, each the nearest first, and those of others that
    she waits for. `this_week` is up to Sunday; `later` has those without a day last. `to_plan`: what
    nobody has booked yet."""

    overdue: tuple[Task, ...] = ()
    today: tuple[Task, ...] = ()
    this_week: tuple[Task, ...] = ()
    later: tuple[Task, ...] = ()
    waiting: tuple[Task, ...] = ()
    to_plan: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficesWeek:
    """Business support's week, each the nearest first; `to_post` counts letters."""

    to_book: tuple[Task, ...] = ()
    to_invite: tuple[Task, ...] = ()
    to_chase: tuple[Task, ...] = ()
    to_send: tuple[Task, ...] = ()
    to_post: int = 0


def by_day(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The nearest first, those without a day last."""
    return tuple(
        sorted(
            tasks,
            key=lambda one: (one.by_on is None, one.by_on or date.max, one.child.identifier),
        )
    )


def sunday(day: date) -> date:
    """The last day of the week of that day."""
    return day + timedelta(days=6 - day.weekday())


def sorted_by_when(
    mine: Iterable[Task],
    others: Iterable[Task],
    today: date,
    to_plan: Iterable[Task] = (),
) -> Work:
    """Of others, what is overdue or due this week: what is further off is not waited for yet."""
    found = by_day(mine)
    end = sunday(today)
    dated = [(one, one.by_on) for one in found if one.by_on]
    return Work(
        overdue=tuple(one for one, day in dated if day < today),
        today=tuple(one for one, day in dated if day == today),
        this_week=tuple(one for one, day in dated if today < day <= end),
        later=tuple(one for one in found if one.by_on is None or one.by_on > end),
        waiting=by_day(one for one in others if one.by_on and one.by_on <= end),
        to_plan=by_day(to_plan),
    )
