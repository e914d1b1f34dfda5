"""Actions made for these tests, on a real table of facts: the people."""

from datetime import date

from footprint.accounts.models import Person
from footprint.audit.actions import action, add, ask, record, revise
from footprint.audit.facts import Viewer

ADA = Viewer(person_id=7, role="administrator", today=date(2026, 5, 1), request="r1")


@action
def add_someone(*, viewer: Viewer, email: str, name: str = "Ada Byron") -> Person:
    ask(None)
    person = Person(email=email, full_name=name)
    person.password = "a hash"
    return add(viewer, person)


@action
def rename(*, viewer: Viewer, person: Person, name: str, version: int) -> Person:
    ask(None)
    return revise(viewer, person, version=version, full_name=name)


@action
def write_before_asking(*, viewer: Viewer) -> None:
    add(viewer, Person(email="early@council.test", full_name="Early"))


@action
def be_denied(*, viewer: Viewer) -> None:
    ask("Only the manager may do this.")
    add(viewer, Person(email="denied@council.test", full_name="Denied"))


@action
def leave_no_row(*, viewer: Viewer) -> None:
    ask(None)
    Person.objects.create(
        email="silent@council.test",
        full_name="Silent",
        recorded_at="2026-05-01T09:00:00Z",
        source="person",
    )


@action
def add_two(*, viewer: Viewer, first: str, second: str) -> None:
    ask(None)
    add_someone(viewer=viewer, email=first)
    add_someone(viewer=viewer, email=second)
    record(viewer, thing="person", thing_id="two")
