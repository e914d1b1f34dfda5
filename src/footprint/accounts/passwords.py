"""How a person comes by her first password: chosen by her through a link, or at the server."""

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from footprint.accounts.models import Person


def why_not_password(password: str, *, email: str, full_name: str) -> str | None:
    """What is wrong with a password, in a sentence."""
    try:
        validate_password(password, Person(email=email, full_name=full_name))
    except ValidationError as weak:
        return " ".join(weak.messages)
    return None


def set_password(person_id: int, password: str) -> None:
    keep_password(Person.objects.get(pk=person_id), password)


def keep_password(person: AbstractBaseUser, password: str) -> None:
    """The password alone is written; the trail never holds it."""
    person.set_password(password)
    person.save(update_fields=["password"])


def link_for(person_id: int) -> str:
    """An address at which she chooses her password: once, within a day."""
    person = Person.objects.get(pk=person_id)
    token = PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    parts = {"uidb36": user_pk_to_url_str(person), "key": token}
    path = reverse("account_reset_password_from_key", kwargs=parts)
    return f"{settings.ENVIRONMENT.address}{path}"


def send_welcome(person_id: int) -> None:
    """The letter that tells her of her account, with that link."""
    person = Person.objects.get(pk=person_id)
    letter = render_to_string("accounts/email/welcome.txt", {"link": link_for(person_id)})
    send_mail("Footprint: your account", letter, None, [person.email])
