"""`make bench`: speed as ratios within one run, against budgets; absolute times are only printed.

    python -m tests.benchmarks [--write]      --write keeps the table in docs/reference/speed.md

Each figure is the median of five runs, each in a fresh process, the tasks taken in turn so that a
noisy machine disturbs all of them alike.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from footprint.demo.demo_data import write_demo_returns

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "reference" / "speed.md"
RUNS = 5

#: Children looked after on a day, and what the folder of that size is for.
SIZES = {"start": 20, "small": 3_000, "ten_times": 30_000, "england": 80_000}

HEAD = """# Speed

Made by `make bench` with `--write`; the figures of one run on a machine with two cores. CPU time of
the process and its children, median of five interleaved runs in fresh processes, imports loaded
before the clock starts. Ratios are the gate; seconds are printed for interest.

"""


@dataclass(frozen=True, slots=True)
class Spent:
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Budget:
    """A measured figure against the most it may be."""

    what: str
    measured: float
    at_most: float
    unit: str

    @property
    def kept(self) -> bool:
        return self.measured <= self.at_most

    def row(self) -> str:
        kept = "kept" if self.kept else "BROKEN"
        return f"| {self.what} | {self.measured:.2f} {self.unit} | {self.at_most:g} | {kept} |"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        rows = {name: _make(Path(folder) / name, size) for name, size in SIZES.items()}
        tasks = [
            ("read_and_parse", "england"),
            ("figures", "england"),
            ("every_output", "england"),
            ("figures", "start"),
            ("figures", "small"),
            ("figures", "ten_times"),
        ]
        spent = _interleaved(tasks, Path(folder))
        imports = _imports(Path(folder) / "a_return")
    pages = _measured("caseload")
    people = _measured("people")
    budgets = [*_budgets(spent), *_budgets_of_imports(imports), *_budgets_of_pages(pages)]
    budgets.append(Budget("Errors to a hundred people in a minute", _errors(people), 0, ""))
    text = HEAD + _table(budgets, spent, rows) + _imports_table(imports)
    text += _pages_table(pages) + _people_table(people)
    sys.stdout.write(text)
    if "--write" in sys.argv:
        TABLE.write_text(text, encoding="utf-8")
    return 0 if all(budget.kept for budget in budgets) else 1


def _make(folder: Path, children: int) -> int:
    """Writes five years of the demo authority at that size; returns its review rows."""
    report = write_demo_returns(folder, children=children, years=5, with_truth=False)
    return report.rows["reviews"]


Task = tuple[str, str]


def _interleaved(tasks: list[Task], folder: Path) -> dict[Task, Spent]:
    runs: dict[Task, list[Spent]] = {task: [] for task in tasks}
    for _ in range(RUNS):
        for name, size in tasks:
            runs[name, size].append(_run(name, folder / size))
    return {
        task: Spent(median(run.cpu for run in each), max(run.peak for run in each))
        for task, each in runs.items()
    }


def _run(task: str, folder: Path) -> Spent:
    command = [sys.executable, "-m", "tests.benchmarks.one_run", task, str(folder)]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True)
    return Spent(**json.loads(done.stdout))


@dataclass(frozen=True, slots=True)
class Imported:
    """CPU seconds of an import, of the same again, and of the same rows by `executemany`."""

    first: float
    second: float
    raw: float
    rows: int


def _imports(folder: Path) -> Imported:
    """One return of 2,000 children in care on its last day, into an empty store."""
    write_demo_returns(folder, children=2_000, years=1, with_truth=False, with_people=False)
    command = [sys.executable, "-m", "tests.benchmarks.importing", str(folder)]
    runs = [
        Imported(
            **json.loads(
                subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True).stdout
            )
        )
        for _ in range(RUNS)
    ]
    middle = {
        name: median(getattr(run, name) for run in runs) for name in ("first", "second", "raw")
    }
    return Imported(**middle, rows=runs[0].rows)


def _budgets_of_imports(spent: Imported) -> list[Budget]:
    return [
        Budget("Import of a return of 2,000 children", spent.first / spent.raw, 6, "times"),
        Budget("The same import again", spent.second / spent.first, 0.5, "times"),
    ]


def _imports_table(spent: Imported) -> str:
    return (
        "\nThe import is compared with inserting the same rows of fact and of the trail"
        f" ({spent.rows:,}) into SQLite\nby `executemany`; the second with the first.\n\n"
        "| import | CPU seconds |\n|---|---|\n"
        f"| first | {spent.first:.2f} |\n| the same again | {spent.second:.2f} |\n"
        f"| the rows alone | {spent.raw:.2f} |\n"
    )


def _measured(what: str) -> dict[str, Any]:
    """What a module beside this one prints."""
    command = [sys.executable, "-m", f"tests.benchmarks.{what}"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _budgets_of_pages(pages: dict[str, Any]) -> list[Budget]:
    least = pages["raw"] + pages["bare"]
    slowest = max(pages["pages"].values())
    return [
        Budget("The slowest caseload of 2,000 in care", slowest / least, 10, "times"),
        Budget("A child's page", pages["child"] / pages["bare"], 10, "times"),
        Budget("The slowest my work, of the manager of them all", _of_work(pages), 10, "times"),
    ]


def _of_work(pages: dict[str, Any]) -> float:
    slowest: float = max(pages["work"].values())
    return slowest / float(pages["raw_work"] + pages["bare"])


def _pages_table(pages: dict[str, Any]) -> str:
    rows = {"the bare signed-in page": pages["bare"], "raw SQL for the facts": pages["raw"]}
    rows |= {f"`{address}`": spent for address, spent in pages["pages"].items()}
    rows["a child's page"] = pages["child"]
    rows["raw SQL for the facts of my work"] = pages["raw_work"]
    rows |= {f"my work, {role.replace('_', ' ')}": spent for role, spent in pages["work"].items()}
    return (
        "\nThe caseload, over 2,000 children in care of 6,000 known with 120,000 reviews, is compared"
        " with raw\nSQL for the same facts and the bare signed-in page, and so is my work, with a review"
        " of last month\nand what came of it for each child in care; a child's page with the bare"
        " one.\n\n| page | CPU milliseconds |\n|---|---|\n"
    ) + "".join(f"| {name} | {spent * 1000:.0f} |\n" for name, spent in rows.items())


def _errors(people: dict[str, Any]) -> int:
    answered: dict[str, int] = people["errors"]
    return sum(answered.values()) + int(people["logged_errors"])


def _people_table(people: dict[str, Any]) -> str:
    rows = {"all": people["all"], **people["pages"]}
    return (
        f"\n{people['people']} people for {people['length']:.0f} seconds on that service, one to"
        f" three seconds at each page:\n{people['requests']:,} pages from the server's four"
        " processes, this program beside it on the same cores.\n\n"
        "| page | half within, seconds | 95 of 100 within |\n|---|---|---|\n"
    ) + "".join(
        f"| {page} | {each['p50']:.2f} | {each['p95']:.2f} |\n" for page, each in rows.items()
    )


def _budgets(spent: dict[Task, Spent]) -> list[Budget]:
    read = spent["read_and_parse", "england"].cpu
    start = spent["figures", "start"].cpu
    small = spent["figures", "small"].cpu - start
    ten_times = spent["figures", "ten_times"].cpu - start
    everything = spent["every_output", "england"]
    return [
        Budget("Figures of a year, England, to JSON", _ratio(spent, "figures", read), 8, "times"),
        Budget("The same with workbook and page", everything.cpu / read, 8, "times"),
        Budget("Peak memory of that", everything.peak / 2**30, 2, "GiB"),
        Budget("Ten times the children, above start-up", ten_times / small, 11, "times"),
    ]


def _ratio(spent: dict[Task, Spent], task: str, read: float) -> float:
    return spent[task, "england"].cpu / read


def _table(budgets: list[Budget], spent: dict[Task, Spent], rows: dict[str, int]) -> str:
    lines = [
        "| measured | figure | at most | |",
        "|---|---|---|---|",
        *(budget.row() for budget in budgets),
        "",
        "The figures are compared with what Polars takes to read the same files and parse their",
        "dates.",
        "",
        "| task | review rows | CPU seconds | peak MiB |",
        "|---|---|---|---|",
        *(
            f"| {task.replace('_', ' ')}, {size.replace('_', ' ')} | {rows[size]:,} |"
            f" {each.cpu:.2f} | {each.peak / 2**20:,.0f} |"
            for (task, size), each in spent.items()
        ),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
