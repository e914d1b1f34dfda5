"""What is typed to propose a disposal, to confirm one, or to hold a record."""

from collections.abc import Mapping
from typing import Any

from django import forms

from footprint.children.facts.disposal import Goes, Ground
from footprint.children.forms.by_hand import VersionedForm

#: Chosen for the whole record; anything else chosen is "thing id".
WHOLE = Goes.WHOLE.value


class ProposeForm(forms.Form):
    """`what` is the whole record, or one thing of it that was corrected."""

    what = forms.ChoiceField(error_messages={"required": "Choose what goes"})
    ground = forms.ChoiceField(
        choices=[
            (Ground.RETENTION.value, "The time for which the law has it kept has ended"),
            (Ground.COURT.value, "A court’s order"),
            (Ground.REGULATOR.value, "An order of the regulator"),
        ],
        error_messages={"required": "Choose on what ground it goes"},
    )
    reference = forms.CharField(
        max_length=200,
        error_messages={"required": "Enter the reference of the order or decision"},
    )

    def __init__(self, *args: Any, things: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what = self.fields["what"]
        assert isinstance(what, forms.ChoiceField)  # noqa: S101 (for the type checker)
        what.choices = [(WHOLE, "The whole record"), *things.items()]

    def said(self) -> dict[str, Any]:
        what = self.cleaned_data["what"]
        thing, _, thing_id = ("", "", "") if what == WHOLE else what.partition(" ")
        return {
            "goes": Goes.EARLIER if thing else Goes.WHOLE,
            "ground": Ground(self.cleaned_data["ground"]),
            "reference": self.cleaned_data["reference"],
            "thing": thing,
            "thing_id": thing_id,
        }


class ConfirmDisposalForm(VersionedForm):
    sure = forms.BooleanField(
        error_messages={"required": "Tick that you have read what goes for ever"}
    )


class HoldForm(forms.Form):
    reference = forms.CharField(
        max_length=200, error_messages={"required": "Say what the record is held for"}
    )

    def said(self) -> dict[str, Any]:
        return self.cleaned_data
