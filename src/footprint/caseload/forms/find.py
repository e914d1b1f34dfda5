"""The name or reference by which a child is looked for."""

from django import forms


class FindForm(forms.Form):
    name = forms.CharField(
        min_length=2,
        max_length=100,
        error_messages={
            "required": "Type a name or a reference",
            "min_length": "Type at least two letters or figures",
            "max_length": "Type at most 100 letters",
        },
    )
