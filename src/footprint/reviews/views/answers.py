"""The responsible manager answers the decisions of a review."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.accounts.roles import Role
from footprint.children.views.saving import sent
from footprint.reviews.actions import answers as actions
from footprint.reviews.answerable import answerable_for
from footprint.reviews.forms.decisions import AnswerForm
from footprint.reviews.permissions.decisions import why_not_answer_decisions
from footprint.reviews.presenters.decisions import decisions_shown, stands
from footprint.reviews.queries import after as after_queries
from footprint.reviews.views.doing import done_or_shown, known
from footprint.reviews.views.review import review_or_refuse


@require_http_methods(["GET", "POST"])
def answer(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """What was decided, and the two ways to answer it: the page to which the letter leads."""
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    seen = after_queries.decisions_and_answer(viewer, child_id, review_id)
    manager = answerable_for(viewer, child_id).manager
    before = seen.answer
    initial = {
        "answer": "" if before is None else ("accept" if before.accepted else "object"),
        "why": before.why if before else "",
        "answered_by": before.answered_by if before else (manager.name if manager else ""),
        "answered_on": before.answered_on if before else viewer.today,
        "version": before.version if before else 0,
    }
    by_others = viewer.role != Role.SOCIAL_CARE_MANAGER
    form = AnswerForm(sent(request), by_others=by_others, initial=initial)
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.answer_decisions(viewer=viewer, **known(found), **form.said()),
        template="answer_decisions.html",
        done="The answer is recorded.",
        why_not=why_not_answer_decisions(viewer, found, seen),
        back=reverse("review-decisions", kwargs=known(found)),
        decisions=decisions_shown(viewer, found, seen),
        stands=stands(seen, None, viewer.today),
        by_others=by_others,
    )
