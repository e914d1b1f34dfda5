"""What is typed on the monitoring form: answers that nobody has recorded, and what managers should
look at."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from footprint.children.forms.by_hand import VersionedForm
from footprint.reviews.monitoring import THEMES, YES_NO, Line


class MonitoringAnswersForm(VersionedForm):
    """One field a question that is asked, by its code."""

    themes = forms.MultipleChoiceField(choices=list(THEMES.items()), required=False)
    about_themes = forms.CharField(max_length=4000, required=False)
    did_well = forms.CharField(max_length=4000, required=False)

    def __init__(
        self,
        data: QueryDict | None,
        asked: Iterable[Line],
        answers: Mapping[str, Any],
        version: int,
    ) -> None:
        super().__init__(data, initial={**answers, "version": version})
        self.asked = tuple(asked)
        for one in self.asked:
            self.fields[one.code] = forms.ChoiceField(choices=list(YES_NO.items()), required=False)

    def answers(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
