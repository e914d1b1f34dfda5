"""Whom a record goes to: who may be put on its list, and what became of each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from footprint.accounts import queries as accounts
from footprint.audit.facts import Viewer
from footprint.children import connections
from footprint.children.facts.round import PersonRound
from footprint.children.queries import child as children
from footprint.children.queries.round import people_round
from footprint.post import queries as post
from footprint.post.facts import MessageSeen
from footprint.reviews.codes import ROLES, ForWhom
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Offered, SentSeen
from footprint.reviews.models import Finished, Invited, Sent
from footprint.reviews.recipients import kinds_of, usual_kind

#: Letters of versions are about the review under this name, in the post.
ABOUT = "version"
TOLD_NOTHING = "no_information"
EMAIL, SECURE, POST, BY_HAND, FILE = "email", "secure_email", "post", "by_hand", "file"
LINK = "link"
CHILD_KEY, FILE_KEY = "child", "file"


def sent_of(viewer: Viewer, review: ReviewSeen) -> tuple[SentSeen, ...]:
    """Everybody on the list, those of every record of the review, in the order of the list; in
    three selects, and two more where there are personal links. No text."""
    rows = list(
        Sent.objects.filter(review=review.id, withdrawn=False)
        .select_related("version_sent__finished")
        .order_by("pk")
    )
    links = accounts.links(viewer, [row.link_id for row in rows if row.link_id])
    letters = {one.id: one for one in post.letters_about(viewer, ABOUT, review.id)}
    return tuple(
        SentSeen(
            id=row.pk,
            key=row.recipient,
            name=row.name,
            role=row.role,
            version_id=row.version_sent_id,
            number=row.version_sent.finished.number,
            for_whom=ForWhom(row.version_sent.for_whom),
            size=row.version_sent.size,
            route=row.route,
            letter=letters.get(row.letter_id or 0),
            sealed_on=row.sealed_on,
            sent_on=row.sent_on,
            receipt=row.receipt,
            connected_id=row.connected_id,
            person_id=row.person_id,
            version=row.version,
            link=links.get(row.link_id or 0),
            link_email=row.link_email,
        )
        for row in rows
    )


def latest_number(viewer: Viewer, review: ReviewSeen) -> int:
    """The number of the record as it stands; 0 while it is not finished."""
    numbers = Finished.objects.filter(review=review.id).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def is_held(viewer: Viewer, review: ReviewSeen, connected_id: int | None = None) -> bool:
    """Whether an open hold keeps everything about the child back, or what goes to this person."""
    return post.is_held(viewer, review.child.id, connected_id)


def offered_for(viewer: Viewer, review: ReviewSeen) -> tuple[Offered, ...]:
    """Everybody to whom the record may go: the child, those round the child, whoever else was asked
    to the review, those who work with the child, and the council's own file."""
    had = _had(viewer, review)
    return tuple(_offered(viewer, review, had))


def _had(viewer: Viewer, review: ReviewSeen) -> Mapping[str, int]:
    """By the recipient's key the number of the latest record that has left for her."""
    return {one.key: one.number for one in sent_of(viewer, review) if one.left}


def _offered(viewer: Viewer, review: ReviewSeen, had: Mapping[str, int]) -> Iterator[Offered]:
    asked = list(Invited.objects.filter(review=review.id, withdrawn=False).order_by("pk"))
    of_connected = {row.connected_id: row.pk for row in asked if row.connected_id}
    own = next((row.pk for row in asked if row.role == "child"), None)
    yield Offered(
        key=CHILD_KEY,
        name=review.child.name,
        role=ROLES["child"],
        kinds=(ForWhom.CHILD,),
        kind=ForWhom.CHILD,
        routes=(BY_HAND, LINK),
        had=had.get(CHILD_KEY),
        invited_id=own,
    )
    people = people_round(viewer, review.child.id, viewer.today)
    for person in people:
        yield _person(person, viewer.today, had, of_connected.get(person.id))
    yield from _workers(viewer, review, had)
    yield from _others(asked, {one.id for one in people}, had)
    yield Offered(
        key=FILE_KEY,
        name="The council’s own case system",
        role="File",
        kinds=(ForWhom.FILE,),
        kind=ForWhom.FILE,
        routes=(FILE,),
        had=had.get(FILE_KEY),
    )


