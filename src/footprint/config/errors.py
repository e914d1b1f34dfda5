"""The pages that say that something did not work, in plain words, with a reference to quote."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines

from footprint.children.views.access import AsksFirstError

#: Each status: its heading, and what can be done.
WORDS = {
    400: ("This request could not be read", "Go back, and try again from the page you came from."),
    403: ("You cannot do this", "Ask your manager or administrator if you think you should."),
    413: ("This is too much to send at once", "Send fewer or smaller files. Nothing was taken."),
    404: ("Page not found", "If you typed the address, check it. The page may have moved."),
    500: (
        "Sorry, something went wrong in Footprint",
        "Nothing was half saved. Try again in a few minutes.",
    ),
}
STALE_FORM = "This form had been open for too long, or in a browser that keeps no cookies. Go back, load the page again, and send it again."


@dataclass(frozen=True)
class Refusal:
    """What an error page says."""

    status: int
    heading: str
    advice: str
    reference: str


def _page(request: HttpRequest, status: int, advice: str = "") -> HttpResponse:
    """Rendered without asking who is signed in: the store may be what failed."""
    heading, usual_advice = WORDS[status]
    reference = getattr(request, "reference", "")
    refusal = Refusal(status, heading, advice or usual_advice, reference)
    nonce = str(getattr(request, "csp_nonce", ""))
    template = engines["jinja2"].get_template("ui/error.html")
    body = template.render({"refusal": refusal, "csp_nonce": nonce, "demo": settings.DEMO})
    return HttpResponse(body, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A refusal of ours brings its own sentence, or leads to the page where it can be answered."""
    if isinstance(exception, AsksFirstError):
        return redirect(exception.address)
    ours = isinstance(exception, PermissionDenied) and exception.args
    return _page(request, 403, str(exception.args[0]) if ours else "")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, STALE_FORM)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, 413)


def our_mistake(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)
