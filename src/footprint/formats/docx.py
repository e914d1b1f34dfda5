"""A document as a Word file: real headings, lists and tables, which a council can go on editing.

It names no person: who made a text is said in it, or not at all.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any

import docx as python_docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from footprint.formats.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Table,
    runs_from_right,
)

FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)
SIZES = {1: 22, 2: 16, 3: 13.5, 4: 12, 5: 12, 6: 12}
#: The width of the text on A4.
ACROSS = Mm(174)
NAMES_OF_FACTS, WHAT_THEY_ARE = 34, 66
NOTE = "Note"


def docx(document: Document) -> bytes:
    """The bytes of the file."""
    made = python_docx.Document()
    _set_page(made)
    _set_styles(made, document.language)
    _set_properties(made, document)
    _text(made.add_paragraph(style="Heading 1"), document.title)
    for block in document.blocks:
        WRITERS[type(block)](made, block)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _heading(made: WordFile, block: Heading) -> None:
    _text(made.add_paragraph(style=f"Heading {block.level}"), block.text)


def _paragraph(made: WordFile, block: Paragraph) -> None:
    _text(made.add_paragraph(), block.text)


def _note(made: WordFile, block: Note) -> None:
    _text(made.add_paragraph(style=NOTE), block.text)


def _bullets(made: WordFile, block: Bullets) -> None:
    for item in block.items:
        _text(made.add_paragraph(style="List Bullet"), item)


def _table(made: WordFile, block: Table) -> None:
    caption = made.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = True
    _text(caption, block.caption)
    table = _empty_table(made, block.widths, block.caption)
    _row(table, block.head, bold=len(block.head))
    _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for row in block.rows:
        _row(table, row)
    _look(table, header_row=True)
    made.add_paragraph()


def _facts(made: WordFile, block: Facts) -> None:
    """A table whose first column says what each is."""
    if not block.pairs:
        return
    table = _empty_table(made, (NAMES_OF_FACTS, WHAT_THEY_ARE), "")
    for pair in block.pairs:
        _row(table, pair, bold=1)
    _look(table, header_row=False)
    made.add_paragraph()


WRITERS: dict[type[Block], Callable[[WordFile, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Note: _note,
    Bullets: _bullets,
    Table: _table,
    Facts: _facts,
}


def _empty_table(made: WordFile, widths: tuple[int, ...], caption: str) -> WordTable:
    table: WordTable = made.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = int(ACROSS * width / 100)
    if caption:
        _mark(table._tbl.tblPr, "w:tblCaption", caption)
    return table


def _row(table: WordTable, texts: tuple[str, ...], *, bold: int = 0) -> None:
    """A row, the first `bold` cells of which name something."""
    row: Any = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
    for index, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        _text(cell.paragraphs[0], text, bold=index < bold)


def _look(table: WordTable, *, header_row: bool) -> None:
    """What a screen reader takes for the header cells: the first row, or the first column."""
    look: Any = table._tbl.tblPr.find(qn("w:tblLook"))
    for name in list(look.attrib):
        del look.attrib[name]
    for name in ("firstRow", "lastRow", "firstColumn", "lastColumn"):
        heads = name == ("firstRow" if header_row else "firstColumn")
        look.set(qn(f"w:{name}"), "1" if heads else "0")
    look.set(qn("w:noHBand"), "1")
    look.set(qn("w:noVBand"), "1")


def _text(paragraph: WordParagraph, text: str, *, bold: bool = False) -> None:
    """The text, as it was typed, with its line ends; from right to left if it begins so."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    if runs_from_right(text):
        _mark(paragraph._p.get_or_add_pPr(), "w:bidi")
        run.font.rtl = True


def _mark(parent: Any, name: str, value: str = "") -> None:
    """Adds an element to a row's, a table's or a paragraph's properties."""
    element = OxmlElement(name)
    if value:
        element.set(qn("w:val"), value)
    parent.append(element)


def _set_page(made: WordFile) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)


def _set_styles(made: WordFile, language: str) -> None:
    normal = made.styles["Normal"]
    note = made.styles.add_style(NOTE, normal.type)
    note.base_style = normal
    note.paragraph_format.left_indent = Mm(6)
    note.font.bold = True
    for style, size in _used(made):
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    defaults = made.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    spoken = defaults.find(qn("w:lang"))
    spoken.set(qn("w:val"), language)


def _used(made: WordFile) -> Iterator[tuple[ParagraphStyle, float]]:
    for level, size in SIZES.items():
        yield made.styles[f"Heading {level}"], size
    for name in ("Normal", "List Bullet", "Caption", NOTE):
        yield made.styles[name], 12


def _set_properties(made: WordFile, document: Document) -> None:
    """Of what a Word file says of itself it has a title and a language; no picture of an empty page,
    no names, and no dates of the file that it was made from."""
    known = made.core_properties
    known.title, known.language = document.title, document.language
    known.author = known.last_modified_by = known.comments = ""
    element = known._element
    for name in ("dcterms:created", "dcterms:modified"):
        for found in element.findall(qn(name)):
            element.remove(found)
    for key, related in list(made.part.package.rels.items()):
        if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del made.part.package.rels[key]
