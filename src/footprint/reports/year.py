"""One year's measurements, looked up by code."""

from collections.abc import Iterable

from footprint.domain.indicators.definition import Measurement
from footprint.formats.tables import written_date
from footprint.reports.facts import YearFigures
from footprint.reports.presented import Definitions
from footprint.reports.rules_beside import words_beside


class Year:
    """The measurements of a year's figures, and the words of their definitions."""

    def __init__(self, figures: YearFigures, definitions: Definitions) -> None:
        self._by_code = {m.code: m for m in figures.measurements}
        self._definitions = definitions
        self._rules = figures.rules
        self.ends = written_date(figures.year_ending)

    def get(self, code: str) -> Measurement | None:
        return self._by_code.get(code)

    def several(self, codes: Iterable[str]) -> tuple[Measurement, ...]:
        """Those of the codes that were measured, in the order of the codes."""
        return tuple(self._by_code[code] for code in codes if code in self._by_code)

    def codes(self) -> tuple[str, ...]:
        return tuple(self._by_code)

    def is_charted(self, code: str) -> bool:
        """Whether people would rather look at this figure's breakdown than read it."""
        return code in self._definitions and self._definitions[code].chart == "bars"

    def rules(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The authority's rules that touch any of those figures, in words; none of files."""
        return words_beside(codes, self._rules)

    def choices(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The choices made, where others are lawful, for those figures; each once."""
        said = [self._definitions[code].choice for code in codes if code in self._definitions]
        return tuple(f"Choice made: {choice}" for choice in dict.fromkeys(said) if choice)
