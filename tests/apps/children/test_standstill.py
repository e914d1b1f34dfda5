"""What makes everything about a child stand still, in the transaction that says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children import by_hand_queries
from footprint.children.actions import by_hand
from footprint.children.actions import connected as people
from footprint.children.models import Child, Connected, ContactLimit, Episode
from footprint.children.recorded import AddressSaid, EpisodeSaid
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.exchange.importing import a_return, bring_in

pytestmark = pytest.mark.store


@pytest.fixture
def mary(store: object) -> Viewer:
    return hold(
        administrator(), administrator("Grace Hopper"), person("Mary Manager"), Role.IRO_MANAGER
    )


@pytest.fixture
def mina(mary: Viewer) -> int:
    """In care since 100 days ago, with a foster family."""
    return recording.child(mary, "M-1")


def ago(viewer: Viewer, days: int) -> date:
    return viewer.today - timedelta(days=days)


def holds() -> list[tuple[str, str]]:
    """(the child's reference, why), in the order in which they were opened."""
    rows = TrailRow.objects.filter(thing="hold").order_by("id")
    names = dict(Child.objects.values_list("pk", "identifier"))
    return [(names[row.child_id or 0], row.purpose) for row in rows]


def say(viewer: Viewer, child_id: int, said: EpisodeSaid, *, ends_earlier: bool = False) -> None:
    told = by_hand_queries.episode_said(viewer, child_id, said.began_on)
    by_hand.record_episode(
        viewer=viewer,
        child_id=child_id,
        said=said,
        version=told.told.version if told and told.year is None else 0,
        ends_earlier=ends_earlier,
    )


def ended(viewer: Viewer, child_id: int, end_reason: str, days: int = 1) -> None:
    began_on = ago(viewer, 100)
    say(
        viewer,
        child_id,
        EpisodeSaid(began_on, ago(viewer, days), "S", "C2", "U6", end_reason),
    )


@pytest.mark.parametrize(
    ("end_reason", "why"),
    [
        ("E2", "died"),
        ("E11", "adopted"),
        ("E12", "adopted"),
        ("E3", "transferred"),
        ("E4A", "left"),
        ("E8", "left"),
    ],
)
def test_a_child_who_leaves_by_a_person_s_word(
    mary: Viewer, mina: int, end_reason: str, why: str
) -> None:
    ended(mary, mina, end_reason)
    assert holds() == [("M-1", why)]


def test_a_child_who_is_still_looked_after_goes_on(mary: Viewer, mina: int) -> None:
    ended(mary, mina, "X1")
    move = EpisodeSaid(ago(mary, 1), new_episode="P", legal_status="C2", placement="K2")
    say(mary, mina, move)
    assert holds() == []


@pytest.mark.parametrize("placement", ["A3", "A4", "A5", "A6"])
def test_a_child_who_is_placed_for_adoption(mary: Viewer, mina: int, placement: str) -> None:
    placed = EpisodeSaid(ago(mary, 3), new_episode="P", legal_status="E1", placement=placement)
    say(mary, mina, placed, ends_earlier=True)
    assert holds() == [("M-1", "placed_for_adoption")]


def test_another_home_for_adoption_is_no_other_turn(mary: Viewer, mina: int) -> None:
    for days, placement in ((9, "A3"), (3, "A4")):
        said = EpisodeSaid(ago(mary, days), new_episode="P", legal_status="E1", placement=placement)
        say(mary, mina, said, ends_earlier=True)
    assert holds() == [("M-1", "placed_for_adoption")]


def test_the_same_leaving_said_with_another_day_is_the_same(mary: Viewer, mina: int) -> None:
    ended(mary, mina, "E4A", days=5)
    ended(mary, mina, "E4A", days=4)
    assert holds() == [("M-1", "left")]


def test_what_was_said_to_be_leaving_and_was_a_death_is_another(mary: Viewer, mina: int) -> None:
    ended(mary, mina, "E4A")
    ended(mary, mina, "E2")
    assert holds() == [("M-1", "left"), ("M-1", "died")]


def test_a_child_who_comes_back_and_leaves_again(mary: Viewer, mina: int) -> None:
    ended(mary, mina, "E4A", days=50)
    say(mary, mina, EpisodeSaid(ago(mary, 40), new_episode="S", placement="U6"))
    assert len(holds()) == 1
    say(mary, mina, EpisodeSaid(ago(mary, 40), ago(mary, 2), "S", "C2", "U6", "E4A"))
    assert holds() == [("M-1", "left"), ("M-1", "left")]


def test_a_child_of_whom_it_turns_out_that_she_had_left(mary: Viewer, mina: int) -> None:
    """Her last episode was no episode: what she left with before it is the last word."""
    ended(mary, mina, "E4A", days=50)
    later = ago(mary, 40)
    say(mary, mina, EpisodeSaid(later, new_episode="S", placement="U6"))
    told = by_hand_queries.episode_said(mary, mina, later)
    assert told is not None
    by_hand.take_episode_back(viewer=mary, child_id=mina, began_on=later, version=1)
    assert holds() == [("M-1", "left"), ("M-1", "left")]


def test_an_older_episode_that_ended_changes_nothing(mary: Viewer, mina: int) -> None:
    say(mary, mina, EpisodeSaid(ago(mary, 300), ago(mary, 200), "S", "C2", "U6", "E4A"))
    assert holds() == []


def test_an_address_that_becomes_withheld_and_not_one_that_stays_so(
    mary: Viewer, mina: int
) -> None:
    connected_id = recording.connected(mary, mina, address="1 Moss Lane")
    for version, (address, withheld) in enumerate(
        [("2 Fen Road", False), ("2 Fen Road", True), ("3 Reed Row", True), ("3 Reed Row", False)],
        1,
    ):
        people.record_address(
            viewer=mary,
            child_id=mina,
            connected_id=connected_id,
            said=AddressSaid(address, withheld),
            version=version,
        )
    assert holds() == [("M-1", "address_withheld")]


def test_a_new_limit_and_not_its_end(mary: Viewer, mina: int) -> None:
    limit_id = recording.limited(mary, mina, recording.connected(mary, mina))
    people.end_contact_limit(
        viewer=mary, child_id=mina, limit_id=limit_id, ended_on=mary.today, version=1
    )
    assert holds() == [("M-1", "contact_limited")]


ADA, BEN, CAZ = ("A1", "2", "03/05/2010"), ("B2", "1", "09/09/2012"), ("C3", "1", "01/02/2013")
ADA_IN_CARE = ("A1", "10/06/2018", "S", "C2", "U4", "", "")
BEN_IN_CARE = ("B2", "01/07/2018", "S", "E1", "U4", "", "")
CAZ_IN_CARE = ("C3", "01/08/2018", "S", "C2", "U4", "", "")


def in_care(folder: Path) -> None:
    first = a_return(
        folder / "2018-19" / "first",
        header=[ADA, BEN, CAZ],
        episodes=[ADA_IN_CARE, BEN_IN_CARE, CAZ_IN_CARE],
    )
    bring_in(first)
    assert holds() == []


def test_children_of_whom_the_next_return_says_that_they_left_or_were_placed(
    mary: Viewer, tmp_path: Path
) -> None:
    in_care(tmp_path)
    later = a_return(
        tmp_path / "b",
        header=[ADA, BEN, CAZ, ("D4", "1", "01/02/2014")],
        episodes=[
            ("A1", "10/06/2018", "S", "C2", "U4", "20/12/2018", "E2"),
            ("B2", "01/07/2018", "S", "E1", "U4", "01/11/2018", "X1"),
            ("B2", "01/11/2018", "P", "E1", "A4", "", ""),
            CAZ_IN_CARE,
            ("D4", "01/07/2018", "S", "V2", "U4", "01/12/2018", "E4A"),
        ],
    )
    bring_in(later)
    assert sorted(holds()) == [("A1", "died"), ("B2", "placed_for_adoption")]
    bring_in(later)
    assert len(holds()) == 2


def test_a_return_that_says_what_a_person_said_before_holds_nothing_again(
    mary: Viewer, tmp_path: Path
) -> None:
    in_care(tmp_path)
    ada = Child.objects.get(identifier="A1").pk
    say(mary, ada, EpisodeSaid(date(2018, 6, 10), date(2018, 12, 20), "S", "C2", "U4", "E4A"))
    told = ("A1", "10/06/2018", "S", "C2", "U4", "20/12/2018", "E4A")
    bring_in(
        a_return(tmp_path / "b", header=[ADA, BEN, CAZ], episodes=[told, BEN_IN_CARE, CAZ_IN_CARE])
    )
    assert holds() == [("A1", "left")]


def test_an_import_asks_the_store_as_often_for_thirty_children_as_for_three(
    mary: Viewer, tmp_path: Path
) -> None:
    found = []
    for many, folder in ((3, tmp_path / "few"), (30, tmp_path / "many")):
        names = [f"{many}-{number}" for number in range(many)]
        header = [(name, "1", "01/02/2013") for name in names]
        began = [(name, "01/08/2018", "S", "C2", "U4", "", "") for name in names]
        left = [(name, "01/08/2018", "S", "C2", "U4", "01/11/2018", "E4A") for name in names]
        bring_in(a_return(folder / "a", header=header, episodes=began))
        later = a_return(folder / "b", header=header, episodes=left)
        with CaptureQueriesContext(connection) as asked:
            bring_in(later)
        found.append(sum('FROM "children_episode"' in query["sql"] for query in asked))
    assert found[0] == found[1]


@contextmanager
def broken_at_the_hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The store refuses the row that the hold leaves."""

    def refuses(*_: object, **__: object) -> None:
        raise OSError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("footprint.children.standstill.record", refuses)
        with pytest.raises(OSError, match="The disk is full"):
            yield


def test_where_the_hold_fails_the_fact_is_not_recorded_either(
    mary: Viewer, mina: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_care(tmp_path)
    connected_id = recording.connected(mary, mina, address="1 Moss Lane")
    before = everything()
    with broken_at_the_hold(monkeypatch):
        ended(mary, mina, "E2")
    with broken_at_the_hold(monkeypatch):
        recording.limited(mary, mina, connected_id)
    with broken_at_the_hold(monkeypatch):
        people.record_address(
            viewer=mary,
            child_id=mina,
            connected_id=connected_id,
            said=AddressSaid("1 Moss Lane", withheld=True),
            version=1,
        )
    left = ("A1", "10/06/2018", "S", "C2", "U4", "20/12/2018", "E3")
    later = a_return(
        tmp_path / "b", header=[ADA, BEN, CAZ], episodes=[left, BEN_IN_CARE, CAZ_IN_CARE]
    )
    with broken_at_the_hold(monkeypatch):
        bring_in(later)
    assert everything() == before


def everything() -> list[object]:
    return [
        *Episode.objects.order_by("pk").values_list("pk", "ended_on", "version"),
        *Connected.objects.values_list("pk", "address_withheld", "version"),
        *ContactLimit.objects.values_list("pk"),
        TrailRow.objects.exclude(kind__in=["opening"]).count(),
    ]
