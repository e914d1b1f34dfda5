"""A year's facts, assembled once for every figure: care, reviews and the timetable as at its end."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from footprint.domain import care as care_of
from footprint.domain import reviews as reviews_of
from footprint.domain.care import Care
from footprint.domain.facts import Facts, year_end, year_start
from footprint.domain.timetable import frame
from footprint.domain.timetable.frame import Timetable
from footprint.domain.timetable.turns import turns


@dataclass(frozen=True)
class Year:
    """The collection year ending on 31 March of `year`, as at that day. `reviews`: every review
    as recorded by then, and whether it counts (domain/reviews.py)."""

    year: int
    facts: Facts
    care: Care
    timetable: Timetable
    reviews: pl.DataFrame

    @property
    def start(self) -> date:
        return year_start(self.year)

    @property
    def end(self) -> date:
        return year_end(self.year)

    @cached_property
    def periods(self) -> pl.DataFrame:
        """The periods of care with any part in the year, with the children's facts beside."""
        return self.care.periods.filter(
            pl.col("ended_on").is_null() | (pl.col("ended_on") >= self.start)
        ).join(self.children_facts, on="child", how="left", maintain_order="left")

    @cached_property
    def children_facts(self) -> pl.DataFrame:
        """child, born_on, uasc (recorded as one), uasc_ceased_on."""
        uasc = self.facts.uasc.select("child", uasc_ceased_on="ceased_on", uasc=pl.lit(value=True))
        return (
            self.facts.children.select("child", "born_on")
            .join(uasc, on="child", how="left", maintain_order="left")
            .with_columns(pl.col("uasc").fill_null(value=False))
        )


def assemble(facts: Facts, year: int) -> Year:
    """The year as at its last day; `year` is one of `facts.years`."""
    care = care_of.assemble(facts, year_end(year))
    recorded = reviews_of.place(facts, care)
    counted = recorded.filter(pl.col("period").is_not_null())
    timetable = frame.read(care.periods, turns(care, facts.authorities), counted, care.as_at)
    return Year(year, facts, care, timetable, recorded)
