"""The children whom a viewer may see, and what is known of them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from footprint.accounts import queries as accounts
from footprint.accounts.facts import PersonFacts, Standing
from footprint.accounts.matrix import Whose
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children import frames, visibility
from footprint.children.facts.child import (
    Allocated,
    ChildSeen,
    Holding,
    Linked,
    Officer,
    OnCaseload,
    ReturnHeld,
    Unallocated,
)
from footprint.children.facts.ladder import ToldBeside
from footprint.children.facts.round import PersonNamed
from footprint.children.holding import holding_of
from footprint.children.models import (
    Allocation,
    Child,
    Cover,
    Episode,
    LoadedReturn,
    Names,
    ReviewingOfficer,
    SocialWorkerAccount,
    SocialWorkerLink,
)
from footprint.children.officers import linked, officer_in
from footprint.children.stretches import on_day, those_that_count
from footprint.children.unsound import Differences, contested
from footprint.domain.care import Care, assemble
from footprint.domain.facts import Facts

#: Roles that see a child's reference and never her name.
WITHOUT_NAMES = frozenset({Role.ANALYST})
_NAMES = ("first_name", "known_as", "surname")


def seen_children(viewer: Viewer) -> tuple[ChildSeen, ...]:
    """Every child whom the viewer may see today, in care or not, by reference."""
    return tuple(_seen(viewer, row) for row in _named(visibility.seen(viewer)))


def own_children(viewer: Viewer) -> tuple[ChildSeen, ...]:
    """Those of `seen_children` who are the viewer's own today."""
    return tuple(_seen(viewer, row) for row in _named(visibility.own(viewer)))


def child(viewer: Viewer, child_id: int) -> ChildSeen | None:
    """The child, if the viewer may see her today."""
    row = _named(visibility.seen(viewer)).filter(pk=child_id).first()
    return _seen(viewer, row) if row else None


def children_with(viewer: Viewer, child_ids: Collection[int]) -> tuple[ChildSeen, ...]:
    """Those of these children whom the viewer may see, by reference."""
    rows = _named(visibility.seen(viewer)).filter(pk__in=child_ids)
    return tuple(_seen(viewer, row) for row in rows)


def judged_child(viewer: Viewer, child_id: int) -> ChildSeen | None:
    """Any child there is, with how she stands to the viewer: for refusing in a sentence."""
    row = _named(visibility.judged(viewer)).filter(pk=child_id).first()
    return _seen(viewer, row) if row else None


def locked(viewer: Viewer, child_id: int) -> int:
    """The child, held until the action ends: on PostgreSQL two who record of one child wait for each
    other; SQLite has one writer."""
    list(Child.objects.select_for_update().filter(pk=child_id))
    return child_id


def identifiers_unseen(viewer: Viewer) -> frozenset[str]:
    """The children whom the viewer may not see, for leaving them out of what files say."""
    unseen = Child.objects.exclude(pk__in=visibility.seen(viewer).values("pk"))
    return frozenset(unseen.values_list("identifier", flat=True))


def facts_seen(viewer: Viewer, children: Sequence[ChildSeen], as_at: date) -> Facts:
    """The facts of `seen_children` for a page about a day, in four selects."""
    known = [(one.id, one.identifier, one.born_on) for one in children]
    return frames.facts_on(visibility.seen(viewer), known, as_at)


def facts_of(viewer: Viewer, one: ChildSeen, as_at: date) -> Facts:
    """The facts of one child for a page about a day."""
    rows = Child.objects.filter(pk=one.id)
    return frames.facts_on(rows, [(one.id, one.identifier, one.born_on)], as_at)


