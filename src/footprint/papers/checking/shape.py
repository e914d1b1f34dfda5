"""What a file is, by its first and last bytes, and that it is not two things at once."""

import re
import zipfile
from pathlib import Path
from typing import IO

from footprint.papers.facts import FileType, PaperRefusedError

BEGINNINGS = (
    (b"%PDF-", FileType.PDF),
    (b"PK\x03\x04", FileType.DOCX),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
)
NEITHER = "This is neither a PDF, a Word document (.docx), nor a JPEG or PNG picture, whatever its name says."
#: What people give by mistake, and how it is mended.
OFTEN = (
    (0, b"MZ", "This file is a program, whatever its name says. It was not taken."),
    (0, b"\x7fELF", "This file is a program, whatever its name says. It was not taken."),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "This is an old Word file (.doc), or one with a password. Save it as .docx without a password, "
        "or as a PDF, and give that.",
    ),
    (0, b"{\\rtf", "This is a rich text file. Save it as .docx or as a PDF, and give that."),
    (
        4,
        b"ftyp",
        "This is a picture or film of a kind that not everybody can open. Give it as JPEG.",
    ),
    (0, b"GIF8", "This is a GIF picture. Give it as PNG or JPEG."),
    (8, b"WEBP", "This is a WebP picture. Give it as PNG or JPEG."),
    (0, b"II*\0", "This is a TIFF picture. Give it as a PDF, PNG or JPEG."),
    (0, b"MM\0*", "This is a TIFF picture. Give it as a PDF, PNG or JPEG."),
)
TWO_KINDS = (
    "This file is two kinds of file at once, which no ordinary program writes. Print it to a PDF, or "
    "save it anew, and give that."
)
#: How far into a file a reader of web pages, or of PDF, looks for a beginning.
LOOKED_AT = 1024
_A_WEB_PAGE = re.compile(rb"<(!doctype|html|head|script|svg|body|iframe|\?php)\b|<\?php", re.I)


def type_by_content(path: Path) -> FileType:
    """`PaperRefusedError` for what is not taken."""
    with path.open("rb") as file:
        begins = file.read(LOOKED_AT)
        found = next((kind for mark, kind in BEGINNINGS if begins.startswith(mark)), None)
        if found is None:
            raise PaperRefusedError(_often(begins))
        if _is_two(file, begins, found):
            raise PaperRefusedError(TWO_KINDS)
    return found


def _often(begins: bytes) -> str:
    return next((said for at, mark, said in OFTEN if begins[at:].startswith(mark)), NEITHER)


def _is_two(file: IO[bytes], begins: bytes, found: FileType) -> bool:
    """A PDF is read from anywhere in its first kilobyte, a zip from its end, a web page from its
    beginning: each could stand in a file that is something else as well."""
    if _A_WEB_PAGE.search(begins):
        return True
    if found is not FileType.PDF and b"%PDF-" in begins:
        return True
    return found is not FileType.DOCX and zipfile.is_zipfile(file)
