"""Made-up names: of children, of officers, of social workers. No surname here is anybody's.

Given names are ordinary ones, with the accents, hyphens and apostrophes that real lists have;
what says that nobody is meant is the surname. Brothers and sisters share it.
"""

import numpy as np
import numpy.typing as npt

from footprint.demo.columns import Flags, Numbers
from footprint.demo.lots import pick, share

MAIL_DOMAIN = "demo.invalid"

SURNAMES = (
    "Madeup", "Pretend", "Imaginary", "Notreal", "Example", "Fictional", "Invented",
    "Make-Believe", "O'Fiction", "Storybook", "Fable", "D'Imaginé", "Madeup-Pretend", "Unreal",
    "Fántasy", "Nobody", "Von Notreal", "Sampleton",
)  # fmt: skip

#: What a girl, a boy, a young woman or man alone here is called, and by what for short, if by
#: anything.
_GIRLS = (
    ("Zoë", ""), ("Chloé", ""), ("Siân", ""), ("Lily-Rose", "Lily"), ("Aaliyah", ""), ("Poppy", ""),
    ("Elizabeth", "Libby"), ("Niamh", ""), ("Róisín", "Ro"), ("Isla", ""), ("Fatima", ""),
    ("Ellie-Mae", "Ellie"), ("Charlotte", "Charlie"), ("Ka'Mya", ""), ("Maja", ""), ("Ruby", ""),
    ("Anaïs", ""), ("Josephine", "Josie"), ("Keira", ""), ("Bo", ""), ("Florence", "Flo"),
    ("Amara", ""), ("Megan", ""), ("Ayşe", ""),
)  # fmt: skip
_BOYS = (
    ("José", ""), ("Tommy-Lee", "Tommy"), ("Łukasz", "Luke"), ("Kai", ""), ("Mohammed", "Mo"),
    ("Alfie", ""), ("Joshua", "Josh"), ("De'Andre", "Dre"), ("Oisín", ""), ("Jayden", ""),
    ("Benjamin", "Ben"), ("André", ""), ("Noah", ""), ("Theodore", "Teddy"), ("Rhys", ""),
    ("Zakariya", "Zak"), ("Billy-Joe", ""), ("Finn", ""), ("Kwame", ""), ("Oliver", "Ollie"),
    ("Søren", ""), ("Harley", ""), ("Dylan", ""), ("Ty", ""),
)  # fmt: skip
_WOMEN_ALONE_HERE = (("Semhar", ""), ("Mai", ""), ("Helen", ""), ("Zahra", ""), ("Linh", ""))
_MEN_ALONE_HERE = (
    ("Ahmad", ""), ("Yonas", ""), ("Hoàng", ""), ("Amanuel", "Aman"), ("Karwan", ""), ("Idris", ""),
    ("Reza", ""), ("Bashir", ""), ("Ermal", ""), ("Abdul-Rahman", "Abdul"),
)  # fmt: skip

#: How many of those who could be known by something shorter are.
_KNOWN_AS_SHARE = 0.5

_OFFICERS = (
    "Amber", "Blue", "Coral", "Dove", "Ebony", "Fern", "Green", "Hazel", "Indigo", "Jade",
    "Khaki", "Lilac", "Maroon", "Navy", "Olive", "Pearl", "Quartz", "Rose", "Silver", "Teal",
    "Umber", "Violet", "White", "Yellow",
)  # fmt: skip
_OFFICERS_SURNAMES = ("Example", "Specimen", "Notional")
_WORKERS = (
    "Ash", "Basil", "Clover", "Daisy", "Elder", "Flax", "Ginger", "Heather", "Ivy", "Juniper",
    "Laurel", "Maple", "Nettle", "Oakley", "Primrose", "Rowan", "Sorrel", "Thyme", "Willow",
)  # fmt: skip
_WORKERS_SURNAMES = ("Sample", "Placeholder", "Hypothetical")

_Words = npt.NDArray[np.str_]


def officer_name(number: int) -> str:
    """The name of the reviewing officer of that number; no two have the same."""
    return _staff(_OFFICERS, _OFFICERS_SURNAMES, number)


def worker_name(number: int) -> str:
    """The name of the social worker of that number; no two have the same."""
    return _staff(_WORKERS, _WORKERS_SURNAMES, number)


def _staff(first: tuple[str, ...], last: tuple[str, ...], number: int) -> str:
    again, place = divmod(number, len(first) * len(last))
    name = f"{first[place % len(first)]} {last[place // len(first)]}"
    return f"{name} {again + 1}" if again else name


def mail_of(name: str) -> str:
    """The address of somebody at work, at a domain that cannot exist."""
    return f"{name.lower().replace(' ', '.')}@{MAIL_DOMAIN}"


def names_of_children(
    seed: int, child: Numbers, family: Numbers, *, male: Flags, alone_here: Flags
) -> tuple[_Words, _Words, _Words]:
    """First name, known as (often empty) and surname of each."""
    first = np.full(len(child), "", dtype="<U20")
    short = np.full(len(child), "", dtype="<U20")
    kinds = (
        (_BOYS, male & ~alone_here),
        (_GIRLS, ~male & ~alone_here),
        (_MEN_ALONE_HERE, male & alone_here),
        (_WOMEN_ALONE_HERE, ~male & alone_here),
    )
    for names, here in kinds:
        drawn = (share(seed, "first name", child[here]) * len(names)).astype(np.int64)
        first[here], short[here] = np.array(names)[drawn].T
    called = share(seed, "known as", child) < _KNOWN_AS_SHARE
    surname = pick(seed, "surname", family, tuple((name, 1) for name in SURNAMES))
    return first, np.where(called, short, ""), surname
