"""The pages that say that something did not work, in plain words, with a reference to quote.

Whoever had typed something into one of our forms finds it on the page: to send it again where that
can help, else to copy. The page is made without the store, which may be what failed.
"""

import sys
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines

from footprint.accounts import carried
from footprint.accounts.carried import Carried
from footprint.audit.store_failures import is_away, is_full
from footprint.children.views.access import AsksFirstError
from footprint.config.page import form_start

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
    503: (
        "Footprint cannot reach its store just now",
        "The store does not answer, or is busy for too long. Nothing was half saved. Try again in "
        "a minute; it goes on by itself when the store is back.",
    ),
    507: (
        "Nothing was saved: the store is full",
        "Tell whoever looks after the server that Footprint has no room. With room it goes on by "
        "itself.",
    ),
}
STALE_FORM = "This form had been open for too long, or in a browser that keeps no cookies, or you have signed in again since. Nothing was saved."
#: Seconds after which a browser or a program may try again.
AGAIN_AFTER = 30
#: What is said above what was typed.
NOT_SAVED = "It is not saved. Copy from here what you still need."
SEND_AGAIN = "Nothing of it is saved. You can send it again from here."
LOOK_FIRST = (
    "If the store went away at the very end, it may be saved all the same: look first, then send "
    "it again from here."
)
OF_WHAT_WAS_TYPED = {
    403: NOT_SAVED,
    404: NOT_SAVED,
    500: SEND_AGAIN,
    503: LOOK_FIRST,
    507: SEND_AGAIN,
}


@dataclass(frozen=True)
class Refusal:
    """What an error page says."""

    status: int
    heading: str
    advice: str
    reference: str
    typed: Carried | None = None
    of_what_was_typed: str = ""
    form_start: str = ""

    @property
    def can_be_sent_again(self) -> bool:
        return bool(self.form_start)


def _page(
    request: HttpRequest, status: int, advice: str = "", *, typed: Carried | None = None
) -> HttpResponse:
    """Rendered without asking who is signed in: the store may be what failed."""
    heading, usual_advice = WORDS[status]
    again = typed is not None and status >= 500
    refusal = Refusal(
        status,
        heading,
        advice or usual_advice,
        getattr(request, "reference", ""),
        typed,
        OF_WHAT_WAS_TYPED.get(status, ""),
        form_start(request, typed.person) if typed and again else "",
    )
    return _rendered(request, refusal)


def _rendered(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    nonce = str(getattr(request, "csp_nonce", ""))
    template = engines["jinja2"].get_template("ui/error.html")
    body = template.render({"refusal": refusal, "csp_nonce": nonce, "demo": settings.DEMO})
    return HttpResponse(body, status=refusal.status)


def _typed(request: HttpRequest) -> Carried | None:
    """What was typed into a form of ours on a page of ours, as the token says."""
    ours = getattr(request, "csrf_processing_done", False)
    return carried.sent_by_our_form(request) if ours else None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A refusal of ours brings its own sentence, or leads to the page where it can be answered."""
    typed = _typed(request)
    if isinstance(exception, AsksFirstError) and typed is None:
        return redirect(exception.address)
    ours = isinstance(exception, PermissionDenied) and exception.args
    return _page(request, 403, str(exception.args[0]) if ours else "", typed=typed)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is none of this session's. What whoever is signed in typed herself she can
    send again: nobody else's page can say that it was she."""
    typed = carried.sent_by_our_form(request)
    if typed is None or typed.person != request.user.pk:
        return _page(request, 403, f"{STALE_FORM} Go back, load the page again, and send it again.")
    heading, _ = WORDS[403]
    reference = getattr(request, "reference", "")
    start = form_start(request, typed.person)
    return _rendered(
        request, Refusal(403, heading, STALE_FORM, reference, typed, SEND_AGAIN, start)
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404, typed=_typed(request))


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, 413)


def our_mistake(request: HttpRequest) -> HttpResponse:
    """A store that is full or away is no mistake of ours, and is said as what it is."""
    error, typed = sys.exc_info()[1], _typed(request)
    if is_full(error):
        return _page(request, 507, typed=typed)
    if is_away(error):
        response = _page(request, 503, typed=typed)
        response["Retry-After"] = str(AGAIN_AFTER)
        return response
    return _page(request, 500, typed=typed)
