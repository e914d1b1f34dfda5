"""Whether a PDF can be taken: whole, open to everybody, and hiding nothing by mistake."""

from pathlib import Path

import pikepdf

from footprint.papers.facts import PaperRefusedError

#: What a stream may become when it is unpacked.
MOST_UNPACKED = 256 * 1024 * 1024
MOST_PAGES = 2_000
#: A PDF says that it is at its end in its last kilobyte.
END = 1024
CUT_OFF = "This PDF is damaged, or was cut off on its way. Save or scan it again, and give that."
LOCKED = "This PDF is encrypted or has a password. Save it without, and give that."
TOO_MUCH = "There is more in this PDF than Footprint can unpack. Print it to a PDF, and give that."
REDACTED_IN_PART = (
    "This PDF has parts marked for redaction that are still in it: anybody could read them. Apply the "
    "redaction in the program that marked them, and give that."
)


def check(path: Path) -> None:
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED, run_length_max_memory=MOST_UNPACKED
    )
    if b"%%EOF" not in path.read_bytes()[-END:]:
        raise PaperRefusedError(CUT_OFF)
    try:
        with pikepdf.open(path) as pdf:
            if pdf.is_encrypted:
                raise PaperRefusedError(LOCKED)
            _look_at_pages(pdf)
    except pikepdf.PasswordError:
        raise PaperRefusedError(LOCKED) from None
    except (pikepdf.PdfError, ValueError, RecursionError):
        raise PaperRefusedError(CUT_OFF) from None
    except MemoryError:
        raise PaperRefusedError(TOO_MUCH) from None


def _look_at_pages(pdf: pikepdf.Pdf) -> None:
    if not 1 <= len(pdf.pages) <= MOST_PAGES:
        raise PaperRefusedError(TOO_MUCH if len(pdf.pages) else CUT_OFF)
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            if annotation.get("/Subtype") == "/Redact":
                raise PaperRefusedError(REDACTED_IN_PART)
