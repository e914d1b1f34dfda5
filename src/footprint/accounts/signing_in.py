"""What signing in does here where the library would do otherwise."""

import base64
import hashlib
import logging
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from footprint.accounts.acting import in_no_role
from footprint.accounts.actions import note_failed_sign_in, note_sign_in, note_sign_out
from footprint.accounts.models import Person
from footprint.accounts.passwords import keep_password

log = logging.getLogger(__name__)

JUST_NOW_SECONDS = 5 * 60


class Accounts(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody registers."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right",
        "too_many_login_attempts": "Too many attempts. Wait five minutes, then try again",
        "incorrect_password": "The password is not right",
        "invalid_or_expired_key": "This link has been used, or is more than a day old",
        "incorrect_code": "The code is not right. Codes change every 30 seconds",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        note_sign_in(viewer=in_no_role(request))

    def logout(self, request: HttpRequest) -> None:
        note_sign_out(viewer=in_no_role(request))
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        note_failed_sign_in(viewer=in_no_role(request), email=credentials.get("email", ""))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in a moment ago is not asked to do it again."""
        records = get_authentication_records(context.request, context.request.user)
        latest = max((record["at"] for record in records), default=0)
        return time.time() - latest > JUST_NOW_SECONDS

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is down takes no page with it, and tells nobody who has an account."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("A letter of signing in could not be sent.")

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """The library would save every field of the row."""
        keep_password(user, password)


def note_wrong_code(*, request: HttpRequest, user: Person, **_: object) -> None:
    """Somebody who knows a password guesses at the codes: that is a refused sign-in too. The library
    tells of it in no other way than by its signal."""
    note_failed_sign_in(viewer=in_no_role(request), email=user.email)


class SecondFactors(DefaultMFAAdapter):
    """The secret behind the codes is kept encrypted: a copy of the store alone makes no code."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "The code is not right. Codes change every 30 seconds",
    }

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not settings.SECOND_FACTOR_REQUIRED


def _fernet() -> Fernet:
    """A key of its own, derived from the installation's: losing that one loses the codes."""
    derived = hashlib.sha256(b"footprint second factor\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(derived))
