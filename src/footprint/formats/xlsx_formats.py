"""How the cells of a workbook look."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from footprint.formats.tables import Kind

NUMBER_FORMATS: dict[Kind, str] = {
    "whole": "#,##0",
    "decimal": "#,##0.0#",
    "percent": "0.0%",
    "date": "d mmmm yyyy",
}


class Formats:
    """The cell formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def heading(self) -> Format:
        return self._format("heading", bold=True, font_size=16)

    def table_title(self) -> Format:
        return self._format("table title", bold=True, font_size=12)

    def sentence(self) -> Format:
        return self._format("sentence", text_wrap=True, valign="top")

    def warning(self) -> Format:
        return self._format(
            "warning", bold=True, text_wrap=True, valign="top", bg_color="#fff2b8", border=2
        )

    def header(self, *, number: bool, indent: bool) -> Format:
        properties: dict[str, Any] = {"align": "right" if number else "left"}
        if indent:
            properties["indent"] = 1
        return self._format(
            f"header {number} {indent}",
            bold=True,
            text_wrap=True,
            valign="top",
            border=1,
            **properties,
        )

    def cell(self, kind: Kind, *, bold: bool, text: bool, quoted: bool, indent: bool) -> Format:
        properties: dict[str, Any] = {"valign": "top", "bold": bold, "text_wrap": text}
        if quoted:
            properties["quote_prefix"] = True
        if not text:
            properties["num_format"] = NUMBER_FORMATS[kind]
        elif kind != "text":
            properties["align"] = "right"
        else:
            properties |= {"align": "left", "indent": int(indent)}
        return self._format(f"{kind} {bold} {text} {quoted} {indent}", **properties)

    def _format(self, key: str, **properties: Any) -> Format:
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]
