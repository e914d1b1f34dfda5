"""A form is saved, or says why not; of two who edit at once, the second sees both texts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.children.facts.child import ChildSeen
from footprint.children.forms.by_hand import VersionedForm
from footprint.children.presenters.by_hand import changed_shown


@dataclass(frozen=True)
class Edit:
    """What a form about a child does, what is said when it is done, and where its page is.

    `known` are the arguments of the action that the address gives; `page` is where one came from
    and goes back to, where the address names no other.
    """

    act: Callable[..., object]
    done: str
    template: str
    known: Mapping[str, object]
    page: str = "child-record"


def sent(request: Asked) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def edited(request: Asked, one: ChildSeen, form: Any, edit: Edit, **shown: object) -> HttpResponse:
    """The form's page; once it is saved, the page that one came from."""
    back = back_to(request, reverse(edit.page, kwargs={"child_id": one.id}))
    if form.is_valid() and saved(
        request,
        form,
        lambda: edit.act(viewer=request.viewer, child_id=one.id, **edit.known, **form.said()),
    ):
        messages.success(request, edit.done)
        return redirect(back)
    return render(
        request, f"children/{edit.template}", {"form": form, "one": one, "back": back, **shown}
    )


def back_to(request: Asked, otherwise: str) -> str:
    """The page that the address names as the one that somebody came from, if it is one of ours."""
    came_from = request.GET.get("next", "")
    return came_from if is_ours(came_from) else otherwise


def is_ours(address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def saved(request: Asked, form: Form, act: Callable[[], object]) -> bool:
    """Whether it was saved. If not, the form says why and still holds what was typed."""
    try:
        act()
    except ActionDenied as refused:
        form.add_error(None, str(refused))
    except ChangedMeanwhileError as changed:
        _show_both(request, form, changed)
    else:
        return True
    return False


def _show_both(request: Asked, form: Form, changed: ChangedMeanwhileError) -> None:
    """The page then carries the version that was found: saved again, it is in full knowledge."""
    who = changed.changed_by or 0
    name = accounts.names(request.viewer, [who]).get(who, "a command on the server")
    at = localtime(changed.changed_at)
    form.add_error(
        None,
        f"{name} changed this at {at:%H.%M on %-d %B %Y}, while you were working on it. Nothing of "
        "yours is saved yet. Save again to keep what you typed, or cancel to keep the other.",
    )
    if isinstance(form, VersionedForm):
        form.changed, form.meanwhile = changed_shown(changed.theirs), changed
        data = QueryDict(mutable=True)
        data.update(form.data)
        data["version"] = str(changed.version)
        form.data = data
