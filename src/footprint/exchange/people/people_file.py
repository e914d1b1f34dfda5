"""The people file read: the door of this package."""

import codecs
from pathlib import Path

import polars as pl

from footprint.domain.facts import Schema
from footprint.exchange.people import rules, words
from footprint.exchange.people.columns import (
    CHILD_COLUMN,
    NAMES,
    PEOPLE,
    TEXTS,
    are_peoples,
    people_columns,
)
from footprint.exchange.people.stretches import joined
from footprint.exchange.people.words import PeopleWords
from footprint.exchange.ssda903.bytewalk import Walked, walk
from footprint.exchange.ssda903.cells import tidied
from footprint.exchange.ssda903.containers import file_entry
from footprint.exchange.ssda903.heading import column_names, first_line
from footprint.exchange.ssda903.identifiers import Identifiers
from footprint.exchange.ssda903.kinds import CHILD
from footprint.exchange.ssda903.lines import Lines
from footprint.exchange.ssda903.parse import Parsed, parse
from footprint.exchange.ssda903.refusal import ReturnRefused
from footprint.exchange.ssda903.sources import SNIFFED_BYTES
from footprint.exchange.ssda903.tables import Table, names_in, read_table

#: Far more than any authority has; they bound what comparing a child's rows with each other costs.
MAX_ROWS = 100_000
MAX_ROWS_OF_A_CHILD = 100

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_people_file(path: Path) -> bool:
    """Whether the file's first line is that of a people file. Raises ReturnRefused when it cannot
    be read."""
    first = file_entry(path, path.name).first(SNIFFED_BYTES)
    if first.startswith(_UTF16):
        first = first[: len(first) // 2 * 2].decode("utf-16", errors="replace").encode()
    return are_peoples(people_columns(column_names(first_line(first))))


def read_people(path: Path) -> PeopleWords:
    """What the people file says: CSV in UTF-8, UTF-16 or Windows-1252. Raises ReturnRefused when it
    is no such file."""
    entry = file_entry(path, path.name)
    walked = walk(_as_utf8(entry.whole(), entry.name), entry.name)
    if walked is None or not walked.records:
        raise ReturnRefused(f"{entry.name} has no rows.")
    return _People(entry.name, walked).words()


def _as_utf8(data: bytes, name: str) -> bytes:
    if not data.startswith(_UTF16):
        return data
    try:
        return data.decode("utf-16").encode()
    except UnicodeDecodeError as error:
        raise ReturnRefused(
            f"{name} is not the UTF-16 text that it begins as: save it as CSV (UTF-8)."
        ) from error


class _People:
    def __init__(self, name: str, walked: Walked) -> None:
        self.name = name
        self.table = _table(name, walked)
        self.lines = Lines()
        first_row = self.lines.add(
            kind=PEOPLE.name,
            file=name,
            of_return=name,
            records=walked.records,
            first_line=walked.first_line,
            lines=walked.lines,
        )
        identifiers = Identifiers()
        parsed = parse(self.table, first_row, identifiers)
        self.texts = identifiers.texts()
        self.errors = [_errors_of_cells(parsed, self.texts)]
        self.rows = self._rows(parsed)
        _refuse_many(name, self.rows)

    def words(self) -> PeopleWords:
        self._refuse(rules.broken_alone(self.rows))
        self._refuse(rules.broken_beside_others(self.rows))
        self._refuse(self._overlaps())
        rows = self.rows
        return PeopleWords(
            name=self.name,
            read=self.table.read,
            notes=self._notes(),
            children=self._children(),
            names=_as(_names(rows), words.NAMES),
            officers=_as(joined(_officers(rows), "officer", "email"), words.OFFICERS),
            social_workers=_as(
                joined(_social_workers(rows), "worker", "team"), words.SOCIAL_WORKERS
            ),
            protection_plans=_as(joined(_plans(rows)), words.PROTECTION_PLANS),
            errors=self._placed_errors(),
        )

    def _rows(self, parsed: Parsed) -> pl.DataFrame:
        """The rows that can be read, every column of the file's kind being there."""
        rows = parsed.rows.taken()
        missing = [
            pl.lit(None, pl.Date if column in PEOPLE.dates else pl.String).alias(column)
            for column in PEOPLE.columns
            if column != CHILD and column not in rows.columns
        ]
        rows = rows.with_columns(*missing, self.texts.gather(rows["child"]).alias("identifier"))
        rows = rows.with_columns(_tidy(rows[column]) for column in TEXTS)
        return rows.with_columns(pl.col("officer_email").str.to_lowercase())

    def _refuse(self, broken: pl.DataFrame) -> None:
        children = self.rows.select("row", child="identifier")
        self.errors.append(broken.join(children, on="row", how="left", maintain_order="left"))
        self.rows = self.rows.filter(~pl.col("row").is_in(broken["row"].implode()))

    def _overlaps(self) -> pl.DataFrame:
        officers = _officers(self.rows).with_columns(
            pl.coalesce("email", pl.col("officer").str.to_lowercase()).alias("who")
        )
        plans = _plans(self.rows).with_columns(
            pl.struct("began_on", "ended_on").hash().alias("who")
        )
        teams = _social_workers(self.rows).with_columns(
            pl.concat_str("identifier", "worker", separator="\n").alias("identifier"),
            pl.col("team").fill_null("").alias("who"),
        )
        return pl.concat(
            [
                rules.overlapping(
                    teams, "team", "who", "another row gives this social worker another team then"
                ),
                rules.overlapping(
                    officers, "from", "who", "another row gives this child another officer then"
                ),
                rules.overlapping(
                    plans,
                    "protection_plan_from",
                    "who",
                    "another row gives this child another protection plan then",
                ),
            ]
        )

    def _children(self) -> pl.DataFrame:
        first = self.rows.unique("identifier", keep="first", maintain_order=True)
        return pl.DataFrame(
            {"identifier": first["identifier"], "line": self.lines.locate(first["row"])["line"]}
        )

    def _placed_errors(self) -> pl.DataFrame:
        errors = pl.concat(self.errors, how="diagonal").sort("row", maintain_order=True)
        placed = errors.with_columns(*self.lines.locate(errors["row"]).drop("row"))
        return _as(placed, words.ERRORS)

    def _notes(self) -> tuple[str, ...]:
        if not self.table.unread:
            return ()
        return (f"{self.name}: columns not read: {', '.join(self.table.unread)}",)


def _table(name: str, walked: Walked) -> Table:
    names = people_columns(names_in(walked))
    twice = next((each for each in PEOPLE.columns if names.count(each) > 1), None)
    if twice:
        raise ReturnRefused(
            f"{name} has the column {CHILD_COLUMN if twice == CHILD else twice} more than once:"
            " it is not clear which to read."
        )
    if not are_peoples(names):
        raise ReturnRefused(
            f"{name} is no people file: it needs the column {CHILD_COLUMN}, and one or more of"
            f" {', '.join(column for column in PEOPLE.columns if column != CHILD)}, with commas"
            " between the cells."
        )
    return read_table(walked, PEOPLE, name, names)


def _refuse_many(name: str, rows: pl.DataFrame) -> None:
    if rows.height > MAX_ROWS:
        raise ReturnRefused(f"{name} has more than {MAX_ROWS:,} rows, which no people file has.")
    most = rows.group_by("identifier").len()["len"].max()
    if isinstance(most, int) and most > MAX_ROWS_OF_A_CHILD:
        raise ReturnRefused(
            f"{name} has more than {MAX_ROWS_OF_A_CHILD} rows of one child, which no people file has."
        )


def _tidy(texts: pl.Series) -> pl.Series:
    """Without spaces round it, and with one where there are several."""
    return tidied(texts.str.replace_all(r"\s+", " "))


def _errors_of_cells(parsed: Parsed, texts: pl.Series) -> pl.DataFrame:
    cells = parsed.bad_cells
    return cells.select(
        "row",
        pl.col("column").replace(CHILD, CHILD_COLUMN),
        "value",
        "reason",
        texts.gather(cells["child"]).alias("child"),
    )


def _names(rows: pl.DataFrame) -> pl.DataFrame:
    given = rows.filter(pl.any_horizontal(pl.col(*NAMES).is_not_null()))
    return given.group_by("identifier", maintain_order=True).agg(
        pl.col(*NAMES).drop_nulls().first()
    )


def _officers(rows: pl.DataFrame) -> pl.DataFrame:
    """Each row's officer. An e-mail that stands in another row of that name is filled in, and a
    name is spelt as the e-mail's first row spells it."""
    named = rows.drop_nulls("officer").with_columns(
        pl.col("officer_email")
        .fill_null(
            pl.col("officer_email").drop_nulls().first().over(pl.col("officer").str.to_lowercase())
        )
        .alias("email")
    )
    who = pl.coalesce("email", pl.col("officer").str.to_lowercase())
    spelt = named.with_columns(pl.col("officer").first().over(who))
    return spelt.select("row", "identifier", "officer", "email", began_on="from", ended_on="to")


def _social_workers(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.drop_nulls("social_worker").select(
        "row", "identifier", "team", worker="social_worker", began_on="from", ended_on="to"
    )


def _plans(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.drop_nulls("protection_plan_from").select(
        "row",
        "identifier",
        began_on="protection_plan_from",
        ended_on="protection_plan_to",
    )


def _as(frame: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(kind) for name, kind in schema.items())
