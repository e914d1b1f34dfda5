"""Work round reviews, made row by row for the worked numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from footprint.domain.facts import Facts, Schema, frame
from footprint.domain.indicators.definition import Measurement
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import OF_WORK
from footprint.domain.indicators.units import work as units_of
from footprint.domain.indicators.units.year import assemble
from footprint.domain.review_work import (
    AFTER,
    CHECKS,
    DECISIONS,
    NOT_HELD,
    PAPERS,
    PEOPLE,
    REVIEWS_RUN,
    STEPS,
    VISITS,
    ReviewWork,
)

Row = Mapping[str, object]


@dataclass(frozen=True)
class Work:
    """Rows by frame; what a row does not name is null."""

    reviews: Iterable[Row] = ()
    not_held: Iterable[Row] = ()
    papers: Iterable[Row] = ()
    steps: Iterable[Row] = ()
    people: Iterable[Row] = ()
    after: Iterable[Row] = ()
    decisions: Iterable[Row] = ()
    checks: Iterable[Row] = ()
    visits: Iterable[Row] = ()

    def frames(self) -> ReviewWork:
        return ReviewWork(
            reviews=_frame(REVIEWS_RUN, self.reviews),
            not_held=_frame(NOT_HELD, self.not_held),
            papers=_frame(PAPERS, self.papers),
            steps=_frame(STEPS, self.steps),
            people=_frame(PEOPLE, self.people),
            after=_frame(AFTER, self.after),
            decisions=_frame(DECISIONS, self.decisions),
            checks=_frame(CHECKS, self.checks),
            visits=_frame(VISITS, self.visits),
        )


def _frame(schema: Schema, rows: Iterable[Row]) -> pl.DataFrame:
    return frame(schema, [tuple(row.get(name) for name in schema) for row in rows])


def measured(facts: Facts, year: int, work: Work) -> dict[str, Measurement]:
    units = units_of.units(assemble(facts, year), work.frames())
    return {one.code: one for one in measure_all(OF_WORK, units)}


def run(review: int, child: int, *sittings: date, **more: object) -> Row:
    """A review run here, held in these sittings and completed on the last."""
    return {
        "review": review,
        "child": child,
        "held_on": sittings[0],
        "first_sitting_on": sittings[0],
        "last_sitting_on": sittings[-1],
        "sittings": len(sittings),
        "completed_on": sittings[-1],
        **more,
    }
