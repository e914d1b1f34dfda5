"""A year's figures, and the rows behind the checks, on a terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from footprint.formats.tables import Cell, Column, Table, in_words
from footprint.reports.facts import ReturnRead
from footprint.reports.presented import PresentedYear, Section
from footprint.reports.presenters import BESIDE_THE_FIGURES
from footprint.reports.rows import RowGroup
from footprint.reports.sources import return_words

#: Narrower than this, a table is written as one block of lines a row.
NARROW = 72
BETWEEN_COLUMNS = 3
#: Room for "none to", the longer line of "none to count".
WORDS_IN_NUMBERS = 7
EVERYTHING = (
    "--html FILE and --xlsx FILE write everything, with charts and definitions; --all prints every "
    "table here."
)


def print_figures(console: Console, year: PresentedYear, *, every_table: bool = False) -> None:
    """What a glance needs, or all the tables: headline first, what was read and refused last."""
    if every_table:
        print_headline(console, year)
        for section in (*year.sections, *year.sources):
            _print_section(console, section)
    else:
        _print_brief(console, year)
    console.print()
    for sentence in BESIDE_THE_FIGURES:
        console.print(Text(sentence, style="dim"))


def print_headline(console: Console, year: PresentedYear) -> None:
    """Only the warnings, the title, what was read and the headline."""
    _print_top(console, year)
    for table in year.headline_tables:
        _print_table(console, table)


def print_returns(console: Console, returns: Sequence[ReturnRead]) -> None:
    """A few lines a return: the year that it was taken for, how that was found, what was read."""
    for one in returns:
        year, *others = return_words(one)
        for words in (f"{one.name}: {year}", *(f"  {other}" for other in others)):
            console.print(Text(visible(words), style="dim"))


def _print_brief(console: Console, year: PresentedYear) -> None:
    _print_top(console, year)
    for table in year.brief:
        _print_table(console, table)
    for sentence in year.went_wrong:
        console.print()
        console.print(Text(visible(sentence)))
    console.print()
    console.print(Text(EVERYTHING))


def _print_top(console: Console, year: PresentedYear) -> None:
    for warning in year.warnings:
        console.print(Text(visible(f"! Warning: {warning}"), style="bold red"))
    if year.warnings:
        console.print()
    console.print(Text(year.title, style="bold"))
    console.print(Text(year.coverage))
    print_returns(console, year.returns)


def print_rows(console: Console, groups: tuple[RowGroup, ...], *, first: int) -> None:
    """The rows behind the checks: for each check the first few, and how many more there are."""
    if not groups:
        console.print(Text("No check found anything."))
    for group in groups:
        console.print()
        console.print(Text(visible(f"{group.title} ({group.count:,})"), style="bold"))
        if group.words:
            console.print(Text(visible(group.words)))
        _print_table(console, Table("", group.table.columns, group.table.rows[:first]))
        if group.count > first:
            rest = f"and {group.count - first:,} more; --csv or --xlsx writes them all."
            console.print(Text(rest, style="dim"))


def visible(text: str) -> str:
    """The text with whatever would move the cursor, change colours or turn the direction of
    writing shown as an escape, so that a file cannot draw on the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _print_section(console: Console, section: Section) -> None:
    console.print()
    console.rule(Text(section.title, style="bold"), align="left")
    for sentence in section.words:
        console.print(Text(sentence, style="dim"))
    for table in section.tables:
        _print_table(console, table)


def _print_table(console: Console, table: Table) -> None:
    console.print()
    if table.title:
        console.print(Text(visible(table.title), style="bold"))
    if not table.rows:
        console.print(Text("None"))
    elif console.width < NARROW and len(table.columns) > 2:
        _print_blocks(console, table)
    else:
        console.print(_rich_table(table, console.width))
    for note in table.notes:
        console.print(Text(visible(note), style="dim"))


def _rich_table(table: Table, width: int) -> RichTable:
    """Where the terminal is too narrow for every line to stay whole, the columns of numbers give
    way first: their headings are broken between words."""
    made = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_header=True)
    rows = [_cells(row, table.columns) for row in table.rows]
    by_column = [[cells[index] for cells in rows] for index in range(len(table.columns))]
    wide = [max(len(c.name), *(len(x) for x in cells)) for c, cells in _named(table, by_column)]
    tight = sum(wide) + BETWEEN_COLUMNS * len(wide) > width
    for column, cells in _named(table, by_column):
        made.add_column(
            Text(column.name),
            justify="right" if column.is_number else "left",
            overflow="fold",
            width=_narrowest(column.name, cells) if tight and column.is_number else None,
        )
    last = len(table.rows) - 1
    for number, row in enumerate(rows):
        made.add_row(*row, style="bold" if table.summed and number == last else None)
    return made


def _named(table: Table, by_column: list[list[Text]]) -> list[tuple[Column, list[Text]]]:
    return list(zip(table.columns, by_column, strict=True))


def _narrowest(name: str, cells: list[Text]) -> int:
    """Room for the longest word of the heading and for every number whole; words may be broken."""
    words = max(len(word) for word in name.split())
    return max(words, *(len(x) if x.plain[:1].isdigit() else WORDS_IN_NUMBERS for x in cells))


def _print_blocks(console: Console, table: Table) -> None:
    """For each row its first cell, then the others under it with their column's name."""
    for row in table.rows:
        first, *others = _cells(row, table.columns)
        console.print(first)
        for column, cell in zip(table.columns[1:], others, strict=True):
            if cell.plain:
                console.print(Text(f"  {column.name}: ", style="dim").append_text(cell))


def _cells(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> list[Text]:
    return [
        Text(visible(in_words(cell, column.kind)))
        for cell, column in zip(row, columns, strict=True)
    ]
