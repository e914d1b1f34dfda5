"""One return read: its files walked, cast and checked, and which collection year it is."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from footprint.domain.codes import newer_than_2027, older_than_2017
from footprint.exchange.ssda903.bytewalk import Walked, walk
from footprint.exchange.ssda903.checks import check
from footprint.exchange.ssda903.history import ReturnFacts, facts_of
from footprint.exchange.ssda903.identifiers import Identifiers
from footprint.exchange.ssda903.kinds import EPISODES, HEADER, KINDS, REVIEWS, SW_EPISODES, Kind
from footprint.exchange.ssda903.lines import Lines
from footprint.exchange.ssda903.parse import Rows, parse
from footprint.exchange.ssda903.refusal import ReturnRefused
from footprint.exchange.ssda903.sources import ReturnFiles, Source
from footprint.exchange.ssda903.tables import names_in, read_table
from footprint.exchange.ssda903.words import social_workers_of
from footprint.exchange.ssda903.years import YearFound, find_year

#: Of the rows of a file of which none can be read, so many are named.
_REASONS_TOLD = 3


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """One return: its facts, what was wrong with its cells and rows, and its year. `has` are the
    kinds of which it has a file, be it without rows; `social_workers` is empty unless asked for."""

    name: str
    year: YearFound
    facts: ReturnFacts
    read: dict[str, int]
    has: frozenset[str]
    social_workers: pl.DataFrame
    bad_cells: pl.DataFrame
    findings: pl.DataFrame


class Reading:
    """What is kept from return to return while several are read. `with_words`: what only a
    return's own word needs is made too."""

    def __init__(self, progress: Callable[[str], None] | None, *, with_words: bool = False) -> None:
        self.with_words = with_words
        self.identifiers = Identifiers()
        self.lines = Lines()
        self.left_out: dict[str, str] = {}
        self.tell = progress or (lambda _: None)


def read_return(files: ReturnFiles, reading: Reading, asked_for: int | None) -> ReadReturn:
    """Reads every file of a return; raises ReturnRefused when one cannot be, or when there is no
    Header or no Episodes row in it."""
    return _Reader(files, reading).read(asked_for)


