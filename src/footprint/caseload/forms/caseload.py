"""What is asked of a caseload, and for a file of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from footprint.caseload.facts import CaseloadAsked, Show
from footprint.domain.dates import day_words
from footprint.ui.fields import DayField

SHOWN: Mapping[Show, str] = {
    Show.EVERYBODY: "Everybody",
    Show.OVERDUE: "Overdue",
    Show.SOON: "Due in the next 30 days",
    Show.FIRST: "First reviews",
    Show.UNALLOCATED: "Not yet allocated",
}
SORTED: Mapping[str, str] = {
    "due": "Next review, soonest first",
    "-due": "Next review, latest first",
    "name": "Name, A to Z",
    "-name": "Name, Z to A",
    "age": "Age, youngest first",
    "-age": "Age, oldest first",
    "entered": "Entered care, longest ago first",
    "-entered": "Entered care, latest first",
    "last": "Last review, longest ago first",
    "-last": "Last review, latest first",
    "rung": "Which review, A to Z",
    "-rung": "Which review, Z to A",
    "officer": "Officer, A to Z",
    "-officer": "Officer, Z to A",
}

#: Before this day no return was made.
FIRST_DAY = date(1997, 4, 1)


class AsAtForm(forms.Form):
    """The day that a page is about: today, if none is given or it cannot be."""

    as_at = DayField(required=False)

    def __init__(self, data: Mapping[str, Any], *, today: date) -> None:
        super().__init__(data)
        self._today = today

    def clean_as_at(self) -> date | None:
        day: date | None = self.cleaned_data["as_at"]
        if day and day > self._today:
            raise forms.ValidationError("Choose today or a day before it: later days are not known")
        if day and day < FIRST_DAY:
            raise forms.ValidationError(f"Choose {day_words(FIRST_DAY)} or a day after it")
        return day

    def day(self) -> date:
        self.full_clean()
        return self.cleaned_data.get("as_at") or self._today


class CaseloadForm(AsAtForm):
    """Empty fields ask for everybody. What cannot be asked is said, and the rest is shown."""

    show = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is no such part of the list"}
    )
    officer = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Nobody here has this officer"},
    )
    name = forms.CharField(required=False, max_length=100)
    sort = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "The list cannot be sorted by that"}
    )

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        today: date,
        officers: Mapping[int, str],
        by_officer: bool,
    ) -> None:
        super().__init__(data, today=today)
        self._officers = officers
        shown = {k: v for k, v in SHOWN.items() if by_officer or k is not Show.UNALLOCATED}
        by_name = sorted(officers.items(), key=lambda one: one[1].casefold())
        sorts = {k: v for k, v in SORTED.items() if by_officer or not k.endswith("officer")}
        self._offer("show", shown.items())
        self._offer("officer", [("", "Every officer"), *(by_name if by_officer else [])])
        self._offer("sort", sorts.items())

    def _offer(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = list(choices)

    def asked(self, page: int) -> CaseloadAsked:
        self.full_clean()
        cleaned = self.cleaned_data
        return CaseloadAsked(
            show=Show(cleaned.get("show") or ""),
            officer_id=cleaned.get("officer"),
            name=cleaned.get("name") or "",
            sort=cleaned.get("sort") or "due",
            page=page,
        )

    def in_words(self) -> list[str]:
        """What narrows the list, as a person says it; nothing where all of it is shown."""
        asked = self.cleaned_data
        said = [SHOWN[Show(asked["show"])]] if asked.get("show") else []
        if asked.get("name"):
            said.append(f"name or reference “{asked['name']}”")
        if asked.get("officer"):
            said.append(f"officer {self._officers[asked['officer']]}")
        if asked.get("as_at"):
            said.append(f"as at {day_words(asked['as_at'])}")
        return said


class ExportForm(forms.Form):
    """Why a file of children is made, of which kind, and whether it holds names."""

    purpose = forms.CharField(
        max_length=300,
        error_messages={
            "required": "Say what the file is for: it is kept with your name",
            "max_length": "Say it in at most 300 characters",
        },
    )
    kind = forms.ChoiceField(
        choices=[("xlsx", "Excel workbook"), ("csv", "Comma-separated values (CSV)")],
        initial="xlsx",
        error_messages={
            "required": "Choose a kind of file",
            "invalid_choice": "Choose a kind of file",
        },
    )
    names = forms.BooleanField(required=False)
