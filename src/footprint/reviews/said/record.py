"""What an officer records of a review, as it is typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartSaid:
    """`version` is that of the part as it was read, 0 where there was none."""

    heading: str
    answer: str
    words: str
    no_change: bool
    version: int


@dataclass(frozen=True, slots=True)
class AttendedSaid:
    """`id` is None for a role for which nobody was named before."""

    id: int | None
    role: str
    name: str
    attendance: str
    not_there_why: str
    not_there_words: str
    version: int


@dataclass(frozen=True, slots=True)
class TookPartSaid:
    """How the child took part, by the return's code. `is_so`: the answer stands although the birth
    date that we hold speaks against it."""

    participation: str = ""
    took_no_part: str = ""
    took_no_part_why: str = ""
    under_four_present: bool | None = None
    is_so: bool = False


@dataclass(frozen=True, slots=True)
class PassedOnSaid:
    """What of the child's private words was passed on to keep the child safe, and to whom."""

    words: str
    to: str
