"""One run of one task in a process of its own: prints its CPU seconds and peak memory as JSON.

    python -m tests.benchmarks.one_run TASK FOLDER

The clock starts when every import is loaded. CPU is that of the process and its children.
"""

import json
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import altair  # noqa: F401 - loaded before the clock starts, as every import is
import polars as pl
import vl_convert  # noqa: F401 - the same

from footprint.domain.indicators.registry import INDICATORS
from footprint.exchange.figures import CHECK_WORDS, measure_returns
from footprint.exchange.ssda903.kinds import KINDS
from footprint.reports.made import Made
from footprint.reports.measure_json import write_measure_json
from footprint.reports.page import write_page
from footprint.reports.workbook import write_workbook

#: Every column of the return that holds whole dates.
DATES = {date for kind in KINDS for date in kind.dates}


def read_and_parse(folder: Path) -> None:
    """What is compared against: Polars reads the same files and parses their dates."""
    for path in sorted(folder.glob("*/*.csv")):
        table = pl.read_csv(path, infer_schema=False)
        dates = [name for name in table.columns if name in DATES]
        table.with_columns(pl.col(dates).str.to_date("%d/%m/%Y", strict=False))


def figures(folder: Path) -> None:
    """The figures of the latest year from every return in the folder, checks included."""
    with tempfile.TemporaryDirectory() as out:
        write_measure_json(Path(out) / "figures.json", measure_returns([folder]).figures)


def every_output(folder: Path) -> None:
    """The same, with the workbook and the page with its charts."""
    definitions = {indicator.code: indicator for indicator in INDICATORS}
    with tempfile.TemporaryDirectory() as out:
        measured = measure_returns([folder]).figures
        write_measure_json(Path(out) / "figures.json", measured)
        made = Made(measured.year_ending, "measured for speed")
        write_workbook(Path(out) / "figures.xlsx", measured, definitions, CHECK_WORDS, made=made)
        write_page(Path(out) / "figures.html", measured, definitions, CHECK_WORDS, made=made)


TASKS: dict[str, Callable[[Path], None]] = {
    task.__name__: task for task in (read_and_parse, figures, every_output)
}


def cpu_seconds() -> float:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in usage)


def peak_bytes() -> int:
    """The most memory this process has held. getrusage would begin with that of its parent."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    high_water = next(line for line in lines if line.startswith("VmHWM:"))
    return int(high_water.split()[1]) * 1024


def main() -> None:
    task, folder = sys.argv[1:]
    before = cpu_seconds()
    TASKS[task](Path(folder))
    spent = cpu_seconds() - before
    sys.stdout.write(json.dumps({"cpu": spent, "peak": peak_bytes()}))


if __name__ == "__main__":
    main()
