"""What is sent of a paper says nothing of who made it, where and when, and looks as it did."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from footprint.papers import apart
from footprint.papers.checking import word as checking
from footprint.papers.facts import FileType
from tests.apps.papers import giving

#: A document with every kind of tracked change that Word writes.
CHANGES = """
<w:p><w:ins w:id="1" w:author="Sal Social"><w:r><w:t>put in</w:t></w:r></w:ins>
<w:del w:id="2" w:author="Sal Social"><w:r><w:delText>taken out</w:delText></w:r></w:del>
<w:moveFrom w:id="3" w:author="Sal Social"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>
<w:moveTo w:id="4" w:author="Sal Social"><w:r><w:t> moved here</w:t></w:r></w:moveTo></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="Sal Social"/></w:rPr></w:pPr><w:r><w:t>begins </w:t></w:r></w:p>
<w:p w:rsidR="00AA11BB"><w:pPr><w:jc w:val="center"/><w:pPrChange w:id="6" w:author="Sal Social"><w:pPr/>
</w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id="7" w:author="Sal Social"><w:rPr/></w:rPrChange>
</w:rPr><w:t>and ends</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>nobody saw this</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>everybody saw this</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>
<w:tr><w:trPr><w:del w:id="8" w:author="Sal Social"/></w:trPr><w:tc><w:p><w:r><w:t>row out</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:ins w:id="9" w:author="Sal Social"/></w:trPr><w:tc><w:p><w:r><w:t>row in</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:cellDel w:id="10" w:author="Sal Social"/></w:tcPr><w:p><w:r><w:t>cell out</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:del w:id="11" w:author="Sal Social"/></w:trPr>
<w:tc><w:p><w:r><w:t>table out</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
"""


def cleaned(tmp_path: Path, content: bytes, found: FileType) -> bytes:
    given = tmp_path / "given"
    given.write_bytes(content)
    apart.check(given, found)
    made = apart.clean(given, found)
    again = tmp_path / "made"
    again.write_bytes(made)
    apart.check(again, found)
    assert given.read_bytes() == content
    return made


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_a_word_file_has_its_changes_accepted(tmp_path: Path) -> None:
    made = cleaned(tmp_path, giving.a_word_file(CHANGES), FileType.DOCX)
    document = docx.Document(io.BytesIO(made))
    words = [paragraph.text.strip() for paragraph in document.paragraphs]
    assert words[:3] == [
        "put in\n moved here".replace("\n", ""),
        "begins and ends",
        "everybody saw this",
    ]
    assert giving.WORDS in words
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["row in"]]
    assert document.paragraphs[1].alignment is not None


def test_a_word_file_names_nobody_and_says_nothing_of_its_saving(tmp_path: Path) -> None:
    parts = parts_of(cleaned(tmp_path, giving.a_word_file(CHANGES), FileType.DOCX))
    everything = b"".join(parts.values())
    for unsaid in (giving.AUTHOR, "taken out", "nobody saw", "Is this true", "w:author", "rsid"):
        assert unsaid.encode() not in everything, unsaid
    assert not [name for name in parts if "comment" in name or name.startswith("docProps")]
    assert not re.search(rb"<w:(ins|del|move|comment|trackRevisions|rPrChange)[ />]", everything)
    for name, content in parts.items():
        if name.endswith(".rels"):
            folder = Path(name).parent.parent
            targets = re.findall(rb'Target="([^"]+)"', content)
            assert [t for t in targets if _missing(folder, t.decode(), parts)] == []


def _missing(folder: Path, target: str, parts: dict[str, bytes]) -> bool:
    import posixpath

    return posixpath.normpath(str(folder / target)) not in parts


def test_a_picture_in_a_word_file_says_nothing_of_its_telephone(tmp_path: Path) -> None:
    parts = parts_of(cleaned(tmp_path, giving.a_word_file(), FileType.DOCX))
    (picture,) = [content for name, content in parts.items() if name.startswith("word/media/")]
    with Image.open(io.BytesIO(picture)) as shown:
        assert not shown.getexif()
        assert shown.size == (60, 40)


def test_a_document_of_ours_goes_through_the_cleaning_unharmed(tmp_path: Path) -> None:
    from footprint.formats.document import Document, Heading, Paragraph, Table
    from footprint.formats.docx import docx as made_by_us

    blocks = (Heading(2, "Views"), Paragraph(giving.WORDS), Table("c", ("a", "b"), (("1", "2"),)))
    given = made_by_us(Document("A record", blocks=blocks))
    document = docx.Document(io.BytesIO(cleaned(tmp_path, given, FileType.DOCX)))
    styles = [one.style.name for one in document.paragraphs if one.style and one.text]
    assert styles[:3] == ["Heading 1", "Heading 2", "Normal"]
    assert len(document.tables) == 1


def test_an_upright_picture_keeps_every_point_and_loses_what_it_says_of_itself(
    tmp_path: Path,
) -> None:
    given = giving.a_picture()
    made = cleaned(tmp_path, given, FileType.JPEG)
    for unsaid in (b"Exif", b"telephone", b"ns.adobe.com", giving.AUTHOR.encode()):
        assert unsaid in given
        assert unsaid not in made
    with Image.open(io.BytesIO(given)) as before, Image.open(io.BytesIO(made)) as after:
        assert ImageChops.difference(before, after).getbbox() is None


def test_a_picture_taken_sideways_stands_upright_afterwards(tmp_path: Path) -> None:
    made = cleaned(tmp_path, giving.a_picture(turned=True), FileType.JPEG)
    assert b"Exif" not in made
    with Image.open(io.BytesIO(made)) as after:
        assert after.size == (40, 60)


def test_what_lies_behind_a_picture_s_end_goes(tmp_path: Path) -> None:
    made = cleaned(tmp_path, giving.a_picture() + b"\0\0\0\x18ftypmp42" + bytes(99), FileType.JPEG)
    assert made.endswith(b"\xff\xd9")


def test_a_drawing_keeps_its_transparency_and_loses_its_words(tmp_path: Path) -> None:
    made = cleaned(tmp_path, giving.a_drawing(), FileType.PNG)
    assert giving.AUTHOR.encode() not in made
    assert re.findall(rb"tEXt|iTXt|zTXt|eXIf|tIME", made) == []
    with Image.open(io.BytesIO(made)) as after:
        assert after.convert("RGBA").getpixel((1, 1))[3] == 0  # type: ignore[index]


@pytest.fixture
def clean_pdf(tmp_path: Path) -> bytes:
    return cleaned(tmp_path, giving.a_pdf_with("everything"), FileType.PDF)


def test_a_pdf_names_nobody_runs_nothing_and_holds_no_other_file(clean_pdf: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean_pdf)) as made:
        assert "/Info" not in made.trailer
        assert not {"/Metadata", "/OpenAction", "/AA", "/AF"} & set(made.Root.keys())
        assert len(made.attachments) == 0
        kinds = [str(one.Subtype) for one in made.pages[0].Annots]
        assert kinds == ["/Link", "/FreeText"]
        assert "/A" not in made.pages[0].Annots[0]
        picture = made.pages[0].Resources.XObject.AF
        assert b"Exif" not in picture.read_raw_bytes()
        made.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, qdf=True)
    plain = out.getvalue()
    for unsaid in (giving.AUTHOR, "app.alert", "a file within", "cmd.exe", "/JavaScript", "Exif"):
        assert unsaid.encode() not in plain, unsaid


def test_a_pdf_reads_as_before_and_keeps_its_tags(clean_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(clean_pdf)) as made:
        assert "/StructTreeRoot" in made.Root
        assert str(made.Root.Lang) == "en-GB"
    shown = pypdfium2.PdfDocument(clean_pdf)
    words = shown[0].get_textpage().get_text_range()
    shown.close()
    assert giving.WORDS in words


def test_an_earlier_state_of_a_pdf_is_not_in_it_any_more(tmp_path: Path) -> None:
    """What a program appended over it stays readable in the file until it is written anew."""
    before = giving.a_pdf()
    (start,) = re.findall(rb"startxref\s+(\d+)", before)[-1:]
    note = b"\n9999 0 obj\n(" + giving.AUTHOR.encode() + b")\nendobj\n"
    after = before + note + b"startxref\n" + start + b"\n%%EOF\n"
    assert giving.AUTHOR.encode() not in cleaned(tmp_path, after, FileType.PDF)


def test_xml_is_read_without_asking_anybody() -> None:
    with pytest.raises(Exception, match=r"damaged|entity|Entity"):
        checking.xml(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')
