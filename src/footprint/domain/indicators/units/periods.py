"""The unit of flows: one row a period of care with any part in the year."""

import polars as pl

from footprint.domain.care import TO_SHORT_BREAKS
from footprint.domain.indicators.units.year import Year


def periods(year: Year) -> pl.DataFrame:
    """child, period; booleans: open_before (looked after on the last day of the year before),
    entered, left, end_not_known, start_not_known, from_short_break, to_short_break, open_on (the last day). open_before + entered -
    left - end_not_known = open_on."""
    ended = pl.col("ended_on").is_not_null()
    return year.periods.select(
        "child",
        "period",
        open_before=pl.col("began_on") < year.start,
        entered=pl.col("began_on") >= year.start,
        start_not_known=~pl.col("start_known"),
        from_short_break=pl.col("from_short_break"),
        to_short_break=(pl.col("end_reason") == TO_SHORT_BREAKS).fill_null(value=False),
        left=ended & pl.col("end_known"),
        end_not_known=ended & ~pl.col("end_known"),
        open_on=~ended,
    )
