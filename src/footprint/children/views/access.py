"""The gate before every page about a child, and the pages that ask for a reason first."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.accounts.matrix import Line
from footprint.audit.actions import ActionDenied, record_reading
from footprint.audit.facts import Reading
from footprint.children.actions import access as actions
from footprint.children.facts.child import ChildSeen
from footprint.children.forms.access import ReasonForm, ReferenceForm
from footprint.children.permissions.access import Way, way_to, why_not_hers
from footprint.children.presenters.access import opening_shown
from footprint.children.queries import access as access_queries
from footprint.children.queries import child as queries
from footprint.children.views.saving import is_ours

#: Where a record opens when no other page of it was asked for.
ITS_PAGE = "child"
ASKING = {Way.ASKS_REASON: "child-reason", Way.BREAKS_GLASS: "break-glass"}


class AsksFirstError(ActionDenied):
    """The page opens once a reason is given, at `address`."""

    def __init__(self, address: str) -> None:
        super().__init__("Give a reason for opening this record first.")
        self.address = address


def child_or_refuse(request: Asked, child_id: int) -> ChildSeen:
    """The child, and a row on the trail that her record was opened; for every view about one.

    Raises Http404 for a child who is barred, restricted or another's to the viewer, as for one whom
    there is not; AsksFirstError where a reason opens her record; ActionDenied where she may be read
    and this may not be done.
    """
    line, viewer = _line(request), request.viewer
    one = queries.judged_child(viewer, child_id)
    way = way_to(viewer, one, line)
    if one is None or way is Way.NOT_THERE:
        raise Http404
    if way in ASKING:
        back = urlencode({"next": request.get_full_path()})
        address = reverse(ASKING[way], kwargs={"child_id": child_id})
        raise AsksFirstError(f"{address}?{back}")
    if way is Way.REFUSED:
        raise ActionDenied(why_not_hers(viewer, line))
    purpose = access_queries.reason_today(viewer, child_id) if one.asked else ""
    record_reading(
        viewer,
        Reading.OPENING,
        app="children",
        thing="child",
        thing_id=child_id,
        child_id=child_id,
        purpose=purpose,
    )
    return one


def _line(request: Asked) -> Line:
    if request.line is None:
        raise Http404
    return request.line


@require_http_methods(["GET", "POST"])
def give_reason(request: Asked, child_id: int) -> HttpResponse:
    """Another officer's child: why, before the record opens for today."""
    return _ask_first(request, child_id, Way.ASKS_REASON, actions.give_reason)


@require_http_methods(["GET", "POST"])
def break_glass(request: Asked, child_id: int) -> HttpResponse:
    """A restricted record: nothing of the child is shown before the glass is broken."""
    return _ask_first(request, child_id, Way.BREAKS_GLASS, actions.break_glass)


def _ask_first(request: Asked, child_id: int, asking: Way, act: Callable[..., int]) -> HttpResponse:
    one = queries.judged_child(request.viewer, child_id)
    way = way_to(request.viewer, one, _line(request))
    sent = request.POST if request.method == "POST" else None
    form = ReasonForm(sent, initial={"next": request.GET.get("next", "")})
    if one is not None and way is Way.OPEN:
        return redirect(_back(request, form, child_id))
    if one is None or way is Way.NOT_THERE:
        raise Http404
    if way is not asking:
        raise ActionDenied("This record does not ask for a reason of that kind.")
    if form.is_valid():
        try:
            act(viewer=request.viewer, child_id=child_id, reason=form.cleaned_data["reason"])
        except ActionDenied:
            again = queries.judged_child(request.viewer, child_id)
            if way_to(request.viewer, again, _line(request)) is not Way.OPEN:  # pressed twice
                raise
        messages.success(request, "The record is open to you for today, to read.")
        return redirect(_back(request, form, child_id))
    shown = {"form": form, "one": one if asking is Way.ASKS_REASON else None}
    return render(request, "children/ask.html", shown)


def _back(request: Asked, form: ReasonForm, child_id: int) -> str:
    """The page that was asked for, if it is one of ours; else the child's record."""
    sent = form.data.get("next", "") if form.is_bound else request.GET.get("next", "")
    return sent if is_ours(sent) else reverse(ITS_PAGE, kwargs={"child_id": child_id})


@require_http_methods(["GET", "POST"])
def open_by_reference(request: Asked) -> HttpResponse:
    """For a record that no list shows: another's, or a restricted one."""
    viewer = request.viewer
    form = ReferenceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reference = form.cleaned_data["reference"]
        child_id = access_queries.child_to_open(viewer, reference)
        record_reading(
            viewer,
            Reading.SEARCH,
            app="children",
            thing="child",
            filtered=urlencode({"reference": reference}),
            count=0 if child_id is None else 1,
        )
        if child_id is not None:
            return redirect(ITS_PAGE, child_id=child_id)
        form.add_error("reference", "No child whose record you could open has this reference")
    return render(request, "children/open_by_reference.html", {"form": form})


@require_safe
def accesses(request: Asked) -> HttpResponse:
    """Who opened a restricted record or another officer's, which and why; the latest first."""
    viewer = request.viewer
    opened = access_queries.openings(viewer)
    children = queries.children_with(viewer, {one.child_id for one in opened})
    who = accounts.names(viewer, {one.person_id for one in opened})
    record_reading(
        viewer, Reading.LIST, app="children", thing="access", filtered="", count=len(opened)
    )
    names = {one.id: one.name for one in children}
    shown = [opening_shown(one, names, who) for one in opened]
    return render(request, "children/accesses.html", {"opened": shown})
