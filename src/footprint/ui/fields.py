"""Kinds of field that the pages ask for and Django does not have."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")
Typed = tuple[str, str, str]


class DayParts(forms.Widget):
    """A day typed in three boxes: `<name>-day`, `<name>-month`, `<name>-year`."""

    def value_from_datadict(
        self, data: Mapping[str, Any], files: object, name: str
    ) -> Typed | None:
        typed = tuple(str(data.get(f"{name}-{part}", "")).strip() for part in PARTS)
        return typed if any(typed) else None  # type: ignore[return-value]  # three parts, always

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-day"

    def format_value(self, value: date | Typed | None) -> Typed:
        if isinstance(value, date):
            return (str(value.day), str(value.month), str(value.year))
        return value or ("", "", "")


class DayField(forms.Field):
    """A day; `error_messages["invalid"]` says what is wrong with one that there is not."""

    widget = DayParts
    default_error_messages = {"invalid": "Enter a real date, such as 27 3 2026"}  # noqa: RUF012

    def to_python(self, value: Typed | None) -> date | None:
        if value is None:
            return None
        try:
            day, month, year = (int(part) for part in value)
            return date(year if year > 999 else 0, month, day)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
