"""Brothers and sisters, how a child is spoken with, and that she was told who her officer is."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.children.actions import together as actions
from footprint.children.forms.by_hand import TakeBackForm
from footprint.children.forms.round import (
    CommunicationForm,
    ExplainForm,
    TogetherForm,
    ToldForm,
)
from footprint.children.queries import round as round_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, edited, sent

PAGE = "people-round"
get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def record_communication(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    told = round_queries.communication(request.viewer, child_id)
    names = ("language", "interpreter", "signs", "likes_to_be_told", "version")
    form = CommunicationForm(sent(request), initial={name: getattr(told, name) for name in names})
    edit = Edit(actions.record_communication, "It is saved.", "communication.html", {}, PAGE)
    return edited(request, one, form, edit)


@get_or_post
def bring_together(request: Asked, child_id: int) -> HttpResponse:
    """A reference that is typed is a search, and on the trail as one."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    form = TogetherForm(sent(request))
    if form.is_valid():
        reference = form.cleaned_data["reference"]
        found = round_queries.child_with_reference(viewer, reference)
        record_reading(
            viewer,
            Reading.SEARCH,
            app="children",
            thing="child",
            filtered=urlencode({"reference": reference}),
            count=0 if found is None else 1,
        )
    done = "They are recorded as brothers and sisters."
    return edited(
        request, one, form, Edit(actions.bring_together, done, "bring_together.html", {}, PAGE)
    )


@get_or_post
def take_apart(request: Asked, child_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    together = round_queries.brothers_and_sisters(viewer, child_id, viewer.today)
    if not together.siblings:
        raise Http404
    form = TakeBackForm(sent(request), initial={"version": together.version})
    names = ", ".join(sibling.child.name for sibling in together.siblings)
    shown = {
        "question": f"Is {one.name} no brother or sister of {names}?",
        "explained": "The others stay together. What was recorded stays on the trail.",
        "button": "Take apart",
    }
    edit = Edit(actions.take_apart, "It is saved.", "confirm.html", {}, PAGE)
    return edited(request, one, form, edit, **shown)


@get_or_post
def explain_officers(request: Asked, child_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    together = round_queries.brothers_and_sisters(viewer, child_id, viewer.today)
    if not together.siblings:
        raise Http404
    initial = {"why": together.own_reason, "version": together.version}
    form = ExplainForm(sent(request), initial=initial)
    edit = Edit(actions.explain_officers, "The reason is saved.", "explain_officers.html", {}, PAGE)
    return edited(request, one, form, edit)


@get_or_post
def record_told(request: Asked, child_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    form = ToldForm(sent(request), initial={"told_on": viewer.today})
    holder = round_queries.holder_of(viewer, child_id, viewer.today)
    edit = Edit(actions.record_told, "It is recorded.", "officer_told.html", {}, PAGE)
    return edited(request, one, form, edit, officer=holder.full_name if holder else "")


@get_or_post
def take_told_back(request: Asked, child_id: int, told_id: int) -> HttpResponse:
    one, viewer = child_or_refuse(request, child_id), request.viewer
    rows = round_queries.told_of_officers(viewer, child_id)
    told = next((row for row in rows if row.id == told_id), None)
    if told is None:
        raise Http404
    form = TakeBackForm(sent(request), initial={"version": told.version})
    shown = {
        "question": f"Was the child not told about {told.officer.full_name} then?",
        "explained": "What was recorded stays on the trail.",
        "button": "Take it back",
    }
    known = {"told_id": told_id}
    edit = Edit(actions.take_told_back, "It is taken back.", "confirm.html", known, PAGE)
    return edited(request, one, form, edit, **shown)
