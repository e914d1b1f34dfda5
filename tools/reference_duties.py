"""The page docs/reference/duties.md, from the provisions and the lawyer's examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from footprint.domain.bank_holidays import HOLIDAYS_KNOWN_FROM, HOLIDAYS_KNOWN_UNTIL
from footprint.domain.dates import WorkingDays, day_words
from footprint.domain.law import Provision
from footprint.domain.timetable.brought_forward import BRINGS_FORWARD
from footprint.domain.timetable.record import LIMITS
from footprint.domain.timetable.registry import (
    DUTIES,
    LADDERS,
    PROVISIONS,
    provisions_without_source,
)

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "tests" / "domain" / "examples"

_STRENGTH = {
    "law": "law: a ceiling that a local setting may only tighten",
    "guidance": "statutory guidance: may be varied locally, with the difference shown",
    "local": "a local rule",
}


@dataclass(frozen=True, slots=True)
class ExamplesFile:
    """The examples of one provision, as a lawyer wrote them."""

    provision: str
    examples: tuple[Mapping[str, Any], ...]


def read_examples() -> dict[str, ExamplesFile]:
    """Every file of examples, by the code of its provision."""
    files = {}
    for path in sorted(EXAMPLES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        files[path.stem] = ExamplesFile(content["provision"], tuple(content["examples"]))
    return files


def render_duties() -> str:
    """docs/reference/duties.md: what the law asks, where it says so, and examples."""
    examples = read_examples()
    parts = [
        _INTRODUCTION,
        _ladders(),
        _round_a_review(),
        *(_provision(each, examples.get(each.code)) for each in PROVISIONS.values()),
        _duties(),
        _brought_forward(),
        _working_days(),
        _without_source(),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


_INTRODUCTION = """
# Duties and their dates

Made from the code by `make reference`; do not edit.

Each provision has its words where they were read in the source named, and otherwise our summary,
marked "in summary". The day of the event is day nought. Months are calendar months: to the
corresponding date, or to the last day of a month that has none. A due date on a weekend or a
holiday is not moved; the last working day before it is shown beside it.

The law in force on the day an interval starts governs the whole of it. That is our reading; a
page says so wherever an interval crosses 1 April 2011.
"""


def _ladders() -> str:
    lines = ["## The ladders", ""]
    for ladder in LADDERS:
        lines += [f"**{ladder.title}**", ""]
        for name, rung in ladder.rungs.items():
            step = rung.steps[-1]
            where = f"[{step.under.citation}](#{_anchor(step.under)})"
            lines.append(f"- `{name}`: {step.interval.words} after {rung.event} ({where})")
        lines.append("")
    return "\n".join(lines)


def _round_a_review() -> str:
    lines = [
        "**The clock round a review**",
        "",
        "Before a meeting its own day is one of the days counted; after a review the day on which it "
        "was completed is not.",
        "",
    ]
    lines += [f"- {one.under.title}: {one.words} ({_link(one.under)})" for one in LIMITS]
    return "\n".join(lines)


def _provision(provision: Provision, file: ExamplesFile | None) -> str:
    words = f"“{provision.words}”" if provision.quoted else f"In summary: {provision.words}"
    lines = [
        f"## {provision.title}",
        "",
        f"> {words}",
        "",
        f"- Where: [{provision.citation}]({provision.address})",
        f"- Strength: {_STRENGTH[provision.strength]}",
        f"- In force: {_in_force(provision)}",
        f"- Read in: {provision.seen_at or 'no source read yet'}",
    ]
    if provision.note:
        lines.append(f"- Note: {provision.note}")
    if file is not None:
        lines += ["", *_examples_table(file)]
    return "\n".join(lines)


def _in_force(provision: Provision) -> str:
    since = f"from {day_words(provision.in_force)}"
    return since if provision.until is None else f"{since} to {day_words(provision.until)}"


_COLUMNS = (
    ("title", "Example"),
    ("story", ""),
    ("limit", "Limit"),
    ("counted_from", "Counted from"),
    ("not_before", "Not before"),
    ("due", "Due"),
    ("last_working_day", "Last working day"),
    ("held", "Held"),
    ("in_time", "In time"),
    ("marked", "Marked"),
)


def _examples_table(file: ExamplesFile) -> list[str]:
    used = [pair for pair in _COLUMNS if any(pair[0] in each for each in file.examples)]
    rows = [[_cell(_value(each, key)) for key, _ in used] for each in file.examples]
    header = [heading or "What happens" for _, heading in used]
    return ["| " + " | ".join(row) + " |" for row in [header, ["---"] * len(used), *rows]]


def _value(example: Mapping[str, Any], key: str) -> object:
    if key == "last_working_day":
        # An example names it only where it is not the due date itself.
        return example.get(key, example["due"])
    if key == "limit":
        return PROVISIONS[example[key]].title
    return example.get(key)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return f"{value:%a} {day_words(value)}"
        case _:
            return str(value).strip()


def _duties() -> str:
    lines = ["## Duties without a date", ""]
    lines += [f"- {duty.words} ({_link(duty.under)})" for duty in DUTIES]
    return "\n".join(lines)


def _brought_forward() -> str:
    lines = ["## What brings a review forward", ""]
    lines += [
        f"- `{each.code}`: {each.words} ({_link(each.under)})" for each in BRINGS_FORWARD.values()
    ]
    return "\n".join(lines)


def _working_days() -> str:
    definitions: dict[str, WorkingDays] = {
        each.working_days.name: each.working_days for each in PROVISIONS.values()
    }
    lines = [
        "## Working days",
        "",
        f"Holidays are known from {day_words(HOLIDAYS_KNOWN_FROM)} to "
        f"{day_words(HOLIDAYS_KNOWN_UNTIL)}; a count beyond is refused.",
        "",
    ]
    for definition in definitions.values():
        *kinds, last = sorted((kind.value for kind in definition.not_working), reverse=True)
        named = ", ".join(["Saturday", "Sunday", *kinds])
        lines.append(f"- {definition.name}: every day but {named} and {last}.")
        lines.append(f"  Source: {definition.source}.")
    return "\n".join(lines)


def _without_source() -> str:
    lines = [
        "## Provisions without a source",
        "",
        "For these nobody has read the words yet. They are professional knowledge or come from a "
        "procedure that repeats the law, and are to be confirmed.",
        "",
    ]
    lines += [f"- {each.title}: {_link(each)}" for each in provisions_without_source()]
    return "\n".join(lines)


def _link(provision: Provision) -> str:
    return f"[{provision.citation}](#{_anchor(provision)})"


def _anchor(provision: Provision) -> str:
    """The anchor that Markdown renderers give to the provision's heading."""
    kept = [letter for letter in provision.title.lower() if letter.isalnum() or letter in " -"]
    return "".join(kept).replace(" ", "-")
