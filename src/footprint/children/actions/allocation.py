"""Children are given to officers by hand, and what was done so is taken back.

A person's word stands beside the people file's, which is never changed. A new one ends the person's
one before it on its first day.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, action, ask
from footprint.audit.facts import Viewer
from footprint.audit.many import Revision, add_many, revise_many
from footprint.children import officers
from footprint.children.facts.child import AllocationWord, Proposal, WantedAllocation
from footprint.children.models import Allocation, Child, Word
from footprint.children.permissions.allocation import why_not_allocate, why_not_undo
from footprint.children.proposing import proposals
from footprint.children.queries import child as queries

ALREADY = "It is so already: nothing was changed."
NOT_THERE = "One of the children is not there for you to allocate."


@action
def allocate(
    *,
    viewer: Viewer,
    child_ids: Sequence[int],
    officer_id: int | None,
    began_on: date,
    reason: str = "",
    seen: Mapping[int, int],
) -> tuple[int, ...]:
    """The new allocations' ids, one a child, in one transaction; nobody holds them where
    `officer_id` is None. Who is so already stays as she is.

    `seen` has each child's mark as it was when this was decided (`Proposal.mark`); if one has
    grown since, `ChangedMeanwhileError` tells the word that was said meanwhile.
    """
    _one_at_a_time(child_ids)
    officer = officers.officer(viewer, officer_id) if officer_id is not None else None
    if officer_id is not None and officer is None:
        raise ActionDenied("There is no such officer.")
    wanted = WantedAllocation(tuple(child_ids), officer, began_on, reason.strip())
    if refused := why_not_allocate(viewer, wanted):
        raise ActionDenied(refused)
    # First of all: what was said of a child who is not there for her is none of hers to hear.
    if len(queries.children_with(viewer, wanted.child_ids)) < len(set(wanted.child_ids)):
        raise ActionDenied(NOT_THERE)
    _nothing_said_meanwhile(viewer, wanted, seen)
    proposed = proposals(viewer, wanted)
    ask(_why_not_all(proposed))
    changing = [one.child.id for one in proposed if not one.already]
    _end_the_ones_before(viewer, changing, began_on)
    added = add_many(viewer, [_row(child_id, wanted) for child_id in changing])
    return tuple(row.pk for row in added)


@action
def undo_allocation(
    *, viewer: Viewer, allocation_id: int, version: int, together: bool = False
) -> int:
    """Takes back what was said last by hand of who holds a child, or with it everything that was
    done by the same press of a button, of the children whom the viewer may see; how many. What each
    had ended goes on."""
    word = officers.word_on_officer(viewer, allocation_id)
    if word is None or queries.child(viewer, word.child_id) is None:
        raise ActionDenied("There is no such allocation.")
    words = officers.said_together(viewer, word) if together and word.version == 1 else (word,)
    _one_at_a_time([one.child_id for one in words])
    ask(why_not_undo(viewer, word))
    rows = Allocation.objects.in_bulk([one.id for one in words])
    rows[word.id].version = version  # as it was read by whoever takes it back
    before = [found for one in words if (found := _ended_by(viewer, one))]
    revise_many(viewer, [Revision(rows[one.id], {"withdrawn": True}) for one in words])
    opened = Allocation.objects.in_bulk(before)
    revise_many(viewer, [Revision(row, {"ended_on": None}) for row in opened.values()])
    return len(words)


def _one_at_a_time(child_ids: Sequence[int]) -> None:
    """Two allocations of one child wait for each other."""
    list(Child.objects.select_for_update().filter(pk__in=child_ids).order_by("pk"))


def _nothing_said_meanwhile(
    viewer: Viewer, wanted: WantedAllocation, seen: Mapping[int, int]
) -> None:
    now = officers.marks(viewer, wanted.child_ids)
    for child_id in wanted.child_ids:
        if now[child_id] != seen.get(child_id):
            rows = Allocation.objects.filter(child=child_id).order_by("recorded_at", "pk")
            found = rows.last()
            if found is None:
                raise ActionDenied("Look again at who holds the child, and then allocate.")
            officer_id = wanted.officer.id if wanted.officer else None
            yours: dict[str, object] = {
                "officer_id": officer_id,
                "began_on": wanted.began_on,
                "child_id": child_id,
            }
            raise ChangedMeanwhileError(yours=yours, found=found)


def _why_not_all(proposed: Sequence[Proposal]) -> str | None:
    if refused := next((one.why_not for one in proposed if one.why_not), None):
        return refused
    return ALREADY if all(one.already for one in proposed) else None


def _end_the_ones_before(viewer: Viewer, child_ids: Sequence[int], day: date) -> None:
    by_hand = officers.latest_by_hand(viewer, child_ids)
    open_ones = [words[0].id for words in by_hand.values() if words[0].ended_on is None]
    rows = Allocation.objects.filter(pk__in=open_ones).order_by("pk")
    revise_many(viewer, [Revision(row, {"ended_on": day}) for row in rows])


def _row(child_id: int, wanted: WantedAllocation) -> Allocation:
    return Allocation(
        child_id=child_id,
        officer_id=wanted.officer.id if wanted.officer else None,
        word=Word.PERSON,
        began_on=wanted.began_on,
        reason=wanted.reason,
    )


def _ended_by(viewer: Viewer, word: AllocationWord) -> int | None:
    """The id of the person's word that this one had ended."""
    _, *before = officers.latest_by_hand(viewer, [word.child_id])[word.child_id]
    return before[0].id if before and before[0].ended_on == word.began_on else None
