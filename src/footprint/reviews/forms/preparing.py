"""What is typed of the steps and papers before a review."""

from collections.abc import Mapping
from typing import Any

from django import forms

from footprint.children.forms.by_hand import VersionedForm
from footprint.reviews.codes import HOW_SPOKEN, NOT_SPOKEN_ALONE, PROVIDERS, PaperKind, StepKind
from footprint.reviews.forms.booking import chosen, text
from footprint.reviews.said.after import JudgedSaid, PaperSaid, StepSaid
from footprint.ui.fields import DayField


class StepForm(VersionedForm):
    """That the officer spoke with the child alone has lists of its own."""

    done = forms.ChoiceField(
        choices=[("yes", "It was done"), ("no", "It was not done")],
        error_messages={"required": "Say whether it was done"},
    )
    done_on = DayField(required=False)
    how = chosen(HOW_SPOKEN)
    done_by = forms.CharField(max_length=200, required=False)
    not_done_why = chosen(NOT_SPOKEN_ALONE)
    why = text(longest=200)
    words = text()

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alone = kind == StepKind.SPOKEN_ALONE
        for name in ("why", "done_by") if self.alone else ("how", "not_done_why"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("done") == "yes":
            if "done_on" in typed and not typed["done_on"]:
                self.add_error("done_on", "Enter the day on which it was done")
            if self.alone and not typed.get("how"):
                self.add_error("how", "Say how you spoke with the child")
        if typed.get("done") == "no" and not self._why(typed):
            self.add_error("not_done_why" if self.alone else "why", "Say why it was not done")
        return typed

    def _why(self, typed: Mapping[str, Any]) -> str:
        return str(typed.get("not_done_why" if self.alone else "why", "")).strip()

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        done = typed["done"] == "yes"
        said = StepSaid(
            done_on=typed["done_on"] if done else None,
            how=typed.get("how", "") if done else "",
            done_by=typed.get("done_by", "") if done else "",
            not_done_why="" if done else self._why(typed),
            words=typed["words"],
        )
        return {"said": said, "version": typed["version"]}


class AskForPaperForm(forms.Form):
    """`people` by the value sent: "p" and the id of who signs in, or a name."""

    kind = forms.ChoiceField(
        choices=[("", "Choose"), *PaperKind.choices],
        error_messages={"required": "Choose what is asked for"},
    )
    whom = forms.ChoiceField(required=False)
    provider = chosen(PROVIDERS)

    def __init__(self, *args: Any, people: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        field = self.fields["whom"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [("", "Nobody named"), *people.items()]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("kind") == PaperKind.CARER and not typed.get("provider"):
            self.add_error("provider", "Say whose carer it is")
        return typed

    def said(self) -> PaperSaid:
        typed = self.cleaned_data
        whom = typed["whom"]
        signs_in = whom.startswith("p") and whom[1:].isdigit()
        return PaperSaid(
            kind=typed["kind"],
            of=self.people[whom].split(" (")[0] if whom else "",
            person_id=int(whom[1:]) if signs_in else None,
            provider=typed["provider"] if typed["kind"] == PaperKind.CARER else "",
        )


class ReceiveForm(VersionedForm):
    received_on = DayField(error_messages={"required": "Enter the day on which it came"})
    file = forms.FileField(
        required=False,
        error_messages={"empty": "This file is empty", "missing": "Choose the file again"},
    )


class JudgeForm(VersionedForm):
    """Whether it was brought up to date is asked of a care plan only."""

    to_standard = forms.ChoiceField(
        choices=[("yes", "It is to standard"), ("no", "Something was missing")],
        error_messages={"required": "Say whether it is to standard"},
    )
    lacks = text()
    updated = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], required=False)

    def __init__(self, *args: Any, is_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_plan:
            del self.fields["updated"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("to_standard") == "no" and not typed.get("lacks", "").strip():
            self.add_error("lacks", "Say what was missing")
        return typed

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        updated = {"yes": True, "no": False}.get(typed.get("updated", ""))
        said = JudgedSaid(typed["to_standard"], typed["lacks"], updated)
        return {"said": said, "version": typed["version"]}


class ShowForm(VersionedForm):
    """No day: the child was not shown it after all."""

    shown_on = DayField(required=False)
