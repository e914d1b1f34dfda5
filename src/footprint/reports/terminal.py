"""A year's figures, and the rows behind the checks, on a terminal."""

from collections.abc import Mapping

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from footprint.formats.tables import Cell, Column, Table, in_words
from footprint.reports.facts import YearFigures
from footprint.reports.presented import Definitions, PresentedYear, Section
from footprint.reports.presenters import BESIDE_THE_FIGURES, present
from footprint.reports.rows import RowGroup

#: Narrower than this, a table is written as one block of lines a row.
NARROW = 72


def print_figures(
    console: Console,
    figures: YearFigures,
    definitions: Definitions,
    check_words: Mapping[str, str] | None = None,
) -> None:
    """All the tables, headline first; what was read and refused last."""
    year = present(figures, definitions, check_words)
    print_headline(console, year)
    for section in (*year.sections, *year.sources):
        _print_section(console, section)
    for sentence in BESIDE_THE_FIGURES:
        console.print(Text(sentence, style="dim"))


def print_headline(console: Console, year: PresentedYear) -> None:
    """Only the title, the coverage and the headline."""
    console.print(Text(year.title, style="bold"))
    console.print(Text(year.coverage))
    for table in year.headline_tables:
        _print_table(console, table)


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
        console.print(_rich_table(table))
    for note in table.notes:
        console.print(Text(visible(note), style="dim"))


def _rich_table(table: Table) -> RichTable:
    made = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_header=True)
    for column in table.columns:
        made.add_column(
            Text(column.name),
            justify="right" if column.is_number else "left",
            overflow="fold",
            min_width=8 if column.is_number else None,
        )
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        style = "bold" if table.summed and number == last else None
        made.add_row(*_cells(row, table.columns), style=style)
    return made


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
