"""Why a finished record is corrected, as it is typed."""

from django import forms
from django.http import QueryDict


class FinishForm(forms.Form):
    """`corrects`: there is a finished record already, so a reason is given; asked by the action."""

    reason = forms.CharField(max_length=2000, required=False)

    def __init__(self, data: QueryDict | None, *, corrects: bool) -> None:
        super().__init__(data)
        self.corrects = corrects
