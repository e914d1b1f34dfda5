"""A link by which a person chooses her password: once, within a day."""

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from footprint.accounts.models import Person


def link_for(person: Person) -> str:
    token = PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    parts = {"uidb36": user_pk_to_url_str(person), "key": token}
    return settings.ENVIRONMENT.address + reverse("account_reset_password_from_key", kwargs=parts)


def send_welcome(person: Person) -> None:
    """The letter that tells a person of her account."""
    letter = render_to_string("accounts/email/welcome.txt", {"link": link_for(person)})
    send_mail("Footprint: your account", letter, None, [person.email])
