"""What is asked before a review is booked, and who is asked to come."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db.models import F, OuterRef, QuerySet, Subquery

from footprint.audit.facts import Viewer
from footprint.authority.facts import LOCAL_TIME
from footprint.children.connections import BY_EMAIL, NO_ROUTE
from footprint.children.facts.child import ChildSeen, Officer
from footprint.children.facts.round import PersonRound
from footprint.children.queries import child as children
from footprint.children.queries import round as round_queries
from footprint.children.stretches import on_day
from footprint.reviews import windows
from footprint.reviews.codes import SittingState
from footprint.reviews.facts.booking import (
    AdjournmentSeen,
    BookedSeen,
    InvitedSeen,
    OtherBooking,
    RequestSeen,
)
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.models import (
    Adjournment,
    AdjournmentRefused,
    Invited,
    ReviewRequest,
    ReviewRun,
    Sitting,
)
from footprint.reviews.said.review import InvitedSaid

#: No sitting lasts longer: what began earlier than this before another does not meet it.
LONGEST = timedelta(hours=8)


def own_officer(viewer: Viewer, child_id: int) -> Officer | None:
    """Who holds the child today."""
    held = on_day(children.allocations_of(viewer, child_id), viewer.today)
    return held.officer if held else None


def booked_of(viewer: Viewer, child_ids: Collection[int]) -> Mapping[int, BookedSeen]:
    """The open review of each of these children, whom the viewer sees; of several, the one whose
    sitting comes first. In one select."""
    booked = Sitting.objects.filter(review=OuterRef("pk"), state=SittingState.BOOKED)
    rows = (
        ReviewRun.objects.filter(child__in=child_ids, completed_on=None, cancelled_on=None)
        .annotate(starts_at=Subquery(booked.order_by("starts_at").values("starts_at")[:1]))
        .order_by(F("starts_at").asc(nulls_last=True), "pk")
    )
    found: dict[int, BookedSeen] = {}
    for row in rows:
        seen = BookedSeen(
            row.child_id,
            row.pk,
            row.ladder,
            vars(row)["starts_at"],
            bool(row.without_meeting_why),
        )
        found.setdefault(row.child_id, seen)
    return found


def others_of_officer(
    viewer: Viewer, officer_id: int, starts_at: datetime, minutes: int, but: Collection[int] = ()
) -> tuple[OtherBooking, ...]:
    """Sittings that the officer chairs and that meet this time; `but`: reviews that are left out."""
    ends_at = starts_at + timedelta(minutes=minutes)
    rows = _booked(but).filter(
        chaired_by=officer_id, starts_at__gt=starts_at - LONGEST, starts_at__lt=ends_at
    )
    return _others(
        viewer, [row for row in rows if row.starts_at + timedelta(minutes=row.minutes) > starts_at]
    )


def others_that_day(
    viewer: Viewer, child_id: int, starts_at: datetime, but: Collection[int] = ()
) -> tuple[OtherBooking, ...]:
    """The child's other sittings on the day of this time, in London."""
    midnight = starts_at.astimezone(LOCAL_TIME).replace(hour=0, minute=0, second=0, microsecond=0)
    day = (midnight, (midnight + timedelta(days=1)).replace(hour=0))
    rows = _booked(but).filter(child=child_id, starts_at__gte=day[0], starts_at__lt=day[1])
    return _others(viewer, list(rows))


def _booked(but: Collection[int]) -> QuerySet[Sitting]:
    return (
        Sitting.objects.filter(state=SittingState.BOOKED)
        .exclude(review__in=but)
        .order_by("starts_at")
    )


def _others(viewer: Viewer, rows: Collection[Sitting]) -> tuple[OtherBooking, ...]:
    seen = {one.id: one for one in children.children_with(viewer, {row.child_id for row in rows})}
    return tuple(OtherBooking(seen.get(row.child_id), row.review_id, row.starts_at) for row in rows)


def together_with(viewer: Viewer, review: ReviewSeen) -> tuple[ChildSeen, ...]:
    """The other children of the same meeting whom the viewer may see, those taken out apart."""
    if review.meeting_id is None:
        return ()
    rows = ReviewRun.objects.filter(meeting=review.meeting_id, cancelled_on=None)
    ids = set(rows.values_list("child", flat=True)) - {review.child.id}
    return children.children_with(viewer, ids)


def sits_with(viewer: Viewer, review: ReviewSeen, sitting: SittingSeen) -> tuple[ChildSeen, ...]:
    """The other children of the meeting whom the viewer may see, and whose own sitting is booked for
    the same time."""
    rows = Sitting.objects.filter(
        review__meeting=review.meeting_id,
        review__cancelled_on=None,
        starts_at=sitting.starts_at,
        state=SittingState.BOOKED,
    )
    ids = set(rows.values_list("child", flat=True)) - {review.child.id}
    return children.children_with(viewer, ids) if review.meeting_id is not None and ids else ()


def reviews_of_meeting(viewer: Viewer, meeting_id: int) -> Mapping[int, int]:
    """The reviews of a meeting that are neither completed nor cancelled, by their child."""
    rows = ReviewRun.objects.filter(meeting=meeting_id, cancelled_on=None, completed_on=None)
    return dict(rows.order_by("child").values_list("child", "pk"))


