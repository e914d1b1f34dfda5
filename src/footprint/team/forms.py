"""What is typed of posts, absences, and the day of the team page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from footprint.children.facts.child import Officer
from footprint.team.facts import AbsenceKind, PostKind
from footprint.ui.fields import DayField

VACANT = "vacant"


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[object, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
    field.choices = list(choices)


#: The returns of no loaded history reach further back.
FIRST_DAY = date(2000, 4, 1)


class DayForm(forms.Form):
    """The day that the page is about; without one, today. `today` is the viewer's."""

    on = DayField(required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day is not None and not FIRST_DAY <= day <= self.today:
            raise ValidationError("Choose a day from 1 April 2000 up to today")
        return day


class Share(forms.DecimalField):
    """A part of 1, in hundredths."""

    def __init__(self, least: str, **kwargs: Any) -> None:
        words = f"Enter a number from {least} to 1, such as 0.6"
        messages = dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_decimal_places"), words
        )
        super().__init__(
            min_value=Decimal(least),
            max_value=Decimal(1),
            decimal_places=2,
            error_messages={**messages, "max_digits": words, "max_whole_digits": words},
            **kwargs,
        )


class PostForm(forms.Form):
    title = forms.CharField(max_length=200, error_messages={"required": "Enter the post's title"})
    officer = forms.ChoiceField(
        error_messages={"required": "Choose who holds it", "invalid_choice": "Choose who holds it"}
    )
    kind = forms.TypedChoiceField(
        choices=[(kind.value, kind.value.capitalize()) for kind in PostKind],
        coerce=PostKind,
        error_messages={"required": "Choose a kind of post"},
    )
    fte = Share("0.05")
    reviewing = Share("0")
    began_on = DayField(error_messages={"required": "Enter the first day of the post"})
    ended_on = DayField(required=False)

    def __init__(self, *args: Any, officers: Sequence[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = ((str(one.id), one.full_name) for one in officers)
        _offer(self, "officer", [("", "Choose"), *named, (VACANT, "Nobody: the post is vacant")])

    def wanted(self) -> Mapping[str, Any]:
        """As the actions take it."""
        typed = dict(self.cleaned_data)
        chosen = typed.pop("officer")
        return {**typed, "officer_id": None if chosen == VACANT else int(chosen)}


class ChangePostForm(PostForm):
    """`version` is that of the post on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AbsenceForm(forms.Form):
    kind = forms.TypedChoiceField(
        choices=[(kind.value, kind.value.capitalize()) for kind in AbsenceKind],
        coerce=AbsenceKind,
        error_messages={"required": "Choose a kind of absence"},
    )
    began_on = DayField(error_messages={"required": "Enter the first day away"})
    ended_on = DayField(required=False)


class NewAbsenceForm(AbsenceForm):
    officer_id = forms.TypedChoiceField(
        coerce=int, error_messages={"required": "Choose the officer who is away"}
    )

    field_order = ("officer_id", "kind", "began_on", "ended_on")

    def __init__(self, *args: Any, officers: Sequence[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "officer_id", [("", "Choose"), *((one.id, one.full_name) for one in officers)])


class ChangeAbsenceForm(AbsenceForm):
    """`version` is that of the absence on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)
