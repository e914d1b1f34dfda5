"""Why the people round a child, and what a court says of them, cannot be recorded so."""

from collections.abc import Iterable, Iterator
from datetime import date

from footprint.accounts.matrix import line_named
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.connections import (
    BY_EMAIL,
    LIMITS,
    POST,
    PROVIDERS,
    RELATIONS,
    RESPONSIBILITY,
    ROUTES,
)
from footprint.children.facts.round import LimitSeen, PersonRound
from footprint.children.permissions.access import NO_SUCH_CHILD, why_not_open_child
from footprint.children.queries import child as queries
from footprint.children.queries import round as round_queries
from footprint.children.recorded import AddressSaid, ConnectedSaid, LimitSaid
from footprint.domain.dates import day_words

NO_SUCH_PERSON = "There is no such person round this child."
NO_SUCH_LIMIT = "There is no such limit."
#: An order may be made today and begin later; a day further off than this is a slip.
FURTHEST_DAYS = 366


def why_not_add_connected(
    viewer: Viewer, child_id: int, said: ConnectedSaid, address: AddressSaid
) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("add_connected")):
        return refused
    others = round_queries.people_round(viewer, child_id, viewer.today)
    return _first(_faults(said, has_address=bool(address.address))) or _why_not_beside(said, others)


def why_not_change_connected(
    viewer: Viewer, child_id: int, one: PersonRound | None, said: ConnectedSaid
) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("change_connected")):
        return refused
    if one is None:
        return NO_SUCH_PERSON
    if fault := _first(_faults(said, has_address=one.has_address)):
        return fault
    begins_to_post = said.route == POST != one.route
    if begins_to_post and one.address_withheld and viewer.role == Role.BUSINESS_SUPPORT:
        return (
            "This address must not be disclosed. The reviewing officer or the IRO manager decides "
            "whether anything is posted to it."
        )
    others = round_queries.people_round(viewer, child_id, viewer.today)
    return _why_not_beside(said, [other for other in others if other.id != one.id])


def why_not_see_address(viewer: Viewer, child_id: int, one: PersonRound | None) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("record_address")):
        return refused
    child = queries.judged_child(viewer, child_id)
    if child is None:
        return NO_SUCH_CHILD
    if one is None:
        return NO_SUCH_PERSON
    if round_queries.may_have_address(viewer, child, route=one.route, recorded=one.has_address):
        return None
    return "You see an address only where something is posted to it."


def why_not_record_address(
    viewer: Viewer, child_id: int, one: PersonRound | None, said: AddressSaid
) -> str | None:
    if refused := why_not_see_address(viewer, child_id, one):
        return refused
    if one is None:
        return NO_SUCH_PERSON
    if one.route == POST and not said.address:
        return "Letters are posted to this person. Enter the address, or change how letters go."
    opens = one.address_withheld and not said.withheld
    if opens and viewer.role == Role.BUSINESS_SUPPORT:
        return (
            "Whether this address may be disclosed again is for the reviewing officer or the IRO "
            "manager to say."
        )
    return None


def why_not_end_connected(
    viewer: Viewer, child_id: int, one: PersonRound | None, ended_on: date | None
) -> str | None:
    """Without a day the person is there again."""
    if refused := why_not_open_child(viewer, child_id, line_named("end_connected")):
        return refused
    if one is None:
        return NO_SUCH_PERSON
    if ended_on is None:
        return None
    if ended_on > viewer.today:
        return f"{day_words(ended_on)} is still to come. Record it when it has happened."
    return _why_not_limited(one, ended_on)


def why_not_withdraw_connected(
    viewer: Viewer, child_id: int, one: PersonRound | None
) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("withdraw_connected")):
        return refused
    return NO_SUCH_PERSON if one is None else _why_not_limited(one, viewer.today)


def why_not_add_contact_limit(
    viewer: Viewer, child_id: int, one: PersonRound | None, said: LimitSaid
) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("add_contact_limit")):
        return refused
    return NO_SUCH_PERSON if one is None else _first(_limit_faults(viewer, one, said))


def why_not_end_contact_limit(
    viewer: Viewer, child_id: int, limit: LimitSeen | None, ended_on: date | None
) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("end_contact_limit")):
        return refused
    if limit is None:
        return NO_SUCH_LIMIT
    if ended_on is not None and ended_on < limit.began_on:
        return f"The limit is from {day_words(limit.began_on)}: it cannot end before that."
    return None


def why_not_withdraw_contact_limit(
    viewer: Viewer, child_id: int, limit: LimitSeen | None
) -> str | None:
    refused = why_not_open_child(viewer, child_id, line_named("withdraw_contact_limit"))
    return refused or (NO_SUCH_LIMIT if limit is None else None)


def _faults(said: ConnectedSaid, *, has_address: bool) -> Iterator[str]:
    if not said.name.strip():
        yield "Enter the person’s name."
    if said.relation not in RELATIONS:
        yield "Choose who the person is to the child."
    if said.provider and said.provider not in PROVIDERS:
        yield "Choose who runs the home."
    if said.parental_responsibility not in RESPONSIBILITY:
        yield "Say whether the person has parental responsibility."
    if said.route not in ROUTES:
        yield "Choose how letters go to the person."
    if said.route in BY_EMAIL and not said.email:
        yield "Letters go by e-mail. Enter the e-mail address."
    if said.route == POST and not has_address:
        yield "Letters go by post. Record the address first."


def _limit_faults(viewer: Viewer, one: PersonRound, said: LimitSaid) -> Iterator[str]:
    if one.ended_on is not None and one.ended_on <= viewer.today:
        yield "This person is no longer round the child. Bring them back first."
    if said.kind not in LIMITS:
        yield "Choose what the court says."
    if not said.by.strip():
        yield "Enter the order’s reference, so that whoever looks can find it."
    if (said.began_on - viewer.today).days > FURTHEST_DAYS:
        yield f"{day_words(said.began_on)} is more than a year away. Look at the day again."
    if any(limit.kind == said.kind for limit in one.limits):
        yield "This limit is recorded already. Give that one its end first."


def _why_not_beside(said: ConnectedSaid, others: Iterable[PersonRound]) -> str | None:
    same = (_key(said.name), said.relation)
    if any((_key(other.name), other.relation) == same for other in others):
        return f"{' '.join(said.name.split())} ({RELATIONS[said.relation]}) is recorded already."
    return None


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _why_not_limited(one: PersonRound, day: date) -> str | None:
    if all(limit.ended_on is not None and limit.ended_on <= day for limit in one.limits):
        return None
    return (
        "A court limits what this person may have of the child. As long as that stands the person "
        "stays here, so that nobody invites them by mistake. If the limit has ended, give it its end."
    )


def _first(faults: Iterable[str]) -> str | None:
    return next(iter(faults), None)
