"""What is typed of one letter, and what is decided of those that are held."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from footprint.post.facts import Each, MessageSeen, State
from footprint.ui.fields import DayField

#: What the list of letters can be narrowed to, in the order of its links.
LISTS: Mapping[State, str] = {
    State.FAILED: "Waiting for you",
    State.TO_POST: "To post",
    State.QUEUED: "Queued",
    State.SENT: "Sent",
    State.POSTED: "Posted",
    State.OTHERWISE: "Sent in another way",
    State.WITHDRAWN: "Withdrawn",
}


class ListForm(forms.Form):
    """Which letters are asked for; those that wait for a person where nothing is."""

    state = forms.TypedChoiceField(
        choices=[(one.value, words) for one, words in LISTS.items()],
        coerce=State,
        required=False,
        empty_value=State.FAILED,
        error_messages={"invalid_choice": "Choose one of the lists"},
    )


class VersionForm(forms.Form):
    """`version` is that of the letter on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class OtherwiseForm(VersionForm):
    how = forms.CharField(
        max_length=200, error_messages={"required": "Say how it reached the recipient"}
    )


class PostedForm(VersionForm):
    posted_on = DayField(error_messages={"required": "Enter the day on which it was posted"})


class HoldForm(VersionForm):
    """For each letter whether it goes; and whether the hold stays for what comes later."""

    beside = forms.RegexField(r"\d{1,18}(,\d{1,18})*", required=False, widget=forms.HiddenInput)
    goes_on = forms.TypedChoiceField(
        choices=[("yes", "Keep holding whatever is queued later"), ("no", "End the hold")],
        coerce=lambda value: value == "yes",
        error_messages={
            "required": "Choose whether the hold goes on",
            "invalid_choice": "Choose whether the hold goes on",
        },
    )

    def __init__(self, *args: Any, letters: Sequence[MessageSeen], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letters = letters
        for one in letters:
            sentence = f"Choose whether the letter to {one.to.name} goes"
            self.fields[f"letter-{one.id}"] = forms.TypedChoiceField(
                choices=[(Each.SEND.value, "Send it"), (Each.WITHDRAW.value, "Withdraw it")],
                coerce=Each,
                error_messages={"required": sentence, "invalid_choice": sentence},
            )
        self.fields["goes_on"] = self.fields.pop("goes_on")  # the last question on the page

    def each(self) -> dict[int, Each]:
        return {one.id: self.cleaned_data[f"letter-{one.id}"] for one in self.letters}

    def holds(self) -> list[int]:
        """The child's other holds that the page showed."""
        return [int(one) for one in self.cleaned_data["beside"].split(",") if one]
