"""Every deadline that stands for a child on a day, whichever ladder sets it, and the nearest.

The main ladder's is read by `child.py` or `frame.py` and comes in as `Main`; the ladders beside it
are read here, with the authority's own rungs, which only tighten. The nearest wins, and says which
ladder it is of, how strong it is and how it was reached.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from footprint.domain.dates import add_months
from footprint.domain.law import Deadline, Duty, Strength
from footprint.domain.timetable.adoption import AUTHORISED, AUTHORISED_AGAIN, AUTHORISED_FIRST
from footprint.domain.timetable.beside import Beside, Order
from footprint.domain.timetable.beside_readings import (
    BesideReading,
    read_conferences,
    read_pathway,
    read_secure,
    waits_for_accommodation,
)
from footprint.domain.timetable.ladder import RungName
from footprint.domain.timetable.local import LocalRungs, halfway
from footprint.domain.timetable.pathway import REVIEW_ACCOMMODATION
from footprint.domain.timetable.remand import (
    BEFORE_DETENTION_ENDS,
    BEFORE_REMAND_ENDS,
    DETAINED,
    REMANDED,
    UNDER_CARE_ORDER,
)
from footprint.domain.timetable.reviews import REVIEWS
from footprint.domain.timetable.secure import APPOINT_THREE, CHAIRED_BY_ANOTHER

#: The ladders, as pages call them, by the name that a standing carries.
LADDER_TITLES: Mapping[str, str] = {
    "reviews": "Review of the case",
    "adoption": "Review for adoption",
    "secure": "Secure accommodation",
    "pathway": "Pathway plan",
    "conferences": "Child protection",
    "local": "The authority’s own rule",
}
#: Rungs of the main ladder's readers that are of the adoption ladder.
_OF_ADOPTION = frozenset({"adoption_1", "adoption_2", "adoption_3_or_more"})
#: The main ladder's rungs whose limit an authority may set nearer for a child under 5.
_AFTER_A_REVIEW = frozenset({"second", "later", "later_assumed"})
MONTHS_TO_FIVE = 60
_STRENGTHS = ("law", "guidance", "local")
_LADDERS = tuple(LADDER_TITLES)
NO_RULES = LocalRungs()


@dataclass(frozen=True, slots=True)
class Main:
    """How a child stands on the main ladder on a day, as one of its readers says.

    `deadline` and `rung` are those of the next review, None without one. `began_on` is when the
    child became looked after, None where not known. `authorised_on`: authority to place for
    adoption has stood since, and the child is not placed. `legal_status` and `placement` are the
    return's codes of the day, empty where not known.
    """

    deadline: Deadline | None = None
    rung: RungName | None = None
    began_on: date | None = None
    born_on: date | None = None
    reviews: tuple[date, ...] = ()
    authorised_on: date | None = None
    legal_status: str = ""
    placement: str = ""

    @property
    def last_review(self) -> date | None:
        return max(self.reviews, default=None)


@dataclass(frozen=True, slots=True)
class Standing:
    """A deadline that stands. `ladder` is one of LADDER_TITLES."""

    ladder: str
    rung: RungName
    deadline: Deadline

    @property
    def strength(self) -> Strength:
        return self.deadline.under.strength

    @property
    def is_check(self) -> bool:
        """A midway check, which is no review: it stands, and is never the nearest review."""
        return self.rung == "midway"


@dataclass(frozen=True, slots=True)
class StandingDuty:
    """A duty that stands, without a last day. `not_before`: the first day on which it can be met;
    `ends_on`: the day on which what it must come before is expected to end."""

    ladder: str
    duty: Duty
    not_before: date | None = None
    ends_on: date | None = None


def deadlines_of(
    main: Main, beside: Beside, rules: LocalRungs = NO_RULES, *, as_at: date
) -> tuple[Standing, ...]:
    """Every deadline that stands on the day, the nearest first; of one day the strongest (law
    before guidance before a local rule), and of those the review of the case."""
    found = [
        *_of_the_main(main),
        *_of_the_authority(main, rules, as_at),
        *_beside(main, beside, as_at),
    ]
    return tuple(sorted(found, key=_nearness))


def _nearness(one: Standing) -> tuple[date, int, int]:
    return (one.deadline.due, _STRENGTHS.index(one.strength), _LADDERS.index(one.ladder))


def nearest(standing: Iterable[Standing]) -> Standing | None:
    """The nearest review or conference of those that `deadlines_of` gives; a check is neither."""
    return next((one for one in standing if not one.is_check), None)


def _of_the_main(main: Main) -> Iterator[Standing]:
    """The main ladder's limit and, while authority to place stands, that of the adoption ladder
    beside it: one review serves both."""
    deadline, rung = main.deadline, main.rung
    if deadline is None or rung is None:
        return
    if deadline.under == AUTHORISED_FIRST:
        yield Standing("adoption", "authorised_first", deadline)
        yield from _superseded(main, rung)
        return
    yield Standing("adoption" if rung in _OF_ADOPTION else "reviews", rung, deadline)
    if main.authorised_on is not None:
        yield _authorised(main.authorised_on, main.reviews)


def _superseded(main: Main, rung: RungName) -> Iterator[Standing]:
    """The main ladder's own limit, where authority to place has set a nearer one."""
    day = main.began_on if rung == "first" else main.last_review
    if day is not None and rung in REVIEWS.rungs:
        yield Standing("reviews", rung, REVIEWS.rungs[rung].deadline(day))


