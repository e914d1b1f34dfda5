"""What is typed of the people round a child."""

from collections.abc import Mapping
from typing import Any

from django import forms

from footprint.children.connections import (
    HOW_TOLD,
    LIMITS,
    NOT_KNOWN,
    PROVIDERS,
    RELATIONS,
    RESPONSIBILITY,
    ROUTES,
)
from footprint.children.forms.by_hand import VersionedForm
from footprint.children.recorded import AddressSaid, CommunicationSaid, ConnectedSaid, LimitSaid
from footprint.ui.fields import DayField


def _one_of(codes: Mapping[str, str], missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=list(codes.items()), error_messages={"required": missing})


#: What is assumed of a person of whom nothing is typed yet.
NEW: Mapping[str, Any] = {"parental_responsibility": NOT_KNOWN, "version": 0}


class ConnectedForm(VersionedForm):
    """`reads_text`: whether whoever types reads the note, and may change it."""

    name = forms.CharField(max_length=200, error_messages={"required": "Enter the person’s name"})
    relation = forms.ChoiceField(
        choices=[("", "Choose one"), *RELATIONS.items()],
        error_messages={"required": "Choose who the person is to the child"},
    )
    provider = forms.ChoiceField(
        choices=[("", "Does not apply"), *PROVIDERS.items()], required=False
    )
    parental_responsibility = _one_of(
        RESPONSIBILITY, "Say whether the person has parental responsibility"
    )
    route = _one_of(ROUTES, "Choose how letters go to the person")
    email = forms.EmailField(
        max_length=254,
        required=False,
        error_messages={"invalid": "Enter an e-mail address in the usual form"},
    )
    phone = forms.CharField(max_length=60, required=False)
    language = forms.CharField(max_length=60, required=False)
    interpreter = forms.BooleanField(required=False)
    note = forms.CharField(max_length=1_000, required=False)

    def __init__(
        self, data: Any = None, *, reads_text: bool, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial={**NEW, **(initial or {})})
        if not reads_text:
            del self.fields["note"]

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        return {"said": ConnectedSaid(**typed), "version": version}


class AddConnectedForm(ConnectedForm):
    address = forms.CharField(max_length=500, required=False)
    withheld = forms.BooleanField(required=False)

    def said(self) -> dict[str, Any]:
        typed, _ = self.apart()
        address = AddressSaid(typed.pop("address"), typed.pop("withheld"))
        return {"said": ConnectedSaid(**typed), "address": address}


class AddressForm(VersionedForm):
    address = forms.CharField(max_length=500, required=False)
    withheld = forms.BooleanField(required=False)

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        return {"said": AddressSaid(**typed), "version": version}


class EndConnectedForm(VersionedForm):
    """Without a day the person is there again."""

    ended_on = DayField(required=False)


class LimitForm(forms.Form):
    kind = _one_of(LIMITS, "Choose what the court says")
    by = forms.CharField(max_length=200, error_messages={"required": "Enter the order’s reference"})
    began_on = DayField(error_messages={"required": "Enter the first day of the limit"})

    def said(self) -> dict[str, Any]:
        return {"said": LimitSaid(**self.cleaned_data)}


class EndLimitForm(VersionedForm):
    ended_on = DayField(error_messages={"required": "Enter the first day without the limit"})


class CommunicationForm(VersionedForm):
    language = forms.CharField(max_length=60, required=False)
    interpreter = forms.BooleanField(required=False)
    signs = forms.CharField(max_length=500, required=False)
    likes_to_be_told = forms.CharField(max_length=500, required=False)

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        return {"said": CommunicationSaid(**typed), "version": version}


class TogetherForm(forms.Form):
    reference = forms.CharField(
        max_length=40, error_messages={"required": "Enter the brother’s or sister’s reference"}
    )

    def said(self) -> dict[str, Any]:
        return self.cleaned_data


class ExplainForm(VersionedForm):
    why = forms.CharField(max_length=1_000, required=False)


class ToldForm(forms.Form):
    told_on = DayField(error_messages={"required": "Enter the day on which the child was told"})
    how = _one_of(HOW_TOLD, "Choose how the child was told")
    introduced = forms.BooleanField(required=False)

    def said(self) -> dict[str, Any]:
        return self.cleaned_data