def adjournment_of(viewer: Viewer, review: ReviewSeen) -> AdjournmentSeen | None:
    row = Adjournment.objects.filter(review=review.id).first()
    if row is None or not review.held:
        return None
    return AdjournmentSeen(
        adjourned_on=row.adjourned_on,
        matters=tuple(int(number) for number in row.matters.split(",")),
        missing=row.missing,
        not_to_be_implemented=row.not_to_be_implemented,
        views_on_waiting=row.views_on_waiting,
        limit=windows.to_complete_by(review.held[0].on),
    )


def refused_adjournments(viewer: Viewer, review: ReviewSeen) -> tuple[date, ...]:
    """The days on which a second adjournment was refused."""
    rows = AdjournmentRefused.objects.filter(review=review.id).order_by("refused_on")
    return tuple(rows.values_list("refused_on", flat=True))


def requests_of(viewer: Viewer, one: ChildSeen) -> tuple[RequestSeen, ...]:
    """The child's requests, the latest first."""
    return _requests(viewer, {one.id: one}, ReviewRequest.objects.filter(child=one.id))


def requests_seen(viewer: Viewer) -> tuple[RequestSeen, ...]:
    """Those of the viewer's own children, or of the service for whoever runs it; those that wait for
    an answer first."""
    own = children.own_children(viewer) if viewer.role == "reviewing_officer" else None
    ids = ReviewRequest.objects.values_list("child", flat=True)
    seen = children.children_with(viewer, set(ids)) if own is None else own
    by_id = {one.id: one for one in seen}
    rows = _requests(viewer, by_id, ReviewRequest.objects.filter(child__in=by_id))
    return tuple(sorted(rows, key=lambda one: one.answered_on is not None))


def requests_waiting(viewer: Viewer, child_ids: Collection[int]) -> int:
    """How many requests about these children, whom the viewer sees, nobody has answered."""
    return ReviewRequest.objects.filter(child__in=child_ids, answered_on=None).count()


def request_of(viewer: Viewer, one: ChildSeen, request_id: int) -> RequestSeen | None:
    rows = ReviewRequest.objects.filter(pk=request_id, child=one.id)
    return next(iter(_requests(viewer, {one.id: one}, rows)), None)


def _requests(
    viewer: Viewer, seen: Mapping[int, ChildSeen], rows: QuerySet[ReviewRequest]
) -> tuple[RequestSeen, ...]:
    return tuple(
        RequestSeen(
            id=row.pk,
            child=seen[row.child_id],
            asked_by=row.asked_by,
            asked_by_name=row.asked_by_name,
            asked_on=row.asked_on,
            why=row.why,
            why_words=row.why_words,
            answered_on=row.answered_on,
            agreed=row.agreed,
            unmet_because=row.unmet_because,
            answer_words=row.answer_words,
            review_id=row.review_id,
            days=((row.answered_on or viewer.today) - row.asked_on).days,
            version=row.version,
        )
        for row in rows.order_by("-asked_on", "-pk")
    )


def invited_of(viewer: Viewer, review: ReviewSeen) -> tuple[InvitedSeen, ...]:
    """Who may be asked to the review, in the order in which they were put down; how those round the
    child are reached, and what a court says of them, as it is recorded today."""
    rows = Invited.objects.filter(review=review.id, withdrawn=False).order_by("pk")
    found = tuple(map(_invited, rows))
    people = round_queries.people_round_of(viewer, review.child, viewer.today) if found else ()
    by_id = {person.id: person for person in people}
    return tuple(
        _as_today(one, by_id.get(one.connected_id))
        if one.connected_id
        else replace(one, limits=_limits_on(people, one.name, one.email))
        for one in found
    )


def limits_on(viewer: Viewer, child_id: int, said: InvitedSaid) -> tuple[str, ...]:
    """What a court says of somebody who is typed by hand, and is one of the people round the child by
    name or e-mail address."""
    people = round_queries.people_round(viewer, child_id, viewer.today)
    return _limits_on(people, said.name, said.email)


def _limits_on(people: Collection[PersonRound], name: str, email: str) -> tuple[str, ...]:
    called, at = " ".join(name.casefold().split()), email.strip().casefold()
    same = (
        person
        for person in people
        if " ".join(person.name.casefold().split()) == called
        or (at and person.email.strip().casefold() == at)
    )
    return tuple(sorted({limit.kind for person in same for limit in person.limits}))


def _as_today(one: InvitedSeen, person: PersonRound | None) -> InvitedSeen:
    """Somebody who is in the child's life no longer gets nothing."""
    if person is None:
        return replace(one, email="", nothing_sent=True)
    by_email = person.route in BY_EMAIL
    return replace(
        one,
        email=person.email if by_email else "",
        address=person.address,
        limits=tuple(sorted({limit.kind for limit in person.limits})),
        nothing_sent=person.route == NO_ROUTE,
    )


def _invited(row: Invited) -> InvitedSeen:
    return InvitedSeen(
        id=row.pk,
        review_id=row.review_id,
        role=row.role,
        connected_id=row.connected_id,
        person_id=row.person_id,
        name=row.name,
        email=row.email,
        child_wants=row.child_wants,
        asked=row.asked,
        not_asked_why=row.not_asked_why,
        not_asked_words=row.not_asked_words,
        invited_on=row.invited_on,
        version=row.version,
    )
