"""Codes taken together, as the figures and the ladders need them.

A group's source names a section of the definitions (the page of figures that an authority signs),
the meaning of the codes in the return, or the law.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from footprint.domain.codes.children import PARTICIPATION
from footprint.domain.codes.codeset import CodeSet
from footprint.domain.codes.episodes import END_REASONS, LEGAL_STATUSES, NEW_EPISODE_REASONS
from footprint.domain.codes.placements import PLACEMENTS

#: Outside every figure but the line of their own.
SHORT_BREAKS = frozenset({"V3", "V4"})

#: The ladder of the Adoption Agencies Regulations 2005 alone applies.
PLACED_FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})

#: Placed for adoption with the foster carer the child already lives with: no move.
PLACED_WITH_PRESENT_CARER = frozenset({"A3", "A5"})

#: No placement of their own: the one before and the one after are one.
TEMPORARY_PLACEMENTS = frozenset({"T0", "T1", "T2", "T3", "T4"})

#: A parent's consent gives authority too, but the return does not hold it.
AUTHORITY_TO_PLACE = frozenset({"E1"})

#: A placement begins.
NEW_CARER = frozenset({"S", "P", "B"})

#: The placement goes on.
SAME_CARER = frozenset({"L", "T", "U"})

#: The child is where she was.
LEGAL_STATUS_ALONE = "L"

#: The one end reason after which the child is still looked after.
CONTINUES = "X1"

ATTENDED = frozenset({"PN1", "PN2", "PN3", "PN4"})
VIEWS_GIVEN = frozenset({"PN1", "PN2", "PN3", "PN5", "PN6"})
UNDER_FOUR = frozenset({"PN0"})


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of codes of one field, for the page that lists them."""

    title: str
    of: CodeSet
    codes: frozenset[str]
    source: str


GROUPS: tuple[Group, ...] = (
    Group("Short breaks", LEGAL_STATUSES, SHORT_BREAKS, "definitions 0.8; SI 2010/959 reg 48"),
    Group(
        "Authority to place for adoption",
        LEGAL_STATUSES,
        AUTHORITY_TO_PLACE,
        "definitions 0.9; a consent under section 19 gives it too and is not in the return",
    ),
    Group("Placed for adoption", PLACEMENTS, PLACED_FOR_ADOPTION, "definitions 0.9; the return"),
    Group(
        "Placed for adoption with the present carer",
        PLACEMENTS,
        PLACED_WITH_PRESENT_CARER,
        "definitions 10; the return",
    ),
    Group("Temporary placements", PLACEMENTS, TEMPORARY_PLACEMENTS, "definitions 10; the return"),
    Group("New carer", NEW_EPISODE_REASONS, NEW_CARER, "definitions 10"),
    Group("Same carer", NEW_EPISODE_REASONS, SAME_CARER, "definitions 10"),
    Group("Still looked after", END_REASONS, frozenset({CONTINUES}), "definitions 0.4"),
    Group("Attended", PARTICIPATION, ATTENDED, "definitions 7"),
    Group("Views given", PARTICIPATION, VIEWS_GIVEN, "definitions 7"),
    Group("Under four", PARTICIPATION, UNDER_FOUR, "definitions 7"),
)


@dataclass(frozen=True, slots=True)
class Route:
    """A way out of care: the end reasons that are counted as one (definitions 2)."""

    key: str
    title: str
    codes: tuple[str, ...]


#: In the order in which they are printed. Every leaving code has exactly one.
ROUTES: tuple[Route, ...] = (
    Route("home_planned", "Home, planned", ("E4A",)),
    Route("home_not_planned", "Home, not planned", ("E4B",)),
    Route("family_without_responsibility", "Family without parental responsibility", ("E13",)),
    Route("child_arrangements", "Child arrangements order", ("E41",)),
    Route(
        "special_guardianship",
        "Special guardianship order",
        ("E43", "E44", "E45", "E46", "E47", "E48"),
    ),
    Route("adopted", "Adopted", ("E11", "E12")),
    Route("stayed_with_carers", "Stayed with carers at 18", ("E17",)),
    Route("independent", "Independent living", ("E5", "E6")),
    Route("adult_residential", "Adult residential care", ("E7",)),
    Route("custody", "Custody", ("E9",)),
    Route("remand_ended", "Remand ended", ("E14",)),
    Route("other_authority", "Another authority", ("E3",)),
    Route("age_assessed", "Age assessed as 18 or over", ("E15",)),
    Route("abroad", "Abroad", ("E16",)),
    Route("died", "Died", ("E2",)),
    Route("other", "Other", ("E8",)),
)

#: Leaving code -> key of its route.
ROUTE_OF: Mapping[str, str] = MappingProxyType(
    {code: route.key for route in ROUTES for code in route.codes}
)

#: The end reasons with which a child leaves care.
LEAVING = END_REASONS.known - {CONTINUES}
