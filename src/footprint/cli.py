"""The `footprint` command."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from footprint.domain.facts import year_end
from footprint.domain.indicators.registry import INDICATORS
from footprint.exchange.figures import CHECK_WORDS, Measured, measure_returns
from footprint.exchange.ssda903.returns import ReturnRefused
from footprint.reports.measure_json import write_measure_json
from footprint.reports.page import write_page
from footprint.reports.rows import row_groups, write_rows_csv, write_rows_workbook
from footprint.reports.terminal import print_figures, print_rows
from footprint.reports.workbook import write_workbook
from footprint.reports.writing import CannotWrite

app = typer.Typer(
    help="Figures for an Independent Reviewing Officer service, from a council's own returns.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
DEFINITIONS = {indicator.code: indicator for indicator in INDICATORS}

Returns = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="A return: a folder or zip of its CSV files, or the files themselves. Several years: "
        "a folder or zip each, or one folder of them.",
        show_default=False,
    ),
]
YearEnding = Annotated[
    datetime | None,
    typer.Option(
        "--year-ending",
        formats=["%Y-%m-%d"],
        metavar="YYYY-03-31",
        help="The last day of the year to measure; the latest year loaded when not given.",
        show_default=False,
    ),
]


@app.command()
def measure(
    paths: Returns,
    year_ending: YearEnding = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures as JSON.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write a workbook.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page.")] = None,
) -> None:
    """A year's figures from the SSDA903 returns in PATH."""
    measured = _measured(paths, year_ending)
    with _refusing_in_a_sentence():
        if json:
            write_measure_json(json, measured.figures)
        if xlsx:
            write_workbook(xlsx, measured.figures, DEFINITIONS, CHECK_WORDS)
        if html:
            write_page(html, measured.figures, DEFINITIONS, CHECK_WORDS)
    console = Console()
    _print_returns(console, measured)
    print_figures(console, measured.figures, DEFINITIONS, CHECK_WORDS)
    for written in filter(None, (json, xlsx, html)):
        console.print(f"Written: {written}", highlight=False, markup=False)


@app.command()
def check(
    paths: Returns,
    year_ending: YearEnding = None,
    csv: Annotated[Path | None, typer.Option(help="Write every row as CSV.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write every row as a workbook.")] = None,
    first: Annotated[int, typer.Option(min=1, help="Rows shown of each check.")] = 10,
) -> None:
    """The rows behind the checks, of the returns in PATH."""
    measured = _measured(paths, year_ending)
    findings, errors = measured.loaded.findings, measured.loaded.row_errors
    with _refusing_in_a_sentence():
        if csv:
            write_rows_csv(csv, findings, errors)
        if xlsx:
            write_rows_workbook(xlsx, findings, errors)
    console = Console()
    _print_returns(console, measured)
    print_rows(console, row_groups(findings, errors, first=first), first=first)
    for written in filter(None, (csv, xlsx)):
        console.print(f"Written: {written}", highlight=False, markup=False)


def _measured(paths: list[Path], year_ending: datetime | None) -> Measured:
    with _refusing_in_a_sentence(), _progress() as tell:
        return measure_returns(paths, year=_year(year_ending), progress=tell)


def _year(year_ending: datetime | None) -> int | None:
    if year_ending is None:
        return None
    day = year_ending.date()
    if day != year_end(day.year):
        raise ReturnRefused(f"A year ends on 31 March: --year-ending {year_end(day.year)}.")
    return day.year


def _print_returns(console: Console, measured: Measured) -> None:
    for one in measured.loaded.returns:
        text = f"{one.name}: year ending 31 March {one.year} ({one.found_by})"
        console.print(text, highlight=False, markup=False, style="dim")
        for note in one.notes:
            console.print(f"  {note}", highlight=False, markup=False, style="dim")


class _Progress:
    def __init__(self, console: Console) -> None:
        self._status = console.status("Reading")

    def __call__(self, what: str) -> None:
        self._status.update(f"Reading {what}")


@contextmanager
def _progress() -> Iterator[_Progress]:
    """A line on the terminal that says what is being read, and goes when it is done."""
    progress = _Progress(Console(stderr=True))
    with progress._status:
        yield progress


@contextmanager
def _refusing_in_a_sentence() -> Iterator[None]:
    """What was given cannot be used: one sentence, nothing written, exit code 2."""
    try:
        yield
    except (ReturnRefused, CannotWrite) as refused:
        _say_and_stop(str(refused))


def _say_and_stop(sentence: str) -> NoReturn:
    Console(stderr=True).print(sentence, highlight=False, markup=False, style="red")
    raise typer.Exit(2)
