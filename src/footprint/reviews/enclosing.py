"""What goes with the letters of a version: its PDF, and the papers that the officer chose, cleaned.

Made outside any transaction: a PDF takes a second, and a paper to clean as long.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator

from footprint.audit.facts import Viewer
from footprint.formats.docx import docx
from footprint.formats.pdf import pdf
from footprint.papers.cleaning import cleaned
from footprint.papers.facts import ENDINGS, MEDIA_TYPES, FileType
from footprint.post.facts import Attachment
from footprint.reviews.codes import PaperKind
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Enclosed, VersionSeen
from footprint.reviews.letters.version import FILE_NAME
from footprint.reviews.queries import approved as approved_queries
from footprint.reviews.queries import version as version_queries
from footprint.reviews.versions import document_of

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
WORD, PDF = "docx", "pdf"


def made_as(version: VersionSeen, ending: str) -> bytes:
    document = document_of(version.title, version.pieces)
    return docx(document) if ending == WORD else pdf(document)


def enclosed_in(viewer: Viewer, review: ReviewSeen, version_ids: Iterable[int]) -> list[Enclosed]:
    """Of each approved version what goes with its letters; PaperRefusedError with a sentence where a
    paper cannot be cleaned, PaperDamagedError where it is gone."""
    wanted = set(version_ids)
    approved = approved_queries.approved_versions(viewer, review)
    return [
        Enclosed(one.id, one.digest, tuple(_files(viewer, review, one)))
        for one in approved
        if one.id in wanted and one.id is not None
    ]


def _files(viewer: Viewer, review: ReviewSeen, version: VersionSeen) -> Iterator[Attachment]:
    yield Attachment(FILE_NAME, MEDIA_TYPES[FileType.PDF], made_as(version, PDF))
    yield from _papers(viewer, review, version.changes.papers)


def _papers(viewer: Viewer, review: ReviewSeen, chosen: Iterable[int]) -> Iterator[Attachment]:
    """By their kind: the name of a file may be a child's."""
    chosen = set(chosen)
    found = [one for one in version_queries.papers_of(viewer, review) if one[0].id in chosen]
    for number, (paper, kind) in enumerate(found, start=1):
        called = PaperKind(kind).label.lower().replace(" ", "-")
        name = f"{number}-{called}.{ENDINGS[paper.type][0]}"
        yield Attachment(name, MEDIA_TYPES[paper.type], cleaned(paper))


def filed_copy(viewer: Viewer, review: ReviewSeen, version: VersionSeen) -> tuple[str, bytes]:
    """The record for the council's own case system: a ZIP with its PDF, every paper that came for
    the review, cleaned, and a list of their checksums (SHA-256); and the ZIP's name, which ends with
    the beginning of its own."""
    every = [paper.id for paper, _ in version_queries.papers_of(viewer, review)]
    document = Attachment(FILE_NAME, MEDIA_TYPES[FileType.PDF], made_as(version, PDF))
    files = [document, *_papers(viewer, review, every)]
    sums = "".join(f"{checksum(one.content)}  {one.name}\n" for one in files)
    listed = Attachment("checksums.txt", "text/plain", sums.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in (*files, listed):
            made.writestr(zipfile.ZipInfo(one.name, _LONG_AGO), one.content)
    content = out.getvalue()
    return f"review-{review.id}-record-{version.number}-{checksum(content)[:16]}.zip", content


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
