"""Inspectors and the children listed for them; social workers of the files and their accounts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, record_reading
from footprint.audit.facts import Reading
from footprint.children.actions import listing as actions
from footprint.children.forms.access import ListForm, MatchForm
from footprint.children.forms.by_hand import TakeBackForm
from footprint.children.permissions import listing as permissions
from footprint.children.presenters.access import inspectors_shown
from footprint.children.queries import access as access_queries
from footprint.children.queries import child as queries
from footprint.children.views.saving import saved, sent


@require_safe
def inspectors(request: Asked) -> HttpResponse:
    """Each inspector, with the children listed for her today or to come."""
    viewer = request.viewer
    listed = access_queries.listings(viewer)
    children = queries.children_with(viewer, {one.child_id for one in listed})
    people = access_queries.people_with(viewer, Role.INSPECTOR)
    names = {**accounts.names(viewer, {one.person_id for one in listed}), **people}
    record_reading(viewer, Reading.LIST, app="children", thing="listedchild", count=len(listed))
    shown = inspectors_shown(listed, {one.id: one for one in children}, names)
    return render(request, "children/inspectors.html", {"inspectors": shown})


@require_http_methods(["GET", "POST"])
def list_children(request: Asked, person_id: int) -> HttpResponse:
    name = accounts.names(request.viewer, [person_id]).get(person_id)
    if name is None:
        raise Http404
    form = ListForm(sent(request), initial={"began_on": request.viewer.today})
    if form.is_valid() and saved(
        request,
        form,
        lambda: actions.list_children(
            viewer=request.viewer, person_id=person_id, **form.cleaned_data
        ),
    ):
        messages.success(request, f"The children are listed for {name}.")
        return redirect("inspectors")
    why_not = permissions.why_not_list_children(request.viewer, person_id)
    context = {"form": form, "name": name, "why_not": why_not}
    return render(request, "children/list_children.html", context)


@require_http_methods(["GET", "POST"])
def end_listing(request: Asked, listing_id: int) -> HttpResponse:
    viewer = request.viewer
    found = next((one for one in access_queries.listings(viewer) if one.id == listing_id), None)
    if found is None:
        raise Http404
    form = TakeBackForm(sent(request), initial={"version": found.version})
    if form.is_valid() and saved(
        request,
        form,
        lambda: actions.end_listing(
            viewer=viewer, listing_id=listing_id, version=form.cleaned_data["version"]
        ),
    ):
        messages.success(request, "The child is off the list.")
        return redirect("inspectors")
    (child,) = queries.children_with(viewer, {found.child_id})
    name = accounts.names(viewer, [found.person_id])[found.person_id]
    context = {
        "form": form,
        "question": f"Take {child.name} off the list of {name}?",
        "explained": f"From now on {name} cannot open this record.",
        "button": "Take off the list",
        "back": "inspectors",
        "back_words": "Inspectors",
    }
    return render(request, "children/confirm_list.html", context)


@require_safe
def workers(request: Asked) -> HttpResponse:
    """Social workers whom the files name, the unmatched first, and managers of teams without
    children."""
    viewer = request.viewer
    matched = access_queries.workers_matched(viewer)
    held = access_queries.workers(viewer)
    without = access_queries.managers_without_children(viewer)
    names = accounts.names(viewer, {*without, *(one.person_id for one in matched)})
    known = {one.worker for one in matched}
    context = {
        "unmatched": [(worker, count) for worker, count in held.items() if worker not in known],
        "matched": [(one, names[one.person_id], held.get(one.worker, 0)) for one in matched],
        "without": [(names[person], team) for person, team in without.items()],
        "teams": access_queries.teams(viewer),
    }
    return render(request, "children/workers.html", context)


@require_http_methods(["GET", "POST"])
def match_worker(request: Asked) -> HttpResponse:
    """`worker` is the name or number, in the address."""
    worker = request.GET.get("worker", "") if request.method == "GET" else ""
    people = access_queries.people_with(request.viewer, Role.SOCIAL_WORKER)
    form = MatchForm(sent(request), people=people, initial={"worker": worker})
    if form.is_valid() and saved(
        request,
        form,
        lambda: actions.match_worker(viewer=request.viewer, **form.cleaned_data),
    ):
        messages.success(
            request,
            "Matched. The children of this name can now be seen by the person who signs in.",
        )
        return redirect("workers")
    context = {"form": form, "worker": form["worker"].value() or "", "people": people}
    return render(request, "children/match_worker.html", context)


@require_http_methods(["GET", "POST"])
def unmatch_worker(request: Asked, account_id: int) -> HttpResponse:
    matched = access_queries.workers_matched(request.viewer)
    found = next((one for one in matched if one.id == account_id), None)
    if found is None:
        raise ActionDenied("This social worker is not matched with anybody any more.")
    form = TakeBackForm(sent(request), initial={"version": found.version})
    if form.is_valid() and saved(
        request,
        form,
        lambda: actions.unmatch_worker(
            viewer=request.viewer, account_id=account_id, version=form.cleaned_data["version"]
        ),
    ):
        messages.success(request, "The match is undone.")
        return redirect("workers")
    name = accounts.names(request.viewer, [found.person_id])[found.person_id]
    context = {
        "form": form,
        "question": f"Is {found.worker} not {name}?",
        "explained": f"From now on {name} sees none of the children of {found.worker}.",
        "button": "Undo the match",
        "back": "workers",
        "back_words": "Social workers and teams",
    }
    return render(request, "children/confirm_list.html", context)
