"""A year's figures as JSON: the contract described in docs/reference/measure-json.md."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from footprint.domain.facts import year_end, year_start
from footprint.domain.indicators.definition import Measurement, Part
from footprint.domain.indicators.registry import OF_STORE
from footprint.reports.facts import YearFigures
from footprint.reports.labels import FILES
from footprint.reports.writing import write_file

_OF_STORE = frozenset(one.code for one in OF_STORE)

Json = str | int | float | None | list["Json"] | dict[str, "Json"]


def write_measure_json(path: Path, figures: YearFigures) -> None:
    """Writes the document, whole or not at all. Raises `CannotWrite`."""
    write_file(path, measure_json(figures))


def measure_json(figures: YearFigures) -> bytes:
    """The document as the bytes of a file."""
    text = json.dumps(document(figures), ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()


def document(figures: YearFigures) -> dict[str, Json]:
    """The document as plain values. Every kind of file is in `rows`, with 0 where none was read."""
    unknown = sorted(set(figures.rows) - set(FILES))
    if unknown:
        message = f"Kinds of file that the contract does not have: {', '.join(unknown)}"
        raise ValueError(message)
    return {
        "year_ending": figures.year_ending.isoformat(),
        "coverage": _coverage(figures),
        "rows": {kind: figures.rows.get(kind, 0) for kind in FILES},
        "checks": {code: dict(kinds) for code, kinds in figures.checks.items()},
        "refused": dict(figures.refused),
        "measurements": [_measurement(m) for m in figures.measurements if m.code not in _OF_STORE],
        **_work(figures),
    }


def _work(figures: YearFigures) -> dict[str, Json]:
    """The figures of the work round reviews and of conferences, which no return tells of: a name that
    is there only where something of them is known, so that the rest is the same document of files and of a store."""
    if not figures.more_than_returns:
        return {}
    return {"work": [_measurement(m) for m in figures.measurements if m.code in _OF_STORE]}


def _coverage(figures: YearFigures) -> dict[str, Json]:
    years = figures.years
    return {
        "years_ending": [year_end(year).isoformat() for year in years],
        "from": year_start(years[0]).isoformat(),
        "to": year_end(years[-1]).isoformat(),
    }


def _measurement(m: Measurement) -> dict[str, Json]:
    return {
        "code": m.code,
        "title": m.title,
        "unit": m.unit,
        "statistic": m.statistic,
        "numerator": m.numerator,
        "denominator": m.denominator,
        "percent": _number(m.percent),
        "value": _number(m.value),
        "cannot_be_judged": m.cannot_be_judged,
        "not_known": m.not_known,
        "left_out": dict(m.left_out),
        "by": _by(m.by),
    }


def _by(by: Mapping[str, int | Part]) -> dict[str, Json]:
    return {name: _line(part) for name, part in by.items()}


def _line(part: int | Part) -> Json:
    if isinstance(part, Part):
        return {
            "numerator": part.numerator,
            "denominator": part.denominator,
            "percent": _number(part.percent),
        }
    return part


def _number(value: Decimal | None) -> float | None:
    """At most two decimals are ever made, which a JSON number holds exactly as printed."""
    return None if value is None else float(value)
