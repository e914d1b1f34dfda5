"""What import-linter cannot say about where a line belongs."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from footprint.exchange.ssda903.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "footprint"

#: Ours, and spelt like a column: two reasons for a placement change, and the name of a code set.
SPELT_LIKE_COLUMNS = {"CHILD", "PLACE", "IN_TOUCH"}


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders or ("",):
        for path in sorted((SOURCE / folder).rglob("*.py")):
            yield str(path.relative_to(SOURCE)), ast.parse(path.read_text(encoding="utf-8"))


def texts(module: ast.Module) -> set[str]:
    return {
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_returns_column_names_stay_in_the_room_that_reads_it_and_the_demo_that_writes_it() -> (
    None
):
    columns = {column for kind in KINDS for column in kind.columns}
    assert {"DECOM", "REVIEW_CODE", "DUC"} <= columns
    strays = {
        name: found
        for name, module in modules()
        if not name.startswith(("exchange/ssda903/", "demo/"))
        and (found := (texts(module) & columns) - SPELT_LIKE_COLUMNS)
    }
    assert strays == {}


def test_the_domain_has_no_clock() -> None:
    clocks = {"today", "now", "utcnow", "localdate", "time"}
    calls = {
        (name, node.func.attr)
        for name, module in modules("domain")
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clocks
    }
    assert calls == set()


def test_the_domain_prints_nothing_and_opens_nothing() -> None:
    calls = {
        (name, node.func.id)
        for name, module in modules("domain", "formats")
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"open", "print", "input"}
    }
    assert calls == set()


def test_no_room_is_called_by_a_name_that_says_nothing() -> None:
    empty_names = {"utils", "helpers", "common", "core", "manager", "misc"}
    named = {part for name, _ in modules() for part in Path(name.removesuffix(".py")).parts}
    assert named & empty_names == set()


def tracked_text() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file():
            yield name, path.read_bytes().decode("utf-8", errors="ignore")


#: Put together here, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(["py" + "pi.org", "python" + "hosted", "npm" + "js", "reg" + "istry[.][a-z]+[.]"])
)
PATHS_OF_A_MACHINE = re.compile("|".join(["/" + "work/", "/" + "root/", "/" + "home/[a-z]"]))


@pytest.mark.parametrize("pattern", [REGISTRIES, PATHS_OF_A_MACHINE], ids=["registries", "paths"])
def test_no_tracked_file_names_a_package_registry_or_a_path_of_one_machine(
    pattern: re.Pattern[str],
) -> None:
    found = {name: match[0] for name, text in tracked_text() if (match := pattern.search(text))}
    assert found == {}
