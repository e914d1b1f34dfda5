"""Papers as queries return them, and as they come in. Nothing here loads Django."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MIB = 1024 * 1024
#: No paper is longer. A report with a few pictures has 2 to 5 MiB.
MOST_MIB = 25
MOST_BYTES = MOST_MIB * MIB
LONGEST_NAME = 120


class FileType(StrEnum):
    """What a file is by its content."""

    PDF = "pdf"
    DOCX = "docx"
    JPEG = "jpeg"
    PNG = "png"


#: How each is called, which endings its name may have (the first where it has none), its media type.
LABELS = {
    FileType.PDF: "a PDF",
    FileType.DOCX: "a Word document (.docx)",
    FileType.JPEG: "a JPEG picture",
    FileType.PNG: "a PNG picture",
}
ENDINGS = {
    FileType.PDF: ("pdf",),
    FileType.DOCX: ("docx",),
    FileType.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    FileType.PNG: ("png",),
}
MEDIA_TYPES = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileType.JPEG: "image/jpeg",
    FileType.PNG: "image/png",
}


class PaperRefusedError(Exception):
    """A file that cannot be taken; the message is a sentence for whoever gave it."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that was checked and lies in the folder of papers at `place`, and is no child's yet.
    One that no action keeps is swept. `sha256` is of the file as it was given, in hexadecimal."""

    name: str
    type: FileType
    size: int
    sha256: str
    place: str


@dataclass(frozen=True, slots=True)
class PaperKept:
    """A paper of a child. `kind` is what it is to the app that asked for it ("report")."""

    id: int
    child_id: int
    name: str
    kind: str
    type: FileType
    size: int
    sha256: str
    place: str
    withdrawn: bool
    recorded_at: datetime
    recorded_by: int | None
    version: int
