"""Whether a picture can be taken: whole, and no larger unpacked than a machine can hold."""

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from footprint.papers.facts import FileType, PaperRefusedError

#: Twice what telephones take at their best.
MOST_PIXELS = 100_000_000
CUT_OFF = "This picture is damaged, or was cut off on its way. Give it again."
TOO_LARGE = f"This picture has more than {MOST_PIXELS // 1_000_000} million points. Make it smaller, and give that."
FORMATS = {FileType.JPEG: ("JPEG", "MPO"), FileType.PNG: ("PNG",)}


def check(path: Path, found: FileType) -> None:
    with opened(path, found):
        pass


def opened(path: Path, found: FileType) -> Image.Image:
    """The picture, read whole; its own size is asked before anything is unpacked."""
    Image.MAX_IMAGE_PIXELS = None  # judged here, with a sentence
    try:
        picture = Image.open(path, formats=FORMATS[found])
        if picture.width * picture.height > MOST_PIXELS:
            raise PaperRefusedError(TOO_LARGE)
        picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise PaperRefusedError(CUT_OFF) from None
    except MemoryError:
        raise PaperRefusedError(TOO_LARGE) from None
    return picture
