"""What is given, and what is confirmed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from footprint.exchange.folders import harmless
from footprint.exchange.ssda903.containers import MAX_FILE_BYTES, MIB

ENDINGS = (".csv", ".txt", ".zip")


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """One file or several; all that is wrong with any of them is said at once."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        given = data if isinstance(data, list) else [data] if data else []
        if not given:
            raise ValidationError(self.error_messages["required"], code="required")
        wrong = [sentence for one in given if (sentence := _why_not(one))]
        if wrong:
            raise ValidationError(wrong)
        return given


def _why_not(one: "UploadedFile[bytes]") -> str:
    name = harmless(one.name or "")
    if not name.lower().endswith(ENDINGS):
        return f"{name} is no CSV file and no zip of them"
    if not one.size:
        return f"{name} is empty"
    if one.size > MAX_FILE_BYTES:
        return f"{name} is larger than {MAX_FILE_BYTES // MIB} MiB, which no return's file is"
    return ""


class GiveForm(forms.Form):
    given = SeveralFiles(error_messages={"required": "Choose the files to import"})


class ConfirmForm(forms.Form):
    """`version` is that of the plan that was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    withdraw = forms.BooleanField(required=False)

    def confirmed(self) -> Mapping[str, Any]:
        return {name: self.cleaned_data[name] for name in ("version", "withdraw")}
