"""What a year's figures were made from: returns, files, checks, rows that could not be used."""

from collections.abc import Callable, Mapping, Sequence

from footprint.domain.facts import year_end
from footprint.formats.tables import Column, Row, Table, written_date
from footprint.reports.facts import ReturnRead, YearFigures
from footprint.reports.labels import FILES, check_name, label
from footprint.reports.presented import Section

ROWS = Column("Rows", "whole")
#: The files of which a return cannot do without two, and the figures without the third.
IN_EVERY_RETURN = ("header", "episodes", "reviews")
BAD_CELLS = "Cells that could not be read and count as empty, in rows that were taken"
KIND = Column("File", width=34)


def sections(figures: YearFigures, check_words: Mapping[str, str]) -> tuple[Section, ...]:
    """Files read, checks failed, rows refused."""
    return (_files(figures), _checks(figures, check_words), _refused(figures))


def returns_table(returns: Sequence[ReturnRead]) -> Table:
    """A line a return: the year that it was taken for, how that was found, what was read."""
    columns = (
        Column("Return", width=28),
        Column("Year ending", "date", 16),
        *(Column(label(kind, FILES), "whole") for kind in IN_EVERY_RETURN),
        Column("How the year was found", width=40),
        Column("Notes", width=40),
    )
    rows: list[Row] = [
        (
            one.name,
            year_end(one.year),
            *(one.rows.get(kind, 0) for kind in IN_EVERY_RETURN),
            one.found_by,
            ". ".join(one.notes),
        )
        for one in returns
    ]
    return Table("Returns read", columns, rows)


def return_words(one: ReturnRead) -> tuple[str, ...]:
    """The same of one return as phrases: its year, its rows, then its notes."""
    rows = ", ".join(f"{label(kind, FILES)} {one.rows.get(kind, 0):,}" for kind in IN_EVERY_RETURN)
    ends = written_date(year_end(one.year))
    return (f"year ending {ends} ({one.found_by})", f"rows: {rows}", *one.notes)


def what_went_wrong(figures: YearFigures) -> tuple[str, ...]:
    """Checks, refused rows and bad cells in a sentence each, where there are any."""
    checks = {code: sum(kinds.values()) for code, kinds in figures.checks.items()}
    parts = (
        ("Rows that failed a check, of every return loaded", checks, check_name),
        ("Rows that could not be read or placed, and are in no figure", figures.refused, label),
    )
    said = [_counted(what, counts, name) for what, counts, name in parts if any(counts.values())]
    if figures.bad_cells:
        said.append(f"{BAD_CELLS}: {figures.bad_cells:,}.")
    return tuple(said)


def _counted(what: str, counts: Mapping[str, int], name: Callable[[str], str]) -> str:
    listed = "; ".join(f"{name(key)}: {number:,}" for key, number in counts.items() if number)
    return f"{what}. {listed}."


def _files(figures: YearFigures) -> Section:
    read: list[Row] = [
        (label(kind, FILES), figures.rows.get(kind, 0))
        for kind in [*FILES, *(kind for kind in figures.rows if kind not in FILES)]
    ]
    tables = [Table("Rows read, all returns together", (KIND, ROWS), read)]
    if figures.returns:
        tables.insert(0, returns_table(figures.returns))
    if figures.left_out_files:
        left_out = list(figures.left_out_files.items())
        columns = (KIND, Column("Why it was left out", width=60))
        tables.append(Table("Files left out", columns, left_out))
    return Section("files", "Files read", (), tuple(tables))


def _checks(figures: YearFigures, check_words: Mapping[str, str]) -> Section:
    rows: list[Row] = [
        (check_name(code), label(kind, FILES), number, check_words.get(code, ""))
        for code, kinds in figures.checks.items()
        for kind, number in kinds.items()
        if number
    ]
    columns: tuple[Column, ...] = (
        Column("Check", width=34),
        KIND,
        ROWS,
        Column("What it says", width=60),
    )
    if not check_words:
        columns, rows = columns[:3], [row[:3] for row in rows]
    words = (
        "Every row of every return loaded is checked, whatever its date: these are not the "
        "numbers of the year alone.",
        "A failed check takes no row out of a figure, unless the row cannot be read or placed. "
        "`footprint check` lists the rows.",
    )
    return Section("checks", "Checks", words, (Table("Rows that failed a check", columns, rows),))


def _refused(figures: YearFigures) -> Section:
    rows: list[Row] = [(label(reason), number) for reason, number in figures.refused.items()]
    table = Table("Rows that could not be read or placed", (Column("Reason", width=60), ROWS), rows)
    words = ["These rows are in no figure."]
    if figures.bad_cells:
        words.append(f"{BAD_CELLS}: {figures.bad_cells:,}. `footprint check` lists them.")
    return Section("refused", "Refused rows", tuple(words), (table,))