def _authorised(since: date, reviews: Iterable[date]) -> Standing:
    held = [day for day in reviews if day >= since]
    if not held:
        return Standing("adoption", "authorised_first", AUTHORISED.deadline(since))
    return Standing("adoption", "authorised_later", AUTHORISED_AGAIN.deadline(max(held)))


def _of_the_authority(main: Main, rules: LocalRungs, as_at: date) -> Iterator[Standing]:
    """The authority's own rungs, where they are nearer than the limit that they tighten."""
    limit, last = main.deadline, main.last_review
    if limit is None:
        return
    if rules.first and main.rung == "first" and main.began_on is not None:
        yield from _tighter("local_first", rules.first.deadline(main.began_on), limit)
    if rules.under_fives and main.rung in _AFTER_A_REVIEW and last and _is_under_five(main, as_at):
        yield from _tighter("under_fives", rules.under_fives.deadline(last), limit)
    if rules.midway_checks and last and limit.due > last:
        check = halfway(last, limit)
        # Whether a check was made is not known here: one that has passed is not said to be owed.
        if check.due >= as_at:
            yield Standing("local", "midway", check)


def _tighter(rung: RungName, local: Deadline, limit: Deadline) -> Iterator[Standing]:
    if local.due < limit.due:
        yield Standing("local", rung, local)


def _is_under_five(main: Main, as_at: date) -> bool:
    return main.born_on is not None and as_at < add_months(main.born_on, MONTHS_TO_FIVE)


def _beside(main: Main, beside: Beside, as_at: date) -> Iterator[Standing]:
    yield from _stands("secure", read_secure(beside, as_at))
    yield from _stands("pathway", read_pathway(beside, main.reviews, as_at))
    yield from _stands("conferences", read_conferences(beside, as_at))


def _stands(ladder: str, reading: BesideReading) -> Iterator[Standing]:
    if reading.rung is not None and reading.deadline is not None:
        yield Standing(ladder, reading.rung, reading.deadline)


def duties_of(main: Main, beside: Beside, *, as_at: date) -> tuple[StandingDuty, ...]:
    """Every duty that stands on the day without a last day of its own."""
    return tuple(_duties(main, beside, as_at))


def _duties(main: Main, beside: Beside, as_at: date) -> Iterator[StandingDuty]:
    kept = {order.kind: order for order in beside.orders if order.kept.holds(as_at)}
    if "secure" in kept:
        yield StandingDuty("secure", CHAIRED_BY_ANOTHER)
        yield StandingDuty("secure", APPOINT_THREE)
    if "remand" in kept or main.legal_status in REMANDED:
        yield from _before_it_ends(BEFORE_REMAND_ENDS, kept.get("remand"), main)
    detained = "detention" in kept or main.placement in DETAINED
    if detained and main.legal_status in UNDER_CARE_ORDER:
        yield from _before_it_ends(BEFORE_DETENTION_ENDS, kept.get("detention"), main)
    opens = waits_for_accommodation(beside, main.reviews, as_at)
    if opens is not None:
        yield StandingDuty("pathway", REVIEW_ACCOMMODATION, not_before=opens)


def _before_it_ends(duty: Duty, order: Order | None, main: Main) -> Iterator[StandingDuty]:
    """Not where a review falls due before the day on which it is expected to end: that one will
    come first."""
    ends_on = order.until if order else None
    due = main.deadline.due if main.deadline else None
    if ends_on is None or due is None or due >= ends_on:
        yield StandingDuty("reviews", duty, ends_on=ends_on)
