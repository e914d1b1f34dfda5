"""Importing at the server: the same reading, plan and writing as on the page."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from footprint.cli.service import django_ready
from footprint.cli.terminal import app, progress, refuse, refusing_in_a_sentence, say

if TYPE_CHECKING:
    from footprint.audit.facts import Viewer
    from footprint.exchange.planning import Planned
    from footprint.exchange.reading import Given

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="A return: a folder or zip of its CSV files, or the files themselves. Several years: "
        "a folder or zip each, or one folder of them. The people file: people.csv among them.",
        show_default=False,
    ),
]
#: How many rows of each sort the preview names.
EXAMPLES = 5


@app.command("import")
def import_paths(
    paths: Paths,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would change, and change nothing.")
    ] = False,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Also withdraw what the corrected files lack.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before it is applied.")] = False,
) -> None:
    """Import the returns and the people file in PATH into the store."""
    with django_ready() as call:
        call("may_start")
        from django.utils.timezone import localdate  # noqa: PLC0415 (loads Django)

        from footprint.audit.facts import Source, Viewer  # noqa: PLC0415
        from footprint.exchange import planning, reading  # noqa: PLC0415

        viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
        with refusing_in_a_sentence(), progress() as tell:
            given = reading.read_given(paths, tell)
            planned = planning.plan(given, viewer)
        _print(planned)
        if dry_run:
            say("Nothing was changed: this was a dry run.")
            return
        if not planned.changes_nothing and not yes:
            typer.confirm("Import this?", abort=True)
        _apply(viewer, paths, given, planned, withdraw=withdraw)


def _apply(
    viewer: "Viewer", paths: Sequence[Path], given: "Given", planned: "Planned", *, withdraw: bool
) -> None:
    from django.db.utils import IntegrityError, OperationalError  # noqa: PLC0415 (loads Django)

    from footprint.audit.actions import ChangedMeanwhileError  # noqa: PLC0415
    from footprint.audit.store_failures import is_full  # noqa: PLC0415
    from footprint.exchange import actions, folders, worker  # noqa: PLC0415

    files = [file for path in paths for file in folders.described(path)]
    try:
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("Applying", total=1.0)
            import_id = actions.import_by_command(
                viewer=viewer,
                files=files,
                given=given,
                digest=planned.digest,
                withdraw=withdraw,
                step=lambda share: bar.update(task, completed=share),
            )
    except actions.PlanChangedError as changed:
        _print(changed.planned)
        refuse("The store has changed since the plan was made; above is the new one. Import again.")
    except (ChangedMeanwhileError, IntegrityError):
        refuse("The store has changed since the plan was made. Import again.")
    except OperationalError as error:
        refuse(worker.FULL_NOW if is_full(error) else worker.AWAY_NOW)
    done = "Nothing to change" if planned.changes_nothing else "Imported"
    say(f"{done}. It is import {import_id} in the history.")


def _print(planned: "Planned") -> None:
    from footprint.exchange import preview  # noqa: PLC0415 (loads Django)
    from footprint.exchange.labels import BECOMES, THINGS  # noqa: PLC0415
    from footprint.exchange.presenters import row_shown, year_words  # noqa: PLC0415

    console = Console()
    for warning in planned.plan.warnings:
        console.print(f"Warning: {warning}", highlight=False, markup=False, style="yellow")
    for note in planned.notes:
        say(note)
    console.print(_counted(planned.counts, THINGS, year_words))
    rows = preview.listed(planned)
    for what, (heading, means) in BECOMES.items():
        if what in {"added", "changed", "returned", "mended"}:
            continue  # counted above; the others are for a person to look at
        of_sort = preview.shown(rows, what, EXAMPLES)
        if of_sort:
            say(f"{heading}: {planned_rows(planned.counts, what):,}. {means}")
        for row in of_sort:
            one = row_shown(row, with_names=True)
            said = " / ".join(filter(None, (one.was, one.becomes)))
            say(f"  {one.child} {one.year} {one.thing}: {said}")
    if planned.errors:
        say(f"{len(planned.errors):,} cells or rows could not be read. footprint check lists them.")


def planned_rows(counts: Mapping[str, Mapping[str, Mapping[str, int]]], what: str) -> int:
    return sum(sum(years.values()) for years in counts.get(what, {}).values())


def _counted(
    counts: Mapping[str, Mapping[str, Mapping[str, int]]],
    things: Mapping[str, str],
    year_words: Callable[[str], str],
) -> Table:
    """Kind by kind and year by year, how many rows become what."""
    columns = {
        "added": "New",
        "changed": "Changed",
        "returned": "Back again",
        "withdrawn": "No longer there",
        "mended": "No longer found",
        "same": "As they were",
        "refused": "Refused",
    }
    table = Table("Rows", "Year", *columns.values())
    pairs = {
        (thing, year)
        for what in columns
        for thing, years in counts.get(what, {}).items()
        for year in years
    }
    order = list(things)
    for thing, year in sorted(pairs, key=lambda pair: (order.index(pair[0]), pair[1])):
        numbers = [counts.get(what, {}).get(thing, {}).get(year, 0) for what in columns]
        cells = [f"{number:,}" if number else "" for number in numbers]
        table.add_row(things[thing], year_words(year), *cells)
    return table
