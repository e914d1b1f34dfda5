"""What the frame of every page shows: who is signed in, in which role, and where one can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from footprint.accounts import carried
from footprint.accounts.matrix import line_of_route
from footprint.accounts.models import Person
from footprint.accounts.permissions import why_not_open
from footprint.accounts.roles import ROLES, Role

#: The pages of the bar under the header; shown to whom the matrix lets in.
PLACES = (
    ("My work", "my-work"),
    ("Caseload", "caseload"),
    ("Find a child", "find"),
    ("Figures", "figures"),
    ("Team", "team"),
    ("Imports", "imports"),
    ("Social workers", "workers"),
    ("People and roles", "people"),
    ("Disposals", "disposals"),
    ("The trail", "trail"),
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
        "form_start": form_start(request, person) if person else "",
        "places": [
            {"text": words, "href": reverse(name), "current": _is_in(request, name)}
            for words, name in PLACES
            if viewer and why_not_open(viewer, line_of_route(name)) is None
        ],
    }


def _is_in(request: HttpRequest, place: str) -> bool:
    """Whether the page is that place or below it; the first place has none below it."""
    path = reverse(place)
    return request.path == path or (path != "/" and request.path.startswith(path))


def form_start(request: HttpRequest, person: Person) -> SafeString:
    """What every form of a signed-in page begins with: who fills it in, beside the usual token."""
    hidden = '<input type="hidden" name="{}" value="{}">'
    typed_by = carried.typed_by(person.pk)
    return csrf_input(request) + format_html(hidden, carried.FIELD, typed_by)
