"""What is typed of somebody who may be asked to a review."""

from typing import Any

from django import forms

from footprint.children.forms.by_hand import VersionedForm
from footprint.reviews.codes import CHILD_WANTS, NOT_ASKED, ROLES
from footprint.reviews.forms.booking import chosen
from footprint.reviews.said.review import InvitedSaid

ASKED = [("yes", "Yes"), ("no", "No")]


class InvitedForm(VersionedForm):
    """`not_asked_words`: more about why not, or why all the same against a court's limit."""

    role = chosen(ROLES, "Choose who it is")
    name = forms.CharField(max_length=200, error_messages={"required": "Enter the name"})
    email = forms.EmailField(
        required=False, error_messages={"invalid": "Enter an e-mail address, or leave it empty"}
    )
    child_wants = chosen(CHILD_WANTS, none="The child was not asked yet")
    asked = forms.ChoiceField(
        choices=ASKED, error_messages={"required": "Say whether they are asked"}
    )
    not_asked_why = chosen(NOT_ASKED)
    not_asked_words = forms.CharField(max_length=4_000, required=False, widget=forms.Textarea)

    def invited(self) -> InvitedSaid:
        typed, _ = self.apart()
        typed["asked"] = typed["asked"] == "yes"
        typed["name"] = " ".join(typed["name"].split())
        return InvitedSaid(**typed)

    def said(self) -> dict[str, Any]:
        return {"said": self.invited(), "version": self.cleaned_data["version"]}