def _person(
    person: PersonRound, today: date, had: Mapping[str, int], invited_id: int | None
) -> Offered:
    responsible = person.parental_responsibility == connections.YES
    limits = [one.kind for one in person.limits if one.stands(today)]
    why_nothing = _why_nothing(person, limits)
    key = f"connected {person.id}"
    return Offered(
        key=key,
        name=person.name,
        role=connections.RELATIONS.get(person.relation, person.relation),
        kinds=() if why_nothing else kinds_of(person.relation, responsible=responsible),
        kind=None if why_nothing else usual_kind(person.relation, responsible=responsible),
        routes=() if why_nothing else tuple(_routes(person)),
        why_nothing=why_nothing,
        warnings=tuple(connections.LIMITS[kind] for kind in limits if kind != TOLD_NOTHING),
        had=had.get(key),
        invited_id=invited_id,
        connected_id=person.id,
        address=person.email if person.route == connections.SECURE_EMAIL else person.address,
        email=person.email if person.route in connections.BY_EMAIL else "",
    )


def _why_nothing(person: PersonRound, limits: Iterable[str]) -> str:
    if TOLD_NOTHING in limits:
        return "A court says that this person may be told nothing about the child."
    if person.route == connections.NO_ROUTE:
        return "Nothing is sent to this person. Change how letters reach them first."
    return ""


def _routes(person: PersonRound) -> Iterator[str]:
    """A version is enclosed in secure e-mail alone: to an ordinary address it goes by post, or a
    personal link does."""
    if person.route == connections.SECURE_EMAIL and person.email:
        yield SECURE
    if person.has_address:
        yield POST
    yield BY_HAND
    yield LINK


def _workers(viewer: Viewer, review: ReviewSeen, had: Mapping[str, int]) -> Iterator[Offered]:
    """Who signs in here is told where the record is, and reads it there."""
    child_id, today = review.child.id, viewer.today
    found = {
        "social_worker": children.social_worker_of(viewer, child_id, today),
        "manager": children.responsible_manager(viewer, child_id, today),
    }
    for role, person in found.items():
        if person is not None:
            signs_in = person.id is not None and bool(person.email)
            yield Offered(
                key=role,
                name=person.name,
                role=ROLES[role],
                kinds=(ForWhom.FILE,),
                kind=ForWhom.FILE,
                routes=(EMAIL,) if signs_in else (BY_HAND,),
                had=had.get(role),
                person_id=person.id,
                address=person.email,
            )


def _others(
    asked: Iterable[Invited], round_the_child: set[int], had: Mapping[str, int]
) -> Iterator[Offered]:
    """Whoever else was asked or was there: of them nothing is known but a name."""
    for row in asked:
        known = row.connected_id in round_the_child or row.role in {"child", "social_worker"}
        if known or row.role in {"manager", "interpreter"} or not row.name:
            continue
        gone = row.connected_id is not None
        key = f"invited {row.pk}"
        kinds = kinds_of(row.role, responsible=False)
        yield Offered(
            key=key,
            name=row.name,
            role=ROLES.get(row.role, row.role),
            kinds=() if gone else kinds,
            kind=None,
            routes=() if gone else (BY_HAND,),
            why_nothing="This person is in the child’s life no longer." if gone else "",
            had=had.get(key),
            invited_id=row.pk,
        )


def with_letters(viewer: Viewer) -> tuple[tuple[int, int, int, MessageSeen], ...]:
    """Child, number and version of everybody on a list whose letter is the post's and has not been
    noted as gone, with the letter."""
    rows = Sent.objects.filter(letter_id__isnull=False, sent_on=None, withdrawn=False)
    found = ((row, post.any_letter(viewer, row.letter_id or 0)) for row in rows.order_by("pk"))
    return tuple(
        (row.child_id, row.pk, row.version, letter) for row, letter in found if letter is not None
    )
