"""A document as a PDF that can be read by ear and by hand (PDF/UA-1): tagged, with its language,
title, headings, lists and the header cells of its tables, and every font inside it.

WeasyPrint makes it, with Pango and the fonts of the machine; without Pango `pdf` raises OSError.
Nothing is fetched, from anywhere.
"""

import functools
from importlib.resources import files
from typing import Any, NoReturn

from footprint.formats.document import Document
from footprint.formats.html import printed_page


def _nothing_is_fetched(address: str) -> NoReturn:
    raise ValueError("A document is whole in itself.")


def pdf(document: Document) -> bytes:
    """The bytes of the file; the same document gives the same bytes on the same machine."""
    import weasyprint  # noqa: PLC0415 (fails on a machine without Pango: the rest goes on there)

    html = printed_page(document, _style())
    made = weasyprint.HTML(string=html, url_fetcher=_nothing_is_fetched)
    written: bytes = made.write_pdf(pdf_variant="pdf/ua-1", finisher=_finish)
    return written


def _finish(_: Any, made: Any) -> None:
    """Header cells say what they head. WeasyPrint names them by ids instead, which it gives twice
    where a table goes on over the page."""
    cells = [one for one in made.objects if isinstance(one, dict)]
    for cell in cells:
        if cell.get("S") in {"/TH", "/TD"}:
            cell.pop("ID", None)
            cell["A"].pop("Headers", None)
        if cell.get("S") == "/TH":
            row = made.objects[_number(cell["P"])]
            above = made.objects[_number(row["P"])]
            cell["A"]["Scope"] = "/Column" if above["S"] == "/THead" else "/Row"


def _number(reference: bytes) -> int:
    """The number of the object in "12 0 R"."""
    return int(reference.split()[0])


@functools.cache
def _style() -> str:
    return files("footprint.formats").joinpath("document.css").read_text(encoding="utf-8")
