"""A Word file with real styles, that a council can edit, and that names nobody."""

import io
import zipfile

import docx as python_docx
import pytest
from docx.oxml.ns import qn

from footprint.formats.document import Document, Paragraph, printable
from footprint.formats.docx import docx
from tests.formats.a_document import ARABIC, HOSTILE, record, with_text


def opened(document: Document) -> "python_docx.document.Document":
    return python_docx.Document(io.BytesIO(docx(document)))


def test_its_headings_and_lists_are_real_ones() -> None:
    made = opened(record())
    styles = [one.style.name for one in made.paragraphs if one.style and one.text]
    headings = [name for name in styles if name and name.startswith("Heading")]
    assert headings == ["Heading 1", "Heading 2", "Heading 3", "Heading 2"]
    assert styles.count("List Bullet") == 2
    assert styles.count("Caption") == 1
    assert styles.count("Note") == 1


def test_the_first_row_of_a_table_is_its_head_on_every_page() -> None:
    facts, decisions = opened(record()).tables
    marked = [row._tr.get_or_add_trPr().find(qn("w:tblHeader")) for row in decisions.rows]
    assert [mark is not None for mark in marked] == [True] + 30 * [False]
    look = decisions._tbl.tblPr.find(qn("w:tblLook"))
    assert look is not None
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "0")
    caption = decisions._tbl.tblPr.find(qn("w:tblCaption"))
    assert caption is not None
    assert caption.get(qn("w:val")) == "What was decided"
    look = facts._tbl.tblPr.find(qn("w:tblLook"))
    assert look is not None
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("0", "1")
    assert [len(table.columns) for table in (facts, decisions)] == [2, 3]


def test_it_has_a_title_and_a_language_and_no_person() -> None:
    made = opened(record())
    known = made.core_properties
    assert (known.title, known.language) == (record().title, "en-GB")
    assert (known.author, known.last_modified_by, known.comments) == ("", "", "")
    language = next(made.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "en-GB"
    with zipfile.ZipFile(io.BytesIO(docx(record()))) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name]
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b"python-docx" not in everything


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_of_any_kind_is_words_and_nothing_else(text: str) -> None:
    made = opened(with_text(text))
    shown = printable(text)
    assert [one.text for one in made.paragraphs].count(shown) == 6
    assert [cell.text for cell in made.tables[0].rows[1].cells] == [shown, shown]
    assert len(made.tables) == 2


def test_a_text_from_right_to_left_is_set_so() -> None:
    made = opened(Document("Review", blocks=(Paragraph(ARABIC), Paragraph("English"))))
    _, arabic, english = made.paragraphs
    assert arabic._p.pPr is not None
    assert arabic._p.pPr.find(qn("w:bidi")) is not None
    assert arabic.runs[0].font.rtl
    assert english._p.pPr is None


def test_a_text_of_two_hundred_thousand_letters_is_there_to_the_last() -> None:
    text = "word\tand\n" * 22_300 + "last"
    content = docx(Document("Long", blocks=(Paragraph(text),)))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        part = parts.read("word/document.xml")
    assert (part.count(b"<w:tab/>"), part.count(b"<w:br/>")) == (22_300, 22_300)
    assert part.count(b"<w:t>word</w:t>") == 22_300
    assert b"<w:t>last</w:t>" in part
