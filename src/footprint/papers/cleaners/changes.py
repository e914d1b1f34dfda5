"""A part of a Word file with its tracked changes accepted, and without marks of who wrote what.

ECMA-376 part 1, 17.13 (annotations) and 17.15 (settings).
"""

from collections.abc import Callable
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = "etree._Element"
Test: TypeAlias = Callable[[Element], bool]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
W = f"{{{WORD}}}"

#: Text that was put in: it stays, without the mark.
_UNWRAPPED = ("ins", "moveTo")
#: Text that was taken out, and what only tells of changes and comments.
_GONE = (
    *("del", "moveFrom", "delText", "delInstrText"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
    *("trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellMerge"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
    *("customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
    *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
    *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    # what a content control is bound to, in a part that goes
    "dataBinding",
    # settings
    *(
        "rsid",
        "rsids",
        "trackRevisions",
        "attachedTemplate",
        "docVars",
        "mailMerge",
        "saveThroughXslt",
    ),
)
_OF_A_MARK = f"{W}rPr"


def clean(part: Element) -> None:
    _drop_rows_and_cells(part)
    _join_paragraphs(part)
    for name in _UNWRAPPED:
        for one in list(part.iter(f"{W}{name}")):
            _unwrap(one)
    etree.strip_elements(part, *(f"{W}{name}" for name in _GONE), with_tail=False)
    etree.strip_elements(part, f"{{{CHART}}}externalData", with_tail=False)
    _drop_hidden_words(part)
    _drop_marks_of_saving(part)


def _drop_rows_and_cells(part: Element) -> None:
    """Rows and cells that were taken out; a row without cells, and a table without rows, go too."""
    for mark in [*part.iterfind(f".//{W}trPr/{W}del"), *part.iterfind(f".//{W}tcPr/{W}cellDel")]:
        properties = mark.getparent()
        going = None if properties is None else properties.getparent()
        while going is not None:
            holder = going.getparent()
            if holder is None:
                break
            holder.remove(going)
            is_empty = holder.find(f"{W}tr") is None and holder.find(f"{W}tc") is None
            going = holder if holder.tag in {f"{W}tr", f"{W}tbl"} and is_empty else None


def _join_paragraphs(part: Element) -> None:
    """Where the end of a paragraph was taken out or moved away, what is left of it begins the next."""
    for mark in list(part.iter(f"{W}p")):
        properties = mark.find(f"{W}pPr/{_OF_A_MARK}")
        if properties is None or all(
            properties.find(f"{W}{name}") is None for name in ("del", "moveFrom")
        ):
            continue
        following = mark.getnext()
        if following is None or following.tag != f"{W}p":
            continue
        at = 1 if following.find(f"{W}pPr") is not None else 0
        words = [one for one in mark if one.tag != f"{W}pPr"]
        for number, one in enumerate(words):
            following.insert(at + number, one)
        holder = mark.getparent()
        if holder is not None:
            holder.remove(mark)


def _unwrap(one: Element) -> None:
    """What it holds takes its place; as a mark of a paragraph or row it holds nothing."""
    holder = one.getparent()
    if holder is None:
        return
    at = holder.index(one)
    for number, child in enumerate(list(one)):
        holder.insert(at + number, child)
    holder.remove(one)


def _drop_hidden_words(part: Element) -> None:
    """Whoever approved the paper did not see them."""
    for mark in list(part.iterfind(f".//{W}r/{W}rPr/{W}vanish")):
        if mark.get(f"{W}val") in {"0", "false", "off"}:
            continue
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        for words in [] if run is None else run.findall(f"{W}t"):
            words.text = ""


def _drop_marks_of_saving(part: Element) -> None:
    """Numbers that are the same in everything that was written in one sitting."""
    for one in part.iter(etree.Element):
        for name in list(one.attrib):
            of_saving = str(name).startswith((f"{W}rsid", f"{{{WORD_2010}}}paraId"))
            if of_saving or name == f"{{{WORD_2010}}}textId":
                del one.attrib[name]
