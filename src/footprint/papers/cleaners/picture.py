"""A picture without where, when and by what it was taken."""

import io
from pathlib import Path

from PIL import Image, ImageOps

from footprint.papers.checking import picture as checking
from footprint.papers.cleaners import jpeg
from footprint.papers.facts import FileType

ORIENTATION = 0x0112
UPRIGHT = 1
#: Of what a picture says of itself these are part of how it looks.
_OF_ITS_LOOK = ("icc_profile", "transparency")


def clean(path: Path, found: FileType) -> bytes:
    """A JPEG stays as it is to the bit where it stands upright; a turned one is turned and written
    anew, and so is a PNG, with its first picture."""
    with checking.opened(path, found) as picture:
        turned = picture.getexif().get(ORIENTATION, UPRIGHT) not in {0, UPRIGHT}
        if found is FileType.JPEG and not turned:
            return jpeg.bare(path.read_bytes())
        return _anew(picture, found)


def bare(content: bytes, found: FileType) -> bytes:
    """The same for a picture within a Word file, which is shown as it lies there, turned or not."""
    if found is FileType.JPEG:
        return jpeg.bare(content)
    with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
        return _anew(picture, found)


def _anew(picture: Image.Image, found: FileType) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    looks = {name: picture.info[name] for name in _OF_ITS_LOOK if name in picture.info}
    fresh = upright.copy()
    fresh.info = {}
    out = io.BytesIO()
    if found is FileType.JPEG:
        looks.pop("transparency", None)
        fresh.save(out, "JPEG", quality=92, subsampling=0, optimize=True, **looks)
        return jpeg.bare(out.getvalue())
    fresh.save(out, "PNG", **looks)
    return out.getvalue()
