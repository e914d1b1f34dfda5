"""Why somebody may not settle an item of data quality, or see what one is about."""

from footprint.accounts.matrix import line_named
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.facts.item import Item
from footprint.children.permissions.access import why_not_open_child

NO_REASON = "Say why it stays as it is: whoever comes to it after you reads that."


def why_not_settle_item(viewer: Viewer, child_id: int, reason: str = "?") -> str | None:
    refused = why_not_open_child(viewer, child_id, line_named("settle_item"))
    return refused or (None if reason.strip() else NO_REASON)


def why_not_open_item_again(viewer: Viewer, child_id: int) -> str | None:
    return why_not_open_child(viewer, child_id, line_named("open_item_again"))


def may_read_reason(viewer: Viewer, item: Item) -> bool:
    """Why somebody settled an item is in her own words, which may name a child: an analyst reads
    none but her own."""
    by = item.settled.by if item.settled else viewer.person_id
    return viewer.role != Role.ANALYST or by == viewer.person_id
