"""What the frame of every page shows: who is signed in, in which role, and where one can go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from footprint.accounts import carried
from footprint.accounts.matrix import line_of_route
from footprint.accounts.permissions import why_not_open
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Viewer


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the bar under the header, and the pages that stand in a line below the bar while
    one is in any of them. `also` is how the patterns of other addresses begin that are in it."""

    words: str
    route: str
    parts: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()


#: Shown to whom the matrix lets in. At most six are one role's, so that the bar is one line.
PLACES = (
    Place("My work", "my-work"),
    Place("Caseload", "caseload", also=("children/", "review-requests/")),
    Place("Find a child", "find"),
    Place("Figures", "figures"),
    Place(
        "Team",
        "team",
        (
            ("Caseloads", "team"),
            ("Officers", "officers"),
            ("Cover", "cover"),
            ("Posts", "posts"),
            ("Social workers", "workers"),
            ("Inspectors", "inspectors"),
        ),
        also=("allocate/", "allocations/", "children/<int:child_id>/officers/"),
    ),
    Place(
        "Service",
        "accesses",
        (
            ("Records opened", "accesses"),
            ("Letters", "letters"),
            ("Imports", "imports"),
            ("Data quality", "quality"),
            ("People and roles", "people"),
            ("Settings", "settings"),
            ("Disposals", "disposals"),
        ),
    ),
    Place("Imports", "imports", (("Imports", "imports"), ("Data quality", "quality"))),
    Place("Data quality", "quality"),
    Place("Letters", "letters"),
    Place("Social workers", "workers"),
    Place(
        "People and roles",
        "people",
        (("People and roles", "people"), ("Settings", "settings"), ("Devices", "devices")),
    ),
    Place("Disposals", "disposals"),
    Place("The trail", "trail"),
)


def page(request: HttpRequest) -> dict[str, Any]:
    viewer = getattr(request, "viewer", None)
    person = request.user if request.user.is_authenticated else None
    return {
        "role": ROLES[Role(viewer.role)].label if viewer and viewer.role else "",
        "may_change_role": getattr(request, "may_change_role", False),
        "demo": settings.DEMO,
        "csp_nonce": str(request.csp_nonce),  # type: ignore[attr-defined]
        "person": person,
        "second_factor_required": settings.SECOND_FACTOR_REQUIRED,
        "form_start": form_start(request, person.pk) if person else "",
        **_bar(request, viewer),
    }


def _bar(request: HttpRequest, viewer: Viewer | None) -> dict[str, Any]:
    """The places, and the parts of the one that the page is in."""
    places = places_of(viewer) if viewer else ()
    found = _place_of(request, places)
    parts = found.parts if found else ()
    within = _deepest(request, [route for _, route in parts])
    return {
        "place": found.words if found else "",
        "places": [_entry(one.words, one.route, one is found) for one in places],
        "parts": [_entry(words, route, route == within) for words, route in parts],
    }


def places_of(viewer: Viewer) -> tuple[Place, ...]:
    """What the bar shows her. A page that is a part of one of her places has no place of its own;
    a place of which she may open no more than its own page has no parts."""
    places: list[Place] = []
    for one in PLACES:
        parts_before = {route for place in places for _, route in place.parts}
        if one.route not in parts_before and _opens(viewer, one.route):
            parts = tuple(part for part in one.parts if _opens(viewer, part[1]))
            places.append(replace(one, parts=parts if len(parts) > 1 else ()))
    return tuple(places)


def _opens(viewer: Viewer, route: str) -> bool:
    return why_not_open(viewer, line_of_route(route)) is None


def _entry(words: str, route: str, current: bool) -> dict[str, Any]:
    return {"text": words, "href": reverse(route), "current": current}


def _place_of(request: HttpRequest, places: Sequence[Place]) -> Place | None:
    """The place that the page is in or below: its own address, that of one of its parts, or the
    longest beginning of an address that is in it too."""
    for one in places:
        if _deepest(request, [one.route, *(route for _, route in one.parts)]):
            return one
    pattern = request.resolver_match.route if request.resolver_match else ""
    also = [(start, one) for one in places for start in one.also if pattern.startswith(start)]
    return max(also, key=lambda found: len(found[0]))[1] if also else None


def _deepest(request: HttpRequest, routes: Sequence[str]) -> str:
    """Of those pages the one that this page is, or is nearest below."""
    within = [route for route in routes if _is_in(request, route)]
    return max(within, key=lambda route: len(reverse(route)), default="")


def _is_in(request: HttpRequest, place: str) -> bool:
    """Whether the page is that place or below it; the first place has none below it."""
    path = reverse(place)
    return request.path == path or (path != "/" and request.path.startswith(path))


def form_start(request: HttpRequest, person_id: int) -> SafeString:
    """What every form of a signed-in page begins with: who fills it in, beside the usual token."""
    hidden = '<input type="hidden" name="{}" value="{}">'
    typed_by = carried.typed_by(person_id)
    return csrf_input(request) + format_html(hidden, carried.FIELD, typed_by)
