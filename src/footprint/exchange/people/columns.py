"""The columns of the people file, and the words by which each is known in a header row.

The return has no names, officers, social workers, teams or protection plans: this file, kept
beside it, has.
"""

import re

from footprint.exchange.ssda903.kinds import CHILD, Kind

#: The child's column as errors name it.
CHILD_COLUMN = "child_id"

NAMES = ("first_name", "known_as", "surname")
TEXTS = (*NAMES, "officer", "officer_email", "social_worker", "team")

PEOPLE = Kind(
    name="people",
    title="People",
    columns=(CHILD, *TEXTS, "from", "to", "protection_plan_from", "protection_plan_to"),
    known_by=(CHILD,),
    needed=(CHILD,),
    dates={
        "from": "start date",
        "to": "end date",
        "protection_plan_from": "start of the protection plan",
        "protection_plan_to": "end of the protection plan",
    },
    key=(),
    file_names="people",
    texts=TEXTS,
    refused_by=("from", "to", "protection_plan_from", "protection_plan_to"),
)

_WORDS = {
    CHILD: ("child_id", "child", "child_identifier", "child_reference", "child_ref", "identifier"),
    "first_name": ("first_name", "firstname", "forename", "given_name"),
    "known_as": ("known_as", "preferred_name"),
    "surname": ("surname", "last_name", "family_name"),
    "officer": ("officer", "iro", "reviewing_officer", "independent_reviewing_officer"),
    "officer_email": ("officer_email", "officers_email", "iro_email", "reviewing_officer_email"),
    "social_worker": ("social_worker", "worker"),
    "team": ("team", "social_worker_team", "social_work_team"),
    "from": ("from", "from_date", "start_date"),
    "to": ("to", "until", "to_date", "end_date"),
    "protection_plan_from": ("protection_plan_from", "child_protection_plan_from"),
    "protection_plan_to": ("protection_plan_to", "child_protection_plan_to"),
}
_KNOWN = {word: column for column, words in _WORDS.items() for word in words}


def people_columns(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a header row as this file's columns; a name of none of them stays as it is."""
    return tuple(_KNOWN.get(_plain(name), name) for name in names)


def are_peoples(names: tuple[str, ...]) -> bool:
    """Whether a header row, its names already read as columns, is that of a people file: it has
    the child and one column more that no file of a return has."""
    return CHILD in names and not {*TEXTS, "protection_plan_from"}.isdisjoint(names)


def _plain(name: str) -> str:
    """Small letters and underlines: "Officer's e-mail" as officers_email."""
    words = re.sub(r"[^a-z0-9]+", "_", re.sub(r"['’`]", "", name.lower())).strip("_")
    return words.replace("e_mail", "email")
