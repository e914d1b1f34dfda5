"""Whether a Word file can be taken: a document, whole, without programs, that loads nothing from
outside itself."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree

from footprint.papers.facts import PaperRefusedError

MOST_PARTS = 3_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_OF_A_PART = 100 * 1024 * 1024
TYPES = "[Content_Types].xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Marks of macros and of controls that run them, in the list of the parts' types.
_PROGRAMS = re.compile(r"macroEnabled|vbaProject|vbaData|activeX", re.I)
_RUNS = re.compile(r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b", re.I)
_HARMLESS_LINK = re.compile(r"(https?|mailto|tel):", re.I)
DAMAGED = "This Word file is damaged, or was cut off on its way. Save it again, and give that."
NO_DOCUMENT = "This is a zip file and no Word document, whatever its name says. It was not taken."
MACROS = "This Word file has programs in it (macros). Save it as .docx without them, or as a PDF, and give that."
LOADS = (
    "This Word file loads something from outside itself when it is opened (a template, a picture or "
    "another file). Save it as a PDF, and give that."
)
HOLDS_FILES = (
    "This Word file has other files inside it. Take them out or give them by themselves, or save it as "
    "a PDF, and give that."
)
TOO_MUCH = (
    "There is more in this Word file than Footprint can unpack. Save it as a PDF, and give that."
)


def check(path: Path) -> None:
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as parts:
            _must_be_ordinary(file, parts)
            _must_be_a_document(parts)
            for name in parts.namelist():
                if name.endswith(".rels"):
                    _must_stay_inside(xml(parts.read(name)))
                elif name.startswith("word/") and name.endswith(".xml"):
                    _must_run_nothing(xml(parts.read(name)))
                else:
                    _read_through(parts, name)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, NotImplementedError, OSError):
        raise PaperRefusedError(DAMAGED) from None
    except (MemoryError, RecursionError):
        raise PaperRefusedError(TOO_MUCH) from None


def xml(content: bytes) -> "etree._Element":
    """The part, read without entities, and without asking anybody."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    read = etree.fromstring(content, parser)
    of_the_file: Any = read.getroottree().docinfo
    if of_the_file.doctype:
        raise PaperRefusedError(DAMAGED)
    return read


def _must_be_ordinary(file: IO[bytes], parts: zipfile.ZipFile) -> None:
    """Nothing before, between or behind the parts that a reader of zips could see otherwise."""
    found = parts.infolist()
    file.seek(-22, 2)
    if not file.read(4) == b"PK\x05\x06" or not found or min(one.header_offset for one in found):
        raise PaperRefusedError(DAMAGED)
    names = [one.filename for one in found]
    if len(set(map(str.lower, names))) != len(names) or any(map(_leads_out, names)):
        raise PaperRefusedError(DAMAGED)
    if any(one.flag_bits & 1 for one in found):
        raise PaperRefusedError(DAMAGED)
    sizes = [one.file_size for one in found]
    if len(found) > MOST_PARTS or sum(sizes) > MOST_UNPACKED or max(sizes) > MOST_OF_A_PART:
        raise PaperRefusedError(TOO_MUCH)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name


def _must_be_a_document(parts: zipfile.ZipFile) -> None:
    if TYPES not in parts.namelist():
        raise PaperRefusedError(NO_DOCUMENT)
    types = [value for one in xml(parts.read(TYPES)) for value in one.attrib.values()]
    programs = [one for one in [*types, *parts.namelist()] if _PROGRAMS.search(str(one))]
    if programs:
        raise PaperRefusedError(MACROS)
    if DOCUMENT not in types or "word/document.xml" not in parts.namelist():
        raise PaperRefusedError(NO_DOCUMENT)


def _must_stay_inside(relations: "etree._Element") -> None:
    for one in relations:
        kind = str(one.get("Type", "")).rsplit("/", 1)[-1]
        target = str(one.get("Target", ""))
        if kind in {"oleObject", "aFChunk", "subDocument", "control"}:
            raise PaperRefusedError(HOLDS_FILES)
        if one.get("TargetMode") == "External" and not (
            kind == "hyperlink" and _HARMLESS_LINK.match(target)
        ):
            raise PaperRefusedError(LOADS)


def _must_run_nothing(part: "etree._Element") -> None:
    if any(_RUNS.match(words) for words in _fields(part)):
        raise PaperRefusedError(LOADS)


def _fields(part: "etree._Element") -> Iterator[str]:
    """The instructions of every field: in one element, or over several runs of a paragraph."""
    for one in part.iter(f"{W}fldSimple"):
        yield str(one.get(f"{W}instr", ""))
    words = ""
    for one in part.iter(f"{W}instrText", f"{W}fldChar"):
        if one.tag == f"{W}instrText":
            words += one.text or ""
        else:
            yield words
            words = ""
    yield words


def _read_through(parts: zipfile.ZipFile, name: str) -> None:
    """To its end, piece by piece: its checksum is then known to be right."""
    with parts.open(name) as part:
        while part.read(1 << 16):
            pass
