"""Nothing is shown before signing in, and, where it is asked for, before the second factor."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from footprint.accounts import carried
from footprint.accounts.models import Person

#: What a person without her second factor may open: what sets it up, and the way out.
BEFORE_THE_SECOND_FACTOR = {
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "account_reauthenticate",
    "account_logout",
}
HAS_SECOND_FACTOR = "has_second_factor"


class SignInFirst(LoginRequiredMiddleware):
    """Sends whoever is not signed in to sign in, and keeps what she had typed."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method != "POST":
            # The path and its filters come back; another host never does.
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        carried.keep(request)
        return redirect_to_login(reverse("carried"), settings.LOGIN_URL)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """What was sent again and taken waits no longer; a page that found fault with it shows it."""
        sent_again = request.method == "POST" and carried.SENT_AGAIN in request.POST
        if sent_again and request.user.is_authenticated and response.status_code in {302, 303}:
            carried.drop(request)
        return response


def second_factor_first(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(
        request: HttpRequest, view_func: object, args: object, kwargs: object
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        if match is not None and match.view_name in BEFORE_THE_SECOND_FACTOR:
            return None
        return None if _has_second_factor(request, request.user) else redirect("mfa_activate_totp")

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _has_second_factor(request: HttpRequest, person: Person) -> bool:
    """Asked of the store once a session: where it is required, it cannot be taken off."""
    if not request.session.get(HAS_SECOND_FACTOR):
        if not is_mfa_enabled(person, [Authenticator.Type.TOTP]):
            return False
        request.session[HAS_SECOND_FACTOR] = True
    return True