def in_care(viewer: Viewer, as_at: date) -> OnCaseload:
    """Whom the viewer finds on her caseload on a day, in three selects: a reviewing officer's own,
    whom she holds or covers today; whomever else's the viewer sees."""
    own = viewer.role == Role.REVIEWING_OFFICER
    seen = visibility.own(viewer) if own else visibility.seen(viewer)
    children = tuple(_seen(viewer, row) for row in _named(seen.filter(_open_on(as_at))))
    known = [(one.id, one.identifier, one.born_on) for one in children]
    ids = Child.objects.filter(pk__in=[one.id for one in children])
    read = frames.read_on(ids, known, as_at)
    return OnCaseload(children, read.facts, read.told_to, read.beside)


def _open_on(day: date) -> Exists:
    """Some source says of the child that an episode was open then. Which word counts, and where an
    episode is cut, is not asked here: whoever is in care on the day is among these."""
    rows = Episode.objects.filter(child=OuterRef("pk"), withdrawn=False, began_on__lte=day)
    return Exists(rows.filter(Q(ended_on=None) | Q(ended_on__gt=day)))


def known_of(
    viewer: Viewer, one: ChildSeen, as_at: date
) -> tuple[Facts, date | None, Differences, tuple[ToldBeside, ...]]:
    """`facts_of`; the last day up to which a return tells of reviews; where a person's word and the
    latest return's differ; and what is recorded beside the returns."""
    rows = Child.objects.filter(pk=one.id)
    read = frames.read_on(rows, [(one.id, one.identifier, one.born_on)], as_at)
    return read.facts, read.told_to, contested(read), read.beside


def facts_of_the_service(viewer: Viewer) -> Facts:
    """The facts of every child, for figures: restricted children count in them as everybody does.
    No page shows a row of it without asking `seen_children`."""
    return frames.facts(Child.objects.all(), _everybody())


def care_of_the_service(viewer: Viewer, as_at: date) -> Care:
    """The same for a page about a day, in three selects: every child's periods of care."""
    return assemble(frames.facts_on(Child.objects.all(), _everybody(), as_at), as_at)


def _everybody() -> Iterable[tuple[int, str, date | None]]:
    return Child.objects.values_list("pk", "identifier", "born_on")


def allocations_of_the_service(viewer: Viewer) -> tuple[Allocated, ...]:
    """The same as `allocations_seen` of every child, for figures."""
    return _allocations(Allocation.objects.all())


def allocations_seen(viewer: Viewer) -> tuple[Allocated, ...]:
    """Who holds which of the children seen, first day first; of every day, by the word that
    counts."""
    return _allocations(Allocation.objects.filter(child__in=visibility.seen(viewer).values("pk")))


def allocations_of_children(viewer: Viewer, ids: Collection[int]) -> tuple[Allocated, ...]:
    """The same of these children, whom the viewer sees."""
    return _allocations(Allocation.objects.filter(child__in=ids))


def allocations_of(viewer: Viewer, child_id: int) -> tuple[Allocated, ...]:
    return _allocations(Allocation.objects.filter(child=child_id))


def officers_of(viewer: Viewer, child_id: int) -> tuple[tuple[Allocated, ...], str]:
    """`allocations_of`, and the name of whoever covers today for the officer who holds the child."""
    covers = Cover.objects.filter(
        officer=OuterRef("officer"),
        withdrawn=False,
        began_on__lte=viewer.today,
        ended_on__gt=viewer.today,
    )
    name = Subquery(covers.order_by("-began_on").values("covered_by__full_name")[:1])
    rows = list(_standing(Allocation.objects.filter(child=child_id)).annotate(covered_by=name))
    held = those_that_count(map(_allocated, rows))
    today = on_day(held, viewer.today)
    names = {row.pk: row.covered_by for row in rows}
    return held, (names[today.id] or "") if today else ""


def holding(viewer: Viewer, as_at: date) -> Holding:
    """Who holds which of the children seen on a day, and for whom nobody is named."""
    children = seen_children(viewer)
    care = assemble(facts_seen(viewer, children, as_at), as_at)
    return holding_of(children, care, allocations_seen(viewer))


