"""What is typed of a child by hand."""

from collections.abc import Iterable
from typing import Any

from django import forms

from footprint.audit.actions import ChangedMeanwhileError
from footprint.children.flags import KINDS
from footprint.children.forms.access import reason
from footprint.children.recorded import ChildSaid, EpisodeSaid, ReviewSaid
from footprint.domain.codes import (
    END_REASONS,
    LEGAL_STATUSES,
    NEW_EPISODE_REASONS,
    PARTICIPATION,
    PLACEMENTS,
    CodeSet,
)
from footprint.ui.fields import DayField


def a_code(codes: CodeSet) -> forms.ChoiceField:
    """One of the return's codes with its words, or nothing."""
    offered = [(one.code, f"{one.code}: {one.meaning}") for one in codes.codes]
    return forms.ChoiceField(choices=[("", "Not known yet"), *offered], required=False)


def a_name() -> forms.CharField:
    return forms.CharField(max_length=100, required=False)


class VersionedForm(forms.Form):
    """`version` is that of what stood on the page; 0 where nothing did. `changed`: what somebody
    else saved meanwhile, as (field's words, value) pairs; `meanwhile`: that and what was typed."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    changed: Iterable[tuple[str, str]] = ()
    meanwhile: ChangedMeanwhileError | None = None

    def said(self) -> dict[str, Any]:
        """The arguments of the action that the form asks for."""
        return self.cleaned_data

    def apart(self) -> tuple[dict[str, Any], int]:
        """What was typed, and the version."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return typed, self.cleaned_data["version"]


class AddChildForm(forms.Form):
    identifier = forms.CharField(
        error_messages={"required": "Enter the child's reference in the council's own system"}
    )
    first_name = a_name()
    known_as = a_name()
    surname = a_name()
    born_on = DayField(required=False)
    began_on = DayField(error_messages={"required": "Enter the day on which care began"})
    legal_status = a_code(LEGAL_STATUSES)
    placement = a_code(PLACEMENTS)

    def said(self) -> ChildSaid:
        return ChildSaid(**self.cleaned_data)


class NamesForm(VersionedForm):
    first_name = a_name()
    known_as = a_name()
    surname = a_name()


class BirthDateForm(VersionedForm):
    born_on = DayField(required=False)


class EpisodeForm(VersionedForm):
    began_on = DayField(error_messages={"required": "Enter the first day of the episode"})
    new_episode = a_code(NEW_EPISODE_REASONS)
    legal_status = a_code(LEGAL_STATUSES)
    placement = a_code(PLACEMENTS)
    ended_on = DayField(required=False)
    end_reason = a_code(END_REASONS)

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        ends_earlier = typed.pop("ends_earlier", False)
        return {"said": EpisodeSaid(**typed), "version": version, "ends_earlier": ends_earlier}


class NewEpisodeForm(EpisodeForm):
    """`ends_earlier`: the usual case, a child who moves."""

    ends_earlier = forms.BooleanField(required=False)


class ReviewForm(VersionedForm):
    held_on = DayField(error_messages={"required": "Enter the day on which the review was held"})
    participation = a_code(PARTICIPATION)

    def said(self) -> dict[str, Any]:
        typed, version = self.apart()
        return {"said": ReviewSaid(**typed), "version": version}


class DenyForm(VersionedForm):
    reason = reason("Say how you know that it is not so")


class TakeBackForm(VersionedForm):
    """A confirmation."""


class FlagForm(forms.Form):
    kind = forms.ChoiceField(
        choices=list(KINDS.items()), error_messages={"required": "Choose a flag"}
    )
    began_on = DayField(error_messages={"required": "Enter the day from which it is so"})
    told_by = forms.CharField(
        max_length=200, error_messages={"required": "Say who told you, or where it stands"}
    )

    def said(self) -> dict[str, Any]:
        return self.cleaned_data


class EndFlagForm(VersionedForm):
    ended_on = DayField(error_messages={"required": "Enter the first day without the flag"})
