"""The structured record as data: what the officer records of a review, heading by heading, grouped as
its pages are.

The matters of Schedule 7 are named in our own words; which paragraph is which is as domain.md 4.3
has it, those of `kinds.UNCONFIRMED` still to be read in the Schedule. Where a heading rests on guidance or
on the service's own choice it says so. A child, a parent or a carer may read any answer, so none
blames anybody.
"""

from collections.abc import Iterator, Mapping

from footprint.reviews.headings.kinds import OTHER, Group, Heading
from footprint.reviews.headings.life_and_plan import LIFE, PLAN, SHORT
from footprint.reviews.headings.people import CHILD, FAMILY

__all__ = [
    "GROUPS",
    "OTHER",
    "Group",
    "Heading",
    "asked",
    "group_named",
    "group_of",
    "heading_named",
]

GROUPS: tuple[Group, ...] = (CHILD, FAMILY, LIFE, PLAN, SHORT)
_BY_CODE: Mapping[str, Heading] = {one.code: one for each in GROUPS for one in each.headings}
_GROUP_OF: Mapping[str, Group] = {one.code: each for each in GROUPS for one in each.headings}


def group_named(code: str) -> Group | None:
    return next((one for one in GROUPS if one.code == code), None)


def heading_named(code: str) -> Heading | None:
    return _BY_CODE.get(code)


def group_of(code: str) -> Group:
    return _GROUP_OF[code]


def asked(age: int | None, group: Group | None = None) -> Iterator[Heading]:
    """The headings asked of a child of that age (None: not known), of one page or of all."""
    for each in (group,) if group else GROUPS:
        for one in each.headings:
            if one.from_age is None or age is None or age >= one.from_age:
                yield one
