"""Children, officers and what is known of them, put into a test's store without their pages."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.timezone import localdate

from footprint.audit.actions import action, ask
from footprint.audit.facts import Source, Viewer
from footprint.audit.many import add_many
from footprint.audit.models import Fact
from footprint.children.models import (
    Allocation,
    AllowedPerson,
    Bar,
    Child,
    Episode,
    Names,
    Restriction,
    ReviewingOfficer,
    SocialWorkerAccount,
    SocialWorkerLink,
    Word,
)

TODAY = localdate()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@action
def put(*, facts: Sequence[Fact]) -> None:
    ask(None)
    viewer = Viewer(person_id=None, role="", today=TODAY, source=Source.COMMAND)
    add_many(viewer, facts)


def add(fact: Fact) -> int:
    put(facts=[fact])
    assert fact.pk is not None
    return int(fact.pk)


def child(
    identifier: str,
    began_on: date,
    *,
    name: str = "",
    ended_on: date | None = None,
    legal_status: str = "C2",
    new_episode: str = "S",
) -> int:
    """A child of whom a person has recorded one episode; `name` is a first name and a surname."""
    child_id = add(Child(identifier=identifier))
    add(
        Episode(
            child_id=child_id,
            began_on=began_on,
            ended_on=ended_on,
            new_episode=new_episode,
            legal_status=legal_status,
            placement="U4",
            end_reason="E4A" if ended_on else "",
        )
    )
    if name:
        first, surname = name.split()
        add(
            Names(
                child_id=child_id,
                word=Word.FILE,
                first_name=first,
                surname=surname,
                name_key=name.casefold(),
            )
        )
    return child_id


def officer(name: str) -> int:
    email = f"{name.split(maxsplit=1)[0].lower()}@council.test"
    return add(ReviewingOfficer(full_name=name, email=email))


def told_by_file(
    child_id: int, officer_id: int, began_on: date, ended_on: date | None = None
) -> int:
    """The people file says that the officer holds the child."""
    return add(
        Allocation(
            child_id=child_id,
            officer_id=officer_id,
            word=Word.FILE,
            began_on=began_on,
            ended_on=ended_on,
        )
    )


def bar(child_id: int, person_id: int) -> int:
    return add(Bar(child_id=child_id, person_id=person_id, reason="A relative"))


def restrict(child_id: int, *named: int) -> int:
    for person_id in named:
        add(AllowedPerson(child_id=child_id, person_id=person_id))
    return add(Restriction(child_id=child_id, reason="Kept close", began_on=ago(1)))


def link(child_id: int, worker: str, *, team: str = "", began_on: date | None = None) -> int:
    return add(
        SocialWorkerLink(
            child_id=child_id,
            worker=worker,
            team=team,
            word=Word.FILE,
            began_on=began_on or ago(400),
        )
    )


def worker_account(worker: str, person_id: int) -> int:
    return add(SocialWorkerAccount(worker=worker, person_id=person_id))
