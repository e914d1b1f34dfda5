"""The people round a child, their addresses and what a court says: added, changed, ended."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.audit.actions import ActionDenied, record_reading
from footprint.audit.facts import Reading
from footprint.children.actions import connected as actions
from footprint.children.facts.child import ChildSeen
from footprint.children.facts.round import LimitSeen, PersonRound
from footprint.children.forms.by_hand import TakeBackForm
from footprint.children.forms.round import (
    AddConnectedForm,
    AddressForm,
    ConnectedForm,
    EndConnectedForm,
    EndLimitForm,
    LimitForm,
)
from footprint.children.permissions.connected import why_not_see_address
from footprint.children.presenters.round import called_back_words, limit_shown
from footprint.children.queries import round as round_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, edited, sent
from footprint.post.facts import CalledBack

PAGE = "people-round"
get_or_post = require_http_methods(["GET", "POST"])
#: What of a person stands in the form.
_OF_A_PERSON = (
    *("name", "relation", "provider", "parental_responsibility", "route", "email", "phone"),
    *("language", "interpreter", "note", "version"),
)


@get_or_post
def add_connected(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    form = AddConnectedForm(sent(request), reads_text=_reads_text(request))
    edit = Edit(actions.add_connected, "The person is added.", "connected.html", {}, PAGE)
    return edited(request, one, form, edit)


@get_or_post
def change_connected(request: Asked, child_id: int, connected_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    person = _person(request, one, connected_id)
    initial = {name: getattr(person, name) for name in _OF_A_PERSON}
    form = ConnectedForm(sent(request), initial=initial, reads_text=_reads_text(request))
    known = {"connected_id": connected_id}
    act = _telling(request, person.name, actions.change_connected)
    edit = Edit(act, "The person is changed.", "connected.html", known, PAGE)
    return edited(request, one, form, edit, somebody=person)


@get_or_post
def address(request: Asked, child_id: int, connected_id: int) -> HttpResponse:
    """The address, once its reading is on the trail."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    person = _person(request, one, connected_id)
    if refused := why_not_see_address(viewer, child_id, person):
        raise ActionDenied(refused)
    record_reading(
        viewer,
        Reading.OPENING,
        app="children",
        thing="address",
        thing_id=connected_id,
        child_id=child_id,
    )
    initial = {
        "address": person.address,
        "withheld": person.address_withheld,
        "version": person.version,
    }
    form = AddressForm(sent(request), initial=initial)
    known = {"connected_id": connected_id}
    act = _telling(request, person.name, actions.record_address)
    edit = Edit(act, "The address is saved.", "address.html", known, PAGE)
    return edited(request, one, form, edit, somebody=person)


@get_or_post
def end_connected(request: Asked, child_id: int, connected_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    person = _person(request, one, connected_id)
    initial = {"ended_on": person.ended_on or request.viewer.today, "version": person.version}
    form = EndConnectedForm(sent(request), initial=initial)
    known = {"connected_id": connected_id}
    act = _telling(request, person.name, actions.end_connected)
    edit = Edit(act, "It is saved.", "end_connected.html", known, PAGE)
    return edited(request, one, form, edit, somebody=person)


@get_or_post
def withdraw_connected(request: Asked, child_id: int, connected_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    person = _person(request, one, connected_id)
    form = TakeBackForm(sent(request), initial={"version": person.version})
    known = {"connected_id": connected_id}
    act = _telling(request, person.name, actions.withdraw_connected)
    edit = Edit(act, "The person is withdrawn.", "confirm.html", known, PAGE)
    shown = {
        "question": f"Withdraw {person.name}?",
        "explained": "A withdrawn person was a mistake: another child’s, or recorded twice. If they "
        "were once in this child’s life, record since when they are not.",
        "button": "Withdraw",
    }
    return edited(request, one, form, edit, **shown)


@get_or_post
def add_limit(request: Asked, child_id: int, connected_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    person = _person(request, one, connected_id)
    form = LimitForm(sent(request), initial={"began_on": request.viewer.today})
    done = "The limit is recorded. What was under way about the child waits until somebody looks."
    known = {"connected_id": connected_id}
    edit = Edit(actions.add_contact_limit, done, "contact_limit.html", known, PAGE)
    return edited(request, one, form, edit, somebody=person)


@get_or_post
def end_limit(request: Asked, child_id: int, limit_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    limit = _limit(request, one, limit_id)
    initial = {"ended_on": limit.ended_on or request.viewer.today, "version": limit.version}
    form = EndLimitForm(sent(request), initial=initial)
    known = {"limit_id": limit_id}
    edit = Edit(actions.end_contact_limit, "The limit has its end.", "end_limit.html", known, PAGE)
    return edited(request, one, form, edit, **_about(request, one, limit))


@get_or_post
def withdraw_limit(request: Asked, child_id: int, limit_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    limit = _limit(request, one, limit_id)
    form = TakeBackForm(sent(request), initial={"version": limit.version})
    known = {"limit_id": limit_id}
    edit = Edit(
        actions.withdraw_contact_limit, "The limit is withdrawn.", "confirm.html", known, PAGE
    )
    words = limit_shown(limit, request.viewer.today).words
    shown = {
        "question": f"Withdraw the limit “{words}”?",
        "explained": "A withdrawn limit was a mistake: no court ever set it. If it was right once, "
        "give it its end instead.",
        "button": "Withdraw the limit",
    }
    return edited(request, one, form, edit, **shown)


def _telling(
    request: Asked, name: str, act: Callable[..., CalledBack]
) -> Callable[..., CalledBack]:
    """The action; and, once it is done, what became of letters to the person."""

    def done(**said: Any) -> CalledBack:
        called_back = act(**said)
        for words in called_back_words(name, called_back):
            messages.warning(request, words)
        return called_back

    return done


def _about(request: Asked, one: ChildSeen, limit: LimitSeen) -> dict[str, object]:
    return {
        "limit": limit_shown(limit, request.viewer.today),
        "somebody": _person(request, one, limit.connected_id),
    }


def _reads_text(request: Asked) -> bool:
    return request.viewer.role in round_queries.READS_TEXT


def _person(request: Asked, one: ChildSeen, connected_id: int) -> PersonRound:
    found = round_queries.person_round(request.viewer, one.id, connected_id)
    if found is None:
        raise Http404
    return found


def _limit(request: Asked, one: ChildSeen, limit_id: int) -> LimitSeen:
    found = round_queries.limit_seen(request.viewer, one.id, limit_id)
    if found is None:
        raise Http404
    return found
