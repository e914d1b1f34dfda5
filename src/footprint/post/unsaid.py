"""The floor under every message: what none of them may carry, and the look whether one does.

Not a setting. Whoever writes a letter says what the child is called, when she was born, where she
lives; a letter that carries any of it is our mistake and is not queued.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

NAME, BIRTH_DATE, ADDRESS, POSTCODE = "name", "birth date", "address", "postcode"
SCHOOL, REASON = "school", "reason"


class UnsaidError(Exception):
    """A message would carry what it must not. Names the kind and the place, never the value."""

    def __init__(self, kind: str, where: str) -> None:
        super().__init__(f"The {where} of a message carries the child's {kind}.")
        self.kind = kind


class Unsaid(str):
    """Something that may not be said, which knows of what kind it is."""

    kind: str

    @classmethod
    def of(cls, kind: str, text: str) -> "Unsaid":
        one = cls(text)
        one.kind = kind
        return one


def unsaid(
    *,
    names: Iterable[str] = (),
    born_on: date | None = None,
    addresses: Iterable[str] = (),
    postcodes: Iterable[str] = (),
    schools: Iterable[str] = (),
    reasons: Iterable[str] = (),
) -> tuple[str, ...]:
    """Everything about a child that no message carries. `names` are full names and surnames; of a
    birth date every way in which it is usually written comes out, of an address its street too."""
    said = [
        (NAME, [form for name in names for form in _either_way_round(name)]),
        (BIRTH_DATE, birth_dates(born_on) if born_on else ()),
        (ADDRESS, [part for address in addresses for part in _with_its_street(address)]),
        (POSTCODE, postcodes),
        (SCHOOL, schools),
        (REASON, reasons),
    ]
    return tuple(Unsaid.of(kind, text) for kind, texts in said for text in texts if text.strip())


def _either_way_round(name: str) -> tuple[str, ...]:
    """Ada Moss, and Moss, Ada."""
    *first, last = name.split() or [""]
    return (name, " ".join((last, *first))) if first else (name,)


def _with_its_street(address: str) -> tuple[str, ...]:
    """The whole, and each line of it that is a street with its number."""
    lines = (line.strip() for line in re.split(r"[,\n]", address))
    return (address, *(line for line in lines if re.search(r"\d", line) and line.count(" ") > 1))


def birth_dates(born_on: date) -> tuple[str, ...]:
    """The day as people and programs write it: 5 March 2014, March 5th 2014, 05/03/14, 2014-03-05."""
    days = {str(born_on.day), f"{born_on:%d}"}
    months = {str(born_on.month), f"{born_on:%m}"}
    years = (f"{born_on:%Y}", f"{born_on:%y}")
    numbers = {
        joint.join((day, month, year))
        for day in days
        for month in months
        for year in years
        for joint in ("/", "-", ".", " ")
    }
    numbers |= {
        f"{born_on:%Y}{joint}{born_on:%m}{joint}{born_on:%d}" for joint in ("-", "/", ".", "")
    }
    numbers.add(f"{born_on:%d%m%Y}")
    ordinal = f"{born_on.day}{_ending(born_on.day)}"
    words = set()
    for month in (f"{born_on:%B}", f"{born_on:%b}"):
        for day in (*days, ordinal):
            for year in years:
                words |= {f"{day} {month} {year}", f"{day} of {month} {year}"}
                words |= {f"{month} {day} {year}", f"{day}-{month}-{year}"}
    return tuple(sorted(numbers | words))


def _ending(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def but_by_chance(values: Iterable[str], ours: Iterable[str]) -> tuple[str, ...]:
    """The values without names of one word that our own words carry: a child may be called You, or as
    her officer is. What people typed is looked at with all of them."""
    words = tuple(ours)
    return tuple(
        value
        for value in values
        if not (_is_a_name_of_one_word(value) and any(carries(text, value) for text in words))
    )


def of_a_recipient(values: Iterable[str]) -> tuple[str, ...]:
    """What the name to which a letter is addressed may not carry either: a mother has her child's
    surname, and a teacher's own name may be all that is known of a school."""
    return tuple(
        value
        for value in values
        if getattr(value, "kind", "") not in {SCHOOL, REASON} and not _is_a_name_of_one_word(value)
    )


def _is_a_name_of_one_word(value: str) -> bool:
    return getattr(value, "kind", NAME) == NAME and " " not in _plain(value)


def look(parts: Iterable[tuple[str, str]], values: Iterable[str]) -> None:
    """Raises `UnsaidError` when one of the parts, each (what it is, its text), carries a value."""
    forbidden = [value for value in values if value.strip()]
    for where, text in parts:
        for value in forbidden:
            if carries(text, value):
                raise UnsaidError(getattr(value, "kind", "particulars"), where)


def carries(text: str, value: str) -> bool:
    """Whether the text has the value as whole words, whatever its accents, spaces and commas.

    A value of one word counts in capitals or as it is given, for a child may be called Read or Law;
    and a name of one word is not looked for in dates, for she may be called May.
    """
    plain, wanted = _plain(text), _plain(value)
    if not wanted:
        return False
    kind = getattr(value, "kind", "")
    if kind == POSTCODE:
        return _found(plain.replace(" ", "").casefold(), wanted.replace(" ", "").casefold(), "")
    if " " in wanted or any(letter.isdigit() for letter in wanted):
        return _found(plain.casefold(), wanted.casefold())
    shapes = {wanted, wanted.capitalize(), wanted.title(), wanted.upper()}
    undated = _DATES.sub(" ", plain)
    return any(_found(undated, shape) for shape in shapes)


#: 3 May 2026, 3rd of May, May 2026, Monday 3 May.
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
)
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b(?: \d{{4}})?|\b(?:{_MONTHS}) \d{{4}}\b"
)


def _found(text: str, wanted: str, around: str = r"[^\W_]") -> bool:
    """`around`: what may not stand before or after it, so that Ash is not found in Ashes."""
    pattern = re.escape(wanted)
    if around:
        pattern = f"(?<!{around}){pattern}(?!{around})"
    return re.search(pattern, text) is not None


def _plain(text: str) -> str:
    """Without accents; every run of spaces, line ends and commas is one space."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return re.sub(r"[\s,]+", " ", bare.replace("’", "'")).strip()
