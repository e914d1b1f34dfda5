"""The ladders beside the main one, each read for one child: what was held and in time, and what
stands on the day.

They stand in no figure of the main ladder's reviews (definitions 6). Nothing dated after the as-at
day is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from footprint.domain.law import Deadline
from footprint.domain.timetable.beside import Beside, Span, open_on, unbroken
from footprint.domain.timetable.conferences import CONFERENCES
from footprint.domain.timetable.ladder import Ladder, RungName
from footprint.domain.timetable.pathway import PATHWAY_PLANS, settled_on
from footprint.domain.timetable.secure import SECURE


@dataclass(frozen=True, slots=True)
class HeldBeside:
    """A conference or panel review that was held. `due` and `rung` are None when nothing says by
    when it was due."""

    held_on: date
    title: str
    rung: RungName | None = None
    due: date | None = None

    @property
    def days_late(self) -> int | None:
        """Calendar days, 0 when in time; None when it cannot be judged."""
        return max(0, (self.held_on - self.due).days) if self.due else None


@dataclass(frozen=True, slots=True)
class BesideReading:
    """What a ladder beside the main one says: what was held, by day; the limit that stands, if one
    does, and its rung."""

    held: tuple[HeldBeside, ...] = ()
    rung: RungName | None = None
    deadline: Deadline | None = None


def read_secure(beside: Beside, as_at: date) -> BesideReading:
    """Panel reviews are counted from the start of the unbroken time in secure accommodation."""
    kept = [order.kept for order in beside.orders if order.kind == "secure"]
    days = sorted({one.held_on for one in beside.panel_reviews if one.held_on <= as_at})
    held = []
    for day in days:
        run = _secure_at(kept, day)
        before = [other for other in days if run and run.began_on <= other < day]
        title = "Review of secure accommodation"
        if run is None:
            held.append(HeldBeside(day, title))
        else:
            rung, deadline = _next_panel(run, before)
            held.append(HeldBeside(day, title, rung, deadline.due))
    run = unbroken(kept, as_at)
    if run is None:
        return BesideReading(tuple(held))
    return BesideReading(tuple(held), *_next_panel(run, [d for d in days if d >= run.began_on]))


def _secure_at(kept: Sequence[Span], day: date) -> Span | None:
    """On the day of leaving a review still belongs to the time that ends."""
    return unbroken(kept, day) or unbroken(
        [span for span in kept if span.began_on < day], date.fromordinal(day.toordinal() - 1)
    )


def _next_panel(run: Span, before: Sequence[date]) -> tuple[RungName, Deadline]:
    if not before:
        return "secure_first", SECURE.rungs["secure_first"].deadline(run.began_on)
    return "secure_later", SECURE.rungs["secure_later"].deadline(max(before))


def read_pathway(beside: Beside, case_reviews: Sequence[date], as_at: date) -> BesideReading:
    """The limit of a pathway plan. `case_reviews`: those of a child who is looked after, which
    consider the plan too."""
    plan = open_on(beside.pathway_plans, as_at)
    home = open_on(beside.accommodations, as_at)
    days = sorted(day for day in (*beside.pathway_reviews, *case_reviews) if day <= as_at)
    settled = [day for day in days if home and day >= settled_on(home.began_on)]
    if settled:
        return _pathway("pathway_accommodation_later", settled[-1])
    if plan is None:
        return BesideReading()
    since = [day for day in days if day > plan.began_on]
    return _pathway("pathway", since[-1] if since else plan.began_on)


def _pathway(rung: RungName, day: date) -> BesideReading:
    return BesideReading(rung=rung, deadline=PATHWAY_PLANS.rungs[rung].deadline(day))


def waits_for_accommodation(
    beside: Beside, case_reviews: Sequence[date], as_at: date
) -> date | None:
    """The first day on which the review of accommodation that the authority provides may be held,
    while none has been since."""
    home = open_on(beside.accommodations, as_at)
    if home is None:
        return None
    opens = settled_on(home.began_on)
    days = (*beside.pathway_reviews, *case_reviews)
    return None if any(opens <= day <= as_at for day in days) else opens


#: The order of a day. The conference that ends a plan is held while there is one.
_DAY = {"strategy": 0, "initial": 1, "last review": 2, "ends": 3, "begins": 4, "review": 5}
_TITLES = {
    "initial": "Initial child protection conference",
    "review": "Child protection review conference",
}


def read_conferences(beside: Beside, as_at: date) -> BesideReading:
    """Conferences held and the next. Where only the plan is known, its first day is taken for that
    of the initial conference."""
    held, stands = [], _Stands(CONFERENCES)
    for day, kind, goes_on in _events(beside, as_at):
        if kind in _TITLES:
            held.append(stands.judged(day, kind))
        stands.take(day, kind, goes_on=goes_on)
    return BesideReading(tuple(held), stands.rung, stands.deadline)


def _events(beside: Beside, as_at: date) -> Iterator[tuple[date, str, bool]]:
    events: list[tuple[date, str, bool]] = [
        (one.held_on, one.kind, one.goes_on) for one in beside.conferences
    ]
    for plan in beside.protection_plans:
        events.append((plan.began_on, "begins", True))
        if plan.ended_on is not None:
            events.append((plan.ended_on, "ends", False))
    known = (event for event in events if event[0] <= as_at)
    yield from sorted(known, key=_order)


def _order(event: tuple[date, str, bool]) -> tuple[date, int]:
    day, kind, goes_on = event
    return day, _DAY["last review" if kind == "review" and not goes_on else kind]


@dataclass
class _Stands:
    """Where the ladder of conferences stands: the rung that is waited for, and from which day."""

    ladder: Ladder
    rung: RungName | None = None
    counted_from: date | None = None

    @property
    def deadline(self) -> Deadline | None:
        if self.rung is None or self.counted_from is None:
            return None
        return self.ladder.rungs[self.rung].deadline(self.counted_from)

    def judged(self, day: date, kind: str) -> HeldBeside:
        asked = self.rung == "conference_initial"
        if self.deadline is None or asked != (kind == "initial"):
            return HeldBeside(day, _TITLES[kind])
        return HeldBeside(day, _TITLES[kind], self.rung, self.deadline.due)

    def take(self, day: date, kind: str, *, goes_on: bool) -> None:
        match kind:
            case "strategy":
                # A discussion about a child with a plan, or while a conference is waited for,
                # starts no count of its own.
                if goes_on and self.rung is None:
                    self._wait("conference_initial", day)
            case "begins":
                if self.rung in {None, "conference_initial"}:
                    self._wait("conference_first_review", day)
            case "ends":
                if self.rung != "conference_initial":
                    self._wait(None, day)
            case "initial":
                self._wait("conference_first_review" if goes_on else None, day)
            case _:
                self._wait("conference_later" if goes_on else None, day)

    def _wait(self, rung: RungName | None, day: date) -> None:
        self.rung, self.counted_from = rung, day
