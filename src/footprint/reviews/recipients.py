"""What each kind of recipient is given of a finished record, by rule, from least (`codes.ForWhom`).

The kinds and what each is given are the service's own choice, to be looked at by whoever answers for
the sharing of information; nothing here is quoted as law. A change is one line.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from footprint.reviews.codes import ForWhom
from footprint.reviews.headings import GROUPS

ALL: tuple[str, ...] = tuple(one.code for group in GROUPS for one in group.headings)


@dataclass(frozen=True, slots=True)
class Given:
    """`headings` are given unless the officer leaves one out; `offered` left out unless she puts one
    in. The same of `decisions` and of `attendance`, who was there; why somebody was not is for the
    file alone, and of a child under four that took part there is nothing to say."""

    headings: tuple[str, ...]
    offered: tuple[str, ...] = ()
    decisions: bool = True
    attendance: bool = False
    took_part: bool = False
    why_not_there: bool = False


_EVERYDAY = ("home", "family_time", "education", "leisure", "health", "identity")
_SHORT = ("going_well", "to_improve")
#: One parent's views are not the other's to read unless the officer says so.
_OF_ONE_PARENT = ("mother_views", "father_views", "relatives_views")

RULES: Mapping[ForWhom, Given] = {
    ForWhom.SCHOOL: Given(("education",), offered=("going_well",), decisions=False),
    ForWhom.HEALTH: Given(("health",), offered=("going_well",), decisions=False),
    ForWhom.PARENT: Given(
        ("family_time", "going_well"),
        offered=("education", "health", "home", "to_improve"),
        decisions=False,
    ),
    ForWhom.CARER: Given(
        ("communication", "child_views", "carer_views", *_EVERYDAY, "visits", *_SHORT),
        offered=("support", "siblings", "works"),
        took_part=True,
    ),
    ForWhom.PARENT_PR: Given(
        (
            *("child_views", "support", "reunification", *_EVERYDAY, "siblings", "changes"),
            *("care_plan", "legal_status", "permanence", "visits", "court", *_SHORT),
        ),
        offered=(*_OF_ONE_PARENT, "disagreement", "carer_views", "leaving_care", "works"),
        attendance=True,
        took_part=True,
    ),
    ForWhom.CHILD: Given(
        ("going_well", "to_improve", "child_views"), offered=("home", "family_time", "education")
    ),
    ForWhom.FILE: Given(ALL, attendance=True, took_part=True, why_not_there=True),
}

#: Which kinds somebody of that relation or role may be given, the usual one first; none: nothing is
#: given unless the officer chooses.
_CHOSEN = (ForWhom.SCHOOL, ForWhom.HEALTH, ForWhom.PARENT, ForWhom.CARER, ForWhom.CHILD)
KINDS_OF: Mapping[str, tuple[ForWhom, ...]] = {
    "foster_carer": (ForWhom.CARER,),
    "residential": (ForWhom.CARER,),
    "school": (ForWhom.SCHOOL,),
    "health": (ForWhom.HEALTH,),
}
#: Relations that may have parental responsibility; with it they are given a parent's version.
FAMILY = frozenset({"mother", "father", "other_family"})
#: Who is given something only where the officer chooses what.
OTHERS: tuple[ForWhom, ...] = _CHOSEN


def kinds_of(relation: str, *, responsible: bool) -> tuple[ForWhom, ...]:
    """What the officer may choose for somebody."""
    if relation in FAMILY:
        return (ForWhom.PARENT_PR,) if responsible else (ForWhom.PARENT,)
    return KINDS_OF.get(relation, OTHERS)


def usual_kind(relation: str, *, responsible: bool) -> ForWhom | None:
    """What is chosen for somebody before the officer chooses; None: nothing."""
    if relation in FAMILY:
        return ForWhom.PARENT_PR if responsible else None
    return next(iter(KINDS_OF.get(relation, ())), None)


#: The child's version has headings of its own, in words that a child uses.
CHILDS_TITLES: Mapping[str, str] = {
    "going_well": "What is going well",
    "to_improve": "What we want to make better",
    "child_views": "What you told us",
    "home": "Where you live",
    "family_time": "Seeing your family",
    "education": "School or college",
}
WHAT_HAPPENS, YOUR_RIGHTS, PRIVATE = "What will happen now", "What you can do", "Just between us"
#: What the child may do, in short (reg 45 and the guidance on it, in our own words).
RIGHTS: tuple[str, ...] = (
    "If something here is wrong, tell me and I will put it right.",
    "If something does not happen, tell me. I will ask why.",
    "You can talk with me alone. You can ask for your next review to be sooner.",
    "You can have an advocate: somebody who is on your side and helps you say what you want.",
    "You can complain. The council has to answer you.",
    "You can ask a court to change things. I can help you find a lawyer.",
)
