"""People, their roles, the role one acts in, and what the library's sign-in pages lack."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import actions, carried, passwords, queries
from footprint.accounts.acting import Asked, choose, there
from footprint.accounts.facts import Grant, PersonFacts
from footprint.accounts.people_forms import (
    ChooseRoleForm,
    ConfirmForm,
    CorrectForm,
    EndForm,
    GrantForm,
    PersonForm,
    TakeOffCodesForm,
)
from footprint.accounts.permissions import (
    why_not_add_person,
    why_not_confirm_grant,
    why_not_correct_person,
    why_not_end_grant,
    why_not_grant,
    why_not_take_off_second_factor,
)
from footprint.accounts.presenters import GrantShown, grant_shown, person_shown
from footprint.accounts.roles import ROLES
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError


@require_http_methods(["GET", "POST"])
def what_was_carried(request: HttpRequest) -> HttpResponse:
    """What was typed when the session ended: to send, or (POST) to throw away."""
    waiting = carried.waiting_for(request)
    if request.method == "POST":
        carried.drop(request)
        return redirect("my-work")
    if waiting is None:
        return redirect("my-work")
    return render(request, "accounts/carried.html", {"carried": waiting})


@require_safe
def people(request: Asked) -> HttpResponse:
    everybody = queries.people(request.viewer)
    today = request.viewer.today
    return render(
        request,
        "accounts/people.html",
        {
            "people": [person_shown(person, today) for person in everybody],
            "why_not_add": why_not_add_person(request.viewer),
        },
    )


@require_safe
def person(request: Asked, person_id: int) -> HttpResponse:
    found = _person(request, person_id)
    names = queries.names(request.viewer, _granters(found.grants))
    shown = [_shown(request, grant, names) for grant in found.grants]
    context = {
        "shown": person_shown(found, request.viewer.today),
        "grants": shown,
        "why_not_grant": why_not_grant(request.viewer, person_id),
        "may_correct": why_not_correct_person(request.viewer, person_id) is None,
        "may_take_off_codes": why_not_take_off_second_factor(request.viewer, person_id) is None,
    }
    return render(request, "accounts/person.html", context)


@require_http_methods(["GET", "POST"])
def add_person(request: Asked) -> HttpResponse:
    form = PersonForm(_sent(request))
    if form.is_valid():
        try:
            added = actions.add_person(viewer=request.viewer, **form.cleaned_data)
        except ActionDenied as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, f"Added. {_welcomed(added)} Now grant a role.")
            return redirect("person", person_id=added)
    return render(request, "accounts/add_person.html", {"form": form})


def _welcomed(person_id: int) -> str:
    """What became of the letter with which she chooses her password."""
    try:
        passwords.send_welcome(person_id)
    except OSError:
        return (
            "The letter could not be sent. They can choose a password by “I have forgotten my "
            "password” on the sign-in page."
        )
    return "They have been sent a letter with a link to choose a password."


@require_http_methods(["GET", "POST"])
def correct_person(request: Asked, person_id: int) -> HttpResponse:
    found = _person(request, person_id)
    before = {"full_name": found.full_name, "email": found.email, "version": found.version}
    form = CorrectForm(_sent(request), initial=before)
    if form.is_valid():
        try:
            actions.correct_person(viewer=request.viewer, person_id=person_id, **form.cleaned_data)
        except ActionDenied as refused:
            form.add_error("email", str(refused))
        except ChangedMeanwhileError as changed:
            form.add_error(None, _changed_meanwhile(request, changed))
        else:
            moved = form.cleaned_data["email"].lower() != found.email
            waits = " The roles wait until a second person has confirmed them again."
            messages.success(request, f"Put right.{waits if moved else ''}")
            return redirect("person", person_id=person_id)
    shown = person_shown(_person(request, person_id), request.viewer.today)
    return render(request, "accounts/correct_person.html", {"form": form, "shown": shown})


@require_http_methods(["GET", "POST"])
def take_off_codes(request: Asked, person_id: int) -> HttpResponse:
    shown = person_shown(_person(request, person_id), request.viewer.today)
    if refused := why_not_take_off_second_factor(request.viewer, person_id):
        raise ActionDenied(refused)
    form = TakeOffCodesForm(_sent(request))
    if form.is_valid():
        actions.take_off_second_factor(
            viewer=request.viewer, person_id=person_id, **form.cleaned_data
        )
        messages.success(
            request, "The codes are taken off. New ones are set up at the next sign-in."
        )
        return redirect("person", person_id=person_id)
    return render(request, "accounts/take_off_codes.html", {"form": form, "shown": shown})


@require_http_methods(["GET", "POST"])
def grant_role(request: Asked, person_id: int) -> HttpResponse:
    found = _person(request, person_id)
    if refused := why_not_grant(request.viewer, person_id):
        raise ActionDenied(refused)
    form = GrantForm(_sent(request), initial={"begins_on": request.viewer.today})
    if form.is_valid() and _granted(request, person_id, form):
        return redirect("person", person_id=person_id)
    hints = {role.value: f"Sees {facts.sees}." for role, facts in ROLES.items()}
    context = {"form": form, "shown": person_shown(found, request.viewer.today), "hints": hints}
    return render(request, "accounts/grant_role.html", context)


def _granted(request: Asked, person_id: int, form: GrantForm) -> bool:
    try:
        actions.grant_role(viewer=request.viewer, person_id=person_id, **form.cleaned_data)
    except ActionDenied as refused:
        form.add_error(None, str(refused))
        return False
    by_two = ROLES[form.cleaned_data["role"]].by_two
    messages.success(
        request, "Proposed. A second person confirms it." if by_two else "The role is granted."
    )
    return True


@require_http_methods(["GET", "POST"])
def confirm_grant(request: Asked, grant_id: int) -> HttpResponse:
    person_id = _grant(request, grant_id).person_id
    form = ConfirmForm(_sent(request))
    if form.is_valid() and _done(request, form, actions.confirm_grant, grant_id):
        messages.success(request, "The role is confirmed.")
        return redirect("person", person_id=person_id)
    shown = _on_its_page(request, grant_id)
    return render(request, "accounts/confirm_grant.html", {"form": form, **shown})


@require_http_methods(["GET", "POST"])
def end_grant(request: Asked, grant_id: int) -> HttpResponse:
    grant = _grant(request, grant_id)
    form = EndForm(_sent(request), initial={"ends_on": _first_end(request, grant)})
    if form.is_valid() and _done(request, form, actions.end_grant, grant_id):
        messages.success(request, "The role has its end.")
        return redirect("person", person_id=grant.person_id)
    shown = _on_its_page(request, grant_id)
    return render(request, "accounts/end_grant.html", {"form": form, **shown})


@require_http_methods(["GET", "POST"])
def role(request: Asked) -> HttpResponse:
    """The roles one holds today, to act in one of them."""
    held = [grant.role for grant in queries.roles_held(request.viewer)]
    form = ChooseRoleForm(_sent(request), held=held, initial={"role": request.viewer.role})
    if form.is_valid():
        choose(request, form.cleaned_data["role"])
        return redirect("my-work")
    hints = {one.value: f"Sees {ROLES[one].sees}." for one in held}
    return render(request, "accounts/role.html", {"form": form, "hints": hints, "held": held})


def _changed_meanwhile(request: Asked, changed: ChangedMeanwhileError) -> str:
    by = queries.names(request.viewer, [changed.changed_by or 0]).get(changed.changed_by or 0)
    who = by or "a command on the server"
    return f"Changed by {who} at {localtime(changed.changed_at):%H.%M}; here is how it stands now."


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _done(request: Asked, form: ConfirmForm, act: Callable[..., None], grant_id: int) -> bool:
    """Whether the action was done; if not, the form says why."""
    try:
        act(viewer=request.viewer, grant_id=grant_id, **form.cleaned_data)
    except ActionDenied as refused:
        form.add_error(None, str(refused))
    except ChangedMeanwhileError as changed:
        form.add_error(None, _changed_meanwhile(request, changed))
    else:
        return True
    return False


def _on_its_page(request: Asked, grant_id: int) -> dict[str, object]:
    """The grant as it now stands, whose version the form sends back."""
    grant = _grant(request, grant_id)
    names = queries.names(request.viewer, [grant.person_id, *_granters([grant])])
    shown = _shown(request, grant, names)
    return {"grant": shown, "name": names[grant.person_id]}


def _shown(request: Asked, grant: Grant, names: Mapping[int, str]) -> GrantShown:
    return grant_shown(
        grant,
        request.viewer.today,
        names,
        why_not_confirm_grant(request.viewer, grant),
        why_not_end_grant(request.viewer, grant, _first_end(request, grant)),
    )


def _first_end(request: Asked, grant: Grant) -> date:
    return max(request.viewer.today, grant.begins_on)


def _granters(grants: Iterable[Grant]) -> set[int]:
    both = (who for grant in grants for who in (grant.granted_by, grant.confirmed_by))
    return {who for who in both if who is not None}


def _person(request: Asked, person_id: int) -> PersonFacts:
    return there(queries.person(request.viewer, person_id))


def _grant(request: Asked, grant_id: int) -> Grant:
    return there(queries.grant(request.viewer, grant_id))
