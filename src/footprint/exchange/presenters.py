"""Imports in the words and colours of their pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils.timezone import localtime

from footprint.domain.codes import collection_year
from footprint.domain.dates import day_words
from footprint.exchange.facts import GivenFile, ImportFacts, Stage
from footprint.exchange.labels import BECOMES, COLUMNS, NAMES, ONE_THING, STAGES, THINGS
from footprint.exchange.preview import Listed

#: The columns of the table of counts, each with what it adds up.
COUNTED = {
    "New": ("added",),
    "Changed": ("changed",),
    "Back again": ("returned",),
    "No longer in the files": ("withdrawn", "mended"),
    "As they were": ("same",),
}
_KIB = 1024
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ImportShown:
    """An import as a row of the history and as the head of its page."""

    id: int
    version: int
    given: str
    who: str
    files: str
    stage: str
    tag: str
    counts: str
    errors: int
    sentence: str
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """Counts of one kind of word in one year: the cells of a row of the table."""

    thing: str
    year: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The table of counts, without a column that has none."""

    headings: list[str]
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the preview in words. `becomes` is empty where there is nothing beside `was`."""

    thing: str
    year: str
    child: str
    was: str
    becomes: str


def import_shown(one: ImportFacts, names: Mapping[int, str]) -> ImportShown:
    words, tag = STAGES[one.stage]
    return ImportShown(
        id=one.id,
        version=one.version,
        given=f"{localtime(one.given_at):%-d %B %Y, %H.%M}",
        who=_who(one.given_by, names),
        files=", ".join(file.name for file in one.files[:6]) + _more(one.files),
        stage=words,
        tag=tag,
        counts=counts_words(one),
        errors=one.errors,
        sentence=one.sentence,
        confirmed_by=_who(one.confirmed_by, names) if one.confirmed_by else "",
    )


def _who(person_id: int | None, names: Mapping[int, str]) -> str:
    return names.get(person_id or 0, "a command on the server")


def _more(files: Sequence[GivenFile]) -> str:
    return f" and {len(files) - 6} more" if len(files) > 6 else ""


def file_shown(file: GivenFile) -> str:
    if file.bytes >= _MIB:
        return f"{file.name}, {file.bytes / _MIB:.1f} MiB"
    return f"{file.name}, {max(1, round(file.bytes / _KIB)):,} KiB"


def counts_words(one: ImportFacts) -> str:
    """How many rows became what, in one line; empty where nothing is planned yet."""
    totals = {
        what: sum(sum(years.values()) for years in kinds.values())
        for what, kinds in one.counts.items()
    }
    told = [
        f"{totals[what]:,} {words}"
        for what, words in (
            ("added", "new"),
            ("changed", "changed"),
            ("returned", "back again"),
            ("withdrawn", "withdrawn" if one.stage is Stage.APPLIED else "no longer in the files"),
            ("mended", "no longer found"),
            ("refused", "not taken"),
        )
        if totals.get(what)
    ]
    if told:
        return ", ".join(told)
    return "Nothing to change" if totals else ""


def counts_shown(one: ImportFacts) -> Counts:
    """Kind by kind, year by year."""
    used = {name: sorts for name, sorts in COUNTED.items() if any(map(one.counts.get, sorts))}
    pairs = {
        (thing, year)
        for what in chain(*used.values())
        for thing, years in one.counts.get(what, {}).items()
        for year in years
    }
    order = list(THINGS)
    rows = tuple(
        CountRow(
            THINGS[thing],
            year_words(year),
            tuple(
                _number(sum(_rows(one, of, thing, year) for of in sorts)) for sorts in used.values()
            ),
        )
        for thing, year in sorted(pairs, key=lambda pair: (order.index(pair[0]), pair[1]))
    )
    return Counts(list(used), rows)


def _rows(one: ImportFacts, what: str, thing: str, year: str) -> int:
    return one.counts.get(what, {}).get(thing, {}).get(year, 0)


def _number(number: int) -> str:
    return f"{number:,}" if number else "–"


def year_words(year: str | int | None) -> str:
    return collection_year(int(year)) if year else ""


def row_shown(row: Listed, *, with_names: bool) -> RowShown:
    """`with_names`: the viewer's role sees names."""
    shown = with_names or not row.private
    if row.what == "conflict":
        was, becomes = _conflict(row, shown=shown)
    else:
        was = _words(row.was, shown=shown)
        becomes = _words(row.becomes, shown=shown)
    return RowShown(
        thing=ONE_THING.get(row.thing, row.thing),
        year=year_words(row.year),
        child=row.identifier,
        was=was,
        becomes=becomes,
    )


def _conflict(row: Listed, *, shown: bool) -> tuple[str, str]:
    day = f"{_value(row.was['day'])}: " if "day" in row.was else ""
    column = str(row.was.get("column") or "")
    if not column:
        return f"{day}there is none", f"{day}there is one"
    label = COLUMNS.get(column, column)
    told = [
        _value(side.get("value", "nothing")) if shown or column not in NAMES else "(a name)"
        for side in (row.was, row.becomes)
    ]
    return f"{day}{label} {told[0]}", f"{day}{label} {told[1]}"


def _words(values: Mapping[str, object], *, shown: bool) -> str:
    """Every value with its label; names are left out for whom they are not for."""
    return ", ".join(
        f"{COLUMNS[name]} {_value(value)}".strip()
        for name, value in values.items()
        if name in COLUMNS and (shown or name not in NAMES)
    )


def _value(value: object) -> str:
    try:
        return day_words(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def section_words(what: str) -> tuple[str, str]:
    return BECOMES[what]
