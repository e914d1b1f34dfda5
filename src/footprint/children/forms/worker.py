"""What is typed of a child's social worker."""

from typing import Any

from django import forms

from footprint.ui.fields import DayField


class WorkerForm(forms.Form):
    """`seen` is how many of people's words stood when the page was made."""

    worker = forms.CharField(max_length=200, required=False)
    team = forms.CharField(max_length=100, required=False)
    began_on = DayField(error_messages={"required": "Enter the first day with this social worker"})
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        return self.cleaned_data
