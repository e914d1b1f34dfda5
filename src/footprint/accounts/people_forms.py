"""What is typed of people, with an account or without one, and of their roles."""

from typing import Any

from django import forms

from footprint.accounts.roles import ROLES, Role
from footprint.ui.fields import DayField


class PersonForm(forms.Form):
    full_name = forms.CharField(max_length=200, error_messages={"required": "Enter the full name"})
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": "Enter the e-mail address",
            "invalid": "Enter an e-mail address such as name@council.gov.uk",
        },
    )


class CorrectForm(PersonForm):
    """`version` is that of the person on the page, or of the officer."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TakeOffCodesForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        error_messages={"required": "Say how you know who is asking"},
    )


class GrantForm(forms.Form):
    """A day without `ends_on` has no end. `scope` is a social care manager's team."""

    role = forms.TypedChoiceField(
        choices=[(role.value, facts.label) for role, facts in ROLES.items()],
        coerce=Role,
        error_messages={"required": "Choose a role"},
    )
    begins_on = DayField(error_messages={"required": "Enter the day the role begins"})
    ends_on = DayField(required=False)
    scope = forms.CharField(
        max_length=60,
        required=False,
        error_messages={"max_length": "A team's name has at most 60 letters"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        role, team = cleaned.get("role"), cleaned.get("scope")
        if role is Role.SOCIAL_CARE_MANAGER and not team:
            self.add_error("scope", "Enter the team whose children this person is to see")
        if team and role not in {None, Role.SOCIAL_CARE_MANAGER}:
            self.add_error("scope", "Leave the team empty: this role is for no one team")
        return cleaned


class ConfirmForm(forms.Form):
    """`version` is that of the grant on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(ConfirmForm):
    ends_on = DayField(error_messages={"required": "Enter the first day without the role"})


class ChooseRoleForm(forms.Form):
    """One of the roles held."""

    role = forms.TypedChoiceField(coerce=Role, error_messages={"required": "Choose a role"})

    def __init__(self, *args: Any, held: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(role.value, ROLES[role].label) for role in held]
