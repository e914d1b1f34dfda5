"""The command itself, and how it speaks: one sentence of refusal, a line of progress, a line said."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console

from footprint.demo.refusal import DemoRefusedError
from footprint.exchange.ssda903.returns import ReturnRefused
from footprint.reports.writing import CannotWrite

app = typer.Typer(
    help="Figures for an Independent Reviewing Officer service, from a council's own returns.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def refuse(sentence: str) -> NoReturn:
    console = Console(stderr=True)
    console.print(sentence, highlight=False, markup=False, style="red", soft_wrap=True)
    raise typer.Exit(2)


class _Progress:
    def __init__(self, console: Console) -> None:
        self._status = console.status("Reading")

    def __call__(self, what: str) -> None:
        self._status.update(f"Reading {what}")


@contextmanager
def progress() -> Iterator[_Progress]:
    """A line on the terminal that says what is being read, and goes when it is done."""
    told = _Progress(Console(stderr=True))
    with told._status:
        yield told


@contextmanager
def refusing_in_a_sentence() -> Iterator[None]:
    """What was given cannot be used: one sentence, nothing written, exit code 2."""
    try:
        yield
    except (ReturnRefused, CannotWrite, DemoRefusedError) as refused:
        refuse(str(refused))


def say_written(*paths: Path | None) -> None:
    for path in filter(None, paths):
        say(f"Written: {path}")


def say(sentence: str) -> None:
    Console().print(sentence, highlight=False, markup=False, soft_wrap=True)
