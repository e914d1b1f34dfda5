"""What is typed for the ladders that no return tells of: a form for each thing."""

from collections.abc import Mapping
from typing import Any

from django import forms

from footprint.children.facts.ladder import AUTHORITIES, CONFERENCES, ORDERS, REVIEWS_BESIDE, SAID
from footprint.children.forms.by_hand import VersionedForm
from footprint.ui.fields import DayField

YES, NO = "yes", "no"


def _of(kinds: Mapping[str, str], missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=list(kinds.items()), error_messages={"required": missing})


def _day(missing: str) -> DayField:
    return DayField(error_messages={"required": missing})


class LadderForm(VersionedForm):
    """`thing` is one of SAID."""

    thing = ""

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        return {"said": SAID[self.thing](**typed), "version": version}


class OrderForm(LadderForm):
    thing = "order"
    kind = _of(ORDERS, "Choose what the court ordered")
    began_on = _day("Enter the first day")
    until = DayField(required=False)
    ended_on = DayField(required=False)


class AuthorityForm(LadderForm):
    thing = "authority"
    kind = _of(AUTHORITIES, "Choose what gives the authority")
    began_on = _day("Enter the first day of the authority")
    ended_on = DayField(required=False)


class PathwayPlanForm(LadderForm):
    thing = "pathway-plan"
    began_on = _day("Enter the day of the plan")
    ended_on = DayField(required=False)


class AccommodationForm(LadderForm):
    thing = "accommodation"
    began_on = _day("Enter the first day there")
    ended_on = DayField(required=False)


class ConferenceForm(LadderForm):
    thing = "conference"
    kind = _of(CONFERENCES, "Choose what was held")
    held_on = _day("Enter the day on which it was held")
    goes_on = forms.ChoiceField(
        choices=[(YES, "Yes"), (NO, "No")],
        error_messages={"required": "Say whether it goes on"},
    )

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        typed["goes_on"] = typed["goes_on"] == YES
        return {"said": SAID[self.thing](**typed), "version": version}


class ReviewBesideForm(LadderForm):
    thing = "review"
    kind = _of(REVIEWS_BESIDE, "Choose what was reviewed")
    held_on = _day("Enter the day on which it was held")
    chaired_by = forms.CharField(max_length=200, required=False)


FORMS: Mapping[str, type[LadderForm]] = {
    form.thing: form
    for form in (
        OrderForm,
        AuthorityForm,
        PathwayPlanForm,
        AccommodationForm,
        ConferenceForm,
        ReviewBesideForm,
    )
}
