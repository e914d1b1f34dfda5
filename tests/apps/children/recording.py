"""Children as people record them, made through the real actions.

A child is in care from a day; what stands around her (officer, social worker, restriction, bar,
reviews) is added to her. Makers take the viewer who does it; `keeper()` is business support's.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from footprint.audit.actions import action, ask
from footprint.audit.facts import Source, Viewer
from footprint.audit.many import add_many
from footprint.audit.models import Fact
from footprint.children.actions import by_hand
from footprint.children.actions import connected as people
from footprint.children.models import (
    Allocation,
    AllowedPerson,
    Bar,
    Cover,
    ListedChild,
    Restriction,
    ReviewingOfficer,
    SocialWorkerAccount,
    SocialWorkerLink,
    Word,
)
from footprint.children.recorded import (
    AddressSaid,
    ChildSaid,
    ConnectedSaid,
    EpisodeSaid,
    LimitSaid,
    ReviewSaid,
)


def child(
    viewer: Viewer,
    identifier: str,
    began_on: date | None = None,
    *,
    born_on: date | None = date(2012, 5, 17),
    first_name: str = "Mina",
    surname: str = "Moss",
) -> int:
    """A child in care since a day (100 days ago), in a foster family under a full care order."""
    said = ChildSaid(
        identifier,
        born_on=born_on,
        began_on=began_on or viewer.today - timedelta(days=100),
        first_name=first_name,
        surname=surname,
        legal_status="C2",
        placement="U6",
    )
    return by_hand.add_child(viewer=viewer, said=said)


def review(viewer: Viewer, child_id: int, held_on: date, participation: str = "PN1") -> None:
    said = ReviewSaid(held_on, participation)
    by_hand.record_review(viewer=viewer, child_id=child_id, said=said, version=0)


def left(viewer: Viewer, child_id: int, began_on: date, ended_on: date) -> None:
    """Her episode of that first day ended: home to her parents, as planned."""
    said = EpisodeSaid(began_on, ended_on, "S", "C2", "U6", "E4A")
    by_hand.record_episode(viewer=viewer, child_id=child_id, said=said, version=1)


def names(viewer: Viewer, child_id: int, first_name: str, surname: str, known_as: str = "") -> None:
    by_hand.record_names(
        viewer=viewer,
        child_id=child_id,
        first_name=first_name,
        known_as=known_as,
        surname=surname,
        version=1,
    )


def connected(
    viewer: Viewer,
    child_id: int,
    name: str = "Maud Moss",
    relation: str = "mother",
    *,
    address: str = "",
    withheld: bool = False,
    **said: Any,
) -> int:
    """A person round the child, to whom nothing is sent unless it is said how."""
    values = {"parental_responsibility": "yes", "route": "none", "note": "", **said}
    return people.add_connected(
        viewer=viewer,
        child_id=child_id,
        said=ConnectedSaid(name, relation, **values),
        address=AddressSaid(address, withheld),
    )


def limited(viewer: Viewer, child_id: int, connected_id: int, kind: str = "no_contact") -> int:
    """A court's limit from today on."""
    said = LimitSaid(kind, "ZX26C00001 of 3 May", viewer.today)
    return people.add_contact_limit(
        viewer=viewer, child_id=child_id, connected_id=connected_id, said=said
    )


@action
def add_rows(*, viewer: Viewer, rows: Iterable[Fact]) -> None:
    """Rows of fact of any kind, as an import brings them: for what no page records."""
    ask(None)
    for row in rows:
        add_many(viewer, [row])


def the_import(today: date) -> Viewer:
    return Viewer(person_id=None, role="", today=today, source=Source.COMMAND)


def officer(viewer: Viewer, full_name: str, email: str) -> ReviewingOfficer:
    found = ReviewingOfficer.objects.filter(email=email).first()
    if found is None:
        found = ReviewingOfficer(full_name=full_name, email=email)
        add_rows(viewer=the_import(viewer.today), rows=[found])
    return found


def allocated(
    viewer: Viewer,
    child_id: int,
    whom: ReviewingOfficer,
    began_on: date,
    ended_on: date | None = None,
) -> None:
    """The people file says who held the child, [began_on, ended_on)."""
    row = Allocation(
        child_id=child_id, officer=whom, began_on=began_on, ended_on=ended_on, word=Word.FILE
    )
    add_rows(viewer=the_import(viewer.today), rows=[row])


def linked(
    viewer: Viewer,
    child_id: int,
    worker: str,
    began_on: date,
    ended_on: date | None = None,
    *,
    team: str = "",
) -> None:
    row = SocialWorkerLink(
        child_id=child_id,
        worker=worker,
        team=team,
        began_on=began_on,
        ended_on=ended_on,
        word=Word.FILE,
    )
    add_rows(viewer=the_import(viewer.today), rows=[row])


def is_worker(viewer: Viewer, worker: str, person_id: int) -> None:
    rows = [SocialWorkerAccount(worker=worker, person_id=person_id)]
    add_rows(viewer=the_import(viewer.today), rows=rows)


def covered(
    viewer: Viewer, of: ReviewingOfficer, by: ReviewingOfficer, began_on: date, ended_on: date
) -> None:
    rows = [Cover(officer=of, covered_by=by, began_on=began_on, ended_on=ended_on)]
    add_rows(viewer=the_import(viewer.today), rows=rows)


def listed(viewer: Viewer, child_id: int, person_id: int, began_on: date, ended_on: date) -> None:
    row = ListedChild(child_id=child_id, person_id=person_id, began_on=began_on, ended_on=ended_on)
    add_rows(viewer=the_import(viewer.today), rows=[row])


def restricted(viewer: Viewer, child_id: int, named: Iterable[int] = ()) -> None:
    rows: list[Fact] = [
        Restriction(child_id=child_id, reason="A matter of her safety", began_on=viewer.today)
    ]
    rows += [AllowedPerson(child_id=child_id, person_id=person_id) for person_id in named]
    add_rows(viewer=the_import(viewer.today), rows=rows)


def barred(viewer: Viewer, child_id: int, person_id: int) -> None:
    rows = [Bar(child_id=child_id, person_id=person_id, reason="A relative of hers")]
    add_rows(viewer=the_import(viewer.today), rows=rows)
