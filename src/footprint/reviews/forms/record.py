"""What is typed under the headings of one page of a record."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from django import forms
from django.http import QueryDict

from footprint.reviews.facts.record import PartSeen, RecordSeen
from footprint.reviews.forms.both import BothForm
from footprint.reviews.headings import Heading
from footprint.reviews.said.record import PartSaid

#: Longer than any text that a person writes under one heading.
LONGEST = 20_000


class PartsForm(BothForm):
    """Three fields a heading: `<code>` its answer, `<code>_words`, `<code>_same` for no change. What
    was left as it stood is not sent on, so that two may write under two headings of one page."""

    def __init__(
        self, data: QueryDict | None, headings: Iterable[Heading], record: RecordSeen
    ) -> None:
        super().__init__(data)
        self.headings = tuple(headings)
        self.initial = {}
        for one in self.headings:
            self._add(one, record.part(one.code))
        self.ask_which_again(one.code for one in self.headings)

    def _add(self, heading: Heading, part: PartSeen) -> None:
        code = heading.code
        if heading.several:
            self.fields[code] = forms.MultipleChoiceField(
                choices=list(heading.answers.items()), required=False
            )
            self.initial[code] = [one for one in part.answer.split(",") if one]
        elif heading.answers:
            choices = [("", ""), *heading.answers.items()]
            self.fields[code] = forms.ChoiceField(choices=choices, required=False)
            self.initial[code] = part.answer
        self.fields[f"{code}_words"] = forms.CharField(max_length=LONGEST, required=False)
        self.initial[f"{code}_words"] = part.words
        if heading.carries:
            self.fields[f"{code}_same"] = forms.BooleanField(required=False)
            self.initial[f"{code}_same"] = part.no_change
        self.fields[f"mark-{code}"] = forms.CharField(widget=forms.HiddenInput)
        self.initial[f"mark-{code}"] = mark_of(part)

    def said(self) -> tuple[PartSaid, ...]:
        """What was changed on the page."""
        typed = [self._said(one) for one in self.headings if not self.keeps_theirs(one.code)]
        return tuple(said for said, mark in typed if _digest(said) != mark)

    def _said(self, heading: Heading) -> tuple[PartSaid, str]:
        """What is typed under a heading, and the digest of what stood there."""
        told, code = self.cleaned_data, heading.code
        answer = told.get(code, "")
        version, _, digest = told[f"mark-{code}"].partition(".")
        said = PartSaid(
            code,
            ",".join(answer) if heading.several else answer,
            told[f"{code}_words"].replace("\r\n", "\n"),
            bool(told.get(f"{code}_same")),
            number_of(version),
        )
        return said, digest

    def typed(self, heading: Heading) -> PartSaid:
        """What is typed under a heading, right or wrong, to be shown beside what stands."""
        code = heading.code
        answer = self[code].value() if heading.answers else ""
        return PartSaid(
            code,
            ",".join(answer or ()) if heading.several else str(answer or ""),
            str(self[f"{code}_words"].value() or ""),
            no_change=bool(heading.carries and self[f"{code}_same"].value()),
            version=0,
        )

    def show(self, theirs: Iterable[PartSeen]) -> None:
        """What somebody else saved meanwhile is shown beside what was typed."""
        marks: Mapping[str, str] = {one.heading: mark_of(one) for one in theirs}
        self.show_both(marks)


def number_of(version: str) -> int:
    """A version as a page sends it back; 0, which is nobody's, for what no page of ours sends."""
    return int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0


def mark_of(part: PartSeen) -> str:
    """What a page says of a part that it shows."""
    return f"{part.version}.{_digest(part)}"


def _digest(part: PartSeen | PartSaid) -> str:
    typed = "\n".join((part.answer, str(part.no_change), part.words))
    return sha256(typed.encode()).hexdigest()[:12]
