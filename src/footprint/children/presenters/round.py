"""The people round a child in words. They print, and families read them: family time, brothers and
sisters, and nobody is a case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from footprint.children.connections import (
    HOW_TOLD,
    LIMITS,
    PROVIDERS,
    RELATIONS,
    RESPONSIBILITY,
    ROUTES,
)
from footprint.children.facts.child import Officer
from footprint.children.facts.round import (
    BrothersAndSisters,
    CommunicationSeen,
    LimitSeen,
    PersonBefore,
    PersonRound,
    Told,
)
from footprint.domain.dates import day_words
from footprint.post.facts import CalledBack

WITHHELD = "Not to be disclosed"


@dataclass(frozen=True)
class LimitShown:
    id: int
    words: str
    days: str
    by: str


@dataclass(frozen=True)
class PersonShown:
    """`pairs` are (what, value); `route` is the route's code."""

    id: int
    name: str
    relation: str
    pairs: tuple[tuple[str, str], ...]
    limits: tuple[LimitShown, ...]
    address: str
    withheld: bool
    note: str


@dataclass(frozen=True)
class BeforeShown:
    id: int
    words: str


@dataclass(frozen=True)
class SiblingShown:
    id: int
    name: str
    officer: str


@dataclass(frozen=True)
class TogetherShown:
    """`differ`: they have different officers; `reasons` say why."""

    siblings: tuple[SiblingShown, ...]
    differ: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ToldShown:
    id: int
    officer: str
    words: str


def person_shown(one: PersonRound, today: date) -> PersonShown:
    return PersonShown(
        id=one.id,
        name=one.name,
        relation=_relation(one),
        pairs=tuple(_pairs(one)),
        limits=tuple(limit_shown(limit, today) for limit in one.limits),
        address=_address(one),
        withheld=one.address_withheld,
        note=one.note,
    )


def called_back_words(name: str, of: CalledBack) -> tuple[str, ...]:
    """What became of letters to the person that had not gone; nothing where there were none."""
    sent = of.moved - of.to_print
    told = (
        (sent, "goes to the new address", "go to the new address"),
        (of.to_print, *(f"{verb} to be printed with the new address" for verb in ("is", "are"))),
        (of.waiting, *(f"{verb} under Letters until somebody looks" for verb in ("waits", "wait"))),
        (of.withdrawn, "does not go", "do not go"),
        (of.in_flight, *(f"{verb} being sent at this moment" for verb in ("was", "were"))),
    )
    lines = [f"{many} {one if many == 1 else more}" for many, one, more in told if many]
    if of.in_flight:
        lines.append("what was being sent went to the address before, or waits under Letters")
    return (f"Letters to {name} that had not gone: {'; '.join(lines)}.",) if lines else ()


def before_shown(one: PersonBefore) -> BeforeShown:
    return BeforeShown(
        one.id, f"{one.name} ({RELATIONS[one.relation]}), until {day_words(one.ended_on)}"
    )


def limit_shown(limit: LimitSeen, today: date) -> LimitShown:
    since = f"From {day_words(limit.began_on)}"
    until = f" up to {day_words(limit.ended_on)}" if limit.ended_on else ", with no end yet"
    to_come = "" if limit.began_on <= today else " (still to begin)"
    return LimitShown(limit.id, LIMITS[limit.kind], f"{since}{until}{to_come}", limit.by)


def communication_shown(one: CommunicationSeen) -> tuple[tuple[str, str], ...]:
    """Nothing where nothing is known."""
    told = {
        "Language": one.language,
        "Interpreter": "Needed" if one.interpreter else "",
        "Signs, symbols or aids": one.signs,
        "Likes to be told things": one.likes_to_be_told,
    }
    return tuple((what, value) for what, value in told.items() if value)


def together_shown(one: BrothersAndSisters, own: Officer | None) -> TogetherShown:
    officers = [own, *(sibling.officer for sibling in one.siblings)]
    holders = {officer.id for officer in officers if officer}
    reasons = [reason for reason in (one.own_reason, *one.reasons) if reason]
    return TogetherShown(
        siblings=tuple(
            SiblingShown(
                sibling.child.id,
                sibling.child.name,
                sibling.officer.full_name if sibling.officer else "No officer",
            )
            for sibling in one.siblings
        ),
        differ=bool(one.siblings) and len(holders) > 1,
        reasons=tuple(reasons),
    )


def told_shown(rows: Iterable[Told]) -> list[ToldShown]:
    return [ToldShown(row.id, row.officer.full_name, _told_words(row)) for row in rows]


def not_told(rows: Iterable[Told], officer: Officer | None) -> str:
    """The sentence where it is not recorded that the child knows who her officer is."""
    if officer is None or any(row.officer.id == officer.id for row in rows):
        return ""
    return f"It is not recorded that the child has been told about {officer.full_name}."


#: What each field is called where two people changed it at once.
FIELDS: Mapping[str, str] = {
    "name": "Name",
    "relation": "Who the person is to the child",
    "provider": "Who runs the home",
    "parental_responsibility": "Parental responsibility",
    "email": "E-mail address",
    "phone": "Telephone",
    "address": "Address",
    "address_withheld": "The address must not be disclosed",
    "route": "How letters go",
    "language": "Language",
    "interpreter": "Interpreter needed",
    "note": "Note",
    "signs": "Signs, symbols or aids",
    "likes_to_be_told": "How the child likes to be told things",
    "officers_differ": "Why another officer",
}


def _relation(one: PersonRound) -> str:
    words = RELATIONS[one.relation]
    return f"{words} ({PROVIDERS[one.provider].lower()})" if one.provider else words


def _pairs(one: PersonRound) -> Iterable[tuple[str, str]]:
    yield "Parental responsibility", RESPONSIBILITY[one.parental_responsibility]
    yield "Letters go by", ROUTES[one.route]
    if one.email:
        yield "E-mail", one.email
    if one.phone:
        yield "Telephone", one.phone
    if one.language:
        needed = ", with an interpreter" if one.interpreter else ""
        yield "Language", f"{one.language}{needed}"
    elif one.interpreter:
        yield "Language", "An interpreter is needed"


def _address(one: PersonRound) -> str:
    if one.address_withheld:
        return WITHHELD
    return "Recorded" if one.has_address else "Not recorded"


def _told_words(row: Told) -> str:
    how = HOW_TOLD[row.how]
    met = ". The officer before introduced the new one in person" if row.introduced else ""
    return f"{day_words(row.told_on)}. {how}{met}."
