"""What makes everything about a child stand still, in the transaction that says so."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from footprint.accounts.roles import Role
from footprint.audit import gate
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.actions import by_hand
from footprint.children.actions import connected as people
from footprint.children.models import Child, Connected, ContactLimit, Episode
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.queries import round as round_queries
from footprint.children.recorded import AddressSaid, EpisodeSaid
from footprint.post import claims
from footprint.post import queries as post
from footprint.post.actions import end_hold, keep_entry, queue, remind
from footprint.post.facts import (
    EntrySaid,
    Guest,
    HoldReason,
    Letter,
    Owed,
    Recipient,
    State,
)
from footprint.post.models import Hold, Message
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.exchange.importing import a_return, bring_in
from tests.installation import ENVIRONMENT
from tests.stores import Store

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
    names = dict(Child.objects.values_list("pk", "identifier"))
    return [(names[row.child_id], row.why) for row in Hold.objects.order_by("pk")]


def looked_at(viewer: Viewer) -> None:
    """A person has looked, and whatever is said again holds anew."""
    for one in post.open_holds(viewer):
        end_hold(viewer=viewer, hold_id=one.id, version=one.version, each={})


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
        looked_at(mary)
    assert holds() == [("M-1", "placed_for_adoption")]


def test_the_same_leaving_said_with_another_day_is_the_same(mary: Viewer, mina: int) -> None:
    ended(mary, mina, "E4A", days=5)
    looked_at(mary)
    ended(mary, mina, "E4A", days=4)
    assert holds() == [("M-1", "left")]


def test_what_was_said_to_be_leaving_and_was_a_death_is_another(mary: Viewer, mina: int) -> None:
    ended(mary, mina, "E4A")
    ended(mary, mina, "E2")
    assert holds() == [("M-1", "left"), ("M-1", "died")]


def test_a_child_who_comes_back_and_leaves_again(mary: Viewer, mina: int) -> None:
    ended(mary, mina, "E4A", days=50)
    looked_at(mary)
    say(mary, mina, EpisodeSaid(ago(mary, 40), new_episode="S", placement="U6"))
    assert len(holds()) == 1
    say(mary, mina, EpisodeSaid(ago(mary, 40), ago(mary, 2), "S", "C2", "U6", "E4A"))
    assert holds() == [("M-1", "left"), ("M-1", "left")]


def test_a_child_of_whom_it_turns_out_that_she_had_left(mary: Viewer, mina: int) -> None:
    """Her last episode was no episode: what she left with before it is the last word."""
    ended(mary, mina, "E4A", days=50)
    looked_at(mary)
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
    looked_at(mary)
    bring_in(later)
    assert len(holds()) == 2


def test_a_return_that_says_what_a_person_said_before_holds_nothing_again(
    mary: Viewer, tmp_path: Path
) -> None:
    in_care(tmp_path)
    ada = Child.objects.get(identifier="A1").pk
    say(mary, ada, EpisodeSaid(date(2018, 6, 10), date(2018, 12, 20), "S", "C2", "U4", "E4A"))
    looked_at(mary)
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


def letter(viewer: Viewer, child_id: int, kind: str, entry_id: int | None = None) -> Letter:
    return Letter(
        kind=kind,
        to=Recipient("Maud", "maud@family.test", viewer.person_id),
        child_ids=(child_id,),
        about="review",
        about_id=1,
        subject="A meeting",
        text="There is a meeting.",
        key=kind,
        unsaid=(),
        entry_id=entry_id,
        print_only=kind == "printed",
    )


def under_way(viewer: Viewer, child_id: int) -> None:
    """One of each: a letter, one that is printed, an invitation with its entry, a reminder."""
    starts_at = timezone.now() + timedelta(days=9)
    entry_id = keep_entry(
        viewer=viewer,
        entry=EntrySaid(
            key="sitting 1",
            about="review",
            about_id=1,
            child_ids=(child_id,),
            title="Meeting",
            initials="M.M.",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            guests=(Guest(Recipient("Maud", "maud@family.test", viewer.person_id)),),
            unsaid=(),
        ),
    )
    letters = [letter(viewer, child_id, kind) for kind in ("letter", "printed")]
    queue(viewer=viewer, letters=[*letters, letter(viewer, child_id, "invitation", entry_id)])
    remind(viewer=replace(viewer, today=date(2026, 11, 23)), owed=[owed(viewer, child_id, "one")])


def owed(viewer: Viewer, child_id: int, key: str) -> Owed:
    """Something that Mary owes of the child."""
    whom = (viewer.person_id or 0, "mary@council.test", "Mary Manager")
    return Owed(*whom, (child_id,), "Look at the papers", key, "https://footprint.test/")


KINDS_UNDER_WAY = {"letter", "printed", "invitation", "reminder"}


def goes(viewer: Viewer, child_id: int) -> set[str]:
    """What would still go of all that is under way, and whether more could be begun."""
    found = set()
    while claim := claims.take():
        found.add(Message.objects.get(pk=claim.message_id).kind)
    found |= {one.kind for one in post.letters(viewer, State.TO_POST) if not one.held}
    if post.feed_entries(viewer):
        found.add("entry")
    later = replace(viewer, today=date(2026, 11, 24))
    if remind(viewer=later, owed=[owed(viewer, child_id, "two")]):
        found.add("another reminder")
    return found


def leaves(end_reason: str) -> Callable[[Viewer, int], None]:
    return lambda viewer, child_id: ended(viewer, child_id, end_reason)


def is_placed(viewer: Viewer, child_id: int) -> None:
    placed = EpisodeSaid(ago(viewer, 3), new_episode="P", legal_status="E1", placement="A4")
    say(viewer, child_id, placed, ends_earlier=True)


def is_withheld(viewer: Viewer, child_id: int) -> None:
    (one,) = round_queries.people_round(viewer, child_id, viewer.today)
    said = AddressSaid("1 Moss Lane", withheld=True)
    people.record_address(
        viewer=viewer, child_id=child_id, connected_id=one.id, said=said, version=1
    )


def is_limited(viewer: Viewer, child_id: int) -> None:
    (one,) = round_queries.people_round(viewer, child_id, viewer.today)
    recording.limited(viewer, child_id, one.id)


TURNS: Mapping[str, Callable[[Viewer, int], None]] = {
    "died": leaves("E2"),
    "adopted": leaves("E11"),
    "left": leaves("E4A"),
    "transferred": leaves("E3"),
    "placed_for_adoption": is_placed,
    "address_withheld": is_withheld,
    "contact_limited": is_limited,
}


def test_every_reason_there_is_has_its_turn() -> None:
    assert set(TURNS) == {one.value for one in HoldReason}


def test_nothing_is_held_of_a_child_of_whom_nothing_turns(mary: Viewer, mina: int) -> None:
    under_way(mary, mina)
    assert goes(mary, mina) == KINDS_UNDER_WAY | {"entry", "another reminder"}


@pytest.mark.parametrize("why", TURNS)
def test_every_kind_of_message_stands_still(mary: Viewer, mina: int, why: str) -> None:
    recording.connected(mary, mina, address="1 Moss Lane")
    under_way(mary, mina)
    assert set(Message.objects.values_list("kind", flat=True)) == KINDS_UNDER_WAY
    TURNS[why](mary, mina)
    assert [one for _, one in holds()] == [why]
    assert goes(mary, mina) == set()


def test_a_brother_s_letters_go(mary: Viewer, mina: int) -> None:
    brother = recording.child(mary, "M-2")
    queue(viewer=mary, letters=[letter(mary, brother, "letter")])
    ended(mary, mina, "E2")
    assert claims.take() is not None


@contextmanager
def no_hold_is_taken() -> Iterator[None]:
    """The store refuses the row of a hold."""
    with gate.changing_the_structure(), connection.cursor() as cursor:
        for statement in REFUSING[connection.vendor]:
            cursor.execute(statement)
    with pytest.raises(DatabaseError, match="no hold is taken"):
        yield
    with gate.changing_the_structure(), connection.cursor() as cursor:
        table = " ON post_hold" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER no_hold{table}")


REFUSING = {
    "sqlite": (
        "CREATE TRIGGER no_hold BEFORE INSERT ON post_hold "
        "BEGIN SELECT RAISE(ABORT, 'no hold is taken'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger AS "
        "'BEGIN RAISE EXCEPTION ''no hold is taken''; END' LANGUAGE plpgsql",
        "CREATE TRIGGER no_hold BEFORE INSERT ON post_hold FOR EACH ROW EXECUTE FUNCTION refuse()",
    ),
}


def test_where_the_hold_fails_the_fact_is_not_recorded_either(
    mary: Viewer, mina: int, tmp_path: Path
) -> None:
    in_care(tmp_path)
    recording.connected(mary, mina, address="1 Moss Lane")
    before = everything()
    for turn in TURNS.values():
        with no_hold_is_taken():
            turn(mary, mina)
    left = ("A1", "10/06/2018", "S", "C2", "U4", "20/12/2018", "E3")
    later = a_return(
        tmp_path / "b", header=[ADA, BEN, CAZ], episodes=[left, BEN_IN_CARE, CAZ_IN_CARE]
    )
    with no_hold_is_taken():
        bring_in(later)
    assert everything() == before


def everything() -> list[object]:
    return [
        *Episode.objects.order_by("pk").values_list("pk", "ended_on", "version"),
        *Connected.objects.values_list("pk", "address_withheld", "version"),
        *ContactLimit.objects.values_list("pk"),
        TrailRow.objects.count(),
    ]


@pytest.mark.parametrize(
    "turn",
    [
        "left",
        *(
            pytest.param(one, marks=pytest.mark.long)
            for one in ("address_withheld", "contact_limited", "import")
        ),
    ],
)
def test_killed_at_any_statement_there_is_the_fact_with_its_hold_or_neither(
    mary: Viewer, mina: int, store: Store, tmp_path: Path, turn: str
) -> None:
    recording.connected(mary, mina, address="1 Moss Lane")
    in_care(tmp_path)
    died = ("A1", "10/06/2018", "S", "C2", "U4", "20/12/2018", "E2")
    told = [died, BEN_IN_CARE, CAZ_IN_CARE]
    a_return(tmp_path / "return", header=[ADA, BEN, CAZ], episodes=told)
    child_id = Child.objects.get(identifier="A1").pk if turn == "import" else mina
    connections.close_all()
    program = [sys.executable, "-m", "tests.apps.children.turning_until_killed"]
    environment = {
        **os.environ,
        **ENVIRONMENT,
        **store.environment,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    done = subprocess.run(
        [*program, turn, str(child_id), str(tmp_path / "return")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    *killed, last = [line.split() for line in done.stdout.splitlines()]
    assert len(killed) > 10
    assert {tuple(line) for line in killed} <= {("no", "no"), ("yes", "yes")}
    assert last == ["yes", "yes"]


ROOT = Path(__file__).resolve().parents[3]
