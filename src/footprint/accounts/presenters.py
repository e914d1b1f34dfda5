"""People and grants in the words and colours of their pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from footprint.accounts.facts import Grant, PersonFacts, Standing
from footprint.accounts.roles import ROLES
from footprint.domain.dates import day_words

TAGS: Mapping[Standing, str] = {
    Standing.PROPOSED: "govuk-tag--yellow",
    Standing.IN_FORCE: "govuk-tag--green",
    Standing.TO_COME: "govuk-tag--blue",
    Standing.ENDED: "govuk-tag--grey",
}
WORDS: Mapping[Standing, str] = {
    Standing.PROPOSED: "Waits for a second person",
    Standing.IN_FORCE: "In force",
    Standing.TO_COME: "To come",
    Standing.ENDED: "Ended",
}


@dataclass(frozen=True)
class GrantShown:
    """A grant as a row of a table; the two sentences say why a button is greyed, if it is."""

    id: int
    version: int
    person_id: int
    role: str
    days: str
    standing: str
    tag: str
    granted_by: str
    confirmed_by: str
    waits: bool
    stands: bool
    why_not_confirm: str | None
    why_not_end: str | None


@dataclass(frozen=True)
class PersonShown:
    id: int
    full_name: str
    email: str
    version: int
    roles: str
    waiting: str


def grant_shown(
    grant: Grant,
    today: date,
    names: Mapping[int, str],
    why_not_confirm: str | None,
    why_not_end: str | None,
) -> GrantShown:
    standing = grant.standing(today)
    until = f" up to but without {day_words(grant.ends_on)}" if grant.ends_on else ", with no end"
    return GrantShown(
        id=grant.id,
        version=grant.version,
        person_id=grant.person_id,
        role=f"{ROLES[grant.role].label}, team {grant.scope}"
        if grant.scope
        else ROLES[grant.role].label,
        days=f"From {day_words(grant.begins_on)}{until}",
        standing=WORDS[standing],
        tag=TAGS[standing],
        granted_by=names.get(grant.granted_by or 0, "a command on the server"),
        confirmed_by=names.get(grant.confirmed_by or 0, ""),
        waits=standing is Standing.PROPOSED,
        stands=standing is not Standing.ENDED,
        why_not_confirm=why_not_confirm,
        why_not_end=why_not_end,
    )


def person_shown(person: PersonFacts, today: date) -> PersonShown:
    return PersonShown(
        id=person.id,
        full_name=person.full_name,
        email=person.email,
        version=person.version,
        roles=_labels(person.grants, today, Standing.IN_FORCE),
        waiting=_labels(person.grants, today, Standing.PROPOSED),
    )


def _labels(grants: Iterable[Grant], today: date, standing: Standing) -> str:
    roles = {grant.role for grant in grants if grant.standing(today) is standing}
    return ", ".join(facts.label for role, facts in ROLES.items() if role in roles)
