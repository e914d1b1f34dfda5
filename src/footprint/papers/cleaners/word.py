"""A Word file with every tracked change accepted, and without comments, authors, hidden words and
the marks by which two versions can be told to be one person's work."""

import io
import zipfile
from pathlib import Path

from lxml import etree

from footprint.papers.checking.word import TYPES, xml
from footprint.papers.cleaners import changes, picture
from footprint.papers.cleaners.jpeg import NotAJpegError
from footprint.papers.facts import FileType

#: Parts that hold who did what, or what nobody sees.
_GONE: tuple[str, ...] = (
    "docProps/",
    "customXml/",
    "word/comments",
    "word/people.xml",
    "word/embeddings/",
)
_GONE += (
    "word/printerSettings/",
    "word/revisions",
    "word/userCustomization",
    "word/customizations.xml",
)
_PICTURES = {"jpg": FileType.JPEG, "jpeg": FileType.JPEG, "png": FileType.PNG}
#: A zip knows no earlier day.
_DAY = (1980, 1, 1, 0, 0, 0)


def clean(path: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(path) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        gone = {name for name in parts.namelist() if name.startswith(_GONE)}
        for name in parts.namelist():
            if name not in gone and not name.endswith("/"):
                content = _cleaned(name, parts.read(name), gone)
                made.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _cleaned(name: str, content: bytes, gone: set[str]) -> bytes:
    ending = name.rsplit(".", 1)[-1].lower()
    if ending in _PICTURES:
        return _picture(content, _PICTURES[ending])
    if name == TYPES:
        return _without(content, lambda one: str(one.get("PartName", "")).lstrip("/") in gone)
    if ending == "rels":
        return _without(content, lambda one: _leads_to(name, one, gone))
    if ending == "xml":
        part = xml(content)
        changes.clean(part)
        return _written(part)
    return content


def _picture(content: bytes, kind: FileType) -> bytes:
    """As it was where it is not what its name says: a reader shows no such picture either."""
    try:
        return picture.bare(content, kind)
    except (NotAJpegError, OSError, SyntaxError, ValueError):
        return b""


def _without(content: bytes, goes: "changes.Test") -> bytes:
    part = xml(content)
    for one in list(part):
        if goes(one):
            part.remove(one)
    return _written(part)


def _leads_to(relations: str, one: changes.Element, gone: set[str]) -> bool:
    """Whether a relation leads to a part that is gone. `relations` is "word/_rels/document.xml.rels",
    and a target is told from the folder above its own."""
    if one.get("TargetMode") == "External":
        return False
    target = str(one.get("Target", ""))
    steps: list[str] = [] if target.startswith("/") else relations.split("/")[:-2]
    for step in target.strip("/").split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps) in gone


def _written(part: "etree._Element") -> bytes:
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
