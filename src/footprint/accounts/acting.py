"""Who asks for a page, in which role; and no page without a line in the matrix.

Stands after signing in, above whatever asks who the viewer is.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn, TypeVar

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate

from footprint.accounts import queries
from footprint.accounts.actions import note_sign_out
from footprint.accounts.facts import Grant
from footprint.accounts.matrix import Line, OpenTo, line_of_route
from footprint.accounts.permissions import why_not_open
from footprint.accounts.roles import ROLES, Role
from footprint.audit.actions import ActionDenied, readings_watched
from footprint.audit.facts import Viewer

CHOSEN_ROLE = "role"
Found = TypeVar("Found")


class PageWithoutReadingError(Exception):
    """A page that must be on the trail was about to be shown and had recorded nothing."""


class Asked(HttpRequest):
    """A request, with who asks and the line of the matrix under which it was let through."""

    viewer: Viewer
    line: Line | None
    may_change_role: bool


def there(found: Found | None) -> Found:
    """What the address names, if the viewer may know of it; else there is no such page."""
    if found is None:
        raise Http404
    return found


class NoPageWithoutLine:
    """Finds the viewer, asks the matrix, and holds back a page whose reading is not on the trail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with readings_watched() as readings:
            response = self.get_response(request)
        line = getattr(request, "line", None)
        if line and line.on_the_trail and response.status_code == 200 and not readings:
            raise PageWithoutReadingError(line.name)
        return response

    def process_view(
        self, request: Asked, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        match = request.resolver_match
        line = line_of_route(match.view_name) if match else None
        request.viewer = in_no_role(request)
        if line and line.open_to is not OpenTo.STRANGERS:
            held = {grant.role: grant for grant in queries.roles_held(request.viewer)}
            if not held and queries.has_lost_every_role(request.viewer):
                _sign_out(request)
            request.may_change_role = len(held) > 1
            if chosen := _chosen(request, held):
                request.viewer = replace(request.viewer, role=chosen, scope=held[chosen].scope)
            elif len(held) > 1 and line.open_to is OpenTo.ROLES:
                return redirect("role")
        if refused := why_not_open(request.viewer, line):
            raise ActionDenied(refused)
        request.line = line
        return None


def _sign_out(request: Asked) -> NoReturn:
    """Her last role has ended, on its day or by somebody's word: every session of hers ends so, each
    at its next page. The refusal shows what she had typed."""
    note_sign_out(viewer=request.viewer)
    logout(request)
    raise ActionDenied(
        "Your last role has ended, and with it your session. Nothing was saved from this page. If that "
        "is a mistake, ask an administrator. When you have a role again, sign in."
    )


def in_no_role(request: HttpRequest) -> Viewer:
    """Whoever is signed in, in no role yet."""
    known = request.user if request.user.is_authenticated else None
    return Viewer(
        person_id=known.pk if known else None,
        role="",
        today=localdate(),
        request=getattr(request, "reference", ""),
        email=known.email if known else "",
    )


def _chosen(request: HttpRequest, held: dict[Role, Grant]) -> Role | None:
    """The role she chose; the only one she has, if she chose none. A role that has ended is said
    to have ended, once, and is no longer chosen."""
    chosen = request.session.get(CHOSEN_ROLE)
    if chosen is None:
        return next(iter(held)) if len(held) == 1 else None
    if chosen in held:
        return Role(chosen)
    del request.session[CHOSEN_ROLE]
    raise ActionDenied(f"Your role as {ROLES[Role(chosen)].label} has ended.")


def choose(request: HttpRequest, role: Role) -> None:
    """Acts in `role` from the next page on; whether she holds it is asked again on each."""
    request.session[CHOSEN_ROLE] = role.value
