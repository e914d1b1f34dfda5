"""What comes in is what it says, whole and ordinary; anything else is refused with a sentence, and
nothing of it stays."""

import hashlib
import io
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import tests.stores  # noqa: F401 (sets Django up)
from footprint.papers import apart, stored
from footprint.papers.arriving import harmless, take_in
from footprint.papers.facts import MOST_BYTES, FileType, PaperRefusedError
from tests.apps.papers import giving

ORDINARY = {
    "report.pdf": (giving.a_pdf, FileType.PDF),
    "Plan of May.DOCX": (giving.a_word_file, FileType.DOCX),
    "IMG_0001.jpeg": (giving.a_picture, FileType.JPEG),
    "drawing.png": (giving.a_drawing, FileType.PNG),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_file_is_stored_as_it_was_given_under_a_random_name(
    name: str, folder: Path
) -> None:
    make, found = ORDINARY[name]
    content = make()
    arrived = take_in(name, io.BytesIO(content))
    assert (arrived.name, arrived.type, arrived.size) == (name, found, len(content))
    assert arrived.sha256 == hashlib.sha256(content).hexdigest()
    assert re.fullmatch("[0-9a-f]{32}", arrived.place)
    assert stored.at(arrived.place).read_bytes() == content
    assert [path.name for path in folder.iterdir()] == [arrived.place]
    assert stored.at(arrived.place).stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def macros() -> bytes:
    types = '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    return giving.with_parts(
        giving.a_word_file(), {"[Content_Types].xml": types, "word/vbaProject.bin": b"x"}
    )


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    more = (
        f'<Relationship Id="x" TargetMode="{mode}" Target="{target}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    )
    return giving.with_parts(giving.a_word_file(), {"word/_rels/document.xml.rels": more})


def field(*words: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{word}</w:instrText></w:r>" for word in words)
    return giving.a_word_file(f"<w:p>{runs}</w:p>")


def bomb() -> bytes:
    return giving.with_parts(giving.a_word_file(), {"word/media/a.bin": bytes(101 * 1024**2)})


def spoilt() -> bytes:
    """A byte in the middle of a picture within is another."""
    content = bytearray(giving.a_word_file())
    at = content.index(b"word/media/") + 60
    content[at] ^= 0xFF
    return bytes(content)


def entities() -> bytes:
    document = b'<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="%s"/>' % giving.W.encode()
    return giving.with_parts(giving.a_word_file(), {"word/document.xml": document})


def a_bomb_of_points() -> bytes:
    """A small PNG that says it has ten thousand million points."""
    content = bytearray(giving.a_drawing())
    content[16:24] = (100_000).to_bytes(4, "big") * 2
    header = bytes(content[12:29])
    import zlib

    content[29:33] = zlib.crc32(header).to_bytes(4, "big")
    return bytes(content)


BAD: Mapping[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.pdf", lambda: b"", "is empty"),
    "a program by another name": ("a.pdf", lambda: b"MZ" + bytes(200), "is a program"),
    "text": ("a.pdf", lambda: b"hello", "neither a PDF, a Word document"),
    "a page of the web": ("a.png", lambda: b"<html><script>", "neither a PDF"),
    "old Word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old Word file"),
    "of a telephone": ("a.heic", lambda: b"\0\0\0\x18ftypheic" + bytes(99), "Give it as JPEG"),
    "a name that lies": ("a.pdf", giving.a_word_file, "ends in .pdf, but inside it is a Word"),
    "a picture by another name": ("a.docx", giving.a_drawing, "inside it is a PNG picture"),
    "a zip": ("a.docx", lambda: giving.a_zip({"a.txt": b"a"}), "no Word document"),
    "macros": ("a.docx", macros, "programs in it"),
    "a template elsewhere": (
        "a.docx",
        lambda: relation("attachedTemplate", "https://elsewhere.example/t.dotm"),
        "loads something from outside",
    ),
    "a picture elsewhere": ("a.docx", lambda: relation("image", "http://a.example/b"), "loads"),
    "a link into a share": ("a.docx", lambda: relation("hyperlink", "file://a/b"), "loads"),
    "another file within": (
        "a.docx",
        lambda: relation("oleObject", "embeddings/a.bin", "Internal"),
        "has other files inside it",
    ),
    "a field that runs": ("a.docx", lambda: field("DDEAUTO c:\\a.exe"), "loads something"),
    "a field in pieces": ("a.docx", lambda: field(" DD", "EAUTO a"), "loads something"),
    "a zip bomb": ("a.docx", bomb, "more in this Word file"),
    "entities": ("a.docx", entities, "damaged"),
    "a spoilt part": ("a.docx", spoilt, "damaged"),
    "a cut off Word file": ("a.docx", lambda: giving.a_word_file()[:-900], "damaged"),
    "a way out of the folder": (
        "a.docx",
        lambda: giving.with_parts(giving.a_word_file(), {"../../etc/cron": b"x"}),
        "damaged",
    ),
    "a zip behind a picture": (
        "a.png",
        lambda: giving.a_drawing() + giving.a_zip({"a": b"b"}),
        "two kinds of file at once",
    ),
    "a Word file behind a PDF": (
        "a.pdf",
        lambda: giving.a_pdf() + giving.a_word_file(),
        "two kinds",
    ),
    "a PDF in a picture": (
        "a.jpg",
        lambda: giving.a_picture()[:2] + b"\xff\xfe\x00\x10%PDF-1.4......" + giving.a_picture()[2:],
        "two kinds of file at once",
    ),
    "a page in a PDF": (
        "a.pdf",
        lambda: b"%PDF-1.4 <script>x</script>" + giving.a_pdf(),
        "two kinds",
    ),
    "a cut off PDF": ("a.pdf", lambda: giving.a_pdf()[:-2000], "cut off on its way"),
    "a PDF of nothing": ("a.pdf", lambda: b"%PDF-1.4\n%%EOF", "damaged"),
    "a password": ("a.pdf", lambda: giving.a_pdf_with("password"), "has a password"),
    "encrypted": ("a.pdf", lambda: giving.a_pdf_with("encrypted"), "encrypted or has a password"),
    "half redacted": ("a.pdf", lambda: giving.a_pdf_with("redaction"), "Apply the redaction"),
    "a cut off picture": ("a.jpg", lambda: giving.a_picture(size=(900, 900))[:-3000], "damaged"),
    "a cut off drawing": ("a.png", lambda: giving.a_drawing()[:-30], "damaged"),
    "a picture bomb": ("a.png", a_bomb_of_points, "more than 100 million points"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_not_as_it_should_be_is_refused_with_a_sentence(what: str, folder: Path) -> None:
    name, make, said = BAD[what]
    with pytest.raises(PaperRefusedError, match=re.escape(said)) as refused:
        take_in(name, io.BytesIO(make()))
    assert str(refused.value).endswith(".")
    assert list(folder.iterdir()) == []


class Endless(io.RawIOBase):
    """Goes on for ever, and says how much of it was read."""

    given = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert 0 < size <= 1 << 20, "it is read piece by piece"
        self.given += size
        return b"%PDF-1.7" + bytes(size - 8)


def test_what_is_too_large_is_not_read_to_its_end(folder: Path) -> None:
    endless = Endless()
    with pytest.raises(PaperRefusedError, match="larger than 25 MB"):
        take_in("a.pdf", endless)  # type: ignore[arg-type]
    assert endless.given <= MOST_BYTES + (1 << 20)
    assert list(folder.iterdir()) == []


def test_a_paper_may_have_as_many_bytes_as_the_limit_and_not_one_more() -> None:
    content = giving.a_pdf()
    fits = content.replace(
        b"%PDF-1.7\n", b"%PDF-1.7\n%" + b"x" * (MOST_BYTES - len(content) - 2) + b"\n"
    )
    assert len(fits) == MOST_BYTES
    assert take_in("a.pdf", io.BytesIO(fits)).size == MOST_BYTES
    with pytest.raises(PaperRefusedError, match="larger than 25 MB"):
        take_in("a.pdf", io.BytesIO(fits + b"\n"))


def test_an_ordinary_link_in_a_word_file_is_no_reason_to_refuse_it() -> None:
    for target in ("https://www.example.gov.uk/a", "mailto:a@example.gov.uk"):
        assert take_in("a.docx", io.BytesIO(relation("hyperlink", target))).type is FileType.DOCX


@pytest.mark.parametrize(
    ("sent", "known_as"),
    [
        ("C:\\Users\\sal\\report.pdf", "report.pdf"),
        ("../../etc/report.pdf", "report.pdf"),
        ("re\r\nport\0.pdf", "re port.pdf"),
        ("gp\u202efdp.pdf", "gp fdp.pdf"),
        ('a"b.pdf', "a b.pdf"),
        ("Zoë’s plan.pdf", "Zoë’s plan.pdf"),
        ("report", "report.pdf"),
        ("", "paper.pdf"),
        ("x" * 300 + ".pdf", "x" * 111 + ".pdf"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_paths_and_tricks(sent: str, known_as: str) -> None:
    assert take_in(sent, io.BytesIO(giving.a_pdf())).name == known_as
    assert len(harmless(sent)) <= 120


def test_a_file_that_needs_too_much_is_ended_and_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The process that looks has so much memory and no more."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(giving.a_picture(size=(9000, 9000)))
    monkeypatch.setenv("FOOTPRINT_SECRET_KEY", "not for the process that looks")
    assert "not for the process" not in str(apart._environment())
    apart.check(picture, FileType.JPEG)
    picture.write_bytes(giving.a_picture(size=(10_001, 10_000)))
    with pytest.raises(PaperRefusedError, match="more than 100 million points"):
        apart.check(picture, FileType.JPEG)


def test_a_disk_without_room_leaves_nothing_behind(folder: Path) -> None:
    class Full(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(28, os.strerror(28))

    with pytest.raises(OSError, match="No space left"):
        take_in("a.pdf", Full())
    assert list(folder.iterdir()) == []
