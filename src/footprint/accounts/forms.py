"""The library's forms, saying what is missing in our words; and the word of a personal link."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.exceptions import ValidationError

MISSING = {
    "login": "Enter your e-mail address",
    "email": "Enter your e-mail address",
    "password": "Enter your password",
    "oldpassword": "Enter your password as it is now",
    "password1": "Enter a new password",
    "password2": "Enter the new password again",
    "code": "Enter the code",
}


class InOurWords(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.error_messages["required"] = MISSING[name]


class SignIn(InOurWords, account.LoginForm):
    pass


class ChangePassword(InOurWords, account.ChangePasswordForm):
    pass


class ForgottenPassword(InOurWords, account.ResetPasswordForm):
    pass


class NewPassword(InOurWords, account.ResetPasswordKeyForm):
    pass


class ConfirmByPassword(InOurWords, account.ReauthenticateForm):
    pass


class Code(InOurWords, second_factor.AuthenticateForm):
    """A wrong one is a refused sign-in: whoever gets here knows the password."""

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except ValidationError:
            get_adapter().authentication_failed(context.request, email=self.user.email)
            raise


class ConfirmByCode(InOurWords, second_factor.ReauthenticateForm):
    pass


class FirstCode(InOurWords, totp.ActivateTOTPForm):
    pass


class WordForm(forms.Form):
    """The word that was agreed; what is typed is never shown again."""

    word = forms.CharField(
        max_length=100,
        error_messages={
            "required": "Type the word that you agreed",
            "max_length": "Type the word that you agreed",
        },
    )
