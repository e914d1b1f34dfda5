"""The people round a child are recorded, and what a court says of them.

`version` is that of the person's row, or the limit's, as it was read; if somebody has changed it
meanwhile, `ChangedMeanwhileError` brings both. An address that becomes withheld, and a new limit,
hold everything that is under way about the child in the same transaction, whoever it goes to: an
address that must not be known, or who may not come, may stand in anybody's letter. The personal
links of whoever it is about end.
"""

from dataclasses import asdict
from datetime import date

from footprint.accounts import queries as accounts
from footprint.accounts.actions.links import end_links
from footprint.accounts.facts import Ended
from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.children.connections import BY_EMAIL, NO_ROUTE, SECURE_EMAIL
from footprint.children.facts.round import PersonRound
from footprint.children.models import Child, Connected, ContactLimit
from footprint.children.permissions.connected import (
    why_not_add_connected,
    why_not_add_contact_limit,
    why_not_change_connected,
    why_not_end_connected,
    why_not_end_contact_limit,
    why_not_record_address,
    why_not_withdraw_connected,
    why_not_withdraw_contact_limit,
)
from footprint.children.queries import round as round_queries
from footprint.children.recorded import AddressSaid, ConnectedSaid, LimitSaid
from footprint.post.actions import hold, readdress
from footprint.post.facts import CalledBack, HoldReason, Reach, Recipient


@action
def add_connected(
    *, viewer: Viewer, child_id: int, said: ConnectedSaid, address: AddressSaid
) -> int:
    """The new person's id."""
    _one_at_a_time(child_id)
    ask(why_not_add_connected(viewer, child_id, said, address))
    row = Connected(
        child_id=child_id,
        address=address.address.strip(),
        address_withheld=address.withheld,
        **_values(said),
    )
    return add(viewer, row).pk


@action
def change_connected(
    *, viewer: Viewer, child_id: int, connected_id: int, said: ConnectedSaid, version: int
) -> CalledBack:
    """Everything but the address; what became of letters that had not gone."""
    _one_at_a_time(child_id)
    one = round_queries.person_round(viewer, child_id, connected_id)
    ask(why_not_change_connected(viewer, child_id, one, said))
    called_back = _revised(viewer, connected_id, version, **_values(said))
    if one is not None and _opens_as(one) != _opens_as(said):
        _end_links(viewer, child_id, connected_id)
    return called_back


@action
def record_address(
    *, viewer: Viewer, child_id: int, connected_id: int, said: AddressSaid, version: int
) -> CalledBack:
    """What became of letters by post that had not gone."""
    _one_at_a_time(child_id)
    one = round_queries.person_round(viewer, child_id, connected_id)
    ask(why_not_record_address(viewer, child_id, one, said))
    called_back = _revised(
        viewer,
        connected_id,
        version,
        address=said.address.strip(),
        address_withheld=said.withheld,
    )
    if said.withheld and one is not None and not one.address_withheld:
        hold(viewer=viewer, child_ids=[child_id], why=HoldReason.ADDRESS_WITHHELD)
        _end_links(viewer, child_id, connected_id)
    return called_back


@action
def end_connected(
    *, viewer: Viewer, child_id: int, connected_id: int, ended_on: date | None, version: int
) -> CalledBack:
    """The first day on which the person is no longer in the child's life; without one, is again."""
    _one_at_a_time(child_id)
    one = round_queries.person_round(viewer, child_id, connected_id)
    ask(why_not_end_connected(viewer, child_id, one, ended_on))
    called_back = _revised(viewer, connected_id, version, ended_on=ended_on)
    if ended_on is not None:
        _end_links(viewer, child_id, connected_id)
    return called_back


@action
def withdraw_connected(
    *, viewer: Viewer, child_id: int, connected_id: int, version: int
) -> CalledBack:
    """The person was a mistake: another child's, or recorded twice."""
    _one_at_a_time(child_id)
    one = round_queries.person_round(viewer, child_id, connected_id)
    ask(why_not_withdraw_connected(viewer, child_id, one))
    called_back = _revised(viewer, connected_id, version, withdrawn=True)
    _end_links(viewer, child_id, connected_id)
    return called_back


@action
def add_contact_limit(*, viewer: Viewer, child_id: int, connected_id: int, said: LimitSaid) -> int:
    """The new limit's id."""
    one = round_queries.person_round(viewer, child_id, connected_id)
    ask(why_not_add_contact_limit(viewer, child_id, one, said))
    row = ContactLimit(
        child_id=child_id,
        connected_id=connected_id,
        kind=said.kind,
        by=" ".join(said.by.split()),
        began_on=said.began_on,
    )
    limit = add(viewer, row)
    hold(viewer=viewer, child_ids=[child_id], why=HoldReason.CONTACT_LIMITED)
    _end_links(viewer, child_id, connected_id)
    return limit.pk


@action
def end_contact_limit(
    *, viewer: Viewer, child_id: int, limit_id: int, ended_on: date | None, version: int
) -> None:
    """The limit's first day without it; without one it has no end, and holds as a new one does."""
    limit = round_queries.limit_seen(viewer, child_id, limit_id)
    ask(why_not_end_contact_limit(viewer, child_id, limit, ended_on))
    revise(viewer, ContactLimit(pk=limit_id), version=version, ended_on=ended_on)
    if limit is not None and limit.ended_on is not None and ended_on is None:
        hold(viewer=viewer, child_ids=[child_id], why=HoldReason.CONTACT_LIMITED)
        _end_links(viewer, child_id, limit.connected_id)


@action
def withdraw_contact_limit(*, viewer: Viewer, child_id: int, limit_id: int, version: int) -> None:
    """The limit was a mistake: no court ever set it."""
    limit = round_queries.limit_seen(viewer, child_id, limit_id)
    ask(why_not_withdraw_contact_limit(viewer, child_id, limit))
    revise(viewer, ContactLimit(pk=limit_id), version=version, withdrawn=True)


def _revised(viewer: Viewer, connected_id: int, version: int, **values: object) -> CalledBack:
    """Letters that have not gone follow how the person is reached from now on."""
    before = Connected.objects.get(pk=connected_id)
    row = revise(viewer, Connected(pk=connected_id), version=version, **values)
    was = Recipient(before.name, before.email, connected_id=connected_id)
    return readdress(viewer=viewer, child_id=row.child_id, was=was, reach=_reach(row))


def _reach(row: Connected) -> Reach | None:
    """None of somebody who is in the child's life no longer."""
    if row.withdrawn or row.ended_on is not None:
        return None
    if row.route == NO_ROUTE:
        return Reach()
    email = row.email if row.route in BY_EMAIL else ""
    return Reach(email, row.route == SECURE_EMAIL, row.address)


def _opens_as(one: PersonRound | ConnectedSaid) -> tuple[str, ...]:
    """What a personal link was made for: how she is reached, and as whom she reads."""
    return (one.email, one.route, one.relation, one.parental_responsibility)


def _end_links(viewer: Viewer, child_id: int, connected_id: int) -> None:
    if child_id in accounts.children_with_links(viewer, [child_id]):
        end_links(viewer=viewer, why=Ended.LIMITED, child_ids=[child_id], connected_id=connected_id)


def _values(said: ConnectedSaid) -> dict[str, object]:
    values = asdict(said)
    values["name"] = " ".join(said.name.split())
    if said.note is None:
        del values["note"]
    return values


def _one_at_a_time(child_id: int) -> None:
    """On PostgreSQL two who record of one child wait for each other; SQLite has one writer."""
    list(Child.objects.select_for_update().filter(pk=child_id))
