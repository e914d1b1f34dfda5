"""The team in words. A caseload is said beside the Handbook's range, and never as an alarm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from footprint.children.facts.child import Covering
from footprint.children.presenters.allocation import children_words, days_words
from footprint.domain.dates import day_words
from footprint.domain.indicators.caseload import HANDBOOK_RANGE, beside_the_range
from footprint.domain.indicators.definition import Measurement
from footprint.team.facts import (
    Away,
    Continuity,
    LateNaming,
    MonthsWith,
    Naming,
    OfficersDay,
    PostHeld,
    TeamsDay,
)

NOT_TO_COUNT = "None to count: nobody is in post and at work"


@dataclass(frozen=True)
class FigureShown:
    title: str
    value: str
    how: str
    range: str


@dataclass(frozen=True)
class OfficerRow:
    id: int
    full_name: str
    children: int
    short_breaks: int
    fte: str
    caseload: str
    range: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ShareShown:
    """A figure with what is printed beside it."""

    title: str
    value: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class LateRow:
    id: int
    name: str
    entered: str
    limit: str
    named: str


@dataclass(frozen=True)
class MonthsRow:
    full_name: str
    children: int
    median: str
    longest: str


@dataclass(frozen=True)
class CoverRow:
    officer: str
    covered_by: str
    until: str


@dataclass(frozen=True)
class PostShown:
    id: int
    title: str
    officer: str
    kind: str
    fte: str
    reviewing: str
    days: str
    standing: str
    tag: str


@dataclass(frozen=True)
class AbsenceShown:
    id: int
    officer: str
    kind: str
    days: str
    standing: str
    tag: str


def number_words(value: Decimal) -> str:
    """Half up to one decimal, as every figure is shown."""
    return str(value.quantize(Decimal("0.1"), rounding="ROUND_HALF_UP"))


def range_words(value: Decimal) -> str:
    lowest, highest = HANDBOOK_RANGE
    return f"{beside_the_range(value).capitalize()} the Handbook's range of {lowest} to {highest}"


def figures_shown(team: TeamsDay) -> tuple[FigureShown, ...]:
    return tuple(_figure(one) for one in (team.per_fte, team.per_fte_for_reviewing))


def _figure(measured: Measurement) -> FigureShown:
    fte = Decimal(measured.denominator or 0) / 100
    part = " for reviewing" if measured.code.endswith("reviewing") else ""
    how = f"{measured.numerator:,} children, {fte:.2f} full-time equivalents in post and at work{part}"
    if measured.value is None:
        return FigureShown(measured.title, NOT_TO_COUNT, how, "")
    return FigureShown(
        measured.title, number_words(measured.value), how, range_words(measured.value)
    )


def officer_row(day: OfficersDay) -> OfficerRow:
    beside = beside_the_range(day.caseload) if day.caseload is not None else ""
    return OfficerRow(
        day.officer.id,
        day.officer.full_name,
        day.children,
        day.short_breaks,
        f"{day.in_post:.2f}" if day.in_post else "No post",
        number_words(day.caseload) if day.caseload is not None else "None to count",
        beside.capitalize(),
        tuple(_notes(day)),
    )


def _notes(day: OfficersDay) -> Iterable[str]:
    if day.away:
        out = ", so not in the figure" if day.in_post and not day.at_work else ""
        yield f"Away{_until(day.away.ended_on)}{out}"
    if day.cover:
        yield f"{day.cover.covered_by.full_name} covers{_until(day.cover.ended_on)}"
    if day.not_in_care:
        yield f"{day.not_in_care} more allocated who are not in care"


def _until(ended_on: date | None) -> str:
    return f" until {day_words(ended_on - timedelta(days=1))}" if ended_on else ""


def share_shown(title: str, measured: Measurement) -> ShareShown:
    beside = {
        "cannot be judged": measured.cannot_be_judged,
        "not known": measured.not_known,
        **measured.left_out,
    }
    notes = tuple(f"{why.capitalize()}: {rows:,}" for why, rows in beside.items() if rows)
    return ShareShown(title, _share(measured), notes)


def _share(measured: Measurement) -> str:
    if not measured.denominator:
        return "None to count"
    return f"{measured.numerator:,} of {measured.denominator:,} ({measured.percent} per cent)"


def naming_shown(naming: Naming, day: date) -> tuple[ShareShown, ...]:
    return (
        share_shown(f"Year to {day_words(naming.year_end)}", naming.year),
        share_shown(f"12 months to {day_words(day)}", naming.twelve_months),
    )


def late_row(late: LateNaming) -> LateRow:
    return LateRow(
        late.child.id,
        late.child.name,
        day_words(late.entered_on),
        day_words(late.limit),
        day_words(late.named_on) if late.named_on else "Nobody",
    )


def continuity_shown(continuity: Continuity) -> tuple[ShareShown, ...]:
    months = continuity.months
    longest = months.by.get("worst")
    notes = [f"{why.capitalize()}: {rows:,}" for why, rows in months.left_out.items()]
    value = "None to count"
    if months.value is not None and isinstance(longest, int):
        value = (
            f"{_months_words(months.value)}, the median of {children_words(months.numerator or 0)}"
        )
        notes.insert(0, f"The longest: {_months_words(longest)}")
    return (
        share_shown(continuity.share.title, continuity.share),
        ShareShown(months.title, value, tuple(notes)),
    )


def months_row(one: MonthsWith) -> MonthsRow:
    median, longest = _months_words(one.median), _months_words(one.longest)
    return MonthsRow(one.officer.full_name, one.children, median, longest)


def _months_words(months: Decimal | int) -> str:
    number = str(months).removesuffix(".0")
    return "1 month" if number == "1" else f"{number} months"


def cover_row(cover: Covering) -> CoverRow:
    until = day_words(cover.ended_on - timedelta(days=1))
    return CoverRow(cover.officer.full_name, cover.covered_by.full_name, until)


def post_shown(post: PostHeld, names: Mapping[int, str], today: date) -> PostShown:
    standing, tag = _standing(post.began_on, post.ended_on, today)
    return PostShown(
        post.id,
        post.title,
        names[post.officer_id] if post.officer_id else "Vacant",
        post.kind.value.capitalize(),
        f"{post.fte:.2f}",
        f"{post.reviewing:.2f}",
        _days(post.began_on, post.ended_on),
        standing,
        tag,
    )


def absence_shown(away: Away, names: Mapping[int, str], today: date) -> AbsenceShown:
    standing, tag = _standing(away.began_on, away.ended_on, today)
    return AbsenceShown(
        away.id,
        names[away.officer_id],
        away.kind.value.capitalize(),
        _days(away.began_on, away.ended_on),
        standing,
        tag,
    )


def _days(began_on: date, ended_on: date | None) -> str:
    if ended_on == began_on:
        return f"Called off on {day_words(began_on)}"
    if ended_on is None:
        return f"From {day_words(began_on)}"
    return days_words(began_on, ended_on)


def _standing(began_on: date, ended_on: date | None, today: date) -> tuple[str, str]:
    if ended_on is not None and ended_on <= max(today, began_on):
        return "Ended", "govuk-tag--grey"
    return ("Now", "govuk-tag--green") if began_on <= today else ("To come", "govuk-tag--blue")
