"""The units of the figures round a review (definitions 13 to 16), by name."""

from collections.abc import Mapping

import polars as pl

from footprint.domain.indicators.units.between_reviews import children_on_the_day, gaps
from footprint.domain.indicators.units.followed_up import (
    decisions,
    late_reviews,
    reviews_followed_up,
)
from footprint.domain.indicators.units.reviews_run import reviews_run
from footprint.domain.indicators.units.year import Year
from footprint.domain.review_work import ReviewWork


def units(year: Year, work: ReviewWork) -> Mapping[str, pl.DataFrame]:
    """Every unit of these figures, as at the last day of the year; without a row where no review had
    been run here by then, since nothing is known of the work."""
    run = work.begun_by(year.end)
    found = {
        "review run": reviews_run(year, work),
        "review followed up": reviews_followed_up(year, work),
        "decision": decisions(year, work),
        "gap between reviews": gaps(year, work),
        "child on the day": children_on_the_day(year, work),
        "review late or never held": late_reviews(year, work),
    }
    return found if run else {name: rows.clear() for name, rows in found.items()}
