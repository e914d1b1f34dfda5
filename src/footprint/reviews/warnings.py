"""What to think of before a sitting is booked: each a sentence, none of them a refusal."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from hashlib import sha256

from django.utils.timezone import localtime

from footprint.audit.facts import Viewer
from footprint.authority.facts import LOCAL_TIME, Rules
from footprint.authority.queries import rules_on
from footprint.children.facts.child import ChildSeen
from footprint.domain.dates import day_words
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS
from footprint.reviews import windows
from footprint.reviews.facts.booking import OtherBooking, Outside
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.booking import outside_of, outside_words
from footprint.reviews.permissions.sitting import further_words, outside_of_sitting
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import ReviewSaid, SittingSaid


def warnings_of_booking(
    viewer: Viewer, seen: Collection[ChildSeen], said: ReviewSaid
) -> tuple[str, ...]:
    """Of a review that is to be booked, of one child or of several at one meeting."""
    if said.sitting is None:
        return ()
    found = [*_of_the_time(viewer, said.sitting), *_of_the_officer(viewer, said)]
    for one in seen:
        late = outside_of(viewer, one, said)
        lines = [outside_words(late)] if late else []
        lines += of_the_authority(viewer, one, said.ladder, said.sitting.on)
        lines += _that_day(viewer, one, said.sitting, ())
        found += [f"{one.name}: {line}" if len(seen) > 1 else line for line in lines]
    return tuple(found)


def warnings_of_sitting(
    viewer: Viewer, review: ReviewSeen, said: SittingSaid, but: Collection[int]
) -> tuple[str, ...]:
    """Of a sitting of a review that stands; `but` are the reviews that move with it."""
    late = outside_of_sitting(viewer, review, said)
    as_booked = ReviewSaid(review.ladder, review.officer.id, said)
    return (
        *([further_words(review, late)] if late else []),
        *(() if review.held else of_the_authority(viewer, review.child, review.ladder, said.on)),
        *_of_the_time(viewer, said),
        *_of_the_officer(viewer, as_booked, but),
        *_that_day(viewer, review.child, said, but),
    )


def of_the_authority(viewer: Viewer, one: ChildSeen, ladder: str, day: date) -> Iterator[str]:
    """By how much the day lies outside what the authority has set itself."""
    for local in windows.local_limits(viewer, one, ladder, day):
        found = None if local.is_check else windows.outside(local.deadline, day)
        if found is not None:
            yield (
                f"That is {_days(found.days)} after {day_words(local.deadline.due)}, the last day by "
                f"the authority's own rule: {local.deadline.working}. It is a local rule: it makes "
                "no review late in law."
            )
    check = windows.midway_passed(viewer, one) if ladder in windows.OF_CARE else None
    if check is not None:
        since = (viewer.today - check.due).days
        yield (
            f"The midway check was to be made by {day_words(check.due)}, {_days(since)} ago, and none "
            "is made or planned. It is a local rule: this review does not take its place."
        )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def needs_reason(viewer: Viewer, seen: Collection[ChildSeen], said: ReviewSaid) -> Outside | None:
    """The first child's window outside which the day lies."""
    return next(filter(None, (outside_of(viewer, one, said) for one in seen)), None)


def mark_of(warnings: Collection[str]) -> str:
    """Carried by the page that showed them: with others, they are shown again."""
    return sha256("\n".join(warnings).encode()).hexdigest()[:16] if warnings else ""


def _of_the_time(viewer: Viewer, said: SittingSaid) -> Iterator[str]:
    day = said.on
    if day.weekday() >= 5:
        yield f"{day:%-d %B %Y} is a {day:%A}."
    elif not CARE_PLANNING_REGS_DAYS.calendar.is_working_day(day):
        yield f"{day:%-d %B %Y} is a bank holiday."
    elif not said.child_chose_school_hours:
        yield from _of_school(rules_on(viewer, day), said)
    if day < viewer.today:
        yield "That day has passed. Book it so only if the sitting was held then."


def _of_school(rules: Rules, said: SittingSaid) -> Iterator[str]:
    hours = f"{rules.school_starts:%H.%M} to {rules.school_ends:%H.%M}"
    begins = said.starts_at.astimezone(LOCAL_TIME)
    ends = begins + timedelta(minutes=said.minutes)
    meets = rules.school_starts < ends.time() and begins.time() < rules.school_ends
    if rules.in_school_hours(said.starts_at) or rules.in_school_hours(ends - timedelta(minutes=1)):
        yield f"That is in school hours ({hours}). Ask the child, or choose a time after school."
    elif meets and not rules.terms_known(said.on):
        yield (
            f"That may be in school hours ({hours}): no term dates of that school year are known "
            "here."
        )


def _of_the_officer(viewer: Viewer, said: ReviewSaid, but: Collection[int] = ()) -> Iterator[str]:
    if said.sitting is None:
        return
    others = booking_queries.others_of_officer(
        viewer, said.officer_id, said.sitting.starts_at, said.sitting.minutes, but
    )
    for other in others:
        yield f"The officer has another review at that time: {_whom(other)}, {_clock(other)}."


def _that_day(
    viewer: Viewer, one: ChildSeen, said: SittingSaid, but: Collection[int]
) -> Iterator[str]:
    for other in booking_queries.others_that_day(viewer, one.id, said.starts_at, but):
        yield f"Another review of this child is booked for that day, at {_clock(other)}."


def _whom(other: OtherBooking) -> str:
    return other.child.name if other.child else "a child whose record is not open to you"


def _clock(other: OtherBooking) -> str:
    return f"{localtime(other.starts_at):%H.%M}"
