"""What is typed to give children to officers."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from footprint.children.facts.child import Officer
from footprint.ui.fields import DayField

#: The choice that nobody holds the child from that day.
NOBODY = "nobody"


class AllocationForm(forms.Form):
    """An officer, or nobody, from a day. `today` is the viewer's."""

    officer = forms.ChoiceField(
        error_messages={"required": "Choose an officer", "invalid_choice": "Choose an officer"}
    )
    began_on = DayField(error_messages={"required": "Enter the day it begins"})
    reason = forms.CharField(
        required=False,
        max_length=2000,
        error_messages={"max_length": "Keep the reason under 2,000 characters"},
    )

    def __init__(self, *args: Any, officers: Mapping[int, str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["officer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        choices = [(str(officer_id), words) for officer_id, words in officers.items()]
        field.choices = [("", "Choose"), *choices, (NOBODY, "Nobody: no officer from that day")]

    def clean_began_on(self) -> date:
        day: date = self.cleaned_data["began_on"]
        if day > self.today + timedelta(days=28):
            raise ValidationError("An allocation begins at most 28 days from today")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("reason") and "reason" not in self.errors:
            if cleaned.get("officer") == NOBODY:
                self.add_error("reason", "Say why nobody is to hold the child")
            elif cleaned.get("began_on") and cleaned["began_on"] < self.today:
                self.add_error("reason", "Say why it begins on a day that has passed")
        return cleaned

    @property
    def officer_id(self) -> int | None:
        """The officer who was chosen; None for nobody."""
        chosen = self.cleaned_data["officer"]
        return None if chosen == NOBODY else int(chosen)


class UndoForm(forms.Form):
    """`version` is that of the allocation on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    together = forms.BooleanField(required=False)


class OfficerField(forms.TypedChoiceField):
    """One of the officers."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, **kwargs)

    def offer(self, officers: Sequence[Officer]) -> None:
        self.choices = [("", "Choose"), *((one.id, one.full_name) for one in officers)]


class CoverForm(forms.Form):
    officer = OfficerField(error_messages={"required": "Choose the officer who is away"})
    covered_by = OfficerField(error_messages={"required": "Choose the officer who covers"})
    began_on = DayField(error_messages={"required": "Enter the first day of cover"})
    ended_on = DayField(error_messages={"required": "Enter the day the officer is back"})

    def __init__(self, *args: Any, officers: Sequence[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("officer", "covered_by"):
            field = self.fields[name]
            assert isinstance(field, OfficerField)  # noqa: S101 (for the type checker)
            field.offer(officers)


class EndCoverForm(forms.Form):
    """`version` is that of the cover on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    ended_on = DayField(error_messages={"required": "Enter the first day without cover"})
