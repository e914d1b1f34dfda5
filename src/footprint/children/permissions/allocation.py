"""Why a child cannot be given to an officer, taken back, or seen by whoever would do it."""

from datetime import timedelta

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.facts.child import AllocationWord, WantedAllocation

#: How long before its first day an allocation may be made.
AHEAD = timedelta(days=28)


def why_not_allocate(viewer: Viewer, wanted: WantedAllocation | None = None) -> str | None:
    """Why nothing of what is wanted can be; without it, why the viewer may not allocate at all. What
    stands against it for one child is in `proposing`."""
    if refused := why_not_open(viewer, line_named("allocate")):
        return refused
    if wanted is None:
        return None
    latest = viewer.today + AHEAD
    rules = {
        "Choose at least one child.": not wanted.child_ids,
        "An allocation begins at most 28 days from today.": wanted.began_on > latest,
        "Say why it begins on a day that has passed.": wanted.began_on < viewer.today
        and not wanted.reason,
        "Say why nobody is to hold the child.": wanted.officer is None and not wanted.reason,
    }
    return next((sentence for sentence, broken in rules.items() if broken), None)


def why_not_undo(viewer: Viewer, word: AllocationWord) -> str | None:
    """Only what was said last can be taken back: what it ended then goes on."""
    if refused := why_not_open(viewer, line_named("undo_allocation")):
        return refused
    if word.word != "person":
        return "This comes from the people file. Allocate anew by hand instead."
    if word.withdrawn:
        return "This has been taken back already."
    latest = officers.latest_by_hand(viewer, [word.child_id])[word.child_id][0]
    if latest.id != word.id:
        return "A later allocation stands. Take that back first."
    return None
