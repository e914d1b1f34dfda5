"""The children whom a viewer may see, and what is known of them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children import frames, visibility
from footprint.children.facts import (
    Allocated,
    ChildSeen,
    Flagged,
    Linked,
    Officer,
    ReturnHeld,
    ReturnKept,
)
from footprint.children.models import (
    Allocation,
    AsylumSeeking,
    Child,
    ChildInReturn,
    Episode,
    Flag,
    LoadedReturn,
    Names,
    ReadersFinding,
    Review,
    ReviewingOfficer,
    SocialWorkerLink,
)
from footprint.children.stretches import those_that_count
from footprint.domain.facts import Facts

#: Roles that see a child's reference and never her name.
WITHOUT_NAMES = frozenset({Role.ANALYST})
_NAMES = ("first_name", "known_as", "surname")


def seen_children(viewer: Viewer) -> tuple[ChildSeen, ...]:
    """Every child whom the viewer may see today, in care or not, by reference."""
    return tuple(_seen(viewer, row) for row in _named(visibility.seen(viewer)))


def child(viewer: Viewer, child_id: int) -> ChildSeen | None:
    """The child, if the viewer may see her today."""
    row = _named(visibility.seen(viewer)).filter(pk=child_id).first()
    return _seen(viewer, row) if row else None


def judged_child(viewer: Viewer, child_id: int) -> ChildSeen | None:
    """Any child there is, with how she stands to the viewer: for refusing in a sentence."""
    row = _named(visibility.judged(viewer)).filter(pk=child_id).first()
    return _seen(viewer, row) if row else None


def facts_seen(viewer: Viewer, children: Sequence[ChildSeen], as_at: date) -> Facts:
    """The facts of `seen_children` for a page about a day, in three selects."""
    known = [(one.id, one.identifier, one.born_on) for one in children]
    return frames.facts_on(visibility.seen(viewer), known, as_at)


def facts_of(viewer: Viewer, one: ChildSeen, as_at: date) -> Facts:
    """The facts of one child for a page about a day."""
    rows = Child.objects.filter(pk=one.id)
    return frames.facts_on(rows, [(one.id, one.identifier, one.born_on)], as_at)


def facts_of_the_service(viewer: Viewer) -> Facts:
    """The facts of every child, for figures: restricted children count in them as everybody does.
    No page shows a row of it without asking `seen_children`."""
    known = Child.objects.values_list("pk", "identifier", "born_on")
    return frames.facts(Child.objects.all(), known)


def allocations_seen(viewer: Viewer) -> tuple[Allocated, ...]:
    """Who holds which of the children seen, first day first; of every day, by the word that
    counts."""
    return _allocations(Allocation.objects.filter(child__in=visibility.seen(viewer).values("pk")))


def allocations_of(viewer: Viewer, child_id: int) -> tuple[Allocated, ...]:
    return _allocations(Allocation.objects.filter(child=child_id))


def links_of(viewer: Viewer, child_id: int) -> tuple[Linked, ...]:
    """A child's social workers, first day first, by the word that counts."""
    rows = SocialWorkerLink.objects.filter(child=child_id, withdrawn=False).order_by("began_on")
    links = [
        Linked(
            row.pk,
            row.child_id,
            row.worker,
            row.team,
            row.began_on,
            row.ended_on,
            row.word,
            row.version,
        )
        for row in rows
    ]
    return those_that_count(links)


def flags_seen(viewer: Viewer) -> tuple[Flagged, ...]:
    """The flags of the children seen, ended ones too."""
    return _flags(Flag.objects.filter(child__in=visibility.seen(viewer).values("pk")))


def flags_of(viewer: Viewer, child_id: int) -> tuple[Flagged, ...]:
    return _flags(Flag.objects.filter(child=child_id))


def officers(viewer: Viewer) -> tuple[Officer, ...]:
    """Every officer there is or was, by name."""
    return tuple(_officer(row) for row in ReviewingOfficer.objects.order_by("full_name", "pk"))


def returns_held(viewer: Viewer) -> tuple[ReturnHeld, ...]:
    """The returns that are in the store, by year."""
    return tuple(
        ReturnHeld(row.year, row.name, row.told_to, row.tells_of_reviews)
        for row in LoadedReturn.objects.order_by("year")
    )


def returns_kept(viewer: Viewer) -> tuple[ReturnKept, ...]:
    """The same with what their reader said and counted, for figures."""
    return tuple(
        ReturnKept(
            year=row.year,
            name=row.name,
            found_by=row.found_by,
            told_to=row.told_to,
            rows=json.loads(row.rows),
            checks=json.loads(row.checks),
            refused=json.loads(row.refused),
            left_out_files=json.loads(row.left_out_files),
            notes=tuple(json.loads(row.notes)),
            bad_cells=row.bad_cells,
        )
        for row in LoadedReturn.objects.order_by("year")
    )


def words_of_checks(viewer: Viewer) -> Mapping[str, str]:
    """What each check says, by its code, of those that a return's reader found something by."""
    return dict(ReadersFinding.objects.values_list("code", "message").distinct())


def stamp_of_the_record(viewer: Viewer) -> str:
    """A text that is another one after every change of what `facts_of_the_service` and
    `returns_kept` give: rows are only added and revised, and either raises the sum of versions."""
    kinds = (Child, ChildInReturn, Episode, Review, AsylumSeeking, LoadedReturn)
    sums = (kind.objects.aggregate(Sum("version"), Max("recorded_at")) for kind in kinds)
    return "; ".join(str(tuple(one.values())) for one in sums)


def _named(rows: QuerySet[Child]) -> QuerySet[Child]:
    """With the names by the word that counts: a person's before the people file's."""
    told = Names.objects.filter(child=OuterRef("pk"), withdrawn=False).order_by("-word")
    return rows.annotate(**{name: Subquery(told.values(name)[:1]) for name in _NAMES}).order_by(
        "identifier"
    )


def _seen(viewer: Viewer, row: Child) -> ChildSeen:
    told = vars(row)
    hidden = viewer.role in WITHOUT_NAMES
    first_name, known_as, surname = ("" if hidden else told[name] or "" for name in _NAMES)
    return ChildSeen(
        row.pk,
        row.identifier,
        first_name,
        known_as,
        surname,
        born_on=row.born_on,
        whose=visibility.whose(viewer, row),
        restricted=told["restricted"],
        asked=told["asked"] or told["broke_glass"],
        version=row.version,
    )


def _officer(row: ReviewingOfficer) -> Officer:
    return Officer(row.pk, row.full_name, row.email, row.version)


def _allocations(rows: QuerySet[Allocation]) -> tuple[Allocated, ...]:
    found = rows.filter(withdrawn=False).select_related("officer").order_by("child", "began_on")
    return those_that_count(
        Allocated(
            row.pk,
            row.child_id,
            _officer(row.officer) if row.officer else None,
            row.began_on,
            row.ended_on,
            row.word,
            row.reason,
            row.version,
        )
        for row in found
    )


def _flags(rows: QuerySet[Flag]) -> tuple[Flagged, ...]:
    found = rows.filter(withdrawn=False).order_by("child", "began_on", "pk")
    return tuple(
        Flagged(
            row.pk,
            row.child_id,
            row.kind,
            row.began_on,
            row.ended_on,
            row.told_by or row.source,
            row.word,
            row.version,
        )
        for row in found
    )
