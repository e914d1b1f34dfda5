"""What is typed on the pages of who may open whose record."""

from django import forms

LONGEST_REASON = 2_000


def reason(missing: str) -> forms.CharField:
    """A reason in one's own words."""
    return forms.CharField(
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        error_messages={
            "required": missing,
            "max_length": f"Say it in fewer than {LONGEST_REASON} letters",
        },
    )


class ReasonForm(forms.Form):
    """`next` is the page that was asked for, to go back to."""

    reason = reason("Say why you need to open this record")
    next = forms.CharField(required=False, widget=forms.HiddenInput)
