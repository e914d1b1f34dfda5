"""The responsible manager answers the decisions of a review."""

from footprint.accounts import queries as accounts
from footprint.accounts.roles import Role
from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.reviews.models import ManagersAnswer
from footprint.reviews.opened import opened
from footprint.reviews.permissions.decisions import why_not_answer_decisions
from footprint.reviews.queries import after as after_queries
from footprint.reviews.said.after import AnswerSaid


@action
def answer_decisions(
    *, viewer: Viewer, child_id: int, review_id: int, said: AnswerSaid, version: int
) -> None:
    """Accepted, or objected with why. `version` is 0 for the first answer: another one puts it
    right."""
    review = opened(viewer, child_id, review_id)
    seen = after_queries.decisions_and_answer(viewer, child_id, review_id)
    ask(why_not_answer_decisions(viewer, review, seen, said))
    values = {
        "answered_on": said.answered_on or viewer.today,
        "answered_by": _who(viewer, said),
        "accepted": said.accepted,
        "why": "" if said.accepted else said.why.strip(),
    }
    row = ManagersAnswer.objects.filter(review=review_id).first()
    if row is None:
        add(viewer, ManagersAnswer(child_id=child_id, review_id=review_id, **values))
    else:
        revise(viewer, row, version=version, **values)


def _who(viewer: Viewer, said: AnswerSaid) -> str:
    if viewer.role == Role.SOCIAL_CARE_MANAGER and viewer.person_id:
        return accounts.names(viewer, [viewer.person_id])[viewer.person_id]
    return " ".join(said.answered_by.split())
