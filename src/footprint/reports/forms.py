"""What is typed on the pages of figures."""

from django import forms


class TakeBackForm(forms.Form):
    """`version` is that of the signature on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=1000, error_messages={"required": "Say why the signature is taken back"}
    )
