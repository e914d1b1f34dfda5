"""Who was at a review, and how the child took part, as it is typed."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict

from footprint.reviews.codes import ATTENDANCE, NOT_APPROPRIATE, NOT_THERE, ROLES, TOOK_NO_PART
from footprint.reviews.facts.record import Attending, RecordSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.both import BothForm
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

AWAY = "not_there"
#: The child's own part of the page, beside the people by their fields.
CHILD = "child"
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


class AttendanceForm(BothForm):
    """The child's own part; then for each person `<field>-attendance`, `-why` and `-words`. What was
    left as it stood is not sent on, so that two may answer for two people of one page."""

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
    #: The birth date speaks against what was answered; it is asked about once.
    contradicts = False

    def __init__(self, data: QueryDict | None, record: RecordSeen) -> None:
        super().__init__(data, initial=_initial(record))
        self.fields["participation"].choices = list(choices_of(record).items())  # type: ignore[attr-defined]
        self.fields[f"mark-{CHILD}"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=mark_of_child(record.review)
        )
        self.record = record
        for one in record.attending:
            self._add(one)
        self.ask_which_again([CHILD, *(one.field for one in record.attending)])

    def _add(self, one: Attending) -> None:
        before = self.record.last.attended(one.role, one.name) if self.record.last else None
        lasts = before if before and before["not_there_why"] in _LASTING else None
        known = not one.attendance and lasts is not None
        self.fields[f"{one.field}-attendance"] = forms.ChoiceField(
            choices=list(ATTENDANCE.items()),
            required=False,
            initial=AWAY if known else one.attendance,
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

    def child(self) -> TookPartSaid | None:
        """How the child took part, by the return's code; none where that stays as it stood."""
        if self.keeps_theirs(CHILD):
            return None
        said = self.typed_of_child()
        shown = self._mark(CHILD)[2]
        return said if _digest_of_child(said) != shown else None

    def typed_of_child(self) -> TookPartSaid:
        told = self.cleaned_data
        chosen = told.get("participation", "")
        there = None
        if chosen in _OF_UNDER_FOUR:
            chosen, there = UNDER_FOUR, chosen == UNDER_FOUR_THERE
        elif chosen == QUESTIONS:
            how = told.get("how_views_came")
            chosen = code_of(told.get("was_there") == "yes", how) if how else ""
        without = chosen in WITHOUT_VIEWS
        return TookPartSaid(
            participation=chosen,
            took_no_part=told.get("took_no_part", "") if without else "",
            took_no_part_why=told.get("took_no_part_why", "") if without else "",
            under_four_present=there,
            is_so=bool(told.get("is_so")),
        )

    def version(self) -> int:
        """The review's, as it was on the page; what changed of it since, but not how the child took
        part, stands in nobody's way."""
        _, version, shown = self._mark(CHILD)
        review = self.record.review
        return review.version if shown == _digest_of_child(review) else number_of(version)

    def people(self, *, with_new: bool) -> list[AttendedSaid]:
        """Of whom something was changed on the page; who is added only where a person pressed the
        button, so that what saves itself never adds somebody twice."""
        told = self.cleaned_data
        found = list(self._changed())
        if with_new and told["new_role"]:
            new = AttendedSaid(None, told["new_role"], told["new_name"], "there", "", "", 0)
            found.append(new)
        return found

    def _changed(self) -> Iterator[AttendedSaid]:
        for one in self.record.attending:
            said = self.typed_of(one)
            if _digest(said) != self._mark(one.field)[2] and not self.keeps_theirs(one.field):
                yield said

    def typed_of(self, one: Attending) -> AttendedSaid:
        told = self.cleaned_data
        attendance = told.get(f"{one.field}-attendance", "")
        if told.get("everybody") and not attendance and one.id is not None:
            attendance = "there"
        return AttendedSaid(
            one.id,
            one.role,
            one.name,
            attendance,
            told.get(f"{one.field}-why", "") if attendance == AWAY else "",
            told.get(f"{one.field}-words", "") if attendance == AWAY else "",
            self._version_of(one),
        )

    def _version_of(self, one: Attending) -> int:
        """As it was on the page; 0 where the page showed nobody, or somebody else."""
        key, version, shown = self._mark(one.field)
        if key != str(one.id or 0):
            return 0
        return one.version if shown == _digest(one) else number_of(version)

    def _mark(self, name: str) -> tuple[str, str, str]:
        """Whose row, its version and the digest of what stood on the page."""
        mark = self.cleaned_data.get(f"mark-{name}") or ""
        key, version, digest = (*mark.split("."), "", "", "")[:3]
        return key, version, digest

    def show(self, theirs: Iterable[Attending], review: ReviewSeen | None) -> None:
        """What somebody else saved meanwhile is shown beside what was typed; `review`: how the child
        took part, too."""
        marks = {one.field: mark_of(one) for one in theirs}
        self.show_both(({CHILD: mark_of_child(review)} if review else {}) | marks)


def mark_of(one: Attending) -> str:
    return f"{one.id or 0}.{one.version}.{_digest(one)}"


def mark_of_child(review: ReviewSeen) -> str:
    return f"{review.id}.{review.version}.{_digest_of_child(review)}"


def _digest(one: Attending | AttendedSaid) -> str:
    away = (one.not_there_why, one.not_there_words) if one.attendance == AWAY else ("", "")
    return _digest_of(one.attendance, *away)


def _digest_of_child(one: ReviewSeen | TookPartSaid) -> str:
    there = str(one.under_four_present)
    return _digest_of(one.participation, one.took_no_part, one.took_no_part_why, there)


def _digest_of(*typed: str) -> str:
    return sha256("\n".join(typed).encode()).hexdigest()[:12]


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
    }
