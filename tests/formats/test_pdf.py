"""A PDF that can be read by ear: what its tags, fonts and properties say, looked at with pikepdf."""

import io
import time
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest

from footprint.formats.document import Document, Paragraph, printable
from footprint.formats.pdf import pdf
from tests.formats.a_document import ARABIC, HOSTILE, record, with_text


@pytest.fixture(scope="module")
def made() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf(record()))) as opened:
        yield opened


def elements(node: Any, parent: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every tag below a node: what it is, what it stands in, and itself."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), parent, kid
            yield from elements(kid, str(kid.S))


def tags(made: pikepdf.Pdf) -> list[tuple[str, str, Any]]:
    return list(elements(made.Root.StructTreeRoot))


def text_of(content: bytes) -> str:
    shown = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in shown)
    finally:
        shown.close()


def test_it_says_that_it_is_accessible_and_what_it_is_called(made: pikepdf.Pdf) -> None:
    with made.open_metadata() as known:
        assert known["pdfuaid:part"] == "1"
        assert known["dc:title"] == "Record of the review of 3 May 2026"
        assert "dc:creator" not in known
    assert str(made.Root.Lang) == "en-GB"
    assert bool(made.Root.MarkInfo.Marked)
    assert bool(made.Root.ViewerPreferences.DisplayDocTitle)
    assert set(made.docinfo.keys()) <= {"/Title", "/Producer"}


def test_its_headings_lists_and_tables_are_tagged(made: pikepdf.Pdf) -> None:
    found = tags(made)
    headings = [kind for kind, _, _ in found if kind in {f"/H{level}" for level in range(1, 7)}]
    assert headings == ["/H1", "/H2", "/H3", "/H2"]
    kinds = [kind for kind, _, _ in found]
    assert kinds.count("/L") == 1
    assert kinds.count("/LI") == 2
    assert {parent for kind, parent, _ in found if kind == "/LI"} == {"/L"}
    assert "/Caption" in kinds
    assert {parent for kind, parent, _ in found if kind in {"/TH", "/TD"}} == {"/TR"}


def test_every_header_cell_says_what_it_heads(made: pikepdf.Pdf) -> None:
    scopes = [str(one.A.Scope) for kind, _, one in tags(made) if kind == "/TH"]
    rows, columns = scopes.count("/Row"), scopes.count("/Column")
    assert rows == 2
    assert columns % 3 == 0
    assert columns >= 6, "the head is there again on the next page"


def test_everything_that_is_drawn_is_tagged_or_marked_as_beside_the_text(
    made: pikepdf.Pdf,
) -> None:
    for page in made.pages:
        depth = 0
        for one in pikepdf.parse_content_stream(page):
            operator = str(one.operator)
            if operator in {"BDC", "BMC"}:
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in {"Tj", "TJ"}:
                assert depth > 0
        assert depth == 0
        assert str(page.obj.Tabs) == "/S" if "/Annots" in page.obj else True


def test_every_font_lies_in_the_file(made: pikepdf.Pdf) -> None:
    fonts = [
        one
        for one in made.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()) for one in fonts)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(with_text("a")) == pdf(with_text("a"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_of_any_kind_is_words_and_nothing_else(text: str) -> None:
    content = pdf(with_text(text))
    with pikepdf.open(io.BytesIO(content)) as made:
        assert "/Names" not in made.Root
        assert all("/Annots" not in page.obj for page in made.pages)
    read = text_of(content)
    assert "Title" in read
    first = printable(text).split("\n")[0].split()[0]
    if first.isascii():
        assert first in read.replace("\r\n", " ")
    if text == HOSTILE["markup"]:
        assert "<script>alert(1)</script>" in read.replace("\r\n", "")


def test_arabic_reads_as_arabic() -> None:
    read = text_of(pdf(Document("Review", blocks=(Paragraph(ARABIC),))))
    assert set(ARABIC) <= set(read) | {" "}


@pytest.mark.parametrize("text", ["word " * 40_000, "x" * 200_000], ids=["words", "one word"])
def test_a_text_of_two_hundred_thousand_letters_is_printed_in_seconds(text: str) -> None:
    """Without places to break in one word, it took minutes."""
    began = time.process_time()
    content = pdf(Document("Long", blocks=(Paragraph(text),)))
    assert time.process_time() - began < 30
    with pikepdf.open(io.BytesIO(content)) as made:
        assert len(made.pages) > 20
