"""Everything about a child stands still, until a person has looked: letters, calendar entries,
reminders and requests that are under way.

The holding itself is `post`'s. Called inside the action whose facts make it needed, so that there is
never the one without the other.
"""

from collections.abc import Collection
from enum import StrEnum

from footprint.audit.actions import record
from footprint.audit.facts import Viewer


class HoldReason(StrEnum):
    """Why nothing goes out."""

    DIED = "died"
    ADOPTED = "adopted"
    LEFT = "left"
    TRANSFERRED = "transferred"
    PLACED_FOR_ADOPTION = "placed_for_adoption"
    ADDRESS_WITHHELD = "address_withheld"
    CONTACT_LIMITED = "contact_limited"


def stand_still(viewer: Viewer, child_ids: Collection[int], why: HoldReason) -> None:
    """Whoever it was about to go to: an address that must not be known, or who may not come, may
    stand in anybody's letter."""
    for child_id in sorted(child_ids):
        record(viewer, thing="hold", thing_id=child_id, child_id=child_id, purpose=why)
