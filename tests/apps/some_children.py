"""Children for the tests of pages, put into the store a set at a time by an action of the tests."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from footprint.audit.actions import action, ask
from footprint.audit.facts import Viewer
from footprint.audit.many import add_many
from footprint.audit.models import Fact
from footprint.children.models import (
    Allocation,
    Child,
    ChildInReturn,
    Cover,
    Episode,
    Flag,
    LoadedReturn,
    Names,
    Review,
    ReviewingOfficer,
    SocialWorkerLink,
)
from footprint.domain.facts import year_of
from tests.apps.cast import command

HELD_EVERY = timedelta(days=150)


@action
def put(*, viewer: Viewer, rows: Sequence[Fact]) -> None:
    """Rows of any kinds, those of one kind together."""
    ask(None)
    for _, of_kind in groupby(rows, key=type):
        add_many(viewer, list(of_kind))


def store(*rows: Fact) -> None:
    put(viewer=command(), rows=rows)


def loaded(year: int, told_to: date | None = None) -> None:
    """The return of a year, with reviews, up to its end or to a day in it."""
    end = told_to or date(year, 3, 31)
    store(
        LoadedReturn(
            year=year, name=f"Return {year}", found_by="name", told_to=end, tells_of_reviews=True
        )
    )


def officer(name: str) -> ReviewingOfficer:
    """The officer whom the person of the cast with that first name signs in as."""
    one = ReviewingOfficer(
        full_name=name, email=f"{name.split(maxsplit=1)[0].lower()}@council.test"
    )
    store(one)
    return one


def child(
    identifier: str,
    entered: date,
    *,
    reviews: Iterable[date] = (),
    name: str = "",
    born: date | None = date(2014, 5, 6),
    held_by: ReviewingOfficer | None = None,
    held_from: date | None = None,
    years: Iterable[int] = (),
    left: date | None = None,
    new_episode: str = "S",
    legal_status: str = "C2",
) -> Child:
    """A child in the returns of those years, or without any, as a person has recorded her."""
    one = Child(identifier=identifier, born_on=None if years else born)
    store(one)
    last = max(years, default=None)
    rows: list[Fact] = [
        ChildInReturn(child=one, year=year, born_on=born, from_header=True, has_episodes=True)
        for year in years
    ]
    rows.append(
        Episode(
            child=one,
            year=last,
            began_on=entered,
            ended_on=left,
            new_episode=new_episode,
            legal_status=legal_status,
            placement="U4",
            end_reason="E4A" if left else "",
        )
    )
    rows += [Review(child=one, year=last, held_on=day, participation="PN1") for day in reviews]
    if name:
        first, _, surname = name.partition(" ")
        rows.append(
            Names(child=one, word="file", first_name=first, surname=surname, name_key=name.lower())
        )
    if held_by:
        since = held_from or entered
        rows.append(Allocation(child=one, word="file", began_on=since, officer=held_by))
    store(*rows)
    return one


def flag(one: Child, began_on: date, ended_on: date | None = None) -> None:
    store(
        Flag(
            child=one,
            word="file",
            kind="protection_plan",
            began_on=began_on,
            ended_on=ended_on,
            told_by="the people file",
        )
    )


def linked(one: Child, worker: str, team: str, since: date) -> None:
    store(SocialWorkerLink(child=one, word="file", worker=worker, team=team, began_on=since))


def cover(officer: ReviewingOfficer, by: ReviewingOfficer, day: date) -> None:
    week = timedelta(days=7)
    store(Cover(officer=officer, covered_by=by, began_on=day - week, ended_on=day + week))


def many(
    count: int, today: date, *, reviews: int = 3, in_care: bool = True, prefix: str = "M"
) -> list[Child]:
    """That many children of one return up to the day, each with so many reviews, held by nobody."""
    year = year_of(today)
    made = [Child(identifier=f"{prefix}{number:06}") for number in range(count)]
    put(viewer=command(), rows=made)
    entered = today - timedelta(days=28 + 150 * reviews)
    left = None if in_care else today - timedelta(days=200)
    rows: list[Fact] = [
        ChildInReturn(
            child=one, year=year, born_on=date(2012, 2, 3), from_header=True, has_episodes=True
        )
        for one in made
    ]
    rows += [
        Episode(
            child=one,
            year=year,
            began_on=entered,
            ended_on=left,
            new_episode="S",
            legal_status="C2",
            placement="U4",
            end_reason="E4A" if left else "",
        )
        for one in made
    ]
    rows += [
        Review(
            child=one,
            year=year,
            held_on=entered + timedelta(days=20) + number * HELD_EVERY,
            participation="PN1",
        )
        for one in made
        for number in range(reviews)
    ]
    rows += [
        Names(
            child=one,
            word="file",
            first_name=f"First{one.pk}",
            surname=f"Last{one.pk}",
            name_key=f"first{one.pk} last{one.pk}",
        )
        for one in made
    ]
    put(viewer=command(), rows=rows)
    return made
