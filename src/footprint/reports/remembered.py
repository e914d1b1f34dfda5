"""A year's figures as this process last measured them, for as long as the record stands unchanged.

Reading every child's facts takes a second where a council has six thousand, and five years are
shown side by side. Nothing is remembered across a change: see `children.stamp_of_the_record`.
"""

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from footprint.reports.facts import YearFigures

Measure = Callable[[Iterable[int]], Mapping[int, YearFigures]]


class Remembered:
    """Years of figures under the stamp of the record that they were measured from."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp = ""
        self._figures: dict[int, YearFigures] = {}

    def figures(
        self, stamp: str, years: Iterable[int], measure: Measure
    ) -> Mapping[int, YearFigures]:
        """The figures of those years; `measure` is asked for the years that are not remembered.
        Two who ask at once wait for one measuring."""
        wanted = tuple(years)
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._figures = stamp, {}
            missing = [year for year in wanted if year not in self._figures]
            if missing:
                self._figures.update(measure(missing))
            return {year: self._figures[year] for year in wanted}
