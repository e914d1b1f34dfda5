"""Who may open a child's record: restriction, the people named, bars."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.accounts.facts import Standing
from footprint.accounts.roles import ROLES, Role
from footprint.children.actions import restricting as actions
from footprint.children.facts.access import Barred
from footprint.children.forms.access import BarForm, NamePeopleForm, RestrictForm
from footprint.children.forms.by_hand import TakeBackForm
from footprint.children.permissions import restricting as permissions
from footprint.children.presenters.access import bar_shown, restriction_shown
from footprint.children.queries import access as access_queries
from footprint.children.queries import disposal as disposal_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, edited, sent

ITS_PAGE = "child-access"


@require_safe
def who_may_open(request: Asked, child_id: int) -> HttpResponse:
    """The restriction that stands, whom it names, and who is barred."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    stands = access_queries.restriction(viewer, one.id)
    barred = access_queries.bars(viewer, one.id)
    ids = {*(stands.named if stands else ()), *(bar.person_id for bar in barred)}
    names = accounts.names(viewer, ids)
    bars = [
        bar_shown(bar, names, permissions.why_not_lift_bar(viewer, one.id, bar)) for bar in barred
    ]
    restriction = restriction_shown(stands, names) if stands else None
    proposal, hold = disposal_queries.standing(viewer, one.id)
    context = {
        "one": one,
        "restriction": restriction,
        "bars": bars,
        "proposal": proposal,
        "hold": hold,
    }
    return render(request, "children/who_may_open.html", context)


@require_http_methods(["GET", "POST"])
def restrict(request: Asked, child_id: int) -> HttpResponse:
    """Her officer and her social worker are offered first."""
    one = child_or_refuse(request, child_id)
    first = access_queries.holders_accounts(request.viewer, one.id)
    people = _who_could_be_named(request)
    form = RestrictForm(sent(request), people=people, initial={"people": first})
    edit = Edit(actions.restrict_child, "The record is restricted.", "restrict.html", {}, ITS_PAGE)
    why_not = permissions.why_not_restrict_child(request.viewer, one.id)
    return edited(request, one, form, edit, why_not=why_not)


@require_http_methods(["GET", "POST"])
def name_people(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    stands = access_queries.restriction(request.viewer, one.id)
    if stands is None:
        return _not_restricted(request, one.id)
    before = ",".join(map(str, stands.named))
    form = NamePeopleForm(
        sent(request),
        people=_who_could_be_named(request, stands.named),
        initial={"people": stands.named, "before": before},
    )
    edit = Edit(actions.name_people, "Who is named is saved.", "name_people.html", {}, ITS_PAGE)
    return edited(request, one, form, edit)


@require_http_methods(["GET", "POST"])
def end_restriction(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    stands = access_queries.restriction(request.viewer, one.id)
    if stands is None:
        return _not_restricted(request, one.id)
    shown = {
        "question": "End the restriction of this record?",
        "explained": "From now on the record opens as every other child's does. Those who are "
        "barred from it stay barred.",
        "button": "End the restriction",
    }
    form = TakeBackForm(sent(request), initial={"version": stands.version})
    done = "The restriction has ended."
    edit = Edit(actions.end_restriction, done, "confirm.html", {}, ITS_PAGE)
    return edited(request, one, form, edit, **shown)


@require_http_methods(["GET", "POST"])
def bar_person(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    form = BarForm(sent(request), people=_who_opens_records(request))
    edit = Edit(actions.bar_person, "They are barred from this record.", "bar.html", {}, ITS_PAGE)
    return edited(request, one, form, edit)


@require_http_methods(["GET", "POST"])
def lift_bar(request: Asked, child_id: int, bar_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    stands = _bar(request, one.id, bar_id)
    name = accounts.names(request.viewer, [stands.person_id])[stands.person_id]
    shown: dict[str, Any] = {
        "question": f"Lift the bar of {name}?",
        "explained": f"{name} was barred from this record: {stands.reason}",
        "button": "Lift the bar",
    }
    form = TakeBackForm(sent(request), initial={"version": stands.version})
    edit = Edit(
        actions.lift_bar, "The bar is lifted.", "confirm.html", {"bar_id": bar_id}, ITS_PAGE
    )
    return edited(request, one, form, edit, **shown)


def _not_restricted(request: Asked, child_id: int) -> HttpResponse:
    messages.warning(request, "This record is not restricted any more.")
    return redirect(ITS_PAGE, child_id=child_id)


def _bar(request: Asked, child_id: int, bar_id: int) -> Barred:
    found = [bar for bar in access_queries.bars(request.viewer, child_id) if bar.id == bar_id]
    if not found:
        raise Http404
    return found[0]


def _who_opens_records(request: Asked) -> Mapping[int, str]:
    """Everybody with a role that opens children's records, today or to come, with it."""
    return {
        one.id: f"{one.full_name} ({roles})"
        for one in accounts.people(request.viewer)
        if (
            roles := ", ".join(
                sorted(
                    ROLES[grant.role].label
                    for grant in one.grants
                    if ROLES[grant.role].opens_records
                    and grant.standing(request.viewer.today) is not Standing.ENDED
                )
            )
        )
    }


def _who_could_be_named(request: Asked, named: tuple[int, ...] = ()) -> Mapping[int, str]:
    """The IRO managers need no naming. Whoever is named stays on the page, whatever her roles."""
    managers = access_queries.people_with(request.viewer, Role.IRO_MANAGER)
    could = {
        person: words
        for person, words in _who_opens_records(request).items()
        if person not in managers
    }
    return {**accounts.names(request.viewer, named), **could}
