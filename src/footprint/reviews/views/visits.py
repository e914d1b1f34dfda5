"""Visits and contacts outside a review: booked, made, kept away from, put right."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.children.facts.child import ChildSeen
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import sent
from footprint.reviews.actions import follow_up as actions
from footprint.reviews.facts.after import VisitSeen
from footprint.reviews.forms.follow_up import PlanForm, VisitForm
from footprint.reviews.permissions import follow_up as permissions
from footprint.reviews.queries import follow_up as queries
from footprint.reviews.views.follow_up import confirmed, deed


@require_http_methods(["GET", "POST"])
def book_visit(request: Asked, child_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    form = PlanForm(sent(request), initial={"version": 0})
    return deed(
        request,
        one,
        form,
        lambda: actions.book_visit(
            viewer=viewer, child_id=child_id, planned_on=form.cleaned_data["planned_on"]
        ),
        template="plan_day.html",
        done="The visit is booked.",
        why_not=permissions.why_not_book_visit(viewer, child_id),
        heading="Book a visit or contact",
    )


@require_http_methods(["GET", "POST"])
def visit_made(request: Asked, child_id: int) -> HttpResponse:
    """A visit that nobody had booked."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    form = VisitForm(sent(request), initial={"done_on": viewer.today, "version": 0})
    return deed(
        request,
        one,
        form,
        lambda: actions.book_visit(viewer=viewer, child_id=child_id, said=form.visit()),
        template="record_visit.html",
        done="It is recorded.",
        why_not=permissions.why_not_book_visit(viewer, child_id),
        heading="Record a visit or contact",
    )


@require_http_methods(["GET", "POST"])
def change_visit(request: Asked, child_id: int, visit_id: int) -> HttpResponse:
    one, visit = _visit(request, child_id, visit_id)
    viewer = request.viewer
    initial = {"planned_on": visit.planned_on, "version": visit.version}
    form = PlanForm(sent(request), initial=initial)
    return deed(
        request,
        one,
        form,
        lambda: actions.change_visit(
            viewer=viewer, child_id=child_id, visit_id=visit_id, **form.said()
        ),
        template="plan_day.html",
        done="The day is changed.",
        why_not=permissions.why_not_change_visit(viewer, child_id, visit),
        heading="Change the day of the visit",
    )


@require_http_methods(["GET", "POST"])
def record_visit(request: Asked, child_id: int, visit_id: int) -> HttpResponse:
    one, visit = _visit(request, child_id, visit_id)
    viewer = request.viewer
    initial = {
        "took_place": "" if visit.open else ("yes" if visit.done_on else "no"),
        "done_on": visit.done_on or min(visit.planned_on, viewer.today),
        "how": visit.how,
        "kept_away": visit.kept_away,
        "ask_again_on": visit.ask_again_on,
        "words": visit.words,
        "version": visit.version,
    }
    form = VisitForm(sent(request), initial=initial)
    return deed(
        request,
        one,
        form,
        lambda: actions.record_visit(
            viewer=viewer, child_id=child_id, visit_id=visit_id, **form.said()
        ),
        template="record_visit.html",
        done="It is recorded.",
        why_not=permissions.why_not_record_visit(viewer, child_id, visit),
        heading="What came of the visit?",
    )


@require_http_methods(["GET", "POST"])
def undo_visit(request: Asked, child_id: int, visit_id: int) -> HttpResponse:
    one, visit = _visit(request, child_id, visit_id)
    return confirmed(
        request,
        one,
        visit.version,
        lambda version: actions.undo_visit(
            viewer=request.viewer, child_id=child_id, visit_id=visit_id, version=version
        ),
        done="The visit is booked as before.",
        why_not=permissions.why_not_undo_visit(request.viewer, child_id, visit),
        heading="Undo what is recorded of the visit",
        explained="It is booked as before. What was recorded is kept on the trail.",
        button="Undo it",
    )


@require_http_methods(["GET", "POST"])
def withdraw_visit(request: Asked, child_id: int, visit_id: int) -> HttpResponse:
    one, visit = _visit(request, child_id, visit_id)
    return confirmed(
        request,
        one,
        visit.version,
        lambda version: actions.withdraw_visit(
            viewer=request.viewer, child_id=child_id, visit_id=visit_id, version=version
        ),
        done="The visit is withdrawn.",
        why_not=permissions.why_not_withdraw_visit(request.viewer, child_id, visit),
        heading="Withdraw the visit",
        explained="It is not counted any more.",
        button="Withdraw it",
    )


def _visit(request: Asked, child_id: int, visit_id: int) -> tuple[ChildSeen, VisitSeen]:
    one = child_or_refuse(request, child_id)
    found = queries.visits_of(request.viewer, one)
    visit = next((each for each in found if each.id == visit_id), None)
    if visit is None:
        raise Http404
    return one, visit
