"""What an import would do, row by row, for a person to look at before she confirms.

Lies beside the import's files as long as they do; a page reads only the rows that it shows.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from footprint.exchange import folders
from footprint.exchange.compare import BEFORE
from footprint.exchange.compare import Planned as OfAThing
from footprint.exchange.counts import lacking
from footprint.exchange.notices import RENUMBERED
from footprint.exchange.planning import Planned
from footprint.exchange.stored import STORED

#: One row a thing that would become something. `what`: added, changed, returned, withdrawn, mended,
#: conflict, renumbered, absent or unknown; `was` and `becomes` are {column: value} as JSON, of a
#: conflict what the person and what the file says. `other` is a second child whom it is about.
#: `private`: they hold names.
LISTED = {
    "what": pl.String,
    "thing": pl.String,
    "year": pl.Int32,
    "identifier": pl.String,
    "other": pl.String,
    "was": pl.String,
    "becomes": pl.String,
    "private": pl.Boolean,
}
_EMPTY = "{}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the preview."""

    what: str
    thing: str
    year: int | None
    identifier: str
    was: dict[str, object]
    becomes: dict[str, object]
    private: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one sort: those of a page, how many there are, and how many are about children whom
    the viewer may not see, which are in neither."""

    rows: tuple[Listed, ...]
    count: int
    hidden: int


def write(import_id: int, planned: Planned) -> None:
    """Keeps the rows and sentences of a plan beside the import's files."""
    folder = folders.of(import_id)
    listed(planned).write_parquet(_beside(folder / "preview.parquet"))
    told = json.dumps([planned.plan.warnings, planned.notes])
    _beside(folder / "sentences.json").write_text(told, encoding="utf-8")
    for name in ("preview.parquet", "sentences.json"):
        _beside(folder / name).replace(folder / name)


def sentences(import_id: int) -> tuple[Sequence[str], Sequence[str]]:
    """The warnings, and the notes, of the plan that lies there."""
    try:
        text = (folders.of(import_id) / "sentences.json").read_text(encoding="utf-8")
    except OSError:
        return (), ()
    warnings, notes = json.loads(text)
    return warnings, notes


def rows(import_id: int, what: str, *, unseen: Collection[str], first: int, size: int) -> Rows:
    """Rows `first` to `first + size` of one sort, without children of these identifiers."""
    return _rows(import_id, what, unseen, lambda seen: seen.slice(first, size))


def shown(listed: pl.DataFrame, what: str, first: int) -> tuple[Listed, ...]:
    """The first rows of one sort, of the rows of LISTED."""
    rows = listed.filter(pl.col("what") == what).head(first)
    return tuple(_row(row) for row in rows.iter_rows(named=True))


def some_of_each(import_id: int, what: str, *, unseen: Collection[str], size: int) -> Rows:
    """At most `size` rows of one sort, and of each kind of word among them as many as go in."""

    def some(seen: pl.LazyFrame) -> pl.LazyFrame:
        kinds = pl.col("thing").n_unique()
        in_kind = pl.int_range(pl.len()).over("thing")
        return seen.filter(in_kind < size // kinds.clip(1, size)).head(size)

    return _rows(import_id, what, unseen, some)


def _rows(
    import_id: int,
    what: str,
    unseen: Collection[str],
    choose: Callable[[pl.LazyFrame], pl.LazyFrame],
) -> Rows:
    path = folders.of(import_id) / "preview.parquet"
    if not path.exists():
        return Rows((), 0, 0)
    of_sort = pl.scan_parquet(path).filter(pl.col("what") == what)
    hidden = [pl.col(name).is_in(list(unseen)) for name in ("identifier", "other")]
    seen = of_sort.filter(~pl.any_horizontal(hidden).fill_null(value=False))
    count = int(seen.select(pl.len()).collect().item())
    every = int(of_sort.select(pl.len()).collect().item())
    page = choose(seen).collect()
    return Rows(tuple(_row(row) for row in page.iter_rows(named=True)), count, every - count)


def _row(row: Mapping[str, Any]) -> Listed:
    return Listed(
        what=row["what"],
        thing=row["thing"],
        year=row["year"],
        identifier=row["identifier"] or "",
        was=_filled(row["was"]),
        becomes=_filled(row["becomes"]),
        private=row["private"],
    )


def _filled(text: str) -> dict[str, object]:
    """What is said, without the columns that are empty."""
    return {name: value for name, value in json.loads(text).items() if value is not None}


def _beside(path: Path) -> Path:
    return path.with_suffix(f"{path.suffix}.new")


def listed(planned: Planned) -> pl.DataFrame:
    """The rows of LISTED of a plan."""
    plan = planned.plan
    parts = [part for one in plan.things for part in _of_thing(one)]
    parts += [
        _conflicts(plan.conflicts),
        _told("renumbered", plan.renumbered, "before", tuple(RENUMBERED)),
        _told("absent", plan.absent, "identifier", ("year_before", "began_on")),
        _told("unknown", plan.unknown_children, "identifier", ("line",)),
    ]
    schema = pl.DataFrame(schema=LISTED)
    return pl.concat([schema, *(part.select(list(LISTED)) for part in parts if part.height)])


def _of_thing(one: OfAThing) -> Iterator[pl.DataFrame]:
    names = [name for name in STORED[one.thing] if name in one.added.columns]
    told = [name for name in names if name != "identifier"]
    before = [name for name in told if f"{name}{BEFORE}" in one.changed.columns]
    key = [name for name in told if name not in before]
    for what, frame in (
        ("added", one.added),
        ("changed", one.changed),
        ("returned", one.returned),
        (lacking(one.thing), one.withdrawn),
    ):
        was = pl.lit(_EMPTY)
        if what == "changed" and frame.height:
            was = pl.struct(
                *key, *(pl.col(f"{name}{BEFORE}").alias(name) for name in before)
            ).struct.json_encode()
        yield frame.with_columns(
            what=pl.lit(what),
            thing=pl.lit(one.thing),
            year=pl.lit(one.year, pl.Int32),
            other=pl.lit(None, pl.String),
            was=was,
            becomes=pl.struct(told).struct.json_encode(),
            private=pl.lit(one.year is None),
        )


def _conflicts(frame: pl.DataFrame) -> pl.DataFrame:
    day = pl.col("day").alias("day")
    return frame.with_columns(
        what=pl.lit("conflict"),
        other=pl.lit(None, pl.String),
        was=pl.struct(day, "column", pl.col("person_says").alias("value")).struct.json_encode(),
        becomes=pl.struct(day, "column", pl.col("file_says").alias("value")).struct.json_encode(),
        private=pl.col("year").is_null(),
    )


def _told(what: str, frame: pl.DataFrame, child: str, names: Sequence[str]) -> pl.DataFrame:
    year = pl.col("year") if "year" in frame.columns else pl.lit(None, pl.Int32)
    return frame.select(
        what=pl.lit(what),
        thing=pl.lit("children"),
        year=year,
        identifier=pl.col(child),
        other=pl.col("after") if "after" in frame.columns else pl.lit(None, pl.String),
        was=pl.lit(_EMPTY),
        becomes=pl.struct(names).struct.json_encode(),
        private=pl.lit(value=False),
    )