class _Reader:
    def __init__(self, files: ReturnFiles, reading: Reading) -> None:
        self.name = files.name
        self.sources = files.sources
        self.reading = reading
        self.rows: dict[str, Rows] = {}
        self.bad_cells: list[pl.DataFrame] = []
        self.findings: list[pl.DataFrame] = []
        self.notes: list[str] = []

    def read(self, asked_for: int | None) -> ReadReturn:
        for kind in (HEADER, EPISODES):
            if not self._has(kind):
                raise self._without(kind)
        for kind in KINDS:
            self._read_kind(kind)
            if kind in (HEADER, EPISODES):
                self._refuse_without_rows(kind)
        year = self._year(asked_for)
        children = len(self.reading.identifiers)
        bad_cells = pl.concat(self.bad_cells)
        found = pl.concat([*self.findings, check(self.rows, year.year, children)])
        return ReadReturn(
            name=self.name,
            year=year,
            facts=facts_of(self.rows, children, tells_of_reviews=self._has(REVIEWS)),
            read={name: rows.read for name, rows in self.rows.items()},
            has=self._kinds_read(),
            social_workers=social_workers_of(
                self.rows.get(SW_EPISODES.name) if self.reading.with_words else None
            ),
            bad_cells=bad_cells,
            findings=_with_text_as_read(found, bad_cells),
        )

    def _kinds_read(self) -> frozenset[str]:
        left_out = self.reading.left_out
        return frozenset(
            source.kind.name for source in self.sources if source.entry.name not in left_out
        )

    def _has(self, kind: Kind) -> bool:
        return any(source.kind is kind for source in self.sources)

    def _without(self, kind: Kind) -> ReturnRefused:
        return ReturnRefused(
            f"{self.name} has no {kind.title} rows: a return without them cannot be read."
        )

    def _refuse_without_rows(self, kind: Kind) -> None:
        """There are no rows of the kind, or none of them can be read."""
        if kind.name not in self.rows:
            raise self._without(kind)
        if not self.rows[kind.name].taken().height:
            raise ReturnRefused(
                f"{self.name} has no {kind.title} row that can be read: {self._first_reasons()}."
            )

    def _first_reasons(self) -> str:
        """Why the first rows of the file read last were refused, each with its place."""
        refused = self.bad_cells[-1].filter("refused").sort("row", maintain_order=True)
        first = refused.head(_REASONS_TOLD)
        places = self.reading.lines.locate(first["row"])
        return "; ".join(
            f"{file} line {line}, {reason}"
            for file, line, reason in zip(
                places["file"], places["line"], first["reason"], strict=True
            )
        )

    def _read_kind(self, kind: Kind) -> None:
        given = [source for source in self.sources if source.kind is kind]
        known = [source for source in given if source.by_columns] or given
        for source in given:
            if source not in known:
                self._leave_out(source, "is named like a file that is there, and has other columns")
        taken: tuple[Source, Walked] | None = None
        for source in known:
            walked = self._walk(source)
            if walked is None or not walked.records:
                continue
            if taken is None:
                taken = source, walked
            else:
                self._leave_out_copy(source, walked, of=taken)
        if taken:
            self._take(*taken)

    def _walk(self, source: Source) -> Walked | None:
        self.reading.tell(source.entry.name)
        return walk(source.entry.whole(), source.entry.name)

    def _leave_out_copy(self, source: Source, walked: Walked, of: tuple[Source, Walked]) -> None:
        first, first_walked = of
        if walked.data != first_walked.data:
            raise ReturnRefused(
                f"{self.name} has two {source.kind.title} files, {first.entry.name} and"
                f" {source.entry.name}: give one. Several years are given as a folder each."
            )
        self._leave_out(source, f"is a copy of {first.entry.name}")

    def _leave_out(self, source: Source, why: str) -> None:
        self.reading.left_out[source.entry.name] = why

    def _take(self, source: Source, walked: Walked) -> None:
        kind, file = source.kind, source.entry.name
        if not kind.feeds_the_figures and not set(kind.known_by).issubset(names_in(walked)):
            self._leave_out(source, f"is named like {kind.title} but has other columns")
            return
        table = read_table(walked, kind, file)
        if not table.read:
            return
        if table.unread:
            self.notes.append(f"{file}: columns not read: {', '.join(table.unread)}")
        first_row = self.reading.lines.add(
            kind=kind.name,
            file=file,
            of_return=self.name,
            records=walked.records,
            first_line=walked.first_line,
            lines=walked.lines,
        )
        parsed = parse(table, first_row, self.reading.identifiers)
        self.rows[kind.name] = parsed.rows
        self.bad_cells.append(parsed.bad_cells)
        self.findings.append(parsed.findings)

    def _year(self, asked_for: int | None) -> YearFound:
        reviews = self.rows.get("reviews")
        held_on = reviews.taken()["REVIEW"] if reviews else pl.Series([], dtype=pl.Date)
        found = find_year(self.name, self.rows["episodes"].taken(), held_on, asked_for)
        of_the_codes = (older_than_2017(found.year), newer_than_2027(found.year))
        notes = (*found.notes, *(note for note in of_the_codes if note), *self.notes)
        return YearFound(found.year, found.found_by, notes)


def _with_text_as_read(findings: pl.DataFrame, bad_cells: pl.DataFrame) -> pl.DataFrame:
    """The findings about a cell that could not be read carry its text."""
    as_read = bad_cells.filter(pl.col("value") != "").select("row", "column", as_read="value")
    return (
        findings.join(
            as_read.unique(["row", "column"]),
            on=["row", "column"],
            how="left",
            maintain_order="left",
        )
        .with_columns(value=pl.coalesce("value", "as_read"))
        .drop("as_read")
    )
