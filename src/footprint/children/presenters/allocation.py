"""Who holds whom, in the words of its pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localtime

from footprint.accounts.facts import PersonFacts, Standing
from footprint.accounts.roles import Role
from footprint.children.facts.child import (
    Allocated,
    AllocationWord,
    ChildSeen,
    Covering,
    Holding,
    InCare,
    Officer,
    Proposal,
    Unallocated,
)
from footprint.domain.dates import day_words

NO_OFFICER = "No officer"


@dataclass(frozen=True)
class Chosen:
    """A child chosen for an allocation."""

    id: int
    name: str
    reference: str
    now: str
    since: str
    mark: int


@dataclass(frozen=True)
class ProposalShown:
    id: int
    name: str
    now: str
    note: str
    mark: int


@dataclass(frozen=True)
class PreviewShown:
    """What an allocation of many would do, in its three parts."""

    changing: tuple[ProposalShown, ...]
    already: tuple[ProposalShown, ...]
    refused: tuple[ProposalShown, ...]


@dataclass(frozen=True)
class HeldShown:
    """A line of a child's history of officers."""

    officer: str
    days: str
    reason: str
    said: str


@dataclass(frozen=True)
class OfficerShown:
    id: int
    full_name: str
    email: str
    account: str
    children: int


@dataclass(frozen=True)
class CoverShown:
    id: int
    officer: str
    covered_by: str
    days: str
    standing: str
    tag: str
    can_end: bool


@dataclass(frozen=True)
class UnallocatedShown:
    id: int
    name: str
    reference: str
    entered: str
    limit: str
    left: str
    over: bool


def officer_name(officer: Officer | None) -> str:
    return officer.full_name if officer else NO_OFFICER


def children_words(number: int) -> str:
    return "1 child" if number == 1 else f"{number:,} children"


def since_words(care: InCare | None) -> str:
    if care is None:
        return "Not in care today"
    if care.short_breaks:
        return f"In short breaks since {day_words(care.entered_on)}"
    return f"In care {_since(care)}"


def _since(care: InCare) -> str:
    before = "" if care.entry_known else "before the files begin; known since "
    return f"since {before}{day_words(care.entered_on)}"


def chosen(child: ChildSeen, holding: Holding, mark: int) -> Chosen:
    return Chosen(
        child.id,
        child.name,
        child.identifier,
        officer_name(holding.holder(child.id)),
        since_words(holding.in_care.get(child.id)),
        mark,
    )


def officers_offered(officers: Iterable[Officer], holding: Holding) -> Mapping[int, str]:
    """Each with the number of children held today; who holds none comes after the others."""
    held = [(one, len(holding.children_of(one.id))) for one in officers]
    held.sort(key=lambda pair: not pair[1])
    return {one.id: f"{one.full_name}, holds {children_words(count)}" for one, count in held}


def preview_shown(proposals: Sequence[Proposal]) -> PreviewShown:
    return PreviewShown(
        changing=tuple(_shown(one) for one in proposals if not one.already and not one.why_not),
        already=tuple(_shown(one) for one in proposals if one.already),
        refused=tuple(_shown(one) for one in proposals if one.why_not),
    )


def _shown(one: Proposal) -> ProposalShown:
    note = one.why_not or " ".join(one.notes)
    return ProposalShown(one.child.id, one.child.name, officer_name(one.now), note, one.mark)


def history_shown(
    held: Iterable[Allocated], words: Sequence[AllocationWord], names: Mapping[int, str]
) -> tuple[HeldShown, ...]:
    """Who held the child, the latest first, with whose word it is."""
    said = {word.id: word for word in words}
    return tuple(
        HeldShown(
            officer_name(one.officer),
            days_words(one.began_on, one.ended_on),
            one.reason,
            said_words(said[one.id], names),
        )
        for one in reversed(list(held))
        if one.ended_on != one.began_on
    )


def taken_back_shown(
    words: Iterable[AllocationWord], names: Mapping[int, str]
) -> tuple[HeldShown, ...]:
    """What was said and does not stand: taken back, or replaced on its own first day."""
    return tuple(
        HeldShown(
            officer_name(word.officer),
            f"From {day_words(word.began_on)}",
            word.reason,
            said_words(word, names),
        )
        for word in words
        if word.withdrawn or word.ended_on == word.began_on
    )


def said_words(word: AllocationWord, names: Mapping[int, str]) -> str:
    """Whose word it is, and since when; of one that was taken back, who took it back."""
    whose = "People file" if word.word == "file" else _who(word.said_by, names)
    said = f"{whose}, {day_words(localtime(word.said_at).date())}"
    if not word.withdrawn:
        return said
    taken_back = day_words(localtime(word.recorded_at).date())
    return f"{said}. Taken back by {_who(word.recorded_by, names)}, {taken_back}"


def _who(person_id: int | None, names: Mapping[int, str]) -> str:
    return names.get(person_id or 0, "a command on the server")


def days_words(began_on: date, ended_on: date | None) -> str:
    """A stretch in days; the last day is in it."""
    if ended_on is None:
        return f"Since {day_words(began_on)}"
    return f"{day_words(began_on)} to {day_words(ended_on - timedelta(days=1))}"


def officer_shown(
    officer: Officer, account: PersonFacts | None, children: int, today: date
) -> OfficerShown:
    return OfficerShown(
        officer.id, officer.full_name, officer.email, _account(account, today), children
    )


def _account(account: PersonFacts | None, today: date) -> str:
    if account is None:
        return "Does not sign in yet"
    officer = any(
        grant.role is Role.REVIEWING_OFFICER and grant.standing(today) is Standing.IN_FORCE
        for grant in account.grants
    )
    return "Signs in" if officer else "Has an account, but not the role of reviewing officer"


def cover_shown(cover: Covering, today: date) -> CoverShown:
    if cover.ended_on <= today or cover.ended_on == cover.began_on:
        standing, tag = "Called off" if cover.ended_on == cover.began_on else "Ended", "grey"
    else:
        standing, tag = ("In force", "green") if cover.holds(today) else ("To come", "blue")
    return CoverShown(
        cover.id,
        cover.officer.full_name,
        cover.covered_by.full_name,
        days_words(cover.began_on, cover.ended_on) if standing != "Called off" else "None",
        standing,
        f"govuk-tag--{tag}",
        tag != "grey",
    )


def unallocated_shown(one: Unallocated) -> UnallocatedShown:
    return UnallocatedShown(
        one.child.id,
        one.child.name,
        one.child.identifier,
        since_words(one.care) if one.care.short_breaks else _since(one.care).replace("s", "S", 1),
        day_words(one.limit.due) if one.limit else "",
        left_words(one),
        one.left is not None and one.left < 0,
    )


def left_words(one: Unallocated) -> str:
    """How the clock to name an officer stands, in words."""
    if one.care.short_breaks:
        return "No limit: in short breaks"
    if one.left is None:
        return "Long over: entered before the record begins"
    if one.left == 0:
        return "Today is the last day"
    days = "1 working day" if abs(one.left) == 1 else f"{abs(one.left)} working days"
    return f"{days} left" if one.left > 0 else f"{days} over"
