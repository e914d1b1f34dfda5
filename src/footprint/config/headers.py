"""What every page carries: a reference to quote, and what a browser may keep and use."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: No letter or figure that is mistaken for another when it is read out.
LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"
UNUSED_BY_US = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(f"{name}=()" for name in UNUSED_BY_US)


def reference_and_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.reference = new_reference()  # type: ignore[attr-defined]
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS
        # Every page: the page that asks for a password, and the one behind it, are nobody's to keep.
        response["Cache-Control"] = "no-store"
        return response

    return middleware


def new_reference() -> str:
    """Eight letters in two groups: enough to find one line in a log."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
