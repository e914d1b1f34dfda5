"""Reviews of the children whom a viewer may see."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen, Officer
from footprint.children.queries import child as children
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.models import Adjournment, Finished, ReviewRun, Sitting


def review(viewer: Viewer, one: ChildSeen, review_id: int) -> ReviewSeen | None:
    """A review of a child whom the viewer may see; in two selects."""
    return next(iter(_seen(viewer, {one.id: one}, ReviewRun.objects.filter(pk=review_id))), None)


def reviews_of(viewer: Viewer, one: ChildSeen) -> tuple[ReviewSeen, ...]:
    """A child's reviews, the latest booked first, cancelled ones too; in two selects."""
    found = _seen(viewer, {one.id: one}, ReviewRun.objects.all())
    return tuple(reversed(found))


def reviews_of_children(
    viewer: Viewer, seen: Collection[ChildSeen], review_ids: Collection[int] | None = None
) -> tuple[ReviewSeen, ...]:
    """Reviews of these children, in the order in which they were booked; of all of them, or those
    of `review_ids`; in two selects."""
    rows = ReviewRun.objects.all()
    if review_ids is not None:
        rows = rows.filter(pk__in=review_ids)
    return _seen(viewer, {one.id: one for one in seen}, rows)


def reviews_under_way(
    viewer: Viewer, seen: Collection[ChildSeen], since: date
) -> tuple[ReviewSeen, ...]:
    """Those of these children that are open, not recorded yet, or were completed since that day; in
    two selects."""
    lately = Q(completed_on=None) | Q(completed_on__gte=since)
    recorded = Exists(Finished.objects.filter(review=OuterRef("pk")))
    rows = ReviewRun.objects.filter(lately | ~recorded, cancelled_on=None)
    return _seen(viewer, {one.id: one for one in seen}, rows)


def open_reviews(viewer: Viewer) -> tuple[ReviewSeen, ...]:
    """Reviews not completed and not cancelled, of every child whom the viewer may see."""
    rows = ReviewRun.objects.filter(completed_on=None, cancelled_on=None)
    ids = set(rows.values_list("child", flat=True))
    return reviews_of_children(
        viewer, children.children_with(viewer, ids), list(rows.values_list("pk", flat=True))
    )


def _seen(
    viewer: Viewer, seen: Mapping[int, ChildSeen], rows: QuerySet[ReviewRun]
) -> tuple[ReviewSeen, ...]:
    adjourned = Adjournment.objects.filter(review=OuterRef("pk")).values("adjourned_on")
    found = list(
        rows.filter(child__in=seen)
        .select_related("officer")
        .annotate(adjourned_on=Subquery(adjourned[:1]))
        .order_by("pk")
    )
    sittings = _sittings(viewer, [row.pk for row in found])
    return tuple(_review(row, seen[row.child_id], sittings.get(row.pk, ())) for row in found)


def _sittings(viewer: Viewer, ids: Iterable[int]) -> dict[int, tuple[SittingSeen, ...]]:
    rows = Sitting.objects.filter(review__in=list(ids)).select_related("chaired_by")
    ordered = rows.order_by("review", "starts_at", "pk")
    return {
        review_id: tuple(map(_sitting, group))
        for review_id, group in groupby(ordered, lambda row: row.review_id)
    }


def _sitting(row: Sitting) -> SittingSeen:
    return SittingSeen(
        id=row.pk,
        review_id=row.review_id,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place_kind=row.place_kind,
        place=row.place,
        child_chose_school_hours=row.child_chose_school_hours,
        state=row.state,
        not_held_why=row.not_held_why,
        not_held_words=row.not_held_words,
        chaired_by=_officer(row.chaired_by),
        version=row.version,
    )


def _officer(row: object) -> Officer:
    """The children's officer behind a row's key: her model is theirs."""
    return Officer(row.pk, row.full_name, row.email, row.version)  # type: ignore[attr-defined]


def _review(row: ReviewRun, one: ChildSeen, sittings: tuple[SittingSeen, ...]) -> ReviewSeen:
    return ReviewSeen(
        id=row.pk,
        child=one,
        ladder=row.ladder,
        officer=_officer(row.officer),
        stand_in_why=row.stand_in_why,
        meeting_id=row.meeting_id,
        outside_why=row.outside_why,
        brought_forward=row.brought_forward,
        brought_forward_why=row.brought_forward_why,
        without_meeting_why=row.without_meeting_why,
        participation=row.participation,
        took_no_part=row.took_no_part,
        took_no_part_why=row.took_no_part_why,
        under_four_present=row.under_four_present,
        late_because=row.late_because,
        conference=row.conference,
        goes_on=row.goes_on,
        adjourned_on=vars(row)["adjourned_on"],
        completed_on=row.completed_on,
        cancelled_on=row.cancelled_on,
        cancelled_why=row.cancelled_why,
        sittings=sittings,
        version=row.version,
    )
