"""What is typed of decisions, and of the answer to them."""

from collections.abc import Mapping
from typing import Any

from django import forms

from footprint.children.forms.by_hand import VersionedForm
from footprint.reviews.forms.booking import text
from footprint.reviews.said.after import AnswerSaid, DecisionSaid
from footprint.ui.fields import DayField

#: Chosen where somebody is to do it who is not in the list.
ELSE = "else"


class DecisionForm(VersionedForm):
    """`people` are those round the review: what is sent to the words shown; the value of somebody
    who signs in is her id after "p"."""

    words = text(missing="Say what is to be done")
    whom = forms.ChoiceField(error_messages={"required": "Choose who is to do it"})
    who = forms.CharField(max_length=200, required=False)
    by_on = DayField(required=False)
    starred = forms.BooleanField(required=False)

    def __init__(self, *args: Any, people: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        field = self.fields["whom"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [("", "Choose"), *people.items(), (ELSE, "Somebody else")]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("whom") == ELSE and not typed.get("who", "").strip():
            self.add_error("who", "Say who is to do it")
        return typed

    def decision(self) -> DecisionSaid:
        typed = self.cleaned_data
        whom = typed["whom"]
        signs_in = whom.startswith("p") and whom[1:].isdigit()
        return DecisionSaid(
            words=typed["words"],
            who=typed["who"] if whom == ELSE else self.people[whom].split(" (")[0],
            person_id=int(whom[1:]) if signs_in else None,
            by_on=typed["by_on"],
            starred=typed["starred"],
        )

    def said(self) -> dict[str, Any]:
        return {"said": self.decision(), "version": self.cleaned_data["version"]}


class WithdrawForm(VersionedForm):
    why = text()


class SettleForm(VersionedForm):
    done = forms.ChoiceField(
        choices=[("yes", "It is done"), ("no", "It is not done")],
        error_messages={"required": "Say whether it is done"},
    )
    done_on = DayField(required=False)
    not_done_why = text()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("done") == "yes" and "done_on" in typed and not typed["done_on"]:
            self.add_error("done_on", "Enter the day on which it was done")
        if typed.get("done") == "no" and not typed.get("not_done_why", "").strip():
            self.add_error("not_done_why", "Say why it is not done")
        return typed

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        done = typed["done"] == "yes"
        return {
            "done_on": typed["done_on"] if done else None,
            "not_done_why": "" if done else typed["not_done_why"],
            "version": typed["version"],
        }


class AnswerForm(VersionedForm):
    """`by_others`: somebody of the service records what a manager answered."""

    answer = forms.ChoiceField(
        choices=[("accept", "I accept the decisions"), ("object", "I object")],
        error_messages={"required": "Choose an answer"},
    )
    why = text()
    answered_by = forms.CharField(
        max_length=200, error_messages={"required": "Say which manager answered"}
    )
    answered_on = DayField(error_messages={"required": "Enter the day of the answer"})

    def __init__(self, *args: Any, by_others: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_others:
            del self.fields["answered_by"], self.fields["answered_on"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("answer") == "object" and not typed.get("why", "").strip():
            self.add_error("why", "Say why you object")
        return typed

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        said = AnswerSaid(
            accepted=typed["answer"] == "accept",
            why=typed["why"],
            answered_by=typed.get("answered_by", ""),
            answered_on=typed.get("answered_on"),
        )
        return {"said": said, "version": typed["version"]}
