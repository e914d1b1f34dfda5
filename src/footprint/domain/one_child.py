"""One child's periods of care as a page tells them: episodes, reviews, and every limit explained."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from footprint.domain.law import Deadline
from footprint.domain.next_reviews import Standing, next_reviews
from footprint.domain.timetable.child import (
    PeriodHistory,
    Reading,
    Turn,
    next_deadline,
    read_period,
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PeriodOfCare:
    """A period, [began_on, ended_on), the latest episode first. `reading` is None where no return
    tells of its reviews; `started`: the child became looked after on `began_on`."""

    began_on: date
    ended_on: date | None
    end_known: bool
    end_reason: str | None
    started: bool
    episodes: tuple[Row, ...]
    reviews: tuple[Row, ...]
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class OneChild:
    """`periods`, the latest first. `elsewhere`: episodes of short breaks and reviews that count in
    no period. `next` is the next review's deadline; without one `why_not` says why, or is empty for
    a child who is not looked after."""

    periods: tuple[PeriodOfCare, ...]
    short_breaks: tuple[Row, ...]
    reviews_elsewhere: tuple[Row, ...]
    next: Deadline | None
    why_not: str
    holds: str

    @property
    def present(self) -> PeriodOfCare | None:
        """The period that is open."""
        return next((one for one in self.periods if one.ended_on is None), None)


def one_child(stands: Standing) -> OneChild:
    """`stands` is of this child alone."""
    periods = tuple(_periods(stands))[::-1]
    row = next(next_reviews(stands).iter_rows(named=True), None)
    episodes = stands.care.episodes
    return OneChild(
        periods=periods,
        short_breaks=_latest_first(episodes.filter("short_break"), "began_on"),
        reviews_elsewhere=_latest_first(
            stands.reviews.filter(pl.col("period").is_null()), "held_on"
        ),
        next=next(filter(None, (deadline for _, deadline in deadlines(stands))), None),
        why_not=(row["why_not"] or "") if row else "",
        holds=row["holds"] if row else "",
    )


def _periods(stands: Standing) -> Iterator[PeriodOfCare]:
    for row in stands.care.periods.sort("period").iter_rows(named=True):
        of_period = pl.col("period") == row["period"]
        history = history_of(stands, row)
        yield PeriodOfCare(
            began_on=row["began_on"],
            ended_on=row["ended_on"],
            end_known=row["end_known"],
            end_reason=row["end_reason"],
            started=row["start_known"],
            episodes=_latest_first(stands.care.episodes.filter(of_period), "began_on"),
            reviews=_latest_first(stands.reviews.filter(of_period), "held_on"),
            reading=read_period(history) if history else None,
        )


def _latest_first(rows: pl.DataFrame, day: str) -> tuple[Row, ...]:
    return tuple(rows.sort(day, descending=True).iter_rows(named=True))


def deadlines(stands: Standing) -> Iterator[tuple[int, Deadline | None]]:
    """(child, the next deadline of her open period), as the child reader has it."""
    for row in stands.care.periods.filter(pl.col("ended_on").is_null()).iter_rows(named=True):
        history = history_of(stands, row)
        yield row["child"], next_deadline(history) if history else None


def history_of(stands: Standing, period: Row) -> PeriodHistory | None:
    """A period of `stands.care.periods` for the reader of one child; None where no return tells of
    its reviews."""
    if period["history_from"] is None:
        return None
    of_period = pl.col("period") == period["period"]
    return PeriodHistory(
        began_on=period["began_on"],
        ended_on=period["ended_on"],
        start_known=period["start_known"],
        follows_another=period["follows_another"],
        history_from=period["history_from"],
        turns=tuple(
            Turn(on, kind)
            for on, kind in stands.turns.filter(of_period).select("on", "kind").iter_rows()
        ),
        reviews=tuple(stands.reviews.filter(of_period)["held_on"]),
        as_at=stands.as_at,
    )
