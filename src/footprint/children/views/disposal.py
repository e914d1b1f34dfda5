"""Disposals and legal holds: proposed on the child's pages, confirmed on one of their own."""

from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked, there
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.children.actions import disposal as actions
from footprint.children.facts.disposal import DisposalFacts, Goes
from footprint.children.forms.access import ReferenceForm
from footprint.children.forms.by_hand import TakeBackForm
from footprint.children.forms.disposal import ConfirmDisposalForm, HoldForm, ProposeForm
from footprint.children.permissions import disposal as permissions
from footprint.children.presenters.disposal import (
    DisposalShown,
    counts_words,
    disposal_shown,
    things_shown,
)
from footprint.children.queries import access as access_queries
from footprint.children.queries import disposal as queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, edited, saved, sent

ITS_PAGE = "child-access"
LIST = {"back": "disposals", "back_words": "Disposals"}


@require_safe
def disposals(request: Asked) -> HttpResponse:
    """What waits for a second person first, then holds, then what is over; the latest first."""
    found = queries.disposals(request.viewer)
    record_reading(request.viewer, Reading.LIST, app="children", thing="disposal", count=len(found))
    shown = _shown(request, found)
    context = {
        "waiting": [one for one in shown if one.stands and not one.is_hold],
        "holds": [one for one in shown if one.stands and one.is_hold],
        "over": [one for one in shown if not one.stands],
        "why_not_find": permissions.why_not_find(request.viewer),
        "why_not_lift": permissions.why_not_lift_any(request.viewer),
    }
    return render(request, "children/disposals.html", context)


@require_http_methods(["GET", "POST"])
def disposal(request: Asked, disposal_id: int) -> HttpResponse:
    """One proposal: what would go for ever and what stays; whoever may confirms it here."""
    viewer = request.viewer
    one = _found(request, disposal_id)
    record_reading(
        viewer,
        Reading.OPENING,
        app="children",
        thing="disposal",
        thing_id=one.id,
        child_id=one.child_id,
    )
    form = ConfirmDisposalForm(sent(request), initial={"version": one.version})
    if form.is_valid() and saved(
        request,
        form,
        partial(
            actions.confirm_disposal,
            viewer=viewer,
            disposal_id=one.id,
            version=form.cleaned_data["version"],
        ),
    ):
        messages.success(request, "It is done. What went cannot be brought back.")
        return redirect("disposals")
    (shown,) = _shown(request, [one])
    context = {
        "form": form,
        "shown": shown,
        "whole": one.goes is Goes.WHOLE,
        "why_not": permissions.why_not_confirm_disposal(viewer, one),
        "why_not_withdraw": permissions.why_not_withdraw_proposal(viewer, one),
        "going": counts_words(queries.counts_going(viewer, one)) if shown.stands else (),
    }
    return render(request, "children/disposal.html", context)


@require_http_methods(["GET", "POST"])
def by_reference(request: Asked) -> HttpResponse:
    """For a child who is on no list any more."""
    form = ReferenceForm(sent(request))
    if form.is_valid():
        reference = form.cleaned_data["reference"]
        child_id = access_queries.child_to_open(request.viewer, reference)
        record_reading(
            request.viewer,
            Reading.SEARCH,
            app="children",
            thing="child",
            filtered=urlencode({"reference": reference}),
            count=0 if child_id is None else 1,
        )
        if child_id is not None:
            return redirect("propose-disposal", child_id=child_id)
        form.add_error("reference", "No child whose record you could open has this reference")
    return render(request, "children/dispose_by_reference.html", {"form": form})


@require_http_methods(["GET", "POST"])
def propose(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    things = things_shown(queries.things_corrected(request.viewer, one.id))
    form = ProposeForm(sent(request), things=things)
    done = "It is proposed. Another IRO manager or an administrator confirms it under Disposals."
    edit = Edit(actions.propose_disposal, done, "propose_disposal.html", {}, ITS_PAGE)
    why_not = permissions.why_not_propose_disposal(request.viewer, one.id)
    until = queries.keep_until(request.viewer, one.id)
    return edited(request, one, form, edit, why_not=why_not, until=until)


@require_http_methods(["GET", "POST"])
def withdraw(request: Asked, disposal_id: int) -> HttpResponse:
    one = _found(request, disposal_id)
    shown = {
        "question": "Take this proposal back?",
        "explained": "Nothing goes. The proposal stays on the list as taken back.",
        "button": "Take it back",
    }
    if one.goes is Goes.HOLD:
        raise Http404
    return _ended(request, one, actions.withdraw_proposal, "It is taken back.", shown)


@require_http_methods(["GET", "POST"])
def hold(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    edit = Edit(actions.place_hold, "The record is held.", "place_hold.html", {}, ITS_PAGE)
    why_not = permissions.why_not_place_hold(request.viewer, one.id)
    return edited(request, one, HoldForm(sent(request)), edit, why_not=why_not)


@require_http_methods(["GET", "POST"])
def lift(request: Asked, disposal_id: int) -> HttpResponse:
    one = _found(request, disposal_id)
    if one.goes is not Goes.HOLD:
        raise Http404
    shown = {
        "question": "Lift this legal hold?",
        "explained": f"The record was held for: {one.reference}. From now on something of it can "
        "be proposed to go, by two people as always.",
        "button": "Lift the hold",
    }
    return _ended(request, one, actions.lift_hold, "The hold is lifted.", shown)


def _ended(
    request: Asked,
    one: DisposalFacts,
    act: Callable[..., None],
    done: str,
    shown: dict[str, str],
) -> HttpResponse:
    form = TakeBackForm(sent(request), initial={"version": one.version})
    if form.is_valid() and saved(
        request,
        form,
        lambda: act(
            viewer=request.viewer, disposal_id=one.id, version=form.cleaned_data["version"]
        ),
    ):
        messages.success(request, done)
        return redirect("disposals")
    return render(request, "children/confirm_list.html", {"form": form, **shown, **LIST})


def _found(request: Asked, disposal_id: int) -> DisposalFacts:
    return there(queries.one_disposal(request.viewer, disposal_id))


def _shown(request: Asked, found: Iterable[DisposalFacts]) -> list[DisposalShown]:
    rows = list(found)
    references = queries.references(request.viewer, [one.child_id for one in rows])
    ids = {who for one in rows for who in (one.proposed_by, one.confirmed_by) if who}
    people = accounts.names(request.viewer, ids)
    return [disposal_shown(one, references, people) for one in rows]
