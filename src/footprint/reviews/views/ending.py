"""A review is cancelled, brought back, adjourned, completed, or chaired by somebody else."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.children.queries import child as children
from footprint.children.views.saving import sent
from footprint.domain.dates import day_words
from footprint.reviews import windows
from footprint.reviews.actions import adjourning
from footprint.reviews.actions import sitting as actions
from footprint.reviews.forms.sitting import (
    AdjournForm,
    CancelForm,
    ChairForm,
    CompleteForm,
    PlainForm,
    RefuseForm,
)
from footprint.reviews.permissions import sitting as permissions
from footprint.reviews.permissions.adjourning import why_not_adjourn, why_not_refuse_adjournment
from footprint.reviews.permissions.booking import outside_words
from footprint.reviews.presenters.booking import officers_offered
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.views.doing import done_or_shown, known
from footprint.reviews.views.review import review_or_refuse


@require_http_methods(["GET", "POST"])
def cancel(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    others = booking_queries.together_with(viewer, found)
    initial = {"version": found.version, "together": bool(others)}
    form = CancelForm(sent(request), initial=initial)
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.cancel_review(viewer=viewer, **known(found), **form.said()),
        template="cancel.html",
        done="The review is cancelled. You can undo this.",
        why_not=permissions.why_not_cancel_review(viewer, found),
        others=[one.name for one in others],
    )


@require_http_methods(["GET", "POST"])
def bring_back(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = PlainForm(sent(request), initial={"version": found.version})
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.bring_back_review(viewer=viewer, **known(found), **form.said()),
        template="plain.html",
        done="The review stands again.",
        why_not=permissions.why_not_bring_back(viewer, found),
        heading="Undo the cancelling",
        explained="The review stands again, on the day and at the time for which it was booked.",
        button="Let it stand",
    )


@require_http_methods(["GET", "POST"])
def take_out(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = PlainForm(sent(request), initial={"version": found.version})
    others = " and ".join(one.name for one in booking_queries.together_with(viewer, found))
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.take_out_of_meeting(viewer=viewer, **known(found), **form.said()),
        template="plain.html",
        done="This review now goes on by itself. Change its day if it is to be another.",
        why_not=permissions.why_not_take_out(viewer, found),
        heading="Take this child’s review out of the meeting",
        explained=f"It keeps its day and time until you change them, and no longer moves with "
        f"that of {others or 'the others'}.",
        button="Take it out",
    )


@require_http_methods(["GET", "POST"])
def chair(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = ChairForm(
        sent(request),
        officers=officers_offered(children.officers(viewer)),
        initial={
            "officer_id": found.officer.id,
            "stand_in_why": permissions.words_shown(viewer, found.stand_in_why),
            "version": found.version,
        },
    )
    if form.is_bound and form.is_valid() and form.said()["officer_id"] == found.officer.id:
        typed = form.cleaned_data
        stands = permissions.words_kept(viewer, typed["stand_in_why"], found.stand_in_why)
        typed["stand_in_why"] = stands
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.change_chair(viewer=viewer, **known(found), **form.said()),
        template="chair.html",
        done="It is recorded who chairs the review.",
        why_not=permissions.why_not_change_chair(viewer, found),
        own=booking_queries.own_officer(viewer, child_id),
    )


@require_http_methods(["GET", "POST"])
def complete(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    initial = {"version": found.version, "on": viewer.today}
    form = CompleteForm(sent(request), initial=initial, asks_day=found.without_meeting)
    late = permissions.lateness_of(viewer, found, viewer.today) if found.without_meeting else None
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.complete_review(viewer=viewer, **known(found), **form.said()),
        template="complete.html",
        done="The review is completed.",
        why_not=permissions.why_not_complete_review(viewer, found),
        last=day_words(found.held[-1].on) if found.held else "",
        late=outside_words(late) if late else "",
    )


@require_http_methods(["GET", "POST"])
def reopen(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = PlainForm(sent(request), initial={"version": found.version})
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.reopen_review(viewer=viewer, **known(found), **form.said()),
        template="plain.html",
        done="The review is open again.",
        why_not=permissions.why_not_reopen_review(viewer, found),
        heading="It is not completed after all",
        explained="The review is open again. Its sittings stay as they are recorded.",
        button="Open it again",
    )


@require_http_methods(["GET", "POST"])
def adjourn(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = AdjournForm(sent(request), initial={"minutes": "60", "place_kind": "home"})
    limit = windows.to_complete_by(found.held[0].on).due if found.held else None
    return done_or_shown(
        request,
        found,
        form,
        lambda: adjourning.adjourn_review(viewer=viewer, **known(found), said=form.said()),
        template="adjourn.html",
        done="The review is adjourned.",
        why_not=why_not_adjourn(viewer, found),
        limit=limit,
    )


@require_http_methods(["GET", "POST"])
def refuse_adjournment(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = RefuseForm(sent(request))
    return done_or_shown(
        request,
        found,
        form,
        lambda: adjourning.refuse_adjournment(viewer=viewer, **known(found), **form.cleaned_data),
        template="refuse_adjournment.html",
        done="It is recorded that a second adjournment was refused.",
        why_not=why_not_refuse_adjournment(viewer, found),
        adjourned=day_words(found.adjourned_on) if found.adjourned_on else "",
    )