def children_without_officer(viewer: Viewer, as_at: date) -> tuple[Unallocated, ...]:
    """The children in care that day whom nobody holds, the nearest limit first."""
    return holding(viewer, as_at).unallocated


def links_of(viewer: Viewer, child_id: int) -> tuple[Linked, ...]:
    """A child's social workers, first day first, by the word that counts."""
    rows = SocialWorkerLink.objects.filter(child=child_id, withdrawn=False).order_by("began_on")
    return those_that_count(linked(row) for row in rows)


def social_worker_of(viewer: Viewer, child_id: int, on: date) -> PersonNamed | None:
    """Who works with the child on a day: the person who signs in as that worker, if one does."""
    link = on_day(links_of(viewer, child_id), on)
    if link is None or not link.worker:
        return None
    matched = SocialWorkerAccount.objects.filter(worker=link.worker, withdrawn=False)
    person_id = matched.values_list("person_id", flat=True).first()
    person = accounts.person(viewer, person_id) if person_id else None
    return _named_person(person) if person else PersonNamed(None, link.worker, "")


def responsible_manager(viewer: Viewer, child_id: int, on: date) -> PersonNamed | None:
    """Who answers for the child's team on a day: of several the one who has the role longest."""
    link = on_day(links_of(viewer, child_id), on)
    if link is None or not link.team:
        return None
    grants = [
        grant
        for grant in accounts.grants_of_role(viewer, Role.SOCIAL_CARE_MANAGER)
        if grant.scope == link.team and grant.standing(on) is Standing.IN_FORCE
    ]
    first = min(grants, key=lambda grant: (grant.begins_on, grant.id), default=None)
    person = accounts.person(viewer, first.person_id) if first else None
    return _named_person(person) if person else None


def officers(viewer: Viewer) -> tuple[Officer, ...]:
    """Every officer there is or was, by name."""
    return tuple(officer_in(row) for row in ReviewingOfficer.objects.order_by("full_name", "pk"))


def returns_held(viewer: Viewer) -> tuple[ReturnHeld, ...]:
    """The returns that are in the store, by year."""
    return tuple(
        ReturnHeld(row.year, row.name, row.told_to, row.tells_of_reviews)
        for row in LoadedReturn.objects.order_by("year")
    )


def _named(rows: QuerySet[Child]) -> QuerySet[Child]:
    """With the names by the word that counts: a person's before the people file's."""
    told = Names.objects.filter(child=OuterRef("pk"), withdrawn=False).order_by("-word")
    return rows.annotate(**{name: Subquery(told.values(name)[:1]) for name in _NAMES}).order_by(
        "identifier"
    )


def _seen(viewer: Viewer, row: Child) -> ChildSeen:
    told = vars(row)
    hidden = viewer.role in WITHOUT_NAMES
    whose = visibility.whose(viewer, row)
    asked = told["broke_glass"] or (told["asked"] and whose is not Whose.RESTRICTED)
    first_name, known_as, surname = ("" if hidden else told[name] or "" for name in _NAMES)
    return ChildSeen(
        row.pk,
        row.identifier,
        first_name,
        known_as,
        surname,
        born_on=row.born_on,
        whose=whose,
        restricted=told["restricted"],
        asked=asked,
        version=row.version,
    )


def _named_person(person: PersonFacts) -> PersonNamed:
    return PersonNamed(person.id, person.full_name, person.email)


def _standing(rows: QuerySet[Allocation]) -> QuerySet[Allocation]:
    standing = rows.filter(withdrawn=False)
    return standing.select_related("officer").order_by("child", "began_on")


def _allocations(rows: QuerySet[Allocation]) -> tuple[Allocated, ...]:
    return those_that_count(map(_allocated, _standing(rows)))


def _allocated(row: Allocation) -> Allocated:
    return Allocated(
        row.pk,
        row.child_id,
        officer_in(row.officer) if row.officer else None,
        row.began_on,
        row.ended_on,
        row.word,
        row.reason,
        row.recorded_at,
        row.version,
    )
