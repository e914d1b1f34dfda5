"""What a code of the children looked after return is, and the years in which it may be used.

A collection year is named by the calendar year in which it ends: 2017 is 2016/17.
"""

from collections.abc import Mapping
from dataclasses import dataclass

#: The first and the last collection year for which the code lists were read.
FIRST_YEAR = 2017
LAST_YEAR = 2027

#: Stands where no source that was read says what a code means.
NOT_FOUND = "meaning not found"

#: Where the codes, years and meanings were read. A code's `source` names these keys.
SOURCES: Mapping[str, str] = {
    "schema": (
        "SocialFinanceDigitalLabs/liia-tools, liiatools/spec/s903, and liia-tools-pipeline, "
        "liiatools/ssda903_pipeline/spec: the return’s schemas for 2017, 2019, 2021, 2022 and "
        "2024 to 2027"
    ),
    "validator": (
        "data-to-insight/csc-validator-be-903, lac_validator/rules: the Department’s checks for "
        "2022/23 to 2026/27, each with the codes it allows"
    ),
    "standard": "data-to-insight/ssd-data-model, data/objects: what each code stands for",
}


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it means (our words) and the collection years in which it is valid, both
    ends included.

    `first_year` = FIRST_YEAR means then or before; `last_year` = LAST_YEAR means still. `disputed`
    are the years on which the sources differ, or leave it open whether the code may be used; our
    reading of them is in the two years, the reason in `note`. `source` is keys of SOURCES,
    separated by commas.
    """

    code: str
    meaning: str
    source: str
    first_year: int = FIRST_YEAR
    last_year: int = LAST_YEAR
    note: str = ""
    disputed: frozenset[int] = frozenset()

    def is_valid_in(self, year: int) -> bool:
        return self.first_year <= _year_read(year) <= self.last_year

    @property
    def is_unconfirmed(self) -> bool:
        """Its years are not settled, or no source says what it means."""
        return bool(self.disputed) or self.meaning == NOT_FOUND


@dataclass(frozen=True, slots=True)
class Change:
    """The codes of one field that are new in a collection year, and those gone since the last."""

    year: int
    came: frozenset[str]
    went: frozenset[str]


@dataclass(frozen=True, slots=True)
class CodeSet:
    """The codes of one field, in the order in which the return lists them."""

    field: str
    codes: tuple[Code, ...]
    note: str = ""

    @property
    def known(self) -> frozenset[str]:
        """Every code of any year."""
        return frozenset(code.code for code in self.codes)

    def valid_in(self, year: int) -> frozenset[str]:
        """The codes of that collection year; years outside FIRST_YEAR to LAST_YEAR are read with
        the nearest set (`older_than_2017` and `newer_than_2027` say so)."""
        return frozenset(code.code for code in self.codes if code.is_valid_in(year))

    def disputed_in(self, year: int) -> frozenset[str]:
        """The codes that the sources do not settle for that year, whether we read them as valid
        or not."""
        return frozenset(code.code for code in self.codes if _year_read(year) in code.disputed)

    def accepted_in(self, year: int) -> frozenset[str]:
        """The codes that a file of that year may carry without being told that they are wrong: the
        valid ones, and those that the sources do not settle."""
        return self.valid_in(year) | self.disputed_in(year)

    def meaning(self, code: str) -> str:
        """What the code means, in our words; KeyError when no year knows it."""
        return {each.code: each.meaning for each in self.codes}[code]

    def came_and_went(self) -> tuple[Change, ...]:
        """The years in which the set changed, ascending."""
        changes = (self._change(year) for year in range(FIRST_YEAR + 1, LAST_YEAR + 1))
        return tuple(change for change in changes if change.came or change.went)

    def _change(self, year: int) -> Change:
        before, after = self.valid_in(year - 1), self.valid_in(year)
        return Change(year, came=after - before, went=before - after)


def listed(source: str, meanings: Mapping[str, str]) -> tuple[Code, ...]:
    """Codes that every year has, from {code: meaning}."""
    return tuple(Code(code, meaning, source) for code, meaning in meanings.items())


def collection_year(year: int) -> str:
    """2017 as "2016/17"."""
    return f"{year - 1}/{year % 100:02d}"


def older_than_2017(year: int) -> str | None:
    """What must be said of a return older than the code lists; None for any other year."""
    if year >= FIRST_YEAR:
        return None
    return (
        f"The return for {collection_year(year)} is older than the code lists held here. It is "
        f"read with the list for {collection_year(FIRST_YEAR)}, with D1 (freeing order) and E43 "
        "and E44 (special guardianship orders); other codes of its time are reported as unknown."
    )


def newer_than_2027(year: int) -> str | None:
    """What must be said of a return newer than the code lists; None for any other year."""
    if year <= LAST_YEAR:
        return None
    return (
        f"The return for {collection_year(year)} is newer than the code lists held here. It is "
        f"read with the list for {collection_year(LAST_YEAR)}; codes that are new since are "
        "reported as unknown."
    )


def _year_read(year: int) -> int:
    return min(max(year, FIRST_YEAR), LAST_YEAR)
