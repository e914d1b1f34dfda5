"""What a person decides about an item of data quality. Mending the facts needs no decision: the item
goes by itself."""

from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.models import Child, Settlement
from footprint.children.permissions.quality import why_not_open_item_again, why_not_settle_item


@action
def settle_item(
    *, viewer: Viewer, child_id: int, code: str, about: str, reason: str, version: int
) -> None:
    """The item with this code and key is right as it is, or cannot be mended. `version` is that of
    the settlement as it was read, 0 where there was none."""
    ask(why_not_settle_item(viewer, child_id, reason))
    found = _settlement(child_id, code, about)
    if found is None:
        add(viewer, Settlement(child_id=child_id, code=code, about=about, reason=reason.strip()))
        return
    if version == 0 and not found.withdrawn:
        raise ChangedMeanwhileError(yours={"reason": reason}, found=found)
    read = found.version if version == 0 else version
    revise(viewer, found, version=read, reason=reason.strip(), withdrawn=False)


@action
def open_item_again(*, viewer: Viewer, child_id: int, code: str, about: str, version: int) -> None:
    """The item is to be looked at after all."""
    ask(why_not_open_item_again(viewer, child_id))
    found = _settlement(child_id, code, about)
    if found is None or found.withdrawn:
        raise ActionDenied("This item is not settled, or somebody has opened it again already.")
    revise(viewer, found, version=version, withdrawn=True)


def _settlement(child_id: int, code: str, about: str) -> Settlement | None:
    """On PostgreSQL two who settle of one child wait for each other; SQLite has one writer."""
    list(Child.objects.select_for_update().filter(pk=child_id))
    return Settlement.objects.filter(child=child_id, code=code, about=about).first()
