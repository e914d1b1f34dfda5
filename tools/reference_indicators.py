"""The page of figures: every indicator with its definition, formula and source, from the registry."""

from footprint.domain.indicators.after import AFTER
from footprint.domain.indicators.conferences import CONFERENCES
from footprint.domain.indicators.definition import Indicator
from footprint.domain.indicators.family import FAMILY
from footprint.domain.indicators.in_care import IN_CARE
from footprint.domain.indicators.participation import PARTICIPATION_FIGURES
from footprint.domain.indicators.preparation import PREPARATION
from footprint.domain.indicators.stability import STABILITY
from footprint.domain.indicators.timeliness import TIMELINESS
from footprint.reports.definition_words import definition_lines

_HEAD = """# The figures and their definitions

Made from `src/footprint/domain/indicators` by `make reference`; do not edit by hand.

Every figure is printed as number, base and percentage, half up to one decimal from whole numbers;
an empty base is "none to count". *Cannot be judged* and *not known* stand beside a figure whenever
they are not 0: what the files cannot tell is said and not guessed. A year "ending" 31 March is
1 April to 31 March, and facts dated after it are not looked at.

Numbers in a source ("definitions 3") are those of [the conventions that every figure
keeps](definitions.md).

The performance lead and the manager of the service sign these definitions for a year, on the pages
of the figures. Who signed stands beside each figure. A definition that has changed since says so,
and breaks the line over the years.
"""

_FAMILIES: dict[str, tuple[Indicator, ...]] = {
    "Reviews on time": TIMELINESS,
    "Participation": PARTICIPATION_FIGURES,
    "Children in care, entering and leaving": IN_CARE,
    "Stability": STABILITY,
    "How reviews were prepared": PREPARATION,
    "Who of the family was there": FAMILY,
    "What followed, and sittings": AFTER,
    "Child protection conferences": CONFERENCES,
}


def render_indicators() -> str:
    """docs/reference/indicators.md."""
    parts = [_HEAD]
    for family, indicators in _FAMILIES.items():
        parts.append(f"\n## {family}\n")
        parts.extend(_one(indicator) for indicator in indicators)
    return "".join(parts)


def _one(indicator: Indicator) -> str:
    lines = definition_lines(indicator)
    listed = "".join(f"- {name}: {words}\n" for name, words in lines.items() if words)
    return f"\n### {indicator.title}\n\n{indicator.definition}\n\n{listed}"
