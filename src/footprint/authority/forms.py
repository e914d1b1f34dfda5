"""What is typed of rules, terms, words and devices."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from footprint.authority.facts import TERMS_OF_A_YEAR, TermSeen
from footprint.authority.kinds import NotAValueError, OneOf, RuleKind, YesOrNo
from footprint.ui.fields import DayField

_SAY_WHY = {"required": "Say who decided this"}


class RuleForm(forms.Form):
    """`seen` is the mark of the rule as it stood on the page; `value` stays text, as it was typed."""

    value = forms.CharField(required=False, max_length=200)
    began_on = DayField(error_messages={"required": "Enter the day from which it is so"})
    why = forms.CharField(max_length=500, error_messages=_SAY_WHY)
    knowing = forms.BooleanField(required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, rule: RuleKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        if isinstance(rule.kind, OneOf):
            self.fields["value"] = _choice(rule.kind.choices)
        elif isinstance(rule.kind, YesOrNo):
            self.fields["value"] = _choice({"yes": "Yes", "no": "No"})
        self.order_fields(["value", "began_on", "why", "knowing", "seen"])

    @property
    def is_a_choice(self) -> bool:
        return isinstance(self.fields["value"], forms.ChoiceField)

    def clean_value(self) -> str:
        typed = str(self.cleaned_data["value"])
        try:
            self.rule.read(typed)
        except NotAValueError as wrong:
            raise ValidationError(str(wrong)) from None
        return typed


def _choice(choices: Mapping[str, str]) -> forms.ChoiceField:
    words = "Choose one of the answers"
    return forms.ChoiceField(
        choices=list(choices.items()), error_messages={"required": words, "invalid_choice": words}
    )


class TermsForm(forms.Form):
    """A school year: of each place its first and last day, both empty where there is no such term.
    `version_<place>` is that of the term on the page."""

    def __init__(self, sent: QueryDict | None, *, terms: Sequence[TermSeen]) -> None:
        initial: dict[str, object] = {f"version_{one.place}": one.version for one in terms}
        for one in (one for one in terms if not one.called_off):
            initial |= {f"first_{one.place}": one.began_on, f"last_{one.place}": one.ended_on}
        super().__init__(sent, initial=initial)
        for place in self.places:
            self.fields[f"first_{place}"] = DayField(required=False)
            self.fields[f"last_{place}"] = DayField(required=False)
            self.fields[f"version_{place}"] = forms.IntegerField(
                required=False, widget=forms.HiddenInput
            )

    @property
    def places(self) -> Mapping[int, str]:
        return dict(enumerate(TERMS_OF_A_YEAR, start=1))

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        for place, name in self.places.items():
            for one, other, words in (("first", "last", "first"), ("last", "first", "last")):
                missing, given = f"{one}_{place}", typed.get(f"{other}_{place}")
                if given and missing in typed and typed[missing] is None:
                    self.add_error(missing, f"{name}: enter the {words} day too")
        return typed

    def wanted(self) -> dict[str, Any]:
        """As the action takes it."""
        typed = self.cleaned_data
        terms: dict[int, tuple[date, date]] = {
            place: (typed[f"first_{place}"], typed[f"last_{place}"])
            for place in self.places
            if typed[f"first_{place}"]
        }
        seen = {place: typed[f"version_{place}"] or 0 for place in self.places}
        return {"terms": terms, "seen": seen}


class ChangeWordForm(forms.Form):
    """`version` is that of the entry on the page, 0 for Footprint's own."""

    write = forms.CharField(
        max_length=200, error_messages={"required": "Enter what is to be written instead"}
    )
    left_out = forms.BooleanField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class NewWordForm(forms.Form):
    says = forms.CharField(
        max_length=100, error_messages={"required": "Enter the words that are not to be written"}
    )
    write = forms.CharField(
        max_length=200, error_messages={"required": "Enter what is to be written instead"}
    )


class DeviceForm(forms.Form):
    name = forms.CharField(
        max_length=100, error_messages={"required": "Enter a name for this device"}
    )
