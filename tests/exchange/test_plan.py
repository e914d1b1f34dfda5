"""What an import would do: each source's word beside what it said before."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from footprint.demo.demo_data import write_demo_returns
from footprint.exchange.people.people_file import read_people
from footprint.exchange.people.words import PeopleWords
from footprint.exchange.plan import plan_import
from footprint.exchange.ssda903.returns import read_returns
from footprint.exchange.ssda903.words import ReturnWords
from footprint.exchange.stored import StoredWords, nothing_stored
from tests.exchange.planning import ALL_KINDS, apply, day, said, the_return, with_a_persons

A, B, C = "100001", "100002", "100003"
BORN = date(2010, 2, 1)


def stored_after(*returns: ReturnWords, people: PeopleWords | None = None) -> StoredWords:
    store = nothing_stored()
    return apply(plan_import(store, returns, people), store)


def people_file(folder: Path, *rows: str) -> PeopleWords:
    header = (
        "child_id,first_name,officer,officer_email,social_worker,team,from,to,protection_plan_from"
    )
    path = folder / "people.csv"
    cells = header.count(",")
    wide = [row + "," * (cells - row.count(",")) for row in rows]
    path.write_text("\n".join([header, *wide, ""]))
    return read_people(path)


def test_an_empty_store_takes_every_word() -> None:
    plan = plan_import(nothing_stored(), [the_return(episodes=[(A, day(0))])])
    assert plan.of("episodes", 2019).added["identifier"].to_list() == [A]
    assert plan.of("children", 2019).added.rows() == [(A, None, True, True)]
    assert not plan.is_empty
    assert plan.withdraws == 0


def test_the_same_return_again_plans_nothing() -> None:
    one = the_return(
        episodes=[(A, day(0), None, "S")],
        reviews=[(A, day(9), None), (A, day(9), "PN1")],
        uasc=[(A, None)],
        social_workers=[(A, "SW1", day(0), None, None)],
        findings=[("440", "reviews", A, "PN0", 2), ("440", "reviews", A, "PN0", 3)],
    )
    plan = plan_import(stored_after(one), [one])
    assert plan.is_empty
    assert plan.of("reviews", 2019).same == 2
    assert plan.of("findings", 2019).same == 1


def test_the_files_of_four_years_again_plan_nothing_in_whatever_order_they_came(
    tmp_path: Path,
) -> None:
    write_demo_returns(tmp_path / "demo", children=40, years=4)
    words = read_returns([tmp_path / "demo"], with_words=True).words
    one_by_one = nothing_stored()
    for one in (words[2], words[0], words[3], words[1]):
        plan = plan_import(one_by_one, [one])
        assert plan.withdraws == 0
        assert plan.warnings == ()
        one_by_one = apply(plan, one_by_one)
    assert said(one_by_one) == said(stored_after(*words))
    again = plan_import(one_by_one, words)
    assert again.is_empty
    assert again.of("episodes", 2026).same == words[3].episodes.height
    assert again.conflicts.height == 0


def test_a_changed_end_is_a_change_with_the_old_and_the_new() -> None:
    store = stored_after(the_return(episodes=[(A, day(0), None, "S")]))
    plan = plan_import(store, [the_return(episodes=[(A, day(0), day(9), "S")])])
    changed = plan.of("episodes", 2019).changed
    assert changed.select("id", "ended_on", "ended_on_before").rows() == [(1, day(9), None)]
    assert plan.of("episodes", 2019).added.height == 0


def test_another_years_words_are_not_touched() -> None:
    store = stored_after(the_return(2018, episodes=[(A, day(0))]))
    plan = plan_import(store, [the_return(2019, episodes=[(B, day(0))])])
    assert {each.year for each in plan.things} == {2019}
    assert plan.withdraws == 0


def test_what_a_corrected_file_lacks_is_withdrawn_only_if_confirmed_and_can_return() -> None:
    full = the_return(episodes=[(A, day(0)), (B, day(0))])
    store = stored_after(full)
    fewer = the_return(episodes=[(A, day(0))])
    plan = plan_import(store, [fewer])
    assert plan.of("episodes", 2019).withdrawn["identifier"].to_list() == [B]
    assert plan.withdraws == 2  # the episode, and that the child is in the return
    assert plan_import(apply(plan, store), [full]).is_empty
    store = apply(plan, store, confirmed=True)
    assert plan_import(store, [fewer]).is_empty
    again = plan_import(store, [the_return(episodes=[(A, day(0)), (B, day(0), day(5))])])
    returned = again.of("episodes", 2019).returned
    assert returned.select("identifier", "ended_on", "ended_on_before").rows() == [
        (B, day(5), None)
    ]
    assert again.of("episodes", 2019).added.height == 0


def test_a_corrected_review_code_is_a_change() -> None:
    store = stored_after(the_return(episodes=[(A, day(0))], reviews=[(A, day(9), "PN1")]))
    plan = plan_import(
        store, [the_return(episodes=[(A, day(0))], reviews=[(A, day(9), "PN5")])]
    ).of("reviews", 2019)
    assert plan.changed.rows() == [(1, A, day(9), "PN5", "PN1")]
    assert (plan.added.height, plan.withdrawn.height) == (0, 0)


@pytest.mark.parametrize(
    ("reviews", "added", "withdrawn"),
    [
        ([(A, day(10), "PN5")], 1, 1),  # another day
        ([(B, day(9), "PN5")], 1, 1),  # another child
        ([(A, day(9), "PN5"), (A, day(9), "PN6")], 2, 1),  # two for one: which of them?
    ],
)
def test_a_review_of_another_day_or_child_or_one_of_two_is_no_corrected_code(
    reviews: list[tuple[object, ...]], added: int, withdrawn: int
) -> None:
    store = stored_after(the_return(episodes=[(A, day(0))], reviews=[(A, day(9), "PN1")]))
    plan = plan_import(store, [the_return(episodes=[(A, day(0))], reviews=reviews)])
    planned = plan.of("reviews", 2019)
    assert (planned.added.height, planned.withdrawn.height) == (added, withdrawn)
    assert planned.changed.height == 0


def test_of_two_reviews_of_one_day_the_corrected_one_is_changed() -> None:
    episodes = [(A, day(0))]
    two = [(A, day(9), "PN1"), (A, day(9), "PN7")]
    store = stored_after(the_return(episodes=episodes, reviews=two))
    now = the_return(episodes=episodes, reviews=[two[0], (A, day(9), None)])
    planned = plan_import(store, [now]).of("reviews", 2019)
    assert planned.changed.rows() == [(2, A, day(9), None, "PN7")]
    assert planned.same == 1


def test_a_file_that_is_not_there_withdraws_nothing_and_is_said() -> None:
    full = the_return(
        episodes=[(A, day(0))],
        reviews=[(A, day(9), "PN1")],
        uasc=[(A, None)],
        findings=[("440", "reviews", A, "PN0", 2)],
    )
    without = the_return(episodes=[(A, day(0))], tells_of=frozenset({"header", "episodes"}))
    plan = plan_import(stored_after(full), [without])
    assert plan.is_empty
    assert plan.warnings == (
        "return 2019 has no Reviews file: what stands of it for 2018/19 (1) stays as it is.",
        "return 2019 has no UASC file: what stands of it for 2018/19 (1) stays as it is.",
    )
    empty = the_return(episodes=[(A, day(0))], tells_of=ALL_KINDS)
    assert plan_import(stored_after(full), [empty]).of("reviews", 2019).withdrawn.height == 1


@pytest.mark.parametrize(("kept", "warned"), [(8, False), (7, True)])
def test_a_file_that_lacks_more_than_a_fifth_is_warned_of(kept: int, warned: bool) -> None:
    reviews = [(A, day(number), "PN1") for number in range(10)]
    store = stored_after(the_return(episodes=[(A, day(0))], reviews=reviews))
    plan = plan_import(store, [the_return(episodes=[(A, day(0))], reviews=reviews[:kept])])
    expected = (
        "Missing from return 2019: 3 of the 10 reviews that stand for 2018/19. Is it the whole return?",
    )
    assert plan.warnings == (expected if warned else ())


def test_a_finding_that_is_mended_goes_and_one_that_moves_a_line_is_changed() -> None:
    found = [("440", "reviews", A, "PN0", 2), ("166", "reviews", None, "x", 3)]
    store = stored_after(the_return(episodes=[(A, day(0))], findings=found))
    now = the_return(episodes=[(A, day(0))], findings=[("166", "reviews", None, "x", 2)])
    plan = plan_import(store, [now])
    planned = plan.of("findings", 2019)
    assert planned.withdrawn["code"].to_list() == ["440"]
    assert planned.changed.select("line", "line_before", "file").rows() == [(2, 3, "reviews.csv")]
    assert plan.withdraws == 0
    assert plan_import(apply(plan, store), [now]).is_empty


def test_a_persons_word_is_kept_and_the_difference_is_told_with_both_values() -> None:
    one = the_return(
        children=[(A, BORN, True, True)],
        episodes=[(A, day(0), None, "S", "C2")],
        reviews=[(A, day(9), "PN1")],
        uasc=[(A, None)],
    )
    store = stored_after(one)
    store = with_a_persons(
        store, "episodes", identifier=A, began_on=day(0), ended_on=day(30), legal_status="C2"
    )
    store = with_a_persons(store, "reviews", identifier=A, held_on=day(9), participation="PN2")
    store = with_a_persons(store, "uasc", identifier=A, ceased_on=None)
    store = with_a_persons(store, "children", identifier=A, born_on=date(2010, 2, 2))
    plan = plan_import(store, [one])
    assert plan.is_empty
    told = plan.conflicts.drop("id").rows()
    assert told == [
        ("children", 2019, A, None, "born_on", "2010-02-02", "2010-02-01"),
        ("episodes", 2019, A, day(0), "ended_on", str(day(30)), None),
        ("reviews", 2019, A, day(9), "participation", "PN2", "PN1"),
    ]


def test_a_person_who_denies_an_episode_that_the_file_has_is_told() -> None:
    one = the_return(episodes=[(A, day(0)), (A, day(5))])
    store = with_a_persons(
        stored_after(one), "episodes", denies=True, identifier=A, began_on=day(5)
    )
    conflicts = plan_import(store, [one]).conflicts
    assert conflicts.drop("id").rows() == [("episodes", 2019, A, day(5), "", None, None)]


def test_a_person_who_agrees_with_one_of_two_codes_of_the_day_does_not_differ() -> None:
    one = the_return(episodes=[(A, day(0))], reviews=[(A, day(9), "PN1"), (A, day(9), "PN7")])
    store = with_a_persons(
        stored_after(one), "reviews", identifier=A, held_on=day(9), participation="PN7"
    )
    assert plan_import(store, [one]).conflicts.height == 0


def test_a_new_number_with_the_old_birth_date_and_episode_is_asked_about() -> None:
    before = the_return(
        2018,
        children=[(A, BORN, True, True), (B, BORN, True, True)],
        episodes=[(A, date(2017, 5, 1)), (B, date(2017, 6, 1), date(2017, 7, 1))],
    )
    after = the_return(2019, children=[(C, BORN, True, True)], episodes=[(C, date(2017, 5, 1))])
    expected = [(2018, 2019, A, C, BORN, date(2017, 5, 1))]
    together = plan_import(nothing_stored(), [before, after])
    assert together.renumbered.rows() == expected
    assert together.absent.rows() == [(2018, 2019, A, date(2017, 5, 1))]
    assert plan_import(stored_after(before), [after]).renumbered.rows() == expected
    assert plan_import(stored_after(after), [before]).renumbered.rows() == expected
    other_birth = replace(after, children=after.children.with_columns(born_on=date(2011, 1, 1)))
    assert plan_import(nothing_stored(), [before, other_birth]).renumbered.height == 0


@pytest.mark.parametrize(("alike", "asked"), [(5, 25), (6, 0)])
def test_many_children_alike_are_not_asked_about(alike: int, asked: int) -> None:
    """Five of one birth date and first day are listed with each; of six nothing can be told."""
    began = date(2017, 5, 1)
    before, after = (
        the_return(
            year,
            children=[(f"{year}{n}", BORN, True, True) for n in range(alike)],
            episodes=[(f"{year}{n}", began) for n in range(alike)],
        )
        for year in (2018, 2019)
    )
    plan = plan_import(nothing_stored(), [before, after])
    assert plan.renumbered.height == asked
    assert plan.absent.height == alike


def test_years_that_are_not_given_are_not_compared_with_each_other() -> None:
    store = stored_after(
        the_return(2018, episodes=[(A, date(2017, 5, 1))]),
        the_return(2019, episodes=[(B, day(0))]),
    )
    assert plan_import(
        store, [the_return(2021, episodes=[(C, date(2020, 5, 1))])]
    ).absent.rows() == [(2019, 2021, B, day(0))]


def test_the_digest_changes_with_what_would_be_done_and_with_nothing_else() -> None:
    episodes = [(A, day(0)), (B, day(1))]
    plan = plan_import(nothing_stored(), [the_return(episodes=episodes)])
    again = plan_import(nothing_stored(), [the_return(episodes=episodes[::-1])])
    assert plan.digest == again.digest
    other = plan_import(nothing_stored(), [the_return(episodes=[(A, day(0)), (B, day(2))])])
    assert other.digest != plan.digest
    store = stored_after(the_return(episodes=[(A, day(0))]))
    assert plan_import(store, [the_return(episodes=episodes)]).digest != plan.digest


def test_children_of_the_people_file_whom_nobody_knows_are_listed_and_left_out(
    tmp_path: Path,
) -> None:
    people = people_file(tmp_path, f"{A},Amina", f"{B},Ben")
    plan = plan_import(nothing_stored(), [the_return(episodes=[(A, day(0))])], people)
    assert plan.unknown_children.rows() == [(B, 3)]
    assert plan.of("names").added["identifier"].to_list() == [A]
    store = StoredWords(pl.Series([B]), {})
    assert plan_import(store, [], people).unknown_children.rows() == [(A, 2)]


OFFICER = "Ann,ann@x"


def test_the_same_people_file_again_plans_nothing(tmp_path: Path) -> None:
    one = the_return(episodes=[(A, day(0))])
    people = people_file(tmp_path, f"{A},Amina,{OFFICER},Sue,North,01/04/2018,,01/05/2018")
    store = stored_after(one, people=people)
    plan = plan_import(store, [one], people)
    assert plan.is_empty
    assert plan.of("officers").same == plan.of("protection_plans").same == 1


def test_a_later_people_file_ends_who_is_named_no_more_and_keeps_what_had_ended(
    tmp_path: Path,
) -> None:
    one = the_return(episodes=[(A, day(0)), (B, day(0))])
    first = people_file(
        tmp_path,
        f"{A},Amina,Old,old@x,,,01/04/2017,01/04/2018,",
        f"{A},,{OFFICER},Sue,North,01/04/2018,,",
        f"{B},Ben,{OFFICER},Sue,North,01/04/2018,,",
    )
    store = stored_after(one, people=first)
    later = people_file(tmp_path, f"{A},Amina,Bob,bob@x,Tom,North,01/06/2018,,")
    plan = plan_import(store, [], later)
    officers = plan.of("officers")
    assert officers.added["officer"].to_list() == ["Bob"]
    assert officers.changed.select(
        "identifier", "officer", "ended_on", "ended_on_before"
    ).rows() == [(A, "Ann", date(2018, 6, 1), None)]
    assert plan.of("social_workers").changed["worker"].to_list() == ["Sue"]
    assert plan.withdraws == 0
    assert plan_import(apply(plan, store), [], later).is_empty


def test_a_corrected_first_day_of_the_same_officer_is_withdrawn_and_added(tmp_path: Path) -> None:
    one = the_return(episodes=[(A, day(0))])
    store = stored_after(one, people=people_file(tmp_path, f"{A},,{OFFICER},,,01/04/2018,,"))
    plan = plan_import(store, [], people_file(tmp_path, f"{A},,{OFFICER},,,02/04/2018,,"))
    officers = plan.of("officers")
    assert (officers.added.height, officers.withdrawn.height, officers.changed.height) == (1, 1, 0)


def test_a_people_file_with_far_fewer_children_is_warned_of_and_withdraws_none(
    tmp_path: Path,
) -> None:
    one = the_return(episodes=[(A, day(0)), (B, day(0))])
    store = stored_after(one, people=people_file(tmp_path, f"{A},Amina", f"{B},Ben"))
    plan = plan_import(store, [], people_file(tmp_path, f"{A},Amina"))
    assert plan.is_empty
    assert plan.warnings == (
        "Missing from people.csv: 1 of the 2 children that the people file named before. What it said of"
        " them stays as it is.",
    )


def test_an_officer_by_hand_and_another_in_the_file_at_one_time_are_told(tmp_path: Path) -> None:
    one = the_return(episodes=[(A, day(0))])
    store = with_a_persons(
        stored_after(one),
        "officers",
        identifier=A,
        officer="Bob",
        email="bob@x",
        began_on=date(2018, 6, 1),
    )
    plan = plan_import(store, [], people_file(tmp_path, f"{A},,{OFFICER},,,01/04/2018,,"))
    assert plan.conflicts.drop("id").rows() == [
        ("officers", None, A, date(2018, 4, 1), "officer", "Bob", "Ann")
    ]
    ended = people_file(tmp_path, f"{A},,{OFFICER},,,01/04/2018,01/06/2018,")
    assert plan_import(store, [], ended).conflicts.height == 0
