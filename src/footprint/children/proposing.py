"""What an allocation would do, child by child, and why it cannot be where it cannot."""

from collections.abc import Iterable
from dataclasses import dataclass

from footprint.accounts import queries as accounts
from footprint.accounts.facts import PersonFacts
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.facts.child import (
    Allocated,
    AllocationWord,
    ChildSeen,
    InCare,
    Linked,
    Officer,
    Proposal,
    WantedAllocation,
)
from footprint.children.permissions.officers import not_with_roles
from footprint.children.queries import child as queries
from footprint.children.stretches import on_day
from footprint.domain.dates import day_words


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rules are asked of, for one child."""

    child: ChildSeen
    care: InCare | None
    held: Allocated | None
    last: AllocationWord | None
    link: Linked | None
    barred: bool


def proposals(viewer: Viewer, wanted: WantedAllocation) -> tuple[Proposal, ...]:
    """One a child that is wanted and the viewer may see, by name."""
    account = accounts.person_with_email(viewer, wanted.officer.email) if wanted.officer else None
    workers = officers.worked_with_as(viewer, account.id) if account else frozenset()
    marks = officers.marks(viewer, wanted.child_ids)
    rules = _Rules(wanted, account, workers)
    return tuple(
        Proposal(
            child=known.child,
            now=known.held.officer if known.held else None,
            why_not=None if rules.already(known) else rules.why_not(known),
            already=rules.already(known),
            notes=tuple(rules.notes(known)),
            mark=marks[known.child.id],
        )
        for known in _known(viewer, wanted, account)
    )


def _known(
    viewer: Viewer, wanted: WantedAllocation, account: PersonFacts | None
) -> Iterable[_Known]:
    holding = queries.holding(viewer, viewer.today)
    ids = [child_id for child_id in wanted.child_ids if child_id in holding.children]
    by_child: dict[int, list[Allocated]] = {}
    for one in queries.allocations_seen(viewer):
        by_child.setdefault(one.child_id, []).append(one)
    by_hand = officers.latest_by_hand(viewer, ids)
    links = officers.links_on(viewer, ids, wanted.began_on)
    barred = officers.barred_from(viewer, account.id) if account else frozenset()
    known = [
        _Known(
            child=holding.children[child_id],
            care=holding.in_care.get(child_id),
            held=on_day(by_child.get(child_id, ()), wanted.began_on),
            last=by_hand[child_id][0] if child_id in by_hand else None,
            link=links.get(child_id),
            barred=child_id in barred,
        )
        for child_id in dict.fromkeys(ids)
    ]
    return sorted(known, key=lambda one: (one.child.surname, one.child.name, one.child.id))


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules for one officer and one day."""

    wanted: WantedAllocation
    account: PersonFacts | None
    workers: frozenset[str]

    def already(self, known: _Known) -> bool:
        """Whether it is so from that day on, and nothing that is to come changes it."""
        if known.last and known.last.began_on > self.wanted.began_on:
            return False
        now = known.held.officer if known.held else None
        goes_on = known.held is None or known.held.ended_on is None
        return goes_on and (now and now.id) == (self.wanted.officer and self.wanted.officer.id)

    def why_not(self, known: _Known) -> str | None:
        return self._why_not_on_that_day(known) or (
            self._why_not_her(known, self.wanted.officer) if self.wanted.officer else None
        )

    def _why_not_on_that_day(self, known: _Known) -> str | None:
        name, day = known.child.name, self.wanted.began_on
        if known.last and known.last.began_on > day:
            return f"{_who(known.last.officer)} from {_day(known.last)} already stands. Take that back first, or choose that day or a later one."
        if self.wanted.officer is None:
            return None
        if known.care is None:
            return f"{name} is not in care today."
        if day < known.care.entered_on:
            since = "entered care on" if known.care.entry_known else "is known to be in care since"
            return f"{name} {since} {day_words(known.care.entered_on)}. Choose that day or a later one."
        return None

    def _why_not_her(self, known: _Known, officer: Officer) -> str | None:
        if known.barred:
            return f"{known.child.name}'s record is closed to {officer.full_name}."
        if known.link and known.link.worker and known.link.worker in self.workers:
            return (
                f"{officer.full_name} is the social worker of {known.child.name}. A reviewing officer "
                "is independent of those who work with the child."
            )
        team = known.link.team if known.link else None
        return not_with_roles(officer, self.account, self.wanted.began_on, team)

    def notes(self, known: _Known) -> Iterable[str]:
        if self.wanted.officer is None:
            return
        if known.child.restricted:
            yield "Restricted: the officer sees the record only once named on it."
        if known.link and _same_name(known.link.worker, self.wanted.officer.full_name):
            yield "The social worker has the same name. Make sure that it is another person."


def _who(officer: Officer | None) -> str:
    return officer.full_name if officer else "No officer"


def _day(word: AllocationWord) -> str:
    return day_words(word.began_on)


def _same_name(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
