"""The commands that read and write files, and need no store."""

from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from footprint.cli.terminal import app, progress, refusing_in_a_sentence, say, say_written
from footprint.demo.authority import Service
from footprint.demo.demo_data import (
    DEFAULT_SEED,
    write_demo_returns,
)
from footprint.demo.refusal import DemoRefusedError
from footprint.domain.dates import day_words
from footprint.domain.facts import year_end
from footprint.domain.indicators.registry import INDICATORS
from footprint.domain.review_list import review_list
from footprint.exchange.figures import CHECK_WORDS, Measured, measure_returns
from footprint.exchange.ssda903.returns import ReturnRefused
from footprint.reports.facts import YearFigures
from footprint.reports.made import Made
from footprint.reports.measure_json import write_measure_json
from footprint.reports.page import write_page
from footprint.reports.presenters import present
from footprint.reports.review_list import write_review_list
from footprint.reports.rows import row_groups, write_rows_csv, write_rows_workbook
from footprint.reports.terminal import print_figures, print_headline, print_returns, print_rows
from footprint.reports.workbook import write_workbook
from footprint.reports.writing import CannotWrite, refuse_unwritable, refuse_wrong_ending

ENDINGS = {
    "json": (".json",),
    "xlsx": (".xlsx",),
    "html": (".html", ".htm"),
    "csv": (".csv",),
    "reviews": (".xlsx", ".csv"),
}
#: What `demo` writes beside the returns, in the order of `_write`.
DEMO_FILES = ("figures.json", "figures.xlsx", "figures.html")
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
    str | None,
    typer.Option(
        "--year-ending",
        metavar="YYYY-03-31",
        help="The last day of the year to measure; the latest year loaded when not given.",
        show_default=False,
    ),
]


@app.command()
def measure(
    paths: Returns,
    *,
    year_ending: YearEnding = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures as JSON.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write a workbook.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page.")] = None,
    reviews: Annotated[
        Path | None, typer.Option(help="Write each review, and how it was judged (.xlsx or .csv).")
    ] = None,
    every_table: Annotated[bool, typer.Option("--all", help="Print every table.")] = False,
) -> None:
    """A year's figures from the SSDA903 returns in PATH."""
    _refuse_outputs(paths, json=json, xlsx=xlsx, html=html, reviews=reviews)
    measured = _measured(paths, year_ending)
    figures = measured.figures
    with refusing_in_a_sentence():
        if reviews and measured.year.year not in measured.loaded.facts.years_with_reviews:
            raise CannotWrite(figures.warnings[0])
        _write(figures, json, xlsx, html)
        if reviews:
            write_review_list(reviews, review_list(measured.year), figures.year_ending)
    year = present(figures, DEFINITIONS, CHECK_WORDS)
    print_figures(Console(), year, every_table=every_table)
    say_written(json, xlsx, html, reviews)


@app.command()
def check(
    paths: Returns,
    year_ending: YearEnding = None,
    csv: Annotated[Path | None, typer.Option(help="Write every row as CSV.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write every row as a workbook.")] = None,
    first: Annotated[int, typer.Option(min=1, help="Rows shown of each check.")] = 10,
) -> None:
    """The rows behind the checks, of the returns in PATH."""
    _refuse_outputs(paths, csv=csv, xlsx=xlsx)
    measured = _measured(paths, year_ending)
    findings, errors = measured.loaded.findings, measured.loaded.row_errors
    with refusing_in_a_sentence():
        if csv:
            write_rows_csv(csv, findings, errors)
        if xlsx:
            write_rows_workbook(xlsx, findings, errors)
    console = Console()
    print_returns(console, measured.figures.returns)
    print_rows(console, row_groups(findings, errors, first=first), first=first)
    say_written(csv, xlsx)


Out = Annotated[Path, typer.Option(help="The folder to write into; made if it does not exist.")]


@app.command("demo-data")
def demo_data(
    *,
    out: Out,
    children: Annotated[int, typer.Option(help="Looked after on the last day, about.")] = 190,
    years: Annotated[int, typer.Option(help="Collection years to write, at most ten.")] = 5,
    seed: Annotated[int, typer.Option(help="The same seed gives the same files.")] = DEFAULT_SEED,
    service: Annotated[Service, typer.Option(help="How well the service is staffed.")] = "good",
    year_ending: YearEnding = None,
    to_day: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The last year is the one of this day, told up to it and not over.",
            show_default=False,
        ),
    ] = None,
    fault: Annotated[
        list[str] | None, typer.Option(help="Plant this fault in the last year; may be repeated.")
    ] = None,
) -> None:
    """Write the returns of a made-up authority, a folder a year, and its people beside them."""
    with refusing_in_a_sentence(), progress() as tell:
        report = write_demo_returns(
            out,
            children=children,
            years=years,
            seed=seed,
            service=service,
            year_ending=_year(year_ending),
            day=_day(to_day),
            faults=fault or (),
            progress=lambda what, _share: tell(what),
        )
    rows = sum(report.rows.values())
    written = "1 year" if len(report.folders) == 1 else f"{len(report.folders)} years"
    say(f"Written: {report.out}, {written}, {rows:,} rows.")
    say(f"{report.looked_after:,} made-up children are looked after on {day_words(report.day)}.")


def write_demo_files(out: Path) -> None:
    """The made-up authority's five years: its returns, headline figures, a workbook and a page."""
    with refusing_in_a_sentence(), progress() as tell:
        report = write_demo_returns(out / "returns", progress=lambda what, _share: tell(what))
        measured = measure_returns(report.folders, progress=tell)
        figures = measured.figures
        _write(figures, *(out / name for name in DEMO_FILES))
    console = Console()
    print_headline(console, present(figures, DEFINITIONS, CHECK_WORDS))
    say("")
    say("These children, their officers and their council are made up.")
    say_written(*(out / name for name in ("returns", *DEMO_FILES)))


def _write(figures: YearFigures, json: Path | None, xlsx: Path | None, html: Path | None) -> None:
    if json:
        write_measure_json(json, figures)
    made = _made()
    if xlsx:
        write_workbook(xlsx, figures, DEFINITIONS, CHECK_WORDS, made=made)
    if html:
        write_page(html, figures, DEFINITIONS, CHECK_WORDS, made=made)


def _made() -> Made:
    """The day, and the version that is installed; from source alone there is none."""
    today = datetime.now().astimezone().date()
    try:
        return Made(today, version("footprint"))
    except PackageNotFoundError:
        return Made(today, "from source")


def _refuse_outputs(inputs: list[Path], **outputs: Path | None) -> None:
    """Before anything is read, so that nothing is written when one of them cannot be."""
    with refusing_in_a_sentence():
        for name, path in outputs.items():
            refuse_wrong_ending(f"--{name}", path, ENDINGS[name])
            if path:
                refuse_unwritable(path, inputs)


def _measured(paths: list[Path], year_ending: str | None) -> Measured:
    with refusing_in_a_sentence(), progress() as tell:
        return measure_returns(paths, year=_year(year_ending), progress=tell)


def _year(year_ending: str | None) -> int | None:
    if year_ending is None:
        return None
    try:
        day = date.fromisoformat(year_ending)
    except ValueError:
        raise ReturnRefused("Write the last day of the year as 2019-03-31.") from None
    if day != year_end(day.year):
        raise ReturnRefused(f"A year ends on 31 March: --year-ending {year_end(day.year)}.")
    return day.year


def _day(to_day: str | None) -> date | None:
    if to_day is None:
        return None
    try:
        return date.fromisoformat(to_day)
    except ValueError:
        raise DemoRefusedError("Write the day as 2026-11-22.") from None
