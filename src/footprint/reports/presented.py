"""A year's figures as words and tables: what the terminal, the workbook and the page all show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from footprint.formats.tables import Table
from footprint.reports.facts import ReturnRead


class Definition(Protocol):
    """What is printed about a figure. `domain.indicators.definition.Indicator` is one.

    `choice` is the reading taken where others are lawful, or nothing.
    """

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def definition(self) -> str: ...
    @property
    def formula(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def choice(self) -> str: ...
    @property
    def better(self) -> Literal["higher", "lower", "neither"]: ...
    @property
    def chart(self) -> Literal["bars", "none"]: ...


Definitions = Mapping[str, Definition]


@dataclass(frozen=True, slots=True)
class HeadlineLine:
    """One of the few figures that come first: "9 of 12 (75.0%)" with what must stand beside it."""

    title: str
    shown: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together. `codes` are those shown in it whose definitions go with it."""

    key: str
    title: str
    words: tuple[str, ...]
    tables: tuple[Table, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PresentedYear:
    """Everything shown for one year, in the order in which it is shown.

    `warnings` stand before everything. `returns` are those that were read. `brief` are the
    tables that a glance needs: the headline, and reviews on time by review. `went_wrong` says in a
    few sentences what `sources` lists: checks, refused rows, bad cells. `headline` and `headline_tables` are the same few figures, as phrases and as tables. `sections`
    are the figures; `sources` what they were made from (files, checks, refused rows).
    """

    year_ending: date
    title: str
    coverage: str
    warnings: tuple[str, ...]
    returns: tuple[ReturnRead, ...]
    headline: tuple[HeadlineLine, ...]
    headline_tables: tuple[Table, ...]
    brief: tuple[Table, ...]
    went_wrong: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Section, ...]
    definitions: tuple[Definition, ...]
