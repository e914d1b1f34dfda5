"""What a group of figures is, that are shown together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from footprint.formats.tables import Table
from footprint.reports.year import Year


@dataclass(frozen=True, slots=True)
class Shaped:
    """A table with a shape of its own, and the codes that it shows in full."""

    codes: tuple[str, ...]
    build: Callable[[Year], Table | None]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The words for the keys that a figure is broken down by; `name` heads their column."""

    name: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong together. `codes` are shown as plain lines after the shaped tables; those
    of them in `only_where_any` have no line where they count nothing."""

    key: str
    title: str
    words: tuple[str, ...] = ()
    shaped: tuple[Shaped, ...] = ()
    codes: tuple[str, ...] = ()
    breakdowns: Mapping[str, Breakdown] = field(default_factory=dict)
    only_where_any: tuple[str, ...] = ()
    counts_title: str = "Numbers"
    shares_title: str = "Shares"

    def all_codes(self) -> tuple[str, ...]:
        return (*(code for piece in self.shaped for code in piece.codes), *self.codes)
