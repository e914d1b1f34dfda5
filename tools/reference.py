"""Writes the reference pages that are made from the code, or checks that they are current.

    python -m tools.reference            write docs/reference/*.md
    python -m tools.reference --check    say what differs, and fail if anything does

A page is a function that gives its text; adding one is a line in PAGES.
"""

import difflib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.reference_codes import render_codes
from tools.reference_duties import render_duties
from tools.reference_indicators import render_indicators
from tools.reference_roles import render_roles

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"

PAGES: Mapping[str, Callable[[], str]] = {
    "codes.md": render_codes,
    "duties.md": render_duties,
    "indicators.md": render_indicators,
    "roles.md": render_roles,
}


def differences() -> list[str]:
    """The lines in which the pages on disk differ from what the code gives."""
    lines: list[str] = []
    for name, render in PAGES.items():
        path = REFERENCE / name
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        lines += difflib.unified_diff(
            current.splitlines(),
            render().splitlines(),
            name,
            f"{name} (from the code)",
            lineterm="",
        )
    return lines


def write() -> None:
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, render in PAGES.items():
        (REFERENCE / name).write_text(render(), encoding="utf-8")


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        found = differences()
        print("\n".join(found) if found else "The reference pages are current.")
        return 1 if found else 0
    if arguments:
        print(__doc__)
        return 2
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
