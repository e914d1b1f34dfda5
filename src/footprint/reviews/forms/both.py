"""A form some of whose parts somebody else changed meanwhile."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

MINE, THEIRS = "mine", "theirs"
_WHICH = [(MINE, "What I typed"), (THEIRS, "How it stands now")]


class BothForm(forms.Form):
    """`both` are the names of the parts that are shown as they stand and as they were typed. For each
    it is asked which is kept, so that nothing is written over unseen, not by what saves itself
    either. `mark-<name>` is what stood on the page: its version and a digest."""

    def __init__(self, data: QueryDict | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.both: tuple[str, ...] = ()

    def ask_which(self, names: Iterable[str]) -> None:
        """Of those parts; called again for the parts that the page sent back as shown both."""
        self.both = tuple(dict.fromkeys((*self.both, *names)))
        for name in self.both:
            self.fields[f"keep-{name}"] = forms.ChoiceField(
                choices=_WHICH, error_messages={"required": "Choose which is kept"}
            )

    def ask_which_again(self, names: Iterable[str]) -> None:
        """Of the parts that the page named, as far as they are parts of it."""
        sent = self.data.getlist("both") if isinstance(self.data, QueryDict) else []
        known = set(names)
        self.ask_which(name for name in sent if name in known)

    def show_both(self, marks: Mapping[str, str]) -> None:
        """By part that somebody changed: the mark of what now stands. Saved again with a choice, it
        is in full knowledge."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, mark in marks.items():
            data[f"mark-{name}"] = mark
            data.pop(f"keep-{name}", None)
        self.data = data
        self.ask_which(marks)

    def say_both(self, sentence: str) -> None:
        """Leads to the first part of which it is asked."""
        self.add_error(f"keep-{self.both[0]}", sentence)

    def keeps_theirs(self, name: str) -> bool:
        return bool(self.cleaned_data.get(f"keep-{name}") == THEIRS)

    @property
    def waits_for_a_choice(self) -> bool:
        return any(f"keep-{name}" in self.errors for name in self.both)
