"""What is typed to book a review, and to move or add a sitting."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from footprint.authority.facts import LOCAL_TIME
from footprint.children.forms.by_hand import VersionedForm
from footprint.reviews.codes import BRINGS_FORWARD, PLACES, Ladder
from footprint.reviews.permissions.booking import AHEAD, TOO_FAR
from footprint.reviews.said.review import ReviewSaid, SittingSaid
from footprint.ui.fields import DayField

LONGEST_TEXT = 4_000
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_NOON = 12
_LENGTHS = {30: "Half an hour", 45: "45 minutes", 60: "1 hour", 90: "1½ hours", 120: "2 hours"}


class ClockField(forms.Field):
    """A time of day, as people type it: 4pm, 16.00, 4:30 pm."""

    def to_python(self, value: str | time | None) -> time | None:
        if value is None or isinstance(value, time):
            return value
        typed = _CLOCK.fullmatch(value.strip())
        if not value.strip():
            return None
        try:
            return _time_of(typed)
        except ValueError:
            raise ValidationError("Enter a time, such as 4pm or 16.30", code="invalid") from None

    def prepare_value(self, value: object) -> object:
        return f"{value:%H.%M}" if isinstance(value, time) else value


def _time_of(typed: re.Match[str] | None) -> time:
    if typed is None:
        raise ValueError
    hour, half = int(typed[1]), (typed[3] or "").lower()
    if half and not 1 <= hour <= _NOON:
        raise ValueError
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return time(hour, int(typed[2] or 0))


def text(*, longest: int = LONGEST_TEXT, missing: str = "") -> forms.CharField:
    """Sentences in one's own words; without `missing` they may be left out."""
    return forms.CharField(
        max_length=longest,
        required=bool(missing),
        widget=forms.Textarea,
        error_messages={"required": missing, "max_length": f"Use fewer than {longest} letters"},
    )


def chosen(
    offered: Mapping[Any, str], missing: str = "", *, none: str = "Choose"
) -> forms.ChoiceField:
    """One of a list; without `missing` it may be left out."""
    choices = [("", none), *((str(code), words) for code, words in offered.items())]
    return forms.ChoiceField(
        choices=choices, required=bool(missing), error_messages={"required": missing}
    )


class SittingForm(forms.Form):
    """`seen` is the mark of the warnings that the page has shown."""

    day = DayField(error_messages={"required": "Enter the day"})
    at = ClockField(error_messages={"required": "Enter the time, such as 4pm"})
    minutes = chosen(_LENGTHS, "Choose how long it takes")
    place_kind = chosen(PLACES, "Choose where it is held")
    place = forms.CharField(max_length=500, required=False)
    child_chose_school_hours = forms.BooleanField(required=False)
    outside_why = text()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_day(self) -> date | None:
        """Far ahead of what anybody books nothing can be reckoned any more."""
        day: date | None = self.cleaned_data["day"]
        if day is not None and day > localdate() + AHEAD:
            raise ValidationError(TOO_FAR, code="invalid")
        return day

    def clean(self) -> dict[str, Any]:
        """On the last Sunday of March an hour is left out."""
        typed = super().clean() or self.cleaned_data
        day, at = typed.get("day"), typed.get("at")
        if day and at:
            starts_at = datetime.combine(day, at, LOCAL_TIME)
            if day_and_time(starts_at.astimezone(UTC)) != (day, at):
                self.add_error("at", "There is no such time that day: the clocks go forward")
        return typed

    def sitting(self) -> SittingSaid:
        typed = self.cleaned_data
        return SittingSaid(
            starts_at=datetime.combine(typed["day"], typed["at"], LOCAL_TIME),
            minutes=int(typed["minutes"]),
            place_kind=typed["place_kind"],
            place=typed["place"].strip(),
            child_chose_school_hours=typed["child_chose_school_hours"],
        )


class BookForm(SittingForm):
    """`siblings`, by their ids, and `others`, by their references, are reviewed at the same meeting."""

    ladder = chosen(dict(Ladder.choices), "Choose what kind of review it is")
    officer_id = forms.ChoiceField(error_messages={"required": "Choose who chairs it"})
    stand_in_why = text()
    brought_forward = chosen(BRINGS_FORWARD, none="It is not brought forward")
    brought_forward_why = text()
    siblings = forms.TypedMultipleChoiceField(coerce=int, required=False)
    others = forms.CharField(max_length=1_000, required=False, widget=forms.Textarea)

    field_order: Sequence[str] = ("ladder", "day", "at", "minutes", "place_kind", "place")

    def __init__(
        self, *args: Any, officers: Mapping[int, str], siblings: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_officers(self, officers)
        field = self.fields["siblings"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101
        field.choices = [(str(key), name) for key, name in siblings.items()]

    def said(self) -> ReviewSaid:
        typed = self.cleaned_data
        return ReviewSaid(
            ladder=typed["ladder"],
            officer_id=int(typed["officer_id"]),
            sitting=self.sitting(),
            stand_in_why=typed["stand_in_why"],
            outside_why=typed["outside_why"],
            brought_forward=typed["brought_forward"],
            brought_forward_why=typed["brought_forward_why"],
        )

    def references(self) -> list[str]:
        typed = self.cleaned_data["others"].replace(",", " ").replace(";", " ").split()
        return list(dict.fromkeys(typed))


class WithoutMeetingForm(forms.Form):
    officer_id = forms.ChoiceField(error_messages={"required": "Choose who reviews it"})
    stand_in_why = text()
    without_meeting_why = text(missing="Say why this review is held without a meeting")

    def __init__(self, *args: Any, officers: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_officers(self, officers)

    def said(self) -> ReviewSaid:
        typed = self.cleaned_data
        return ReviewSaid(
            ladder=Ladder.LOOKED_AFTER,
            officer_id=int(typed["officer_id"]),
            sitting=None,
            stand_in_why=typed["stand_in_why"],
            without_meeting_why=typed["without_meeting_why"],
        )


class MoveForm(SittingForm, VersionedForm):
    """A sitting that stands, at another day, time or place; or a further one."""

    def said(self) -> dict[str, Any]:
        return {
            "said": self.sitting(),
            "outside_why": self.cleaned_data["outside_why"],
            "version": self.cleaned_data["version"],
        }


def offer_officers(form: forms.Form, officers: Mapping[int, str]) -> None:
    field = form.fields["officer_id"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101
    field.choices = [("", "Choose"), *((str(key), name) for key, name in officers.items())]


def day_and_time(starts_at: datetime) -> tuple[date, time]:
    local = starts_at.astimezone(LOCAL_TIME)
    return local.date(), local.time()
