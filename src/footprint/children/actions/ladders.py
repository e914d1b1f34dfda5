"""What people record for the ladders that no return tells of: said, corrected, withdrawn."""

from collections.abc import Mapping
from dataclasses import asdict

from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.facts.ladder import LadderSaid
from footprint.children.models import (
    About,
    AccommodationArranged,
    AuthorityToPlace,
    Child,
    ConferenceHeld,
    LegalOrder,
    PathwayPlan,
    ReviewBeside,
)
from footprint.children.permissions.ladders import (
    thing_of,
    why_not_record_ladder_fact,
    why_not_withdraw_ladder_fact,
)

#: The table of each thing that is said.
_MODELS: Mapping[str, type[About]] = {
    "order": LegalOrder,
    "authority": AuthorityToPlace,
    "pathway-plan": PathwayPlan,
    "accommodation": AccommodationArranged,
    "conference": ConferenceHeld,
    "review": ReviewBeside,
}


@action
def record_ladder_fact(
    *, viewer: Viewer, child_id: int, said: LadderSaid, version: int, row_id: int | None = None
) -> int:
    """The row's id. With `row_id` it stands in place of what that row said as `version`."""
    list(Child.objects.select_for_update().filter(pk=child_id))
    ask(why_not_record_ladder_fact(viewer, child_id, said, row_id))
    model = _MODELS[thing_of(said)]
    if row_id is None:
        row = add(viewer, model(child_id=child_id, **asdict(said)))
    else:
        found = _row(model, child_id, row_id)
        row = revise(viewer, found, version=version, **asdict(said))
    return int(row.pk)


@action
def withdraw_ladder_fact(
    *, viewer: Viewer, child_id: int, thing: str, row_id: int, version: int
) -> None:
    """It was a mistake: it never was so."""
    ask(why_not_withdraw_ladder_fact(viewer, child_id))
    revise(viewer, _row(_MODELS[thing], child_id, row_id), version=version, withdrawn=True)


def _row(model: type[About], child_id: int, row_id: int) -> About:
    row = model._base_manager.filter(pk=row_id, child=child_id, withdrawn=False).first()
    if row is None:
        raise ActionDenied("That is no longer recorded.")
    return row
