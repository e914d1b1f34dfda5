"""A small service to look at: three years of the demo authority, and who holds some of its
children."""

from datetime import date
from pathlib import Path

from footprint.audit.actions import action, add, ask
from footprint.audit.facts import Viewer
from footprint.children.models import (
    Allocation,
    Bar,
    Child,
    Names,
    Restriction,
    ReviewingOfficer,
    Word,
)
from footprint.demo.demo_data import write_demo_returns
from tests.apps.reports.taken_in import take_in_files

LONG_AGO = date(2020, 1, 1)


def three_years(folder: Path, children: int = 20) -> None:
    report = write_demo_returns(
        folder / "returns", children=children, years=3, service="short_staffed", with_truth=False
    )
    take_in_files(list(report.folders))


def child(identifier: str) -> int:
    return Child.objects.get(identifier=identifier).pk


@action
def name(*, viewer: Viewer, child_id: int, first_name: str, surname: str) -> None:
    ask(None)
    key = f"{first_name} {surname}".casefold()
    told = {"first_name": first_name, "surname": surname, "name_key": key}
    add(viewer, Names(child_id=child_id, word=Word.FILE, **told))


@action
def allocate(*, viewer: Viewer, child_id: int, email: str) -> None:
    ask(None)
    officer = ReviewingOfficer.objects.filter(email=email).first()
    if officer is None:
        officer = add(viewer, ReviewingOfficer(full_name=email, email=email))
    held = {"word": Word.FILE, "began_on": LONG_AGO, "officer": officer}
    add(viewer, Allocation(child_id=child_id, **held))


@action
def restrict(*, viewer: Viewer, child_id: int) -> None:
    ask(None)
    add(viewer, Restriction(child_id=child_id, reason="A threat", began_on=LONG_AGO))


@action
def bar(*, viewer: Viewer, child_id: int, person_id: int) -> None:
    ask(None)
    add(viewer, Bar(child_id=child_id, person_id=person_id, reason="A relative"))


def in_care() -> list[int]:
    """Every child who stands in a return, by reference."""
    return list(Child.objects.order_by("identifier").values_list("pk", flat=True))
