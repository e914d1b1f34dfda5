"""The cookie by which a browser of the authority's own is known again.

It holds a random token and nothing else; no script can read it, and it goes to this host alone.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

#: No browser keeps a cookie for longer; each day of use begins it anew.
_KEPT_SECONDS = 400 * 24 * 60 * 60


def _name() -> str:
    """`__Host-`: the browser takes it over TLS only, and from this host only."""
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def token_of(request: HttpRequest) -> str:
    """The token that the browser brings; empty where it has none."""
    return request.COOKIES.get(_name(), "")


def give(response: HttpResponseBase, token: str) -> None:
    response.set_cookie(
        _name(),
        token,
        max_age=_KEPT_SECONDS,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def take_back(response: HttpResponseBase) -> None:
    response.delete_cookie(_name(), path="/", samesite="Lax")
