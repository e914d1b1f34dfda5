"""The officers, and who covers for whom."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked, there
from footprint.accounts.people_forms import CorrectForm, PersonForm
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.children import officers
from footprint.children.actions import officers as actions
from footprint.children.facts.child import Covering, Officer
from footprint.children.forms.allocation import (
    CoverForm,
    EndCoverForm,
)
from footprint.children.permissions.officers import why_not_end_cover
from footprint.children.presenters.allocation import cover_shown, officer_shown
from footprint.children.queries import child as queries
from footprint.children.views.allocation import changed_words


@require_safe
def officer_list(request: Asked) -> HttpResponse:
    viewer = request.viewer
    holding = queries.holding(viewer, viewer.today)
    accounts_by_email = {person.email: person for person in accounts.people(viewer)}
    found = [
        officer_shown(
            one,
            accounts_by_email.get(one.email),
            len(holding.children_of(one.id)),
            viewer.today,
        )
        for one in queries.officers(viewer)
    ]
    return render(request, "children/officers.html", {"officers": found})


@require_http_methods(["GET", "POST"])
def add_officer(request: Asked) -> HttpResponse:
    form = PersonForm(_sent(request))
    if form.is_valid():
        try:
            actions.add_officer(viewer=request.viewer, **form.cleaned_data)
        except ActionDenied as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, f"{form.cleaned_data['full_name']} is added.")
            return redirect("officers")
    return render(request, "children/officer_form.html", {"form": form, "officer": None})


@require_http_methods(["GET", "POST"])
def correct_officer(request: Asked, officer_id: int) -> HttpResponse:
    officer = _officer(request, officer_id)
    initial = {"full_name": officer.full_name, "email": officer.email}
    form = CorrectForm(_sent(request), initial=initial)
    if form.is_valid():
        try:
            actions.correct_officer(
                viewer=request.viewer, officer_id=officer_id, **form.cleaned_data
            )
        except ActionDenied as refused:
            form.add_error("email", str(refused))
        except ChangedMeanwhileError as changed:
            form.add_error(None, changed_words(request.viewer, changed))
        else:
            messages.success(request, f"{form.cleaned_data['full_name']} is corrected.")
            return redirect("officers")
    context = {"form": form, "officer": _officer(request, officer_id)}
    return render(request, "children/officer_form.html", context)


@require_safe
def cover_list(request: Asked) -> HttpResponse:
    today = request.viewer.today
    found = [cover_shown(one, today) for one in officers.covers(request.viewer)]
    return render(request, "children/cover.html", {"covers": found})


@require_http_methods(["GET", "POST"])
def add_cover(request: Asked) -> HttpResponse:
    today = request.viewer.today
    initial = {"began_on": today, "officer": request.GET.get("officer", "")}
    form = CoverForm(_sent(request), officers=queries.officers(request.viewer), initial=initial)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        typed["officer_id"], typed["covered_by_id"] = typed.pop("officer"), typed.pop("covered_by")
        try:
            actions.add_cover(viewer=request.viewer, **typed)
        except ActionDenied as refused:
            form.add_error("covered_by", str(refused))
        else:
            messages.success(request, "The cover is recorded.")
            return redirect("cover")
    return render(request, "children/add_cover.html", {"form": form})


@require_http_methods(["GET", "POST"])
def end_cover(request: Asked, cover_id: int) -> HttpResponse:
    cover = _cover(request, cover_id)
    first = max(cover.began_on, request.viewer.today)
    form = EndCoverForm(_sent(request), initial={"ended_on": first})
    if form.is_valid():
        try:
            actions.end_cover(viewer=request.viewer, cover_id=cover_id, **form.cleaned_data)
        except ActionDenied as refused:
            form.add_error("ended_on", str(refused))
        except ChangedMeanwhileError as changed:
            form.add_error(None, changed_words(request.viewer, changed))
        else:
            messages.success(request, "The cover has its new end.")
            return redirect("cover")
    cover = _cover(request, cover_id)
    context = {
        "form": form,
        "cover": cover_shown(cover, request.viewer.today),
        "version": cover.version,
        "why_not": why_not_end_cover(request.viewer, cover),
    }
    return render(request, "children/end_cover.html", context)


def _sent(request: Asked) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _officer(request: Asked, officer_id: int) -> Officer:
    return there(officers.officer(request.viewer, officer_id))


def _cover(request: Asked, cover_id: int) -> Covering:
    return there(officers.cover(request.viewer, cover_id))
