"""people.csv says of the children what a return cannot, and says the same as the return where both
speak."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from footprint.demo.days import number
from footprint.demo.demo_data import write_demo_returns
from footprint.demo.names import MAIL_DOMAIN, SURNAMES
from footprint.demo.people_file import SCHEMA, people_frame
from footprint.demo.workers import SHORT_BREAKS_TEAM
from tests.demo.conftest import read, world_of

DAY = date(2026, 11, 22)
YEARS = range(2023, 2028)


@cache
def people(day: date = DAY, children: int = 190) -> pl.DataFrame:
    return people_frame(world_of(year=2027, children=children), YEARS, number(day))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("people") / "out"
    write_demo_returns(out, day=DAY, with_truth=False)
    return out


def looked_after(day: date = DAY) -> set[str]:
    care = world_of(year=2027).periods
    there = (care.began <= number(day)) & (care.ended > number(day))
    return {f"X{child + 1:06d}" for child in care.child[there].tolist()}


def now() -> pl.DataFrame:
    return people().filter(pl.col("from").is_not_null(), pl.col("to").is_null())


def test_the_file_has_the_columns_of_the_people_file_and_days_as_the_return_writes_them(
    written: Path,
) -> None:
    with (written / "people.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert ",".join(rows[0]) == (
        "child_id,first_name,known_as,surname,officer,officer_email,social_worker,team,from,to,"
        "protection_plan_from,protection_plan_to"
    )
    days = [row[name] for row in rows for name, kind in SCHEMA.items() if kind == pl.Date]
    assert all(len(day) == 10 and day[2] == day[5] == "/" for day in days if day)
    assert len(rows) == len(people())


def test_every_surname_is_plainly_made_up_and_every_address_cannot_exist() -> None:
    assert set(people()["surname"]) <= set(SURNAMES)
    emails = people()["officer_email"].drop_nulls().unique()
    assert all(email.endswith(f"@{MAIL_DOMAIN}") and email == email.lower() for email in emails)
    assert people().select("officer", "officer_email").unique().height == len(emails) + 1


def test_names_have_accents_hyphens_apostrophes_and_now_and_then_a_known_as() -> None:
    one = people().unique("child_id")
    written = set(one["first_name"]) | set(one["surname"])
    assert any(not name.isascii() for name in written)
    assert any("-" in name for name in written)
    assert any("'" in name for name in written)
    assert 0.05 < one["known_as"].is_not_null().mean() < 0.4  # type: ignore[operator]


def test_brothers_and_sisters_share_their_surname() -> None:
    family = world_of(year=2027).children.family
    surnames: dict[int, set[str]] = {}
    for child, surname in people().select("child_id", "surname").iter_rows():
        surnames.setdefault(int(family[int(child[1:]) - 1]), set()).add(surname)
    assert all(len(names) == 1 for names in surnames.values())


def test_two_or_three_of_those_in_care_wait_for_an_officer_and_came_last() -> None:
    told = set(people()["child_id"])
    with_officer = set(now().filter(pl.col("officer").is_not_null())["child_id"])
    waiting = (looked_after() & told) - with_officer
    assert 2 <= len(waiting) <= 3
    entered = {
        child: max(day for c, day in rows_of_entry() if c == child) for child in looked_after()
    }
    last = sorted(entered.values())[-3:]
    assert all(entered[child] >= last[0] for child in waiting)
    named = now().filter(pl.col("child_id").is_in(waiting))
    assert named["social_worker"].null_count() == 0
    assert set(named["child_id"]) == waiting


def rows_of_entry() -> list[tuple[str, int]]:
    care = world_of(year=2027).periods
    known = care.take(care.began <= number(DAY))
    pairs = zip(known.child.tolist(), known.began.tolist(), strict=True)
    return [(f"X{child + 1:06d}", began) for child, began in pairs]


def test_only_a_few_in_care_have_no_row() -> None:
    assert 1 <= len(looked_after() - set(people()["child_id"])) <= 4


def test_one_officer_and_one_social_worker_at_a_time() -> None:
    for who in ("officer", "social_worker"):
        rows = people().filter(pl.col(who).is_not_null()).sort("child_id", "from")
        after = rows.with_columns(
            following=pl.col("from").shift(-1).over("child_id"),
            other=pl.col(who).shift(-1).over("child_id"),
        ).drop_nulls("following")
        assert (after["to"] <= after["following"]).all()
        same = after.filter(pl.col("to") == pl.col("following"))
        assert len(same) > 50
        assert (same[who] != same["other"]).all()


def test_officers_are_allocated_within_days_of_the_entry() -> None:
    first = (
        people()
        .filter(pl.col("officer").is_not_null())
        .group_by("child_id")
        .agg(pl.col("from").min())
    )
    entries: dict[str, set[int]] = {}
    for child, began in rows_of_entry():
        entries.setdefault(child, set()).add(began)
    waits = [
        min((number(day) - e for e in entries[child] if e <= number(day)), default=-1)
        for child, day in first.iter_rows()
        if child in entries
    ]
    assert sum(0 <= wait <= 12 for wait in waits) > 0.97 * len(waits)
    assert max(waits[:50]) > 0


def test_an_officer_has_left_and_her_children_have_another() -> None:
    officers = set(people()["officer"].drop_nulls())
    left = officers - set(now()["officer"].drop_nulls())
    assert left
    of_hers = people().filter(pl.col("officer").is_in(left), pl.col("to").is_not_null())
    assert len(of_hers) > 20


def test_nothing_is_told_of_a_day_to_come() -> None:
    for column in ("from", "to", "protection_plan_from", "protection_plan_to"):
        assert (people()[column].drop_nulls() <= DAY).all()
    dated = people().drop_nulls("to")
    assert (dated["from"] < dated["to"]).all()


def test_about_eight_in_a_hundred_have_or_had_a_protection_plan() -> None:
    plans = people().filter(pl.col("protection_plan_from").is_not_null())
    assert plans["child_id"].is_unique().all()
    assert 0.05 < len(plans) / people()["child_id"].n_unique() < 0.11
    assert plans["protection_plan_to"].null_count() >= 2
    ended = plans.drop_nulls("protection_plan_to")
    assert len(ended) > 10
    assert (ended["protection_plan_from"] < ended["protection_plan_to"]).all()


def test_social_workers_change_on_the_days_that_the_return_gives(written: Path) -> None:
    told = read(written / "2026-27" / "sw_episodes.csv")
    rows = people().filter(pl.col("team") != SHORT_BREAKS_TEAM)
    named = rows.select(CHILD="child_id", SW_DECOM="from", social_worker="social_worker")
    both = told.join(named, on=["CHILD", "SW_DECOM"])
    assert len(both) > 0.95 * len(told)
    assert (
        both.group_by("SW_ID").agg(pl.col("social_worker").n_unique())["social_worker"].max() == 1
    )
    assert both["SW_ID"].n_unique() == both["social_worker"].n_unique()


def test_a_child_on_short_breaks_has_the_team_of_short_breaks() -> None:
    assert 3 <= now().filter(pl.col("team") == SHORT_BREAKS_TEAM)["child_id"].n_unique() <= 20


def test_one_who_left_care_before_the_years_has_her_name_alone() -> None:
    alone = people().filter(pl.col("from").is_null())
    assert len(alone) > 5
    assert alone["surname"].null_count() == 0
    assert alone["officer"].null_count() == alone["social_worker"].null_count() == len(alone)


@pytest.mark.parametrize("children", [1, 5])
def test_in_a_tiny_authority_nobody_waits_for_an_officer(children: int) -> None:
    rows = people(children=children)
    open_rows = rows.filter(pl.col("from").is_not_null(), pl.col("to").is_null())
    by_child = open_rows.group_by("child_id").agg(pl.col("officer").is_not_null().any())
    assert by_child["officer"].all()
