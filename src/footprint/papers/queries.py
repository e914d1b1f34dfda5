"""The papers that are kept. Whether somebody may see a child's is for the app above to ask."""

from collections.abc import Collection

from footprint.audit.facts import Viewer
from footprint.papers.facts import FileType, PaperKept
from footprint.papers.models import Paper


def paper(viewer: Viewer, paper_id: int) -> PaperKept | None:
    """A paper, also one that was withdrawn: whoever shows it looks."""
    row = Paper.objects.filter(pk=paper_id).first()
    return _paper(row) if row else None


def papers(viewer: Viewer, paper_ids: Collection[int]) -> dict[int, PaperKept]:
    return {row.pk: _paper(row) for row in Paper.objects.filter(pk__in=paper_ids)}


def papers_of(viewer: Viewer, child_id: int) -> tuple[PaperKept, ...]:
    """Every paper of a child, the latest first."""
    return tuple(_paper(row) for row in Paper.objects.filter(child=child_id).order_by("-pk"))


def places(viewer: Viewer) -> dict[str, int]:
    """Where the file of every paper lies, and how many bytes it has."""
    return dict(Paper.objects.values_list("place", "size"))


def _paper(row: Paper) -> PaperKept:
    return PaperKept(
        id=row.pk,
        child_id=row.child_id,
        name=row.name,
        kind=row.kind,
        type=FileType(row.type),
        size=row.size,
        sha256=row.sha256,
        place=row.place,
        withdrawn=row.withdrawn,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        version=row.version,
    )
