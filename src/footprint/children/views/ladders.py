"""What people record for the ladders that no return tells of: seen, recorded, corrected, withdrawn."""

from dataclasses import asdict
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import allows, line_named
from footprint.children.actions import ladders as actions
from footprint.children.facts.child import ChildSeen
from footprint.children.facts.ladder import SECURE, ReviewBesideSaid, ToldBeside
from footprint.children.forms.by_hand import TakeBackForm
from footprint.children.forms.ladders import FORMS, NO, YES, LadderForm
from footprint.children.presenters.ladders import WORDS, fact_shown, things_shown
from footprint.children.queries import child as queries
from footprint.children.queries import ladder as ladder_queries
from footprint.children.stretches import on_day
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, back_to, edited, sent
from footprint.domain.timetable.secure import chaired_by_the_officer

PAGE = "child-ladders"


@require_safe
def ladders(request: Asked, child_id: int) -> HttpResponse:
    """Everything that is recorded for them."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    context = {
        "one": one,
        "things": things_shown(ladder_queries.ladder_facts(viewer, one.id)),
        "edit": allows(line_named("record_ladder_fact"), viewer.role, one.whose),
        "back": back_to(request, reverse("child", kwargs={"child_id": one.id})),
    }
    return render(request, "children/ladders.html", context)


@require_http_methods(["GET", "POST"])
def new_fact(request: Asked, child_id: int, thing: str) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    form = _form(thing)(sent(request), initial={"version": 0})
    return _edited(request, one, form, Edit(actions.record_ladder_fact, DONE, FORM, {}, PAGE))


@require_http_methods(["GET", "POST"])
def correct_fact(request: Asked, child_id: int, thing: str, row_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    told = _told(request, one, thing, row_id)
    initial = {**asdict(told.said), "version": told.version}
    if "goes_on" in initial:
        initial["goes_on"] = YES if told.goes_on else NO
    act = partial(actions.record_ladder_fact, row_id=row_id)
    form = _form(thing)(sent(request), initial=initial)
    return _edited(request, one, form, Edit(act, DONE, FORM, {}, PAGE), corrects=True)


@require_http_methods(["GET", "POST"])
def withdraw_fact(request: Asked, child_id: int, thing: str, row_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    told = _told(request, one, thing, row_id)
    shown = fact_shown(told)
    form = TakeBackForm(sent(request), initial={"version": told.version})
    words = {
        "question": "Withdraw this?",
        "explained": f"{shown.words}. {'. '.join(shown.lines)}. What is withdrawn was a mistake: it "
        "never was so. If it was so once, give it its end instead.",
        "button": "Withdraw",
    }
    known = {"thing": thing, "row_id": row_id}
    edit = Edit(actions.withdraw_ladder_fact, "It is withdrawn.", "confirm.html", known, PAGE)
    return edited(request, one, form, edit, **words)


DONE, FORM = "Saved. The dates on the child's page follow from it.", "ladder_fact.html"


def _edited(
    request: Asked, one: ChildSeen, form: LadderForm, edit: Edit, *, corrects: bool = False
) -> HttpResponse:
    page = edited(request, one, form, edit, words=WORDS[form.thing], corrects=corrects)
    if page.status_code == 302:
        _warn_of_the_chair(request, one, form.said()["said"])
    return page


def _warn_of_the_chair(request: Asked, one: ChildSeen, said: object) -> None:
    """A panel that the child's own officer chaired is kept as it was: it was held."""
    if not isinstance(said, ReviewBesideSaid) or said.kind != SECURE:
        return
    held = on_day(queries.allocations_of(request.viewer, one.id), said.held_on)
    officer = held.officer.full_name if held and held.officer else ""
    if chaired_by_the_officer(said.chaired_by, officer):
        messages.warning(
            request,
            f"{officer} was the child's reviewing officer on that day. Somebody else chairs a "
            "review of secure accommodation.",
        )


def _form(thing: str) -> type[LadderForm]:
    if thing not in FORMS:
        raise Http404
    return FORMS[thing]


def _told(request: Asked, one: ChildSeen, thing: str, row_id: int) -> ToldBeside:
    told = ladder_queries.ladder_fact(request.viewer, one.id, thing, row_id)
    if told is None:
        raise Http404
    return told
