"""Between two reviews: midway checks, visits and contacts, and what was decided and is not done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import allows, line_named
from footprint.children.views.access import child_or_refuse
from footprint.reviews.presenters.decisions import earlier_shown
from footprint.reviews.presenters.follow_up import checks_shown, visits_shown
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries import follow_up as queries


@require_safe
def follow_up(request: Asked, child_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    context = {
        "one": one,
        "checks": checks_shown(viewer, queries.checks_of(viewer, one)),
        "visits": visits_shown(viewer, queries.visits_of(viewer, one)),
        "earlier": earlier_shown(viewer, None, after_queries.not_done_before(viewer, one)),
        "plans": allows(line_named("plan_check"), viewer.role, one.whose),
    }
    return render(request, "reviews/follow_up.html", context)
