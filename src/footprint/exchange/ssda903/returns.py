"""Returns read from the files that go to the Department: the door of this package."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import polars as pl

from footprint.domain.codes import collection_year
from footprint.domain.facts import Facts
from footprint.exchange.ssda903.checks import MESSAGES
from footprint.exchange.ssda903.history import history
from footprint.exchange.ssda903.kinds import KINDS
from footprint.exchange.ssda903.lines import Lines
from footprint.exchange.ssda903.one_return import Reading, ReadReturn, read_return
from footprint.exchange.ssda903.refusal import ReturnRefused
from footprint.exchange.ssda903.sources import find_returns
from footprint.exchange.ssda903.tally import check_counts, refused_counts
from footprint.exchange.ssda903.words import (
    EPISODES,
    REVIEWS,
    SOCIAL_WORKERS,
    UASC,
    ReturnWords,
    by_identifier,
    children_of,
)

__all__ = ["LoadedReturn", "LoadedReturns", "ReturnRefused", "ReturnWords", "read_returns"]

#: A bad cell with its place; `column` is empty where the whole row is meant, `child` (the
#: authority's identifier) where that cannot be read. `refused`: the row was not taken for it.
ROW_ERRORS = {
    "return": pl.String,
    "year": pl.Int32,
    "kind": pl.String,
    "file": pl.String,
    "line": pl.UInt32,
    "child": pl.String,
    "column": pl.String,
    "value": pl.String,
    "reason": pl.String,
    "refused": pl.Boolean,
    "row": pl.UInt32,
}

#: A failed check with its place; `child` is the authority's identifier. `refused`: the row was not
#: taken, for whatever reason.
PLACED_FINDINGS = {
    "code": pl.String,
    "return": pl.String,
    "kind": pl.String,
    "file": pl.String,
    "line": pl.UInt32,
    "child": pl.String,
    "column": pl.String,
    "value": pl.String,
    "message": pl.String,
    "row": pl.UInt32,
    "refused": pl.Boolean,
}

#: Findings of the domain that are about how an episode ended, not about how it began.
_ABOUT_THE_END = ("x1_with_nothing_after",)


@dataclass(frozen=True, slots=True)
class LoadedReturn:
    """One return as it was read. `year` is the calendar year in which its collection year ends;
    `found_by` says how that was found; `rows`: kind of file -> rows read; `notes` are sentences for
    the reader."""

    name: str
    year: int
    found_by: str
    rows: Mapping[str, int]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadedReturns:
    """Everything read, and everything that was wrong with it.

    `rows`: kind of file -> rows read, all returns together. `row_errors`: ROW_ERRORS, every bad
    cell. `findings`: PLACED_FINDINGS, every failed check. `left_out_files`: name -> why.
    `words`: each return's own word, in ascending order of their years, if they were asked for.
    """

    facts: Facts
    returns: tuple[LoadedReturn, ...]
    rows: Mapping[str, int]
    row_errors: pl.DataFrame
    findings: pl.DataFrame
    left_out_files: Mapping[str, str]
    lines: Lines
    words: tuple[ReturnWords, ...] = ()

    def locate(self, rows: pl.Series) -> pl.DataFrame:
        """(row, kind, file, line) of each row key."""
        return self.lines.locate(rows)

    def check_counts(self) -> dict[str, dict[str, int]]:
        """{code of a check: {kind of file: rows that failed it}}."""
        return check_counts(self.findings)

    def refused_counts(self) -> dict[str, int]:
        """{reason: rows that were refused}; a row refused for several counts by its first."""
        return refused_counts(self.row_errors)


def read_returns(
    paths: Sequence[Path],
    *,
    year_ending: int | None = None,
    with_words: bool = False,
    progress: Callable[[str], None] | None = None,
) -> LoadedReturns:
    """Reads every return in `paths` as one history.

    A path is a return (a folder or zip of CSV files), a folder or zip of returns, or a CSV file;
    CSV files given together are one return. `year_ending` must be a year that is loaded.
    `with_words`: keeps what each return itself says, which takes room. `progress` is told the name
    of each file as it is read. Raises ReturnRefused.
    """
    found = find_returns(paths)
    reading = Reading(progress, with_words=with_words)
    asked_for = year_ending if len(found.returns) == 1 else None
    read = [read_return(files, reading, asked_for) for files in found.returns]
    read.sort(key=lambda one: one.year.year)
    _refuse_years(read, year_ending)
    texts = reading.identifiers.texts()
    row_errors = _row_errors(read, reading.lines, texts)
    findings = pl.concat([one.findings for one in read])
    findings = _placed(findings, reading.lines, texts, MESSAGES, row_errors)
    return LoadedReturns(
        facts=history([one.facts for one in read], [one.year.year for one in read], texts),
        returns=tuple(
            LoadedReturn(one.name, one.year.year, one.year.found_by, one.read, one.year.notes)
            for one in read
        ),
        rows={kind.name: sum(one.read.get(kind.name, 0) for one in read) for kind in KINDS},
        row_errors=row_errors,
        findings=findings,
        left_out_files=found.left_out | reading.left_out,
        lines=reading.lines,
        words=tuple(_words(one, texts, findings, row_errors) for one in read if with_words),
    )


def _words(
    one: ReadReturn, texts: pl.Series, findings: pl.DataFrame, row_errors: pl.DataFrame
) -> ReturnWords:
    """What one return says. The findings and errors given are those of all that are read."""
    told = one.facts
    return ReturnWords(
        year=one.year.year,
        name=one.name,
        found_by=one.year.found_by,
        tells_of=one.has,
        rows=one.read,
        notes=one.year.notes,
        children=children_of(told, texts),
        episodes=by_identifier(told.episodes, texts, EPISODES),
        reviews=by_identifier(told.reviews, texts, REVIEWS),
        uasc=by_identifier(told.uasc, texts, UASC),
        social_workers=by_identifier(one.social_workers, texts, SOCIAL_WORKERS),
        findings=findings.filter(pl.col("return") == one.name),
        row_errors=row_errors.filter(pl.col("return") == one.name),
    )


def add_findings(
    loaded: LoadedReturns, findings: pl.DataFrame, messages: Mapping[str, str]
) -> LoadedReturns:
    """The same with findings (`code`, `row`) about rows of its facts, each put on its line."""
    told = findings.select(pl.col("code"), pl.col("row").cast(pl.UInt32))
    facts, of_end = loaded.facts, pl.col("code").is_in(_ABOUT_THE_END)
    about = [
        _about(told.filter(~of_end), facts.episodes, "began_on", "DECOM"),
        _about(told.filter(of_end), facts.episodes, "ended_on", "DEC"),
        _about(told, facts.reviews, "held_on", "REVIEW"),
        _about(told, facts.uasc, "ceased_on", "DUC"),
    ]
    texts = _texts(loaded.facts.children)
    placed = _placed(pl.concat(about), loaded.lines, texts, messages, loaded.row_errors)
    return replace(loaded, findings=pl.concat([loaded.findings, placed]))


def _about(told: pl.DataFrame, frame: pl.DataFrame, day: str, column: str) -> pl.DataFrame:
    """The findings about rows of the frame, with the child, and the day as the cell shown."""
    return told.join(frame, on="row", maintain_order="left").select(
        "code",
        "row",
        "child",
        pl.lit(column).alias("column"),
        pl.col(day).dt.to_string("%d/%m/%Y").alias("value"),
    )


def _texts(children: pl.DataFrame) -> pl.Series:
    """The identifiers by child's number, null where there is no such child."""
    every = pl.DataFrame({"child": pl.int_range(_after(children["child"]), eager=True)})
    numbered = every.cast(pl.UInt32).join(children, on="child", how="left", maintain_order="left")
    return numbered["identifier"]


