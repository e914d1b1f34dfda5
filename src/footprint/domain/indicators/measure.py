"""From an indicator and its unit's frame to a measurement, in whatever engine holds the frame."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import narwhals as nw
from narwhals.typing import IntoFrame

from footprint.domain.indicators.definition import Indicator, Measurement, Part


def measure_all(
    indicators: Sequence[Indicator], units: Mapping[str, IntoFrame]
) -> tuple[Measurement, ...]:
    """Every indicator, in the order given, over the native frames of their units (Polars, DuckDB,
    Spark): one pass a unit."""
    found = {name: _reduce(unit, indicators, name) for name, unit in units.items()}
    return tuple(_measurement(each, found[each.unit]) for each in indicators)


def _reduce(unit: IntoFrame, indicators: Sequence[Indicator], name: str) -> dict[str, float]:
    """Every reduction of that unit's indicators: "code: reduction" -> its value."""
    reductions = {
        f"{indicator.code}: {what}": expression
        for indicator in indicators
        if indicator.unit == name
        for what, expression in _reductions(indicator).items()
    }
    if not reductions:
        return {}
    row = nw.from_native(unit).lazy().select(**reductions).collect("polars").row(0)
    return {what: value or 0 for what, value in zip(reductions, row, strict=True)}


def _measurement(indicator: Indicator, reduced: Mapping[str, float]) -> Measurement:
    found = {
        what.removeprefix(f"{indicator.code}: "): value
        for what, value in reduced.items()
        if what.startswith(f"{indicator.code}: ")
    }
    share = indicator.statistic == "share"

    def line(name: str) -> int | Part:
        counted = int(found[f"counts {name}"])
        return Part(counted, int(found[f"eligible {name}"])) if share else counted

    left_out = {why: int(found[f"left out {why}"]) for why in indicator.left_out}
    by = {name: line(name) for name in indicator.by}
    if indicator.of and found["counts"]:
        by["worst"] = int(found["worst"])
    return Measurement(
        code=indicator.code,
        title=indicator.title,
        unit=indicator.unit,
        statistic=indicator.statistic,
        numerator=int(found["counts"]),
        denominator=int(found["eligible"]) if share else None,
        value=_median(found) if indicator.of and found["counts"] else None,
        cannot_be_judged=int(found.get("cannot be judged", 0)),
        not_known=int(found.get("not known", 0)),
        left_out={why: rows for why, rows in left_out.items() if rows},
        by=by,
    )


def _reductions(indicator: Indicator) -> dict[str, nw.Expr]:
    """Every sum the measurement needs, by name."""
    eligible = indicator.eligible
    counts = eligible if indicator.counts is None else eligible & indicator.counts
    reductions = {"eligible": _rows(eligible), "counts": _rows(counts)}
    if indicator.cannot_be_judged is not None:
        reductions["cannot be judged"] = _rows(indicator.cannot_be_judged)
    if indicator.not_known is not None:
        reductions["not known"] = _rows(indicator.not_known)
    for why, flag in indicator.left_out.items():
        reductions[f"left out {why}"] = _rows(flag)
    for name, flag in indicator.by.items():
        reductions[f"eligible {name}"] = _rows(eligible & flag)
        reductions[f"counts {name}"] = _rows(counts & flag)
    if indicator.of:
        counted = nw.when(counts).then(nw.col(indicator.of))
        reductions["median"] = counted.median()
        reductions["worst"] = counted.max()
    return reductions


def _rows(flag: nw.Expr) -> nw.Expr:
    """How many rows have the flag, as a whole number in every engine."""
    return flag.cast(nw.Int64).sum()


def _median(found: Mapping[str, float]) -> Decimal:
    """A median of whole numbers is a whole number or a half: exactly that."""
    whole, half = divmod(int(2 * found["median"]), 2)
    return Decimal(whole) + (Decimal("0.5") if half else 0)
