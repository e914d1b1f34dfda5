"""The frames whose rows the figures count, by name (a unit's name is `Indicator.unit`)."""

from collections.abc import Mapping

import polars as pl

from footprint.domain.indicators.units.children import children
from footprint.domain.indicators.units.periods import periods
from footprint.domain.indicators.units.reviews import reviews_due, reviews_held
from footprint.domain.indicators.units.year import Year


def units(year: Year) -> Mapping[str, pl.DataFrame]:
    """`review held`, `review due`, `child`, `period of care`: one frame each."""
    held = reviews_held(year)
    return {
        "review held": held,
        "review due": reviews_due(year),
        "child": children(year, held),
        "period of care": periods(year),
    }