def _after(numbers: pl.Series) -> int:
    highest = numbers.max()
    return highest + 1 if isinstance(highest, int) else 0


def _placed(
    findings: pl.DataFrame,
    lines: Lines,
    texts: pl.Series,
    messages: Mapping[str, str],
    row_errors: pl.DataFrame,
) -> pl.DataFrame:
    """Findings with the file, line, child and message put on them, and whether the row was taken."""
    if not findings.height:
        return pl.DataFrame(schema=PLACED_FINDINGS)
    findings = findings.sort("row", maintain_order=True)
    refused = row_errors.filter("refused")["row"].unique()
    return findings.with_columns(
        *lines.locate(findings["row"]).drop("row"),
        lines.returns_of(findings["row"]).alias("return"),
        texts.gather(findings["child"]).alias("child"),
        pl.col("code").replace_strict(messages, default="").alias("message"),
        pl.col("row").is_in(refused.implode()).alias("refused"),
    ).select(pl.col(name).cast(kind) for name, kind in PLACED_FINDINGS.items())


def _row_errors(read: Sequence[ReadReturn], lines: Lines, texts: pl.Series) -> pl.DataFrame:
    placed = [
        one.bad_cells.with_columns(
            *lines.locate(one.bad_cells["row"]).drop("row"),
            texts.gather(one.bad_cells["child"]).alias("child"),
            pl.lit(one.name).alias("return"),
            pl.lit(one.year.year).alias("year"),
        )
        for one in read
        if one.bad_cells.height
    ]
    selected = [
        frame.select(pl.col(name).cast(kind) for name, kind in ROW_ERRORS.items())
        for frame in placed
    ]
    together = pl.concat([pl.DataFrame(schema=ROW_ERRORS), *selected])
    return together.sort("row", maintain_order=True)


def _refuse_years(read: Sequence[ReadReturn], year_ending: int | None) -> None:
    for one, other in pairwise(read):
        if one.year.year == other.year.year:
            raise ReturnRefused(
                f"{one.name} and {other.name} are both returns for"
                f" {collection_year(one.year.year)}: give one of them."
            )
    if year_ending is not None and all(one.year.year != year_ending for one in read):
        loaded = ", ".join(f"{one.name}: {collection_year(one.year.year)}" for one in read)
        raise ReturnRefused(
            f"No return for {collection_year(year_ending)} (the year ending 31 March"
            f" {year_ending}) is among those given ({loaded})."
        )
