"""On a day in the year the service is alive: some reviews overdue, more due soon, first ones
pending; and the product, reading the files, sees the same."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from footprint.demo.columns import NEVER
from footprint.demo.days import number
from footprint.demo.demo_data import folder_name, write_demo_returns
from footprint.demo.on_the_day import standing, with_some_overdue
from footprint.demo.world import World
from footprint.domain import care as care_of
from footprint.domain import reviews as reviews_of
from footprint.domain.timetable import frame
from footprint.domain.timetable.turns import turns
from footprint.exchange.ssda903.returns import read_returns
from tests.demo.conftest import read, world_of

DAYS = [
    date(2026, 4, 2), date(2026, 6, 15), date(2026, 8, 31), date(2026, 11, 22), date(2026, 12, 27),
    date(2027, 2, 28), date(2027, 3, 30),
]  # fmt: skip


def on(day: date) -> World:
    return with_some_overdue(world_of(year=2027), number(day))


@pytest.mark.parametrize("day", DAYS)
def test_a_few_are_overdue_and_more_are_due_soon(day: date) -> None:
    stands = standing(on(day), number(day))
    assert 3 <= stands.overdue <= 7
    assert stands.due_soon >= 10
    assert stands.first_pending >= 1
    assert 170 <= stands.looked_after <= 205


@pytest.mark.parametrize("day", DAYS)
def test_the_product_reads_the_same_from_the_files(tmp_path: Path, day: date) -> None:
    report = write_demo_returns(tmp_path, years=10, day=day, with_truth=False, with_people=False)
    facts = read_returns(report.folders).facts
    care = care_of.assemble(facts, day)
    placed = reviews_of.place(facts, care).filter(pl.col("period").is_not_null())
    limits = frame.read(care.periods, turns(care, facts.authorities), placed, day).limits
    there = care.periods.filter(pl.col("ended_on").is_null())
    waiting = limits.filter(pl.col("held_on").is_null(), pl.col("required"))
    due = waiting.join(there, on="period").sort("due").unique("period", keep="first")
    assert there["child"].n_unique() == report.standing.looked_after
    assert due.filter(pl.col("due") < day).height == report.standing.overdue
    soon = due.filter(pl.col("due").is_between(day, day + timedelta(days=30)))
    assert soon.height == report.standing.due_soon
    assert due.filter(pl.col("rung") == "first").height == report.standing.first_pending


def test_the_last_year_is_the_one_of_the_day_and_those_before_are_complete(tmp_path: Path) -> None:
    day = date(2026, 11, 22)
    report = write_demo_returns(tmp_path, day=day)
    assert [f.name for f in report.folders] == [folder_name(year) for year in range(2023, 2028)]
    reviews = read(tmp_path / "2026-27" / "reviews.csv")["REVIEW"]
    assert date(2026, 11, 16) <= max(reviews) <= day
    episodes = read(tmp_path / "2026-27" / "episodes.csv")
    assert episodes.filter(pl.col("DEC").is_null())["CHILD"].n_unique() >= 180
    assert max(read(tmp_path / "2025-26" / "reviews.csv")["REVIEW"]) >= date(2026, 3, 25)


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 3, 31), "2025-26"), (date(2026, 4, 1), "2026-27")]
)
def test_the_year_turns_on_1_april(tmp_path: Path, day: date, year: str) -> None:
    report = write_demo_returns(tmp_path, day=day, with_truth=False)
    assert report.folders[-1].name == year


def test_on_the_last_day_of_the_year_no_review_is_put_off(
    tmp_path: Path, default_returns: Path
) -> None:
    write_demo_returns(tmp_path, day=date(2026, 3, 31), with_truth=False)
    for name in ("reviews.csv", "episodes.csv"):
        again = (tmp_path / "2025-26" / name).read_bytes()
        assert again == (default_returns / "2025-26" / name).read_bytes()


def test_a_review_put_off_leaves_its_due_date_unanswered_and_sets_none() -> None:
    day = number(date(2026, 11, 22))
    before, after = world_of(year=2027), on(date(2026, 11, 22))
    untouched = set(zip(after.reviews.period.tolist(), after.reviews.held.tolist(), strict=True))
    was = zip(before.reviews.period.tolist(), before.reviews.held.tolist(), strict=True)
    put_off = [(period, held) for period, held in was if (period, held) not in untouched]
    assert len({period for period, held in put_off if held <= day}) == 4
    for period, held in put_off:
        of = after.limits.take(after.limits.period == period)
        assert (of.set_on < held).all()
        assert (of.held[-1:] == NEVER).all()
