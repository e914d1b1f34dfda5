"""What is typed on the pages of who may open whose record."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from footprint.ui.fields import DayField

LONGEST_REASON = 2_000


def reason(missing: str) -> forms.CharField:
    """A reason in one's own words."""
    return forms.CharField(
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        error_messages={
            "required": missing,
            "max_length": f"Say it in fewer than {LONGEST_REASON} letters",
        },
    )


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[object, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField | forms.TypedMultipleChoiceField)  # noqa: S101
    field.choices = list(choices)


class ReasonForm(forms.Form):
    """`next` is the page that was asked for, to go back to."""

    reason = reason("Say why you need to open this record")
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class ReferenceForm(forms.Form):
    reference = forms.CharField(
        max_length=40, error_messages={"required": "Enter the child's reference"}
    )


class NamePeopleForm(forms.Form):
    """`before`: who was named when the page was opened, so that two who change it at once lose
    nothing of each other's."""

    people = forms.TypedMultipleChoiceField(coerce=int, required=False)
    before = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "people", people.items())

    def chosen(self) -> set[int]:
        return set(self.cleaned_data["people"])

    def said(self) -> dict[str, Any]:
        before = {int(one) for one in self.cleaned_data["before"].split(",") if one.isdecimal()}
        return {"added": self.chosen() - before, "removed": before - self.chosen()}


class RestrictForm(NamePeopleForm):
    reason = reason("Say why the record is restricted")

    def said(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"], "people": self.chosen()}


class BarForm(forms.Form):
    person_id = forms.TypedChoiceField(coerce=int, error_messages={"required": "Choose a person"})
    reason = reason("Say why this person must not see the record")

    def __init__(self, *args: Any, people: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "person_id", [("", "Choose a person"), *people.items()])

    def said(self) -> dict[str, Any]:
        return self.cleaned_data


class ListForm(forms.Form):
    """References one a line, or with commas or spaces between them."""

    references = forms.CharField(
        max_length=20_000,
        widget=forms.Textarea,
        error_messages={"required": "Enter the references of the children"},
    )
    began_on = DayField(error_messages={"required": "Enter the first day of the list"})
    ended_on = DayField(error_messages={"required": "Enter the first day without the list"})

    def clean_references(self) -> list[str]:
        typed = self.cleaned_data["references"].replace(",", " ").replace(";", " ").split()
        return list(dict.fromkeys(typed))


class MatchForm(forms.Form):
    worker = forms.CharField(max_length=200, widget=forms.HiddenInput)
    person_id = forms.TypedChoiceField(coerce=int, error_messages={"required": "Choose a person"})

    def __init__(self, *args: Any, people: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "person_id", [("", "Choose a person"), *people.items()])
