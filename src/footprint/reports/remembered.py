"""The record as this process last read it for figures, for as long as it stands unchanged.

Reading the facts of six thousand children takes a second, and five years are shown side by side.
Nothing is remembered across a change: see `children.queries.returns.stamp_of_the_record` and
`reviews.queries.figures.stamp_of_the_work`. Who may see which
child is never remembered; it is asked anew for each page.
"""

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from footprint.domain.facts import Facts
from footprint.domain.findings import findings
from footprint.domain.indicators.units.year import assemble
from footprint.reports.facts import OfTheStore, WhatWasRead, YearFigures
from footprint.reports.measuring import figures_of


class Record:
    """The facts of the service, what its returns' reader said, what the store knows beside, and the
    years measured so far."""

    def __init__(self, facts: Facts, read: WhatWasRead, of_store: OfTheStore) -> None:
        self.facts, self.of_store = facts, of_store
        self._read = read
        self._lock = Lock()
        self._figures: dict[int, YearFigures] = {}

    def figures(self, years: Iterable[int]) -> Mapping[int, YearFigures]:
        """The figures of those years; two who ask at once wait for one measuring."""
        with self._lock:
            return {year: self._of(year) for year in years}

    def _of(self, year: int) -> YearFigures:
        if year not in self._figures:
            assembled = assemble(self.facts, year)
            self._figures[year] = figures_of(
                assembled, findings(assembled), self._read, self.of_store
            )
        return self._figures[year]


class Remembered:
    """The last record read, under its stamp."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp = ""
        self._record: Record | None = None

    def record(self, stamp: str, read: Callable[[], Record]) -> Record:
        """The record of that stamp; `read` is asked for one that is not remembered."""
        with self._lock:
            if self._record is None or stamp != self._stamp:
                self._stamp, self._record = stamp, read()
            return self._record
