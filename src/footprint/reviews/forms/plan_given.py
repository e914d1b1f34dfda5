"""What is typed of a care plan that was given."""

from collections.abc import Iterable
from typing import Any

from django import forms

from footprint.reviews.codes import HOW_GIVEN, ROLES
from footprint.reviews.facts.after import PlanTaker
from footprint.reviews.forms.booking import chosen
from footprint.reviews.said.after import PlanGivenSaid
from footprint.ui.fields import DayField


class PlanGivenForm(forms.Form):
    """`takers` are whom it may be given to and who has it not yet; `updated_on` is asked where
    nobody has recorded that the plan was brought up to date."""

    to = forms.MultipleChoiceField(required=False)
    somebody_else = forms.CharField(max_length=200, required=False)
    given_on = DayField(error_messages={"required": "Enter the day on which it was given"})
    how = chosen(HOW_GIVEN, "Say how it was given")
    updated_on = DayField(
        error_messages={"required": "Enter the day on which the plan was brought up to date"}
    )

    def __init__(
        self, *args: Any, takers: Iterable[PlanTaker], asks_updated: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(one.key, _words(one)) for one in takers]
        if not asks_updated:
            del self.fields["updated_on"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not typed.get("to") and not typed.get("somebody_else", "").strip():
            self.add_error("to", "Say to whom it was given")
        return typed

    def said(self) -> PlanGivenSaid:
        typed = self.cleaned_data
        return PlanGivenSaid(
            tuple(typed["to"]),
            typed["given_on"],
            typed["how"],
            typed["somebody_else"],
            typed.get("updated_on"),
        )


def _words(one: PlanTaker) -> str:
    return one.name if one.role == "child" else f"{one.name} ({ROLES[one.role].lower()})"
