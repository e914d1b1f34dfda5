"""What is typed of a sitting that was or was not held, and of a review that ends."""

from collections.abc import Mapping
from typing import Any

from django import forms

from footprint.children.forms.by_hand import VersionedForm
from footprint.domain.review_codes import LATE_BECAUSE, SCHEDULE_7
from footprint.reviews.codes import CONFERENCES, NOT_HELD
from footprint.reviews.forms.booking import SittingForm, chosen, offer_officers, text
from footprint.reviews.said.review import AdjournmentSaid, ConferenceHeld
from footprint.ui.fields import DayField


class HoldForm(VersionedForm):
    """`late_because` is asked of a review that is held late; `last`: it is completed with this."""

    last = forms.ChoiceField(
        choices=[("yes", "Yes, the review is completed"), ("no", "No, another sitting follows")],
        error_messages={"required": "Say whether this was the last sitting"},
    )
    late_because = chosen(LATE_BECAUSE)
    together = forms.TypedMultipleChoiceField(coerce=int, required=False)
    conference = forms.ChoiceField(
        choices=list(CONFERENCES.items()),
        error_messages={"required": "Say which conference it was"},
    )

    def __init__(
        self,
        *args: Any,
        others: Mapping[int, str],
        conferred: Mapping[int, str],
        **kwargs: Any,
    ) -> None:
        """`others` sit at the same meeting; `conferred` are the children of a conference."""
        super().__init__(*args, **kwargs)
        self.conferred = conferred
        if others:
            offered = self.fields["together"]
            assert isinstance(offered, forms.TypedMultipleChoiceField)  # noqa: S101
            offered.choices = [(str(key), name) for key, name in others.items()]
        else:
            del self.fields["together"]
        if not conferred:
            del self.fields["conference"]
        for key in conferred:
            self.fields[f"goes_on_{key}"] = forms.ChoiceField(
                choices=[("yes", "Yes"), ("no", "No")], required=False
            )
        # As they stand on the page, so that what is wrong is listed in that order.
        of_children = [f"goes_on_{key}" for key in conferred]
        self.order_fields(["together", "conference", *of_children, "late_because", "last"])

    def clean(self) -> dict[str, Any]:
        """Of every child for whom the conference was held it is said what came of it."""
        typed = super().clean() or self.cleaned_data
        for key in self._sat(typed):
            if not typed.get(f"goes_on_{key}"):
                asks = f"Say whether {self.conferred[key]} has a plan after it"
                self.add_error(f"goes_on_{key}", asks)
        return typed

    def _sat(self, typed: Mapping[str, Any]) -> list[int]:
        together = typed.get("together", ())
        return [
            key for key in self.conferred if key == next(iter(self.conferred)) or key in together
        ]

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        found = {key: typed[f"goes_on_{key}"] == "yes" for key in self._sat(typed)}
        return {
            "late_because": typed["late_because"],
            "last": typed["last"] == "yes",
            "conference": ConferenceHeld(typed["conference"], found) if found else None,
            "together": tuple(typed.get("together", ())),
            "version": version,
        }


class MissForm(VersionedForm):
    """`together`: nor was it for the brothers and sisters at the same meeting."""

    why = chosen(NOT_HELD, "Choose why it was not held")
    words = text()
    together = forms.BooleanField(required=False)


class RefuseForm(forms.Form):
    """A second adjournment was asked for."""

    asked_why = text(missing="Say who asked for a second adjournment, and why")


class CancelForm(VersionedForm):
    why = text(missing="Say why the review is cancelled")
    together = forms.BooleanField(required=False)


class PlainForm(VersionedForm):
    """A confirmation."""


class ChairForm(VersionedForm):
    officer_id = forms.ChoiceField(error_messages={"required": "Choose who chairs it"})
    stand_in_why = text()

    def __init__(self, *args: Any, officers: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_officers(self, officers)

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "officer_id": int(self.cleaned_data["officer_id"])}


class CompleteForm(VersionedForm):
    """Of a review with a meeting nothing is asked: its last sitting is the day."""

    on = DayField(error_messages={"required": "Enter the day on which the officer completed it"})
    late_because = chosen(LATE_BECAUSE)

    def __init__(self, *args: Any, asks_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_day:
            del self.fields["on"], self.fields["late_because"]


class AdjournForm(SittingForm):
    """The next sitting may be left out, and booked when its day is known."""

    matters = forms.TypedMultipleChoiceField(
        coerce=int,
        choices=[(str(number), words) for number, words in SCHEDULE_7.items()],
        error_messages={"required": "Choose the matters on which there is not enough information"},
    )
    missing = text(missing="Say what information is missing")
    not_to_be_implemented = text()
    views_on_waiting = text(
        missing="Say what the child, the carer and the parents think of waiting, or why you do not "
        "know"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("day", "at", "minutes", "place_kind"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("day") and not typed.get("at"):
            self.add_error("at", "Enter the time, such as 4pm")
        if typed.get("day") and not typed.get("place_kind"):
            self.add_error("place_kind", "Choose where it is held")
        return typed

    def said(self) -> AdjournmentSaid:
        typed = self.cleaned_data
        typed["minutes"] = typed["minutes"] or "60"
        return AdjournmentSaid(
            matters=tuple(typed["matters"]),
            missing=typed["missing"],
            not_to_be_implemented=typed["not_to_be_implemented"],
            views_on_waiting=typed["views_on_waiting"],
            resumes=self.sitting() if typed["day"] else None,
        )
