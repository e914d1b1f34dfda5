"""The officers, what was said of who holds whom, cover, and what keeps an officer from a child."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet, Sum
from django.utils.timezone import localtime

from footprint.audit import queries as audit
from footprint.audit.facts import Viewer
from footprint.children import visibility
from footprint.children.facts.child import Allocated, AllocationWord, Covering, Linked, Officer
from footprint.children.models import (
    Allocation,
    Bar,
    Cover,
    ReviewingOfficer,
    SocialWorkerAccount,
    SocialWorkerLink,
    Word,
)
from footprint.children.stretches import on_day, those_that_count


def officer(viewer: Viewer, officer_id: int) -> Officer | None:
    row = ReviewingOfficer.objects.filter(pk=officer_id).first()
    return officer_in(row) if row else None


def officer_with_email(viewer: Viewer, email: str) -> Officer | None:
    row = ReviewingOfficer.objects.filter(email=email.strip().lower()).first()
    return officer_in(row) if row else None


def one_at_a_time(viewer: Viewer, officer_id: int) -> None:
    """Inside an action: whatever else is recorded of the officer waits until it ends."""
    list(ReviewingOfficer.objects.select_for_update().filter(pk=officer_id))


def words_on_officer(viewer: Viewer, child_id: int) -> tuple[AllocationWord, ...]:
    """All that was said of who holds the child, first day first, what was taken back too."""
    words = _words(Allocation.objects.filter(child=child_id))
    first = audit.first_recorded(viewer, "children", "allocation", [word.id for word in words])
    return tuple(
        replace(word, said_at=first[word.id][0], said_by=first[word.id][1])
        if word.id in first
        else word
        for word in words
    )


def recorded_on(viewer: Viewer, allocations: Iterable[Allocated]) -> Mapping[int, date]:
    """The day on which each of those that a person recorded was first recorded, by its id. The
    people file's are not among them: it tells of the past."""
    by_hand = [one for one in allocations if one.word == Word.PERSON]
    changed = [one.id for one in by_hand if one.version > 1]
    first = audit.first_recorded(viewer, "children", "allocation", changed)
    at = {one.id: first[one.id][0] if one.id in first else one.recorded_at for one in by_hand}
    return {allocation: localtime(recorded).date() for allocation, recorded in at.items()}


def word_on_officer(viewer: Viewer, allocation_id: int) -> AllocationWord | None:
    return next(iter(_words(Allocation.objects.filter(pk=allocation_id))), None)


def said_together(viewer: Viewer, one: AllocationWord) -> tuple[AllocationWord, ...]:
    """The allocations that one press of a button made, as far as they stand as they were made and
    are of children whom the viewer may see."""
    rows = Allocation.objects.filter(
        child__in=visibility.seen(viewer).values("pk"),
        word=Word.PERSON,
        withdrawn=False,
        version=1,
        recorded_at=one.recorded_at,
        recorded_by=one.recorded_by,
    )
    return _words(rows)


def latest_by_hand(
    viewer: Viewer, child_ids: Collection[int]
) -> Mapping[int, tuple[AllocationWord, ...]]:
    """What people said and did not take back of who holds each child, the latest first; a child of
    whom nobody said anything is not in it."""
    rows = Allocation.objects.filter(child__in=child_ids, word=Word.PERSON, withdrawn=False)
    found: dict[int, tuple[AllocationWord, ...]] = {}
    for word in reversed(_words(rows)):
        found[word.child_id] = (*found.get(word.child_id, ()), word)
    return found


def marks(viewer: Viewer, child_ids: Collection[int]) -> Mapping[int, int]:
    """A number a child that grows with every word on who holds her, and every change of one."""
    told = Allocation.objects.filter(child__in=child_ids).values_list("child")
    return {**dict.fromkeys(child_ids, 0), **dict(told.annotate(Sum("version")))}


def covers(viewer: Viewer) -> tuple[Covering, ...]:
    """All cover there was, is or will be, the latest first."""
    return _covers(Cover.objects.filter(withdrawn=False))


def cover(viewer: Viewer, cover_id: int) -> Covering | None:
    return next(iter(_covers(Cover.objects.filter(pk=cover_id, withdrawn=False))), None)


def barred_from(viewer: Viewer, person_id: int) -> frozenset[int]:
    """The children whom the person never sees."""
    rows = Bar.objects.filter(person=person_id, withdrawn=False)
    return frozenset(rows.values_list("child", flat=True))


def worked_with_as(viewer: Viewer, person_id: int) -> frozenset[str]:
    """The names and numbers under which the person is a social worker."""
    rows = SocialWorkerAccount.objects.filter(person=person_id, withdrawn=False)
    return frozenset(rows.values_list("worker", flat=True))


def links_on(viewer: Viewer, child_ids: Collection[int], day: date) -> Mapping[int, Linked]:
    """Each child's social worker on that day, where one is known."""
    rows = SocialWorkerLink.objects.filter(child__in=child_ids, withdrawn=False)
    found = those_that_count(linked(row) for row in rows.order_by("child", "began_on"))
    by_child: dict[int, list[Linked]] = {}
    for link in found:
        by_child.setdefault(link.child_id, []).append(link)
    standing = ((child, on_day(links, day)) for child, links in by_child.items())
    return {child: link for child, link in standing if link}


def linked(row: SocialWorkerLink) -> Linked:
    return Linked(
        row.pk,
        row.child_id,
        row.worker,
        row.team,
        row.began_on,
        row.ended_on,
        row.word,
        row.version,
    )


def officer_in(row: ReviewingOfficer) -> Officer:
    return Officer(row.pk, row.full_name, row.email, row.version)


def _words(rows: "QuerySet[Allocation]") -> tuple[AllocationWord, ...]:
    found: Iterable[Allocation] = rows.select_related("officer").order_by("child", "began_on", "pk")
    return tuple(
        AllocationWord(
            row.pk,
            row.child_id,
            officer_in(row.officer) if row.officer else None,
            row.began_on,
            row.ended_on,
            row.word,
            row.reason,
            row.withdrawn,
            row.recorded_at,
            row.recorded_by,
            row.version,
            said_at=row.recorded_at,
            said_by=row.recorded_by,
        )
        for row in found
    )


def _covers(rows: "QuerySet[Cover]") -> tuple[Covering, ...]:
    found = rows.select_related("officer", "covered_by").order_by("-began_on", "-pk")
    return tuple(
        Covering(
            row.pk,
            officer_in(row.officer),
            officer_in(row.covered_by),
            row.began_on,
            row.ended_on,
            row.version,
        )
        for row in found
    )
