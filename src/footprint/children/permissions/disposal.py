"""Why nothing of a child's record goes yet, or not by this person."""

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_role
from footprint.audit.facts import Viewer
from footprint.children.facts.disposal import DisposalFacts, Goes, Ground, Step
from footprint.children.permissions.access import why_not_open_child
from footprint.children.queries import disposal as disposal_queries
from footprint.domain.dates import day_words

HELD = "A legal hold keeps this record whole. Lift the hold first, if it has ended."
NO_SUCH = "There is no such proposal or hold."
NO_ORDER = "Say which order or decision it is, by its date and number, without names."


def why_not_propose_disposal(viewer: Viewer, child_id: int) -> str | None:
    """Why nothing can be proposed of this child, whatever it were."""
    if refused := why_not_open_child(viewer, child_id, line_named("propose_disposal")):
        return refused
    proposal, hold = disposal_queries.standing(viewer, child_id)
    if hold:
        return HELD
    return "A disposal is proposed already. Take that back first." if proposal else None


def why_not_propose(viewer: Viewer, wanted: DisposalFacts) -> str | None:
    """`wanted` is the proposal as it would be."""
    refused = why_not_propose_disposal(viewer, wanted.child_id)
    return refused or _why_not_on_this_ground(viewer, wanted)


def why_not_withdraw_proposal(viewer: Viewer, one: DisposalFacts | None) -> str | None:
    refused = why_not_role(viewer, line_named("withdraw_proposal"))
    return refused or _why_not_standing(one, hold=False)


def why_not_confirm_disposal(viewer: Viewer, one: DisposalFacts | None) -> str | None:
    if refused := why_not_role(viewer, line_named("confirm_disposal")):
        return refused
    if one is None or disposal_queries.is_barred(viewer, one.child_id):
        return NO_SUCH
    if refused := _why_not_standing(one, hold=False):
        return refused
    if one.proposed_by == viewer.person_id:
        return "You proposed this. Another IRO manager or an administrator confirms it."
    _, hold = disposal_queries.standing(viewer, one.child_id)
    return HELD if hold else _why_not_on_this_ground(viewer, one)


def why_not_place_hold(viewer: Viewer, child_id: int, reference: str = "?") -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("place_hold")):
        return refused
    _, hold = disposal_queries.standing(viewer, child_id)
    if hold:
        return "A legal hold stands already."
    return None if reference.strip() else "Say what the record is held for, without names."


def why_not_lift_hold(viewer: Viewer, one: DisposalFacts | None) -> str | None:
    refused = why_not_role(viewer, line_named("lift_hold"))
    return refused or _why_not_standing(one, hold=True)


def why_not_find(viewer: Viewer) -> str | None:
    """Why the viewer proposes nothing at all."""
    return why_not_role(viewer, line_named("dispose_by_reference"))


def why_not_lift_any(viewer: Viewer) -> str | None:
    return why_not_role(viewer, line_named("lift_hold"))


def _why_not_standing(one: DisposalFacts | None, *, hold: bool) -> str | None:
    if one is None or (one.goes is Goes.HOLD) is not hold:
        return NO_SUCH
    if one.step is Step.STANDS:
        return None
    done = "It is done already." if one.step is Step.DONE else "It was taken back."
    return "This hold was lifted already." if hold else done


def _why_not_on_this_ground(viewer: Viewer, wanted: DisposalFacts) -> str | None:
    if not wanted.reference.strip():
        return NO_ORDER
    if wanted.goes is Goes.EARLIER:
        return _why_not_earlier(viewer, wanted)
    if wanted.ground is not Ground.RETENTION:
        return None
    until = disposal_queries.keep_until(viewer, wanted.child_id)
    if until is None:
        return "Without a birth date nobody can say that the time for keeping it has ended."
    if viewer.today <= until:
        return f"The record is kept until {day_words(until)}. Before that only an order ends it."
    return None


def _why_not_earlier(viewer: Viewer, wanted: DisposalFacts) -> str | None:
    if wanted.ground is Ground.RETENTION:
        return "Time for keeping ends for the whole record. Earlier versions go by an order."
    things = disposal_queries.things_corrected(viewer, wanted.child_id)
    if not any((one.thing, one.thing_id) == (wanted.thing, wanted.thing_id) for one in things):
        return "Nothing earlier is kept of this. Choose something that was corrected."
    return None
