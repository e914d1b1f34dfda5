"""What returns and the people file say comes into the store, word by word, whatever their order."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from django.db import transaction

from footprint.audit.models import KeptVersion, TrailRow
from footprint.children.models import (
    Child,
    ChildInReturn,
    Episode,
    LoadedReturn,
    Names,
    ReadersFinding,
    Review,
    ReviewingOfficer,
)
from footprint.children.queries import child as children
from footprint.exchange import planning
from footprint.exchange.models import Import
from footprint.exchange.reading import read_given
from footprint.exchange.ssda903.returns import read_returns
from tests.apps.cast import command
from tests.apps.exchange.by_hand import say_child, say_review
from tests.apps.exchange.importing import (
    a_return,
    bring_in,
    known_facts,
    plan_of,
    rows_of_fact,
    standing_words,
)

ADA = ("A1", "2", "03/05/2010")
BEN = ("B2", "1", "09/09/2012")
ADA_IN_CARE = ("A1", "10/06/2018", "S", "C2", "U4", "", "")
BEN_IN_CARE = ("B2", "01/07/2018", "S", "V2", "U4", "", "")

pytestmark = pytest.mark.store


def test_every_row_taken_in_has_its_row_on_the_trail(demo: Path) -> None:
    bring_in(demo)
    rows = rows_of_fact()
    assert rows["children"] > 12
    assert rows["episodes"] > rows["uasc"]
    assert min(rows[kind] for kind in ("names", "allocations", "links", "flags", "officers")) > 0
    assert TrailRow.objects.filter(kind="take_in").count() == sum(rows.values())
    assert TrailRow.objects.filter(kind="import_by_command").count() == 1
    about = TrailRow.objects.filter(thing="episode").first()
    assert about is not None
    assert about.child_id is not None
    assert about.source.startswith("the return 20")


def test_the_same_files_again_plan_nothing_and_write_only_the_import_s_own_row(
    demo: Path,
) -> None:
    bring_in(demo)
    rows, trail = rows_of_fact(), TrailRow.objects.count()
    assert plan_of(demo).changes_nothing
    bring_in(demo)
    assert rows_of_fact() == rows
    assert TrailRow.objects.count() == trail + 1
    assert KeptVersion.objects.count() == 0
    assert Import.objects.count() == 2


def test_years_in_any_order_end_in_the_same_store(demo: Path) -> None:
    years = sorted(path for path in demo.iterdir() if path.is_dir())
    assert len(years) == 3
    found = []
    for order in permutations(years):
        try:
            with transaction.atomic():
                for year in order:
                    bring_in(year)
                assert plan_of(demo).plan.is_empty is False  # the people are still to come
                assert all(plan_of(year).changes_nothing for year in years)
                found.append((known_facts(), standing_words()))
                raise Undone
        except Undone:
            pass
    assert all(one == found[0] for one in found)
    assert len(found) == 6


class Undone(Exception):  # noqa: N818 (it is no error)
    """Takes an order of imports back, so that the next begins on an empty store."""


def test_the_store_s_facts_are_those_that_the_files_give(demo: Path) -> None:
    bring_in(demo)
    told = read_returns([demo]).facts
    known = children.facts_of_the_service(command())
    for name in ("children", "episodes", "reviews", "uasc", "appearances"):
        assert getattr(known, name).height == getattr(told, name).height, name
    assert (known.years, known.years_with_reviews) == (told.years, told.years_with_reviews)


def test_a_row_that_a_corrected_return_lacks_stays_unless_it_is_said_to_go(
    tmp_path: Path,
) -> None:
    bring_in(a_return(tmp_path / "a", header=[ADA, BEN], episodes=[ADA_IN_CARE, BEN_IN_CARE]))
    corrected = a_return(tmp_path / "b", header=[ADA], episodes=[ADA_IN_CARE])
    assert plan_of(corrected).plan.withdraws == 2  # Ben, and his episode
    bring_in(corrected)
    assert not Episode.objects.filter(withdrawn=True).exists()
    bring_in(corrected, withdraw=True)
    gone = Episode.objects.get(withdrawn=True)
    assert gone.child.identifier == "B2"
    assert KeptVersion.objects.filter(thing="episode").count() == 1
    assert children.facts_of_the_service(command()).episodes.height == 1
    bring_in(tmp_path / "a")
    assert not Episode.objects.filter(withdrawn=True).exists()


def test_a_corrected_value_keeps_what_stood_before(tmp_path: Path) -> None:
    bring_in(a_return(tmp_path / "a", header=[ADA], episodes=[ADA_IN_CARE]))
    moved = ("A1", "10/06/2018", "S", "C2", "H5", "", "")
    bring_in(a_return(tmp_path / "b", header=[ADA], episodes=[moved]))
    assert Episode.objects.get().placement == "H5"
    assert KeptVersion.objects.get(thing="episode").values["placement"] == "U4"
    changed = TrailRow.objects.get(
        thing="episode", changes__has_key="placement", source__endswith="2"
    )
    assert changed.changes == {"placement": ["U4", "H5"]}


def test_a_corrected_return_of_one_year_touches_no_other_year(tmp_path: Path) -> None:
    first = a_return(tmp_path / "2018", header=[ADA], episodes=[ADA_IN_CARE])
    later = ("A1", "10/06/2018", "S", "C2", "U4", "01/05/2019", "E4A")
    new = ("A1", "01/08/2019", "S", "C2", "U4", "", "")
    second = a_return(tmp_path / "2019", header=[ADA], episodes=[later, new])
    bring_in(first)
    bring_in(second)
    by_year = {one.year: one.ended_on for one in Episode.objects.filter(began_on="2018-06-10")}
    assert by_year[2019] is None
    assert str(by_year[2020]) == "2019-05-01"


def test_a_person_s_word_is_never_changed_by_a_return(tmp_path: Path) -> None:
    bring_in(a_return(tmp_path / "a", header=[ADA], episodes=[ADA_IN_CARE], reviews=[]))
    say_review(Child.objects.get(), held_on="2018-07-01", participation="PN1")
    told = a_return(
        tmp_path / "b",
        header=[ADA],
        episodes=[ADA_IN_CARE],
        reviews=[("A1", "03/05/2010", "01/07/2018", "PN2")],
    )
    assert plan_of(told).plan.conflicts["person_says"].to_list() == ["PN1"]
    bring_in(told)
    hers = Review.objects.get(year=None)
    assert (hers.participation, hers.version) == ("PN1", 1)
    known = children.facts_of_the_service(command()).reviews
    assert known["participation"].to_list() == ["PN1"]


def test_a_birth_date_said_by_a_person_is_not_taken_for_the_row_of_a_return_with_its_number(
    tmp_path: Path,
) -> None:
    say_child(viewer=command(), identifier="C3", born_on=date(2011, 1, 1))
    bring_in(a_return(tmp_path / "a", header=[ADA, BEN], episodes=[ADA_IN_CARE, BEN_IN_CARE]))
    hers = Child.objects.get(identifier="C3")
    same_number = ChildInReturn.objects.get(pk=hers.pk)
    assert same_number.child.identifier == "A1"
    bring_in(a_return(tmp_path / "b", header=[BEN], episodes=[BEN_IN_CARE]), withdraw=True)
    same_number.refresh_from_db()
    assert (same_number.withdrawn, same_number.version) == (True, 2)
    assert KeptVersion.objects.filter(thing="childinreturn").count() == 1
    rows = TrailRow.objects.filter(thing="childinreturn", thing_id=str(hers.pk))
    assert rows.count() == 2  # it came in, and it went
    hers.refresh_from_db()
    assert hers.version == 1


def test_a_return_in_the_middle_of_its_year_says_up_to_which_day_it_tells(tmp_path: Path) -> None:
    folder = a_return(
        tmp_path / "a",
        header=[ADA],
        episodes=[ADA_IN_CARE],
        reviews=[
            ("A1", "03/05/2010", "05/07/2018", "PN1"),
            ("A1", "03/05/2010", "05/09/2018", "PN1"),
        ],
    )
    given = read_given([folder], lambda _: None)
    on = {
        day: planning.plan(given, replace(command(), today=day)).returns[0]["told_to"]
        for day in (date(2018, 8, 1), date(2018, 9, 5), date(2019, 3, 30), date(2019, 3, 31))
    }
    assert list(on.values()) == [
        date(2018, 7, 5),
        date(2018, 9, 5),
        date(2018, 9, 5),
        date(2019, 3, 31),
    ]


def test_officers_are_known_by_their_address_and_keep_their_name(tmp_path: Path) -> None:
    bring_in(a_return(tmp_path / "a", header=[ADA, BEN], episodes=[ADA_IN_CARE, BEN_IN_CARE]))
    people = tmp_path / "people.csv"
    head = "child_id,first_name,surname,officer,officer_email,from\n"
    people.write_text(head + "A1,Ada,Núñez,Olive Officer,Olive@Council.test,10/06/2018\n")
    bring_in(people)
    assert ReviewingOfficer.objects.get().email == "olive@council.test"
    assert Names.objects.get().name_key == "ada nunez"
    assert plan_of(people).changes_nothing
    people.write_text(head + "A1,Ada,Núñez,Olive Oficer,olive@council.test,10/06/2018\n")
    planned = plan_of(people)
    assert planned.changes_nothing
    assert planned.notes == (
        "people.csv calls olive@council.test Olive Oficer; Footprint keeps the name Olive Officer.",
    )


def test_an_officer_without_an_address_is_found_by_name_or_not_taken(tmp_path: Path) -> None:
    bring_in(a_return(tmp_path / "a", header=[ADA, BEN], episodes=[ADA_IN_CARE, BEN_IN_CARE]))
    people = tmp_path / "people.csv"
    head = "child_id,officer,officer_email,from\n"
    people.write_text(head + "A1,Olive Officer,olive@council.test,10/06/2018\n")
    bring_in(people)
    people.write_text(head + "A1,OLIVE Officer,,10/06/2018\nB2,Nobody Known,,01/07/2018\n")
    planned = plan_of(people)
    assert planned.changes_nothing
    assert [(cell.child, cell.reason) for cell in planned.errors] == [
        ("B2", "no officer of this name is known: give the e-mail address")
    ]


def test_a_child_of_the_people_file_whom_no_return_has_is_not_taken(tmp_path: Path) -> None:
    bring_in(a_return(tmp_path / "a", header=[ADA], episodes=[ADA_IN_CARE]))
    people = tmp_path / "people.csv"
    people.write_text("child_id,first_name,surname\nA1,Ada,Byron\nX9,Xena,Nobody\n")
    assert plan_of(people).plan.unknown_children["identifier"].to_list() == ["X9"]
    bring_in(people)
    assert Names.objects.get().child.identifier == "A1"
    assert Child.objects.count() == 1


def test_a_return_s_findings_come_and_go_with_it(tmp_path: Path) -> None:
    backwards = ("A1", "10/06/2018", "S", "C2", "U4", "01/06/2018", "E4A")
    bring_in(a_return(tmp_path / "a", header=[ADA], episodes=[backwards, BEN_IN_CARE]))
    found = ReadersFinding.objects.filter(withdrawn=False)
    assert found.count() > 0
    assert plan_of(tmp_path / "a").changes_nothing
    bring_in(a_return(tmp_path / "b", header=[ADA, BEN], episodes=[ADA_IN_CARE, BEN_IN_CARE]))
    assert found.count() == 0
    assert ReadersFinding.objects.filter(withdrawn=True).exists()


def test_what_the_reader_said_of_a_return_is_kept_with_it(demo: Path) -> None:
    bring_in(demo)
    assert LoadedReturn.objects.count() == 3
    one = LoadedReturn.objects.order_by("year").last()
    assert one is not None
    assert one.tells_of_reviews
    assert '"episodes": ' in one.rows
