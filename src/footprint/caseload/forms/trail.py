"""What is asked of the trail."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from footprint.audit.facts import TrailFilter
from footprint.ui.fields import DayField

EVERYTHING = ("", "Everything")


class TrailForm(forms.Form):
    """Empty fields ask for everything; both days are included."""

    person = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "There is no such person"},
    )
    child = forms.CharField(required=False, max_length=40)
    kind = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is nothing of that kind"}
    )
    first = DayField(required=False)
    last = DayField(required=False)

    def __init__(
        self, data: Mapping[str, Any], *, people: Mapping[int, str], kinds: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        self._offer("person", [("", "Everybody"), *people.items()])
        self._offer("kind", [EVERYTHING, *kinds.items()])

    def _offer(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day is before the first")
        return cleaned

    @property
    def reference(self) -> str:
        """The child's, as far as one was typed."""
        return str(self.cleaned_data.get("child") or "")

    def asked(self, child_id: int | None) -> TrailFilter:
        """What was asked for; of a form with a mistake, what is right of it. `child_id` is the
        child's of the reference typed."""
        cleaned = self.cleaned_data
        return TrailFilter(
            person_id=cleaned.get("person"),
            child_id=child_id,
            kind=cleaned.get("kind") or "",
            first=cleaned.get("first"),
            last=cleaned.get("last"),
        )
