"""Why a midway check or a visit cannot be planned, recorded or taken back."""

from datetime import date, timedelta

from footprint.accounts import queries as accounts
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.facts.child import Officer
from footprint.children.permissions.access import NO_SUCH_CHILD
from footprint.children.permissions.by_hand import known
from footprint.children.queries import child as children
from footprint.domain.dates import day_words
from footprint.reviews.codes import HOW_VISITED, KEPT_AWAY, ON_COURSE
from footprint.reviews.facts.after import CheckSeen, VisitSeen
from footprint.reviews.permissions.review import why_not_act
from footprint.reviews.queries.booking import own_officer
from footprint.reviews.said.after import CheckSaid, VisitSaid

NO_SUCH_CHECK = "There is no such check."
NO_SUCH_VISIT = "There is no such visit."
WITHDRAWN_CHECK = "This check was withdrawn. Plan another in its place."
WITHDRAWN_VISIT = "This visit was withdrawn. Record another in its place."
NO_OFFICER = "Nobody holds this child, so nobody's visit can be booked. Allocate an officer first."
ALONE_ELSEWHERE = (
    "What the child said alone at this visit is recorded already, on a page of its own. Add to it "
    "there: what you typed is below."
)
#: Nobody plans a check or a visit further ahead.
AHEAD = timedelta(days=366)


def why_not_plan_check(viewer: Viewer, child_id: int, planned_on: date | None = None) -> str | None:
    """No day is `planned_on` for as long as nothing is typed."""
    refused = why_not_act(viewer, child_id, "plan_check")
    return refused or _why_not_planned(viewer, child_id, planned_on)


def why_not_change_check(
    viewer: Viewer, child_id: int, one: CheckSeen | None, planned_on: date | None = None
) -> str | None:
    if refused := why_not_act(viewer, child_id, "change_check"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN_CHECK if one else NO_SUCH_CHECK
    if one.done_on:
        return f"This check was made on {day_words(one.done_on)}. Undo that first."
    return _why_not_planned(viewer, child_id, planned_on)


def why_not_do_check(
    viewer: Viewer, child_id: int, one: CheckSeen | None, said: CheckSaid | None = None
) -> str | None:
    if refused := why_not_act(viewer, child_id, "do_check"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN_CHECK if one else NO_SUCH_CHECK
    if said is None:
        return None
    if said.on_course not in ON_COURSE:
        return "Say whether the plan is followed."
    if said.on_course != "yes" and not said.found.strip():
        return "Say what you found."
    return _why_not_happened(viewer, child_id, said.done_on)


def why_not_undo_check(viewer: Viewer, child_id: int, one: CheckSeen | None) -> str | None:
    if refused := why_not_act(viewer, child_id, "undo_check"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN_CHECK if one else NO_SUCH_CHECK
    return None if one.done_on else "This check is not recorded as made."


def why_not_withdraw_check(viewer: Viewer, child_id: int, one: CheckSeen | None) -> str | None:
    refused = why_not_act(viewer, child_id, "withdraw_check")
    return refused or (None if one and not one.withdrawn else NO_SUCH_CHECK)


def why_not_book_visit(
    viewer: Viewer, child_id: int, planned_on: date | None = None, said: VisitSaid | None = None
) -> str | None:
    """`said`: it took place already, and is recorded at once."""
    if refused := why_not_act(viewer, child_id, "book_visit"):
        return refused
    if whose_visit(viewer, child_id) is None:
        return NO_OFFICER
    if said is not None:
        return _why_not_visited(viewer, child_id, said)
    return _why_not_planned(viewer, child_id, planned_on)


def whose_visit(viewer: Viewer, child_id: int) -> Officer | None:
    """The viewer's, where she is an officer; else that of whoever holds the child."""
    mine = officers.officer_with_email(viewer, accounts.email(viewer))
    return mine or own_officer(viewer, child_id)


def why_not_change_visit(
    viewer: Viewer, child_id: int, one: VisitSeen | None, planned_on: date | None = None
) -> str | None:
    if refused := why_not_act(viewer, child_id, "change_visit"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN_VISIT if one else NO_SUCH_VISIT
    if not one.open:
        return "What came of this visit is recorded. Undo that first."
    return _why_not_planned(viewer, child_id, planned_on)


def why_not_record_visit(
    viewer: Viewer, child_id: int, one: VisitSeen | None, said: VisitSaid | None = None
) -> str | None:
    if refused := why_not_act(viewer, child_id, "record_visit"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN_VISIT if one else NO_SUCH_VISIT
    return _why_not_visited(viewer, child_id, said) if said else None


def why_not_undo_visit(viewer: Viewer, child_id: int, one: VisitSeen | None) -> str | None:
    if refused := why_not_act(viewer, child_id, "undo_visit"):
        return refused
    if one is None or one.withdrawn:
        return WITHDRAWN_VISIT if one else NO_SUCH_VISIT
    return "Nothing is recorded of this visit yet." if one.open else None


def why_not_withdraw_visit(viewer: Viewer, child_id: int, one: VisitSeen | None) -> str | None:
    refused = why_not_act(viewer, child_id, "withdraw_visit")
    return refused or (None if one and not one.withdrawn else NO_SUCH_VISIT)


def _why_not_visited(viewer: Viewer, child_id: int, said: VisitSaid) -> str | None:
    if said.done_on:
        if said.how not in HOW_VISITED:
            return "Say how it was."
        return _why_not_happened(viewer, child_id, said.done_on)
    return _why_not_kept_away(viewer, said)


def _why_not_kept_away(viewer: Viewer, said: VisitSaid) -> str | None:
    if said.alone.strip():
        return "The visit did not take place, so nothing was said alone at it."
    if said.kept_away not in KEPT_AWAY:
        return "Say when it was, or what kept the child or you away."
    if said.kept_away != "declined" and said.ask_again_on is None:
        return "Say when the child is asked again: something kept the child away, not a wish."
    if said.ask_again_on and said.ask_again_on <= viewer.today:
        return "The day on which the child is asked again is still to come."
    return None


def _why_not_planned(viewer: Viewer, child_id: int, day: date | None) -> str | None:
    if day is None:
        return None
    if day < viewer.today:
        return f"{day_words(day)} has passed. Record what took place instead."
    if day > viewer.today + AHEAD:
        return f"{day_words(day)} is more than a year ahead. Look at the year again."
    return _why_not_then(viewer, child_id, day)


def _why_not_happened(viewer: Viewer, child_id: int, day: date) -> str | None:
    if day > viewer.today:
        return f"{day_words(day)} is still to come. Record it when it has happened."
    return _why_not_then(viewer, child_id, day)


def _why_not_then(viewer: Viewer, child_id: int, day: date) -> str | None:
    """The service looks after what happens in care."""
    one = children.judged_child(viewer, child_id)
    if one is None:
        return NO_SUCH_CHILD
    _, stays = known(viewer, one)
    if stays and day < stays[0].began_on:
        return f"Care began on {day_words(stays[0].began_on)}, after that day."
    left_on = stays[-1].left_on if stays else None
    if left_on is not None and left_on < day:
        return f"The child left care on {day_words(left_on)}, before that day."
    return None
