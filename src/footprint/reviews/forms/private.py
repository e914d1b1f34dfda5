"""What the child told the officer alone, and what of the whole family is said once, as it is typed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from footprint.children.forms.by_hand import VersionedForm
from footprint.reviews.codes import ForWhom
from footprint.reviews.forms.record import LONGEST
from footprint.reviews.headings import GROUPS
from footprint.reviews.said.record import PassedOnSaid


class PrivateForm(VersionedForm):
    words = forms.CharField(max_length=LONGEST, required=False)
    may_be_told_to = forms.MultipleChoiceField(choices=ForWhom.choices, required=False)


class PassOnForm(VersionedForm):
    words = forms.CharField(
        max_length=LONGEST, error_messages={"required": "Write what was passed on"}
    )
    to = forms.CharField(max_length=200, error_messages={"required": "Say who was told"})

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        return {"said": PassedOnSaid(**typed), "version": version}


class PassageForm(forms.Form):
    words = forms.CharField(
        max_length=LONGEST, error_messages={"required": "Write the passage first"}
    )
    heading = forms.ChoiceField(
        choices=[(one.code, one.title) for group in GROUPS for one in group.headings]
    )
    review_ids = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Choose into which records it goes"}
    )

    def __init__(self, data: QueryDict | None, reviews: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["review_ids"].choices = list(reviews)  # type: ignore[attr-defined]


class ReadAgainForm(VersionedForm):
    passage_id = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(
        max_length=LONGEST, error_messages={"required": "Write the passage, or take it out"}
    )
