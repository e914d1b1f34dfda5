"""Real files, as people and as those with bad intentions send them."""

import io
import zipfile
from collections.abc import Mapping

import docx
import pikepdf
from PIL import Image, PngImagePlugin

from footprint.formats.document import Document, Paragraph
from footprint.formats.pdf import pdf

AUTHOR = "Sal Social"
WORDS = "She feels safe at school."
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + AUTHOR.encode()
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def a_pdf() -> bytes:
    return pdf(Document("A report", blocks=(Paragraph(WORDS),)))


def a_picture(*, size: tuple[int, int] = (60, 40), turned: bool = False) -> bytes:
    """A JPEG of a telephone: EXIF with a place, XMP and a comment."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010F] = "A telephone"
    exif[0x0112] = 6 if turned else 1
    exif.get_ifd(0x8825)[2] = (53.0, 23.0, 1.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=AUTHOR.encode())
    content = out.getvalue()
    xmp = b"\xff\xe1" + (len(XMP) + 2).to_bytes(2, "big") + XMP
    return content.replace(b"\xff\xdb", xmp + b"\xff\xdb", 1)


def a_drawing() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", AUTHOR)
    info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{AUTHOR}</x:xmpmeta>")
    picture = Image.new("P", (30, 20), 0)
    picture.putpalette([0, 0, 0, 255, 255, 255])
    picture.putpixel((5, 5), 1)
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=info, transparency=0)
    return out.getvalue()


def a_word_file(body: str = "") -> bytes:
    """`body` is put before the rest as it is: elements of the document's part."""
    made = docx.Document()
    made.core_properties.author = made.core_properties.last_modified_by = AUTHOR
    paragraph = made.add_paragraph(WORDS)
    made.add_comment(paragraph.runs, text="Is this true?", author=AUTHOR, initials="SS")
    made.add_picture(io.BytesIO(a_picture()))
    out = io.BytesIO()
    made.save(out)
    return with_parts(out.getvalue(), {"word/document.xml": body}) if body else out.getvalue()


def with_parts(content: bytes, changed: Mapping[str, str | bytes]) -> bytes:
    """The Word file with other parts, or with more in its document: bytes replace or add a part, a
    text goes before the end of an XML part's list, or to the beginning of the document's body."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            part = old.read(name)
            more = changed.get(name)
            if isinstance(more, bytes):
                part = more
            elif more and name == "word/document.xml":
                part = part.replace(b"<w:body>", b"<w:body>" + more.encode(), 1)
            elif more:
                part = b"<".join([*part.split(b"<")[:-1], b""])[:-1] + more.encode() + _end(part)
            new.writestr(name, part)
        for name in set(changed) - set(old.namelist()):
            added = changed[name]
            assert isinstance(added, bytes)
            new.writestr(name, added)
    return out.getvalue()


def _end(part: bytes) -> bytes:
    return part[part.rindex(b"<") :]


def a_pdf_with(change: str) -> bytes:
    """A PDF with what a cleaning must take out."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf())) as made:
        page = made.pages[0].obj
        if change == "password":
            made.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
            return out.getvalue()
        if change == "encrypted":
            made.save(out, encryption=pikepdf.Encryption(user="", owner="b"))
            return out.getvalue()
        if change == "redaction":
            page.Annots = made.make_indirect(pikepdf.Array([_note(made, "/Redact")]))
        if change == "everything":
            _with_everything(made, page)
        made.save(out)
    return out.getvalue()


def _note(made: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(kind),
            Rect=pikepdf.Array([0, 0, 9, 9]),
            T=pikepdf.String(AUTHOR),
            Contents=pikepdf.String("Is this true?"),
        )
    )


def _with_everything(made: pikepdf.Pdf, page: pikepdf.Object) -> None:
    made.docinfo["/Author"] = AUTHOR
    with made.open_metadata() as known:
        known["dc:creator"] = [AUTHOR]
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    made.Root.OpenAction = script
    page.AA = pikepdf.Dictionary(O=script)
    made.attachments["secret.txt"] = b"a file within"
    picture = made.make_stream(a_picture())
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = 60, 40, 8
    picture.ColorSpace, picture.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    picture.Metadata = made.make_stream(AUTHOR.encode())
    page.Resources.XObject = pikepdf.Dictionary(AF=picture)
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
    link = _note(made, "/Link")
    link.A = launch
    typed = _note(made, "/FreeText")
    page.Annots = pikepdf.Array([_note(made, "/Text"), _note(made, "/Highlight"), link, typed])
    tags = made.Root.StructTreeRoot
    tags.K.append(pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=page.Annots[0]))


def a_zip(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()
