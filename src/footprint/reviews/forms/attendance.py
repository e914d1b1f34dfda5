"""Who was at a review, and how the child took part, as it is typed."""

from typing import Any

from django import forms
from django.http import QueryDict

from footprint.reviews.codes import ATTENDANCE, NOT_APPROPRIATE, NOT_THERE, ROLES, TOOK_NO_PART
from footprint.reviews.facts.record import Attending, RecordSeen
from footprint.reviews.forms.record import number_of
from footprint.reviews.participation import (
    HOW_VIEWS_CAME,
    QUESTIONS,
    UNDER_FOUR,
    USUAL,
    WITHOUT_VIEWS,
    code_of,
    is_under_four,
    questions_of,
)
from footprint.reviews.said.record import AttendedSaid, TookPartSaid

UNDER_FOUR_THERE, UNDER_FOUR_AWAY = "under_four_there", "under_four_away"
_OF_UNDER_FOUR = {
    UNDER_FOUR_THERE: "Is under 4, and was there",
    UNDER_FOUR_AWAY: "Is under 4, and was not there",
}
_OTHERWISE = {QUESTIONS: "None of these: answer the two questions below"}
#: Reasons that last from one review to the next, and are offered again.
_LASTING = frozenset(NOT_APPROPRIATE) - {"child_asked", "abroad"}


def choices_of(record: RecordSeen) -> dict[str, str]:
    """The answers offered for a child of that age; of all ages without a birth date."""
    match is_under_four(record.review, record.on):
        case True:
            return {**_OF_UNDER_FOUR, **_OTHERWISE}
        case False:
            return {**USUAL, **_OTHERWISE}
    return {**USUAL, **_OF_UNDER_FOUR, **_OTHERWISE}


class AttendanceForm(forms.Form):
    """The child's own part; then for each person `<field>-attendance`, `-why`, `-words` and the mark
    `mark-<field>`: id, version and role."""

    participation = forms.ChoiceField(required=False)
    was_there = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], required=False)
    how_views_came = forms.ChoiceField(choices=list(HOW_VIEWS_CAME.items()), required=False)
    took_no_part = forms.ChoiceField(
        choices=[("", "Choose"), *TOOK_NO_PART.items()], required=False
    )
    took_no_part_why = forms.CharField(required=False)
    is_so = forms.BooleanField(required=False)
    everybody = forms.BooleanField(required=False)
    new_role = forms.ChoiceField(
        choices=[
            ("", "Nobody"),
            *((code, words) for code, words in ROLES.items() if code != "child"),
        ],
        required=False,
    )
    new_name = forms.CharField(max_length=200, required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    #: The birth date speaks against what was answered; it is asked about once.
    contradicts = False

    def __init__(self, data: QueryDict | None, record: RecordSeen) -> None:
        super().__init__(data, initial=_initial(record))
        self.fields["participation"].choices = list(choices_of(record).items())  # type: ignore[attr-defined]
        self.record = record
        for one in record.attending:
            self._add(one)

    def _add(self, one: Attending) -> None:
        before = self.record.last.attended(one.role, one.name) if self.record.last else None
        lasts = before if before and before["not_there_why"] in _LASTING else None
        known = not one.attendance and lasts is not None
        self.fields[f"{one.field}-attendance"] = forms.ChoiceField(
            choices=list(ATTENDANCE.items()),
            required=False,
            initial="not_there" if known else one.attendance,
        )
        self.fields[f"{one.field}-why"] = forms.ChoiceField(
            choices=[("", "Choose"), *NOT_THERE.items()],
            required=False,
            initial=lasts["not_there_why"] if known and lasts else one.not_there_why,
        )
        self.fields[f"{one.field}-words"] = forms.CharField(
            required=False,
            initial=lasts["not_there_words"] if known and lasts else one.not_there_words,
        )
        self.fields[f"mark-{one.field}"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=mark_of(one)
        )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("participation") == QUESTIONS and not (
            told.get("was_there") and told.get("how_views_came")
        ):
            self.add_error("participation", "Answer the two questions, or choose another answer")
        return told

    def child(self) -> TookPartSaid:
        """How the child took part, by the return's code."""
        told = self.cleaned_data
        chosen = told["participation"]
        there = None
        if chosen in _OF_UNDER_FOUR:
            chosen, there = UNDER_FOUR, chosen == UNDER_FOUR_THERE
        elif chosen == QUESTIONS:
            chosen = code_of(told["was_there"] == "yes", told["how_views_came"])
        without = chosen in WITHOUT_VIEWS
        return TookPartSaid(
            participation=chosen,
            took_no_part=told["took_no_part"] if without else "",
            took_no_part_why=told["took_no_part_why"] if without else "",
            under_four_present=there,
            is_so=told["is_so"],
        )

    def people(self, *, with_new: bool) -> list[AttendedSaid]:
        """Everybody on the page; who is added only where a person pressed the button, so that what
        saves itself never adds somebody twice."""
        told = self.cleaned_data
        found = [self._person(one) for one in self.record.attending]
        if with_new and told["new_role"]:
            new = AttendedSaid(None, told["new_role"], told["new_name"], "there", "", "", 0)
            found.append(new)
        return found

    def _person(self, one: Attending) -> AttendedSaid:
        told = self.cleaned_data
        key, _, version = (told[f"mark-{one.field}"] or mark_of(one)).partition(".")
        same = key == str(one.id or 0)
        attendance = told[f"{one.field}-attendance"]
        if told["everybody"] and not attendance and one.id is not None:
            attendance = "there"
        away = attendance == "not_there"
        return AttendedSaid(
            one.id,
            one.role,
            one.name,
            attendance,
            told[f"{one.field}-why"] if away else "",
            told[f"{one.field}-words"] if away else "",
            number_of(version) if same else 0,
        )


def mark_of(one: Attending) -> str:
    return f"{one.id or 0}.{one.version}"


def _initial(record: RecordSeen) -> dict[str, Any]:
    review = record.review
    there = {True: UNDER_FOUR_THERE, False: UNDER_FOUR_AWAY}.get(review.under_four_present)  # type: ignore[arg-type]
    answers = questions_of(review.participation)
    asked = review.participation if review.participation in USUAL else QUESTIONS if answers else ""
    if review.participation == UNDER_FOUR:
        asked = there or ""
    return {
        "participation": asked,
        "was_there": ("yes" if answers[0] else "no") if answers else "",
        "how_views_came": answers[1] if answers else "",
        "took_no_part": review.took_no_part,
        "took_no_part_why": review.took_no_part_why,
        "version": review.version,
    }
