"""What is typed of midway checks and visits."""

from typing import Any

from django import forms

from footprint.children.forms.by_hand import VersionedForm
from footprint.reviews.codes import HOW_VISITED, KEPT_AWAY, ON_COURSE
from footprint.reviews.forms.booking import chosen, text
from footprint.reviews.said.after import CheckSaid, VisitSaid
from footprint.ui.fields import DayField


class PlanForm(VersionedForm):
    planned_on = DayField(error_messages={"required": "Enter the day"})


class CheckForm(VersionedForm):
    done_on = DayField(error_messages={"required": "Enter the day of the check"})
    on_course = chosen(ON_COURSE, "Say whether the plan is followed")
    found = text()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("on_course") in {"partly", "no"} and not typed.get("found", "").strip():
            self.add_error("found", "Say what you found")
        return typed

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        return {"said": CheckSaid(**typed), "version": version}


class VisitForm(VersionedForm):
    took_place = forms.ChoiceField(
        choices=[("yes", "It took place"), ("no", "It did not take place")],
        error_messages={"required": "Say whether it took place"},
    )
    done_on = DayField(required=False)
    how = chosen(HOW_VISITED)
    kept_away = chosen(KEPT_AWAY)
    ask_again_on = DayField(required=False)
    words = text()
    alone = text()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("took_place") == "yes":
            if "done_on" in typed and not typed["done_on"]:
                self.add_error("done_on", "Enter the day on which it was")
            if not typed.get("how"):
                self.add_error("how", "Say how it was")
        if typed.get("took_place") == "no":
            asked_again = typed.get("ask_again_on") or "ask_again_on" not in typed
            if not typed.get("kept_away"):
                self.add_error("kept_away", "Say why not")
            elif typed["kept_away"] != "declined" and not asked_again:
                self.add_error("ask_again_on", "Enter the day on which the child is asked again")
        return typed

    def visit(self) -> VisitSaid:
        typed = self.cleaned_data
        if typed["took_place"] == "yes":
            return VisitSaid(
                typed["done_on"], typed["how"], words=typed["words"], alone=typed["alone"]
            )
        return VisitSaid(
            kept_away=typed["kept_away"],
            words=typed["words"],
            ask_again_on=typed["ask_again_on"],
            alone=typed["alone"],
        )

    def said(self) -> dict[str, Any]:
        return {"said": self.visit(), "version": self.cleaned_data["version"]}
