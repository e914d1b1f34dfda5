"""The rows behind a figure, as far as a viewer may see them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import polars as pl

from footprint.children.facts.child import ChildSeen
from footprint.domain.indicators.behind import (
    CANNOT_BE_JUDGED,
    COUNTED,
    NOT_COUNTED,
    NOT_KNOWN,
)
from footprint.domain.indicators.definition import Indicator
from footprint.formats.tables import in_words
from footprint.reports import groups
from footprint.reports.labels import CONFERENCE_KINDS, LEFT_OUT, PARTICIPATION, RUNGS, label

PAGE = 100
EVERY, NOT_JUDGED, LEFT_OUT_ROWS = "", "not_judged", "left_out"

STANDINGS: Mapping[str, str] = {
    COUNTED: "Counted",
    NOT_COUNTED: "In the base, not counted",
    CANNOT_BE_JUDGED: "Cannot be judged",
    NOT_KNOWN: "Not known",
}
SHOWN: Mapping[str, str] = {
    EVERY: "Every row",
    COUNTED: "Counted",
    NOT_COUNTED: "In the base, not counted",
    NOT_JUDGED: "Cannot be judged, or not known",
    LEFT_OUT_ROWS: "Left out",
}

#: A row as a dictionary of the columns of `domain.indicators.behind.BEHIND`.
BehindRow = Mapping[str, object]
Cell = Callable[[BehindRow], str]


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row: the child, then a cell a column."""

    child_id: int
    child: str
    opens: bool
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowsPage:
    """`hidden`: how many rows are of children who are not shown to this viewer, whatever is asked
    for. `counts`: by what can be asked for, how many rows she is shown."""

    columns: tuple[str, ...]
    rows: tuple[RowShown, ...]
    number: int
    pages: int
    asked: str
    count: int
    counts: Mapping[str, int]
    hidden: int


def rows_page(
    indicator: Indicator,
    rows: pl.DataFrame,
    seen: Mapping[int, ChildSeen],
    asked: str,
    number: int,
    *,
    may_open: Collection[int],
) -> RowsPage:
    """Page `number` of the rows asked for, by child and day; `seen` are the children whose rows
    the viewer may see, `may_open` those whose page she may open."""
    shown = rows.filter(pl.col("child").is_in(list(seen)))
    order = {
        child: place for place, child in enumerate(sorted(seen, key=lambda id_: _name(seen[id_])))
    }
    chosen = shown.filter(_asked_for(asked)).with_columns(
        place=pl.col("child").cast(pl.Int64).replace_strict(order, default=0, return_dtype=pl.Int64)
    )
    chosen = chosen.sort("place", pl.coalesce("held_on", "due", "began_on"), maintain_order=True)
    pages = max(1, -(-chosen.height // PAGE))
    number = min(max(1, number), pages)
    columns = _filled(_columns(indicator), chosen)
    return RowsPage(
        columns=("Child", *columns),
        rows=tuple(
            RowShown(
                row["child"],
                seen[row["child"]].name,
                row["child"] in may_open,
                tuple(cell(row) for cell in columns.values()),
            )
            for row in chosen.slice((number - 1) * PAGE, PAGE).iter_rows(named=True)
        ),
        number=number,
        pages=pages,
        asked=asked,
        count=chosen.height,
        counts={
            key: count
            for key in SHOWN
            if (count := shown.filter(_asked_for(key)).height) or key in {EVERY, asked}
        },
        hidden=rows.height - shown.height,
    )


def hidden_words(hidden: int, *, own_only: bool) -> str:
    """That the figure counts more than the viewer is shown."""
    rows = "1 row is" if hidden == 1 else f"{hidden:,} rows are"
    if own_only:
        return f"{rows} not shown to you: only the children who are yours today are listed here."
    whose = "child it is" if hidden == 1 else "children they are"
    return f"{rows} not shown to you: you may not see the {whose} about."


def _name(child: ChildSeen) -> tuple[str, str, str]:
    return child.surname.casefold(), child.name.casefold(), child.identifier


def _asked_for(asked: str) -> pl.Expr:
    standing = pl.col("standing")
    match asked:
        case "counted" | "not_counted":
            return standing == asked
        case "not_judged":
            return pl.col("beside").is_not_null()
        case "left_out":
            return ~standing.is_in(list(STANDINGS))
    return pl.lit(value=True)


def _columns(indicator: Indicator) -> Mapping[str, Cell]:
    """The columns after the child's, as far as the figure's unit has them."""
    words = groups.breakdown_of(indicator.code).labels
    of_unit: Mapping[str, Mapping[str, Cell]] = {
        "review held": {
            "Held": _day("held_on"),
            "Due": _day("due"),
            "Review": _labelled("rung", RUNGS),
            "Days late": _days,
            "How the child took part": _labelled("participation", PARTICIPATION),
        },
        "review due": {
            "Due": _day("due"),
            "Held": lambda row: _day("held_on")(row) or "not held by the year's end",
            "Review": _labelled("rung", RUNGS),
            "Days late": _days,
        },
        "child": {"In care from": _day("began_on"), "To": _day("ended_on")},
        "period of care": {"In care from": _day("began_on"), "To": _day("ended_on")},
        "review run": {"Held": _day("held_on")},
        "review followed up": {"Held": _day("held_on"), "Completed": _day("ended_on")},
        "decision": {
            "To be done by": _day("due"),
            "Done": lambda row: _day("held_on")(row) or "not done by the year's end",
            "Days late": _days,
        },
        "gap between reviews": {"Review": _day("began_on"), "Next review": _day("ended_on")},
        "child on the day": {"In care from": _day("began_on")},
        "conference": {
            "Conference": _labelled("rung", CONFERENCE_KINDS),
            "Due": _day("due"),
            "Held": lambda row: _day("held_on")(row) or "not held by the year's end",
            "Days late": _days,
        },
        "child on a plan": {"On a plan from": _day("began_on"), "To": _day("ended_on")},
        "review late or never held": {
            "Due": _day("due"),
            "Held": lambda row: _day("held_on")(row) or "not held by the year's end",
            "Review": _labelled("rung", RUNGS),
            "Days late": _days,
        },
    }
    columns = dict(of_unit[indicator.unit])
    by_line = set(indicator.by) - set(RUNGS) - set(PARTICIPATION)
    if by_line:
        columns["Line"] = lambda row: _lines(row, words)
    columns["In the figure"] = _standing
    return columns


def _filled(columns: Mapping[str, Cell], rows: pl.DataFrame) -> Mapping[str, Cell]:
    """Without the columns in which none of the rows has anything."""
    held = rows.rows(named=True)
    return {name: cell for name, cell in columns.items() if any(cell(row) for row in held)}


def _day(column: str) -> Cell:
    return lambda row: in_words(row[column])  # type: ignore[arg-type]  # a date or nothing


def _labelled(column: str, words: Mapping[str, str]) -> Cell:
    return lambda row: label(str(row[column]), words) if row[column] else ""


def _days(row: BehindRow) -> str:
    return "" if row["days"] is None else str(row["days"])


def _lines(row: BehindRow, words: Mapping[str, str]) -> str:
    held = row["lines"]
    return "; ".join(label(line, words) for line in held) if isinstance(held, list) else ""


def _standing(row: BehindRow) -> str:
    standing, beside = str(row["standing"]), row["beside"]
    said = STANDINGS.get(standing) or f"Left out: {label(standing, LEFT_OUT)}"
    return f"{said}; {STANDINGS[str(beside)].lower()}" if beside and beside != standing else said
