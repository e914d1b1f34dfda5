"""What was done and asked for before a review."""

from collections.abc import Mapping

from footprint.audit.facts import Viewer
from footprint.papers import queries as papers
from footprint.reviews.codes import StepKind
from footprint.reviews.facts.preparing import PaperAskedSeen, StepSeen
from footprint.reviews.models import PaperAsked, Step


def steps_of(viewer: Viewer, review_id: int) -> Mapping[str, StepSeen]:
    """Every step of `codes.StepKind`, recorded or not, in their order."""
    rows = {row.kind: row for row in Step.objects.filter(review=review_id)}
    return {kind: _step(rows[kind]) if kind in rows else StepSeen(kind) for kind in StepKind.values}


def papers_asked(viewer: Viewer, review_id: int) -> tuple[PaperAskedSeen, ...]:
    """In the order in which they were asked for, those withdrawn last; in two selects."""
    rows = list(PaperAsked.objects.filter(review=review_id).order_by("withdrawn", "pk"))
    files = papers.papers(viewer, [row.paper_id for row in rows if row.paper_id])
    return tuple(
        PaperAskedSeen(
            id=row.pk,
            review_id=row.review_id,
            kind=row.kind,
            of=row.of,
            person_id=row.person_id,
            provider=row.provider,
            asked_on=row.asked_on,
            received_on=row.received_on,
            to_standard=row.to_standard,
            lacks=row.lacks,
            shown_to_child_on=row.shown_to_child_on,
            updated_since_last=row.updated_since_last,
            paper_id=row.paper_id,
            file=files[row.paper_id].name if row.paper_id in files else "",
            withdrawn=row.withdrawn,
            version=row.version,
        )
        for row in rows
    )


def _step(row: Step) -> StepSeen:
    return StepSeen(
        row.kind,
        row.done_on,
        row.how,
        row.done_by,
        row.not_done_why,
        row.words,
        row.version,
    )
