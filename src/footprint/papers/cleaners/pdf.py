"""A PDF without what it says of the people who made it, without programs, comments and other files.

Pages stay as they look; a form keeps what was filled in; tags for screen readers stay.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from footprint.papers.checking.pdf import MOST_UNPACKED
from footprint.papers.cleaners import jpeg

#: What sits on a page and is part of what was given: the rest are comments, films and files.
KEPT_ON_A_PAGE = {"/Link", "/Widget", "/FreeText", "/Stamp", "/Ink"}
#: Where a link may lead: within the file, or to an address that a browser opens.
KEPT_ACTIONS = {"/GoTo", "/URI", "/Named"}
#: Of the file: what happens by itself, what other programs left, other files, collections of them.
_OF_THE_FILE = (
    *("/Metadata", "/OpenAction", "/AA", "/AF", "/PieceInfo", "/Collection", "/DSS", "/Perms"),
    *("/SpiderInfo", "/Legal", "/URI", "/Threads"),
)
_NAMES = ("/EmbeddedFiles", "/JavaScript", "/Renditions", "/AlternatePresentations")
#: Of any object.
_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/EF", "/JS")
#: What a page draws with may be called as it likes, "/AF" too.
_DRAWN_WITH = {"/Font", "/XObject", "/ExtGState", "/Pattern", "/Image", "/Form"}
#: Of what sits on a page: who, when, about what, and what was said with it.
_OF_A_NOTE = ("/T", "/Subj", "/NM", "/M", "/CreationDate", "/Popup", "/IRT", "/RC")
#: What is left of a comment, to which a tag may still lead.
_HUSK = {"/Type", "/Subtype", "/Rect"}


def clean(path: Path) -> bytes:
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED, run_length_max_memory=MOST_UNPACKED
    )
    with pikepdf.open(path) as pdf:
        _clean_file(pdf)
        for page in pdf.pages:
            _clean_page(page.obj)
        for one in pdf.objects:
            _clean_object(one)
        out = io.BytesIO()
        # Only what is reached from the pages is written: earlier states of the file are not.
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def _clean_file(pdf: pikepdf.Pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    _drop(pdf.Root, _OF_THE_FILE)
    if "/Names" in pdf.Root:
        _drop(pdf.Root.Names, _NAMES)
    if "/AcroForm" in pdf.Root:
        _drop(pdf.Root.AcroForm, ("/XFA", "/SigFlags"))


def _clean_page(page: Any) -> None:
    _drop(page, ("/Thumb", "/B"))
    if "/Annots" not in page:
        return
    kept = []
    for one in page.Annots:
        if one.get("/Subtype") in KEPT_ON_A_PAGE:
            kept.append(one)
        else:
            _drop(one, set(one.keys()) - _HUSK)
    for one in kept:
        # A field's /T is the name of the field.
        _drop(one, [name for name in _OF_A_NOTE if name != "/T" or one.Subtype != "/Widget"])
        if one.get("/FT") == "/Sig":
            _drop(one, ("/V",))
        if one.Subtype in {"/Stamp", "/Ink"}:
            _drop(one, ("/Contents",))
    page.Annots = pikepdf.Array(kept)


def _clean_object(one: Any) -> None:
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return
    for each in _dictionaries(one):
        _drop(each, [name for name in _ANYWHERE if not _is_drawn_with(each.get(name))])
        for name in ("/A", "/PA", "/Next"):
            if _is_other_action(each.get(name)):
                del each[name]
    if isinstance(one, pikepdf.Stream) and one.get("/Filter") == "/DCTDecode":
        _clean_picture(one)


def _is_drawn_with(value: Any) -> bool:
    held = isinstance(value, pikepdf.Dictionary | pikepdf.Stream)
    return held and bool({str(value.get("/Type")), str(value.get("/Subtype"))} & _DRAWN_WITH)


def _is_other_action(value: Any) -> bool:
    """Whether it runs, opens or sends something. What a tag says of its layout is called /A too."""
    actions = value if isinstance(value, pikepdf.Array) else [value]
    return any(
        isinstance(one, pikepdf.Dictionary) and "/S" in one and one.S not in KEPT_ACTIONS
        for one in actions
    )


def _clean_picture(picture: Any) -> None:
    """A reader of PDF never turns it, so that nothing is lost with its metadata."""
    try:
        bare = jpeg.bare(picture.read_raw_bytes())
    except jpeg.NotAJpegError:
        return
    picture.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=picture.get("/DecodeParms"))


def _dictionaries(value: Any) -> Iterator[Any]:
    """An object and the dictionaries written within it; objects of their own come by themselves."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [each for each in one if _holds(each)]
            continue
        yield one
        waiting += [each for _, each in one.items() if _holds(each)]


def _holds(value: Any) -> bool:
    direct = isinstance(value, pikepdf.Dictionary | pikepdf.Array)
    return direct and not value.is_indirect


def _drop(holder: Any, names: Any) -> None:
    for name in names:
        if name in holder:
            del holder[name]
