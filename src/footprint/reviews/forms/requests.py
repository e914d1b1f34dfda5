"""What is typed of a request for a review."""

from typing import Any

from django import forms

from footprint.children.forms.by_hand import VersionedForm
from footprint.reviews.codes import ASKED_BY, ASKED_FOR, UNMET_BECAUSE
from footprint.reviews.forms.booking import chosen, text
from footprint.reviews.said.review import AnswerSaid, RequestSaid
from footprint.ui.fields import DayField


class RequestForm(forms.Form):
    asked_by = chosen(ASKED_BY, "Choose who asks for it")
    asked_by_name = forms.CharField(max_length=200, required=False)
    asked_on = DayField(error_messages={"required": "Enter the day on which it was asked for"})
    why = chosen(ASKED_FOR, "Choose why it is asked for")
    why_words = text()

    def said(self) -> RequestSaid:
        return RequestSaid(**self.cleaned_data)


class AnswerForm(VersionedForm):
    agreed = forms.ChoiceField(
        choices=[("yes", "Yes: a review is held"), ("no", "No")],
        error_messages={"required": "Say whether a review is held"},
    )
    unmet_because = chosen(UNMET_BECAUSE)
    answered_on = DayField(error_messages={"required": "Enter the day of the answer"})
    answer_words = text()

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        typed["agreed"] = typed["agreed"] == "yes"
        return {"said": AnswerSaid(**typed), "version": version}
