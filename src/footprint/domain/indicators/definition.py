"""What a published figure is, and what measuring it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

import narwhals as nw

Statistic = Literal["share", "count", "table", "ratio", "median"]
Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A published measure: which rows of its unit's frame are eligible, and which of those count.

    `unit` names the frame of `indicators/units` whose rows are counted. Every expression is a
    boolean over that frame's columns (booleans, short strings and whole numbers only), so that
    the same definition runs on Polars, DuckDB and Spark. `counts` None: every eligible row
    counts. `left_out` names the rows that a reader might have expected and why they are not in.
    `by` breaks the figure down, a line a condition. `of` is the column that a median is of.
    `definition` and `formula` are the words printed with the figure; `source` says where the
    definition comes from; `choice` is the reading taken where others are lawful.
    """

    code: str
    title: str
    unit: str
    statistic: Statistic
    definition: str
    formula: str
    source: str
    eligible: nw.Expr
    counts: nw.Expr | None = None
    better: Better = "neither"
    choice: str = ""
    cannot_be_judged: nw.Expr | None = None
    not_known: nw.Expr | None = None
    left_out: Mapping[str, nw.Expr] = field(default_factory=dict)
    by: Mapping[str, nw.Expr] = field(default_factory=dict)
    of: str | None = None
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
    `by` maps a line's name to a Part (share) or to a whole number (all others; a median's `worst`).
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
    by: Mapping[str, int | Part] = field(default_factory=dict)

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
