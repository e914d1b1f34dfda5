"""What a published figure is, and what measuring it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

import narwhals as nw

Statistic = Literal["share", "count", "table", "ratio", "median"]
Better = Literal["higher", "lower", "neither"]

#: An expression over the unit's frame. Only booleans and integer day numbers are read, so that
#: the same definition runs on Polars, DuckDB and Spark.
Expression = nw.Expr


@dataclass(frozen=True, slots=True)
class Indicator:
    """A published measure: which rows of its unit's frame are eligible, and which of those count.

    `unit` names the frame in `indicators/units.py` whose rows are counted. `eligible` and `counts`
    are made by functions so that no expression is built at import. `by` names a string column of
    that frame to break the figure down by. `definition` and `formula` are the words printed with
    the figure; `source` says where the definition comes from.
    """

    code: str
    title: str
    unit: str
    statistic: Statistic
    definition: str
    formula: str
    source: str
    better: Better
    eligible: Callable[[], Expression]
    counts: Callable[[], Expression] | None = None
    cannot_be_judged: Callable[[], Expression] | None = None
    not_known: Callable[[], Expression] | None = None
    left_out: Mapping[str, Callable[[], Expression]] = field(default_factory=dict)
    by: str | None = None
    by_values: tuple[str, ...] = ()
    chart: Literal["bars", "none"] = "none"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a share that is broken down."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        return percentage(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure as measured.

    share: numerator / denominator, `percent` half up to one decimal, null when there is none to
    count. count: numerator only. table: numerator is the sum, `by` holds the counts. ratio:
    numerator / denominator as `value`. median: `value`, with the number of rows as numerator.
    `by` maps a line's name to a whole number (table, median) or to a Part (share).
    """

    code: str
    title: str
    unit: str
    statistic: Statistic
    numerator: int | None = None
    denominator: int | None = None
    value: Decimal | None = None
    cannot_be_judged: int = 0
    not_known: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    by: Mapping[str, int | Decimal | Part] = field(default_factory=dict)

    @property
    def percent(self) -> Decimal | None:
        if self.statistic != "share" or self.numerator is None or self.denominator is None:
            return None
        return percentage(self.numerator, self.denominator)


def percentage(numerator: int, denominator: int) -> Decimal | None:
    """Per cent, half up to one decimal, from whole numbers; None when there is none to count."""
    if denominator == 0:
        return None
    return Decimal((2000 * numerator + denominator) // (2 * denominator)).scaleb(-1)


def ratio(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """Numerator / denominator to two decimals, half up; None when there is none to count."""
    if denominator == 0:
        return None
    return (numerator / denominator).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
