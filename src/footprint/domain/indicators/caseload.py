"""Caseload per full-time equivalent (definitions 9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from footprint.domain.indicators.definition import Measurement, ratio

#: Children a full-time reviewing officer holds, both ends in, by the IRO Handbook as the two
#: services and the officers' associations quote it; the Handbook itself was not read.
HANDBOOK_RANGE = (50, 70)

#: An absence longer than this takes the officer's post out of the figure, on each of its days.
LONG = timedelta(weeks=4)

Beside = Literal["below", "inside", "above"]


@dataclass(frozen=True, slots=True)
class Held:
    """What is divided by posts: children with an officer on the day, `short_breaks` of them in a
    series of short breaks only; `without_an_officer` are in neither."""

    children: int
    short_breaks: int = 0
    without_an_officer: int = 0


@dataclass(frozen=True, slots=True)
class Posts:
    """Full-time equivalents on the day: all in post, of those the ones at work, and the part of the
    latter that is for reviewing."""

    in_post: Decimal
    at_work: Decimal
    for_reviewing: Decimal


def caseload_per_fte(held: Held, posts: Posts) -> tuple[Measurement, Measurement]:
    """Children per full-time equivalent in post and at work; the same per equivalent for reviewing."""
    beside = {
        "in_short_breaks": held.short_breaks,
        "without_an_officer": held.without_an_officer,
    }
    return (
        _measurement(
            "caseload_per_fte", "Caseload per full-time equivalent", held, posts.at_work, beside
        ),
        _measurement(
            "caseload_per_fte_for_reviewing",
            "Caseload per full-time equivalent for reviewing",
            held,
            posts.for_reviewing,
            beside,
        ),
    )


def _measurement(
    code: str, title: str, held: Held, fte: Decimal, beside: Mapping[str, int]
) -> Measurement:
    """The denominator is in hundredths of an equivalent: it is a whole number."""
    return Measurement(
        code=code,
        title=title,
        unit="post",
        statistic="ratio",
        numerator=held.children,
        denominator=int((fte * 100).quantize(Decimal(1), rounding="ROUND_HALF_UP")),
        value=ratio(Decimal(held.children), fte),
        by=beside,
    )


def beside_the_range(value: Decimal) -> Beside:
    """How a caseload stands to the Handbook's range."""
    lowest, highest = HANDBOOK_RANGE
    if value < lowest:
        return "below"
    return "inside" if value <= highest else "above"


def is_away(began_on: date, ended_on: date | None, day: date) -> bool:
    """Whether an absence, [began_on, ended_on), takes its officer out of the figure on that day. One
    without an end does so once it has lasted more than four weeks."""
    if began_on > day or (ended_on is not None and ended_on <= day):
        return False
    return (ended_on or day) - began_on > LONG
