"""The truth balances, keeps to the worked cohort of the definitions, and agrees with the files."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from footprint.demo.columns import NEVER
from footprint.demo.days import number
from footprint.demo.demo_data import folder_name
from footprint.demo.history import as_seen_from
from footprint.demo.stories import DueDate, Meeting, Period, Stay, Story, Turn
from footprint.demo.truth import figures_of, truth_of
from footprint.demo.year import Figure, Known, Year, bounds
from tests.demo.conftest import large_truth, read, world_of

START, END = bounds(2019)


def on(day: int, month: int, year: int) -> int:
    return number(date(year, month, day))


def told(began: int, ended: int, *reviews: tuple[str, int, int], kept: bool = True) -> Known:
    """A child whose one time in care is told by (rung, due, held) rows; 0 for no due date known,
    NEVER for never held. `kept`: the returns go back to the entry."""
    meetings = [Meeting(h, due or None, rung, "PN1") for rung, due, h in reviews if h < NEVER]
    due_dates = [DueDate(due, rung, held) for rung, due, held in reviews if due]
    period = Period(
        began=began,
        ended=ended,
        end_reason="E4A" if ended < NEVER else "",
        after_breaks=False,
        first_due=next((due for rung, due, _ in reviews if rung == "first"), 0),
        episodes=[(began, ended)],
        stays=[Stay(1, began, ended, for_adoption=False)],
        turns=[],
        meetings=meetings,
        due_dates=due_dates,
    )
    born = number(date(2006, 1, 1))
    if kept:
        return Known(Story(born, False, NEVER, [period]), 0)
    return Known(Story(born, False, NEVER, [as_seen_from(period, START)]), START)


def cohort() -> Year:
    """Worked cohort A of the definitions; Hal's, Cara's and Finn's early reviews are not told."""
    amina = told(
        on(4, 6, 2018),
        NEVER,
        ("first", on(2, 7, 2018), on(2, 7, 2018)),
        ("second", on(2, 10, 2018), on(2, 10, 2018)),
        ("later", on(2, 4, 2019), NEVER),
    )
    ben = told(
        on(4, 6, 2018),
        NEVER,
        ("first", on(2, 7, 2018), on(3, 7, 2018)),
        ("second", on(3, 10, 2018), on(20, 9, 2018)),
        ("later", on(20, 3, 2019), on(18, 3, 2019)),
        ("later", on(18, 9, 2019), NEVER),
    )
    cara = told(
        on(1, 6, 2015),
        NEVER,
        ("first", on(1, 6, 2015) + 28, on(1, 6, 2015) + 20),
        ("later", on(10, 11, 2017), on(10, 11, 2017)),
        ("later", on(10, 5, 2018), on(10, 5, 2018)),
        ("later", on(10, 11, 2018), on(12, 11, 2018)),
        ("later", on(12, 5, 2019), NEVER),
    )
    dev = told(on(3, 12, 2018), on(2, 1, 2019), ("first", on(3, 1, 2019), NEVER))
    ella = told(on(1, 2, 2019), on(8, 3, 2019), ("first", on(1, 3, 2019), NEVER))
    finn = told(
        on(1, 6, 2014),
        on(15, 9, 2018),
        ("first", on(1, 6, 2014) + 28, on(1, 6, 2014) + 20),
        ("later", on(20, 3, 2018), on(20, 3, 2018)),
        ("later", on(20, 9, 2018), NEVER),
    )
    hal = told(
        on(1, 6, 2013),
        NEVER,
        ("first", on(1, 6, 2013) + 28, on(1, 6, 2013) + 20),
        ("later", on(20, 9, 2017), on(20, 9, 2017)),
        ("later", on(20, 3, 2018), on(10, 4, 2018)),
        ("later", on(10, 10, 2018), on(9, 10, 2018)),
        ("later", on(9, 4, 2019), NEVER),
    )
    iris = told(on(4, 3, 2019), NEVER, ("first", on(1, 4, 2019), NEVER))
    jo = told(
        on(1, 6, 2016),
        NEVER,
        ("later", on(20, 8, 2018), on(15, 8, 2018)),
        ("later", on(15, 2, 2019), on(14, 2, 2019)),
        kept=False,
    )
    kit = told(
        on(1, 1, 2016),
        on(14, 1, 2019),
        ("first", on(1, 1, 2016) + 28, on(1, 1, 2016) + 20),
        ("later", on(6, 2, 2018), on(6, 2, 2018)),
        ("adoption_1", on(30, 7, 2018), on(30, 7, 2018)),
        ("adoption_2", on(30, 10, 2018), on(30, 10, 2018)),
        ("adoption_3_or_more", on(30, 4, 2019), NEVER),
    )
    lena = told(on(7, 1, 2019), NEVER, ("first", on(4, 2, 2019), NEVER))
    gita = Known(Story(number(date(2010, 1, 1)), False, NEVER, [], [(START, START + 3)]), 0)
    return Year(START, END, (amina, ben, cara, dev, ella, finn, gita, hal, iris, jo, kit, lena))


def pair(figure: Figure) -> tuple[int, int]:
    return figure["numerator"], figure["denominator"]


def test_the_worked_cohorts_reviews() -> None:
    figures = figures_of(cohort())
    held, due = figures["reviews_held_on_time"], figures["reviews_due_on_time"]
    assert (*pair(held), held["cannot_be_judged"]) == (9, 12, 1)
    assert pair(due) == (9, 13)
    assert figures["reviews_never_held"]["numerator"] == 2
    assert figures["children_with_late_review"]["numerator"] == 3
    days = figures["days_late"]
    assert (days["numerator"], days["value"], days["worst"]) == (3, 2, 21)
    assert pair(figures["recovered"]) == (1, 1)
    assert figures["reviews_held_late"]["numerator"] == 3
    assert figures["reviews_held_late"]["by"]["later"] == 2
    assert figures["reviews_due_held_late"]["numerator"] == 2
    first = figures["working_days_late_first"]
    assert (first["numerator"], first["value"], first["worst"]) == (1, 1, 1)
    assert figures["reviews_close_together"]["numerator"] == 0
    assert figures["end_not_known"]["numerator"] == 0


@pytest.mark.parametrize(("second", "close"), [(on(30, 7, 2018), 1), (on(31, 7, 2018), 0)])
def test_two_reviews_within_20_working_days_are_close_together(second: int, close: int) -> None:
    entered = on(4, 6, 2018)
    child = told(
        entered, NEVER, ("first", entered + 28, on(2, 7, 2018)), ("second", second, second)
    )
    figures = figures_of(Year(START, END, (child,)))
    assert figures["reviews_close_together"]["numerator"] == close


@pytest.mark.parametrize(("moves", "counted"), [([], 0), ([START + 1], 1), ([START], 0)])
def test_a_move_with_the_same_carer_counts_in_the_variant_only(
    moves: list[int], counted: int
) -> None:
    child = told(on(1, 6, 2016), NEVER)
    changed = on(1, 9, 2018)
    child.story.periods[0].stays = [
        Stay(1, on(1, 6, 2016), changed, for_adoption=False, moves=moves),
        Stay(2, changed, NEVER, for_adoption=False),
    ]
    figures = figures_of(Year(START, END, (child,)))
    assert figures["three_or_more_placements"]["numerator"] == 0
    assert figures["three_or_more_placements_t_u_as_new"]["numerator"] == counted


def test_the_worked_cohort_by_rung() -> None:
    figures = figures_of(cohort())
    held, due = figures["reviews_held_on_time"]["by"], figures["reviews_due_on_time"]["by"]
    assert held["first"] == {"numerator": 1, "denominator": 2}
    assert held["second"] == {"numerator": 2, "denominator": 2}
    assert held["later"] == {"numerator": 3, "denominator": 5}
    assert held["later_assumed"] == {"numerator": 1, "denominator": 1}
    assert due["first"] == {"numerator": 1, "denominator": 4}
    assert due["second"] == {"numerator": 2, "denominator": 2}
    assert due["later"] == {"numerator": 3, "denominator": 4}
    assert due["adoption_1"] == due["adoption_2"] == {"numerator": 1, "denominator": 1}


def test_the_worked_cohorts_children() -> None:
    figures = figures_of(cohort())
    on_day = figures["children_every_review_on_time"]
    in_year = figures["children_every_review_on_time_in_year"]
    assert (*pair(on_day), on_day["not_known"]) == (1, 5, 1)
    assert (*pair(in_year), in_year["not_known"]) == (2, 7, 1)
    first = figures["had_first_review"]
    assert pair(first) == (7, 9)
    assert first["left_out"] == {"not_required": 1, "not_yet_due": 1}
    assert figures["looked_after_on"]["numerator"] == 7
    assert figures["looked_after_in_year"]["numerator"] == 11
    flows = [figures[code]["numerator"] for code in ("looked_after_before", "entries", "leavers")]
    assert flows == [5, 6, 4]


@pytest.mark.parametrize(
    ("held", "due", "late"),
    [
        (on(15, 8, 2018), None, False),
        (on(30, 9, 2018), None, False),
        (on(1, 10, 2018), on(30, 9, 2018), True),
    ],
)
def test_a_review_after_the_bound_is_late_for_certain(
    held: int, due: int | None, late: bool
) -> None:
    child = told(on(1, 6, 2016), NEVER, ("later", on(1, 5, 2018), held), kept=False)
    meeting = child.story.periods[0].meetings[0]
    assert (meeting.due, meeting.late) == (due, late)


def test_a_bound_that_passes_before_a_placement_stays_overdue() -> None:
    placed = on(10, 10, 2018)
    period = Period(
        on(1, 6, 2016), NEVER, "", False, on(29, 6, 2016), [(on(1, 6, 2016), NEVER)], [],
        [Turn(placed, "placed")], [Meeting(placed + 20, placed + 28, "adoption_1", "PN0")], [],
    )  # fmt: skip
    seen = as_seen_from(period, START)
    assert [m.due for m in seen.meetings] == [on(30, 9, 2018)]
    assert [(d.due, d.rung, d.met) for d in seen.due_dates[:2]] == [
        (on(30, 9, 2018), "later_assumed", False),
        (placed + 28, "adoption_1", True),
    ]


@pytest.mark.parametrize("service", ["good", "short_staffed"])
@pytest.mark.parametrize("year", [2019, 2022, 2026])
def test_opening_and_entries_less_leavers_is_closing(service: str, year: int) -> None:
    figures = truth_of(world_of(service=service), year)
    before, entries, leavers = (
        figures[code]["numerator"] for code in ("looked_after_before", "entries", "leavers")
    )
    assert before + entries - leavers == figures["looked_after_on"]["numerator"]
    assert sum(figures["left_by_route"]["by"].values()) == figures["left_by_route"]["numerator"]  # type: ignore[arg-type]


def test_a_years_closing_is_the_next_years_opening() -> None:
    for year in range(2018, 2026):
        closing = truth_of(world_of(), year, [year])["looked_after_on"]
        opening = truth_of(world_of(), year + 1, [year + 1])["looked_after_before"]
        assert closing == opening


@pytest.mark.parametrize("loaded", [None, [2026], [2025, 2026], [2023, 2024, 2026]])
def test_rungs_add_up(loaded: list[int] | None) -> None:
    figures = truth_of(world_of(service="short_staffed"), 2026, loaded)
    for code in ("reviews_held_on_time", "reviews_due_on_time"):
        lines = list(figures[code]["by"].values())
        assert sum(line["numerator"] for line in lines) == figures[code]["numerator"]  # type: ignore[index]
        assert sum(line["denominator"] for line in lines) == figures[code]["denominator"]  # type: ignore[index]
    held = figures["reviews_held_on_time"]
    judged = held["denominator"] + held["cannot_be_judged"]
    assert judged == figures["participation"]["numerator"]


def test_five_years_judge_every_review_of_the_last() -> None:
    figures = large_truth()
    assert figures["reviews_held_on_time"]["cannot_be_judged"] == 0
    assert figures["children_every_review_on_time"]["not_known"] == 0
    assert figures["same_placement_two_years"]["not_known"] == 0


def test_fewer_returns_judge_fewer_reviews() -> None:
    unjudged = [
        truth_of(world_of(), 2026, range(first, 2027))["reviews_held_on_time"]["cannot_be_judged"]
        for first in (2026, 2025, 2024)
    ]
    assert unjudged[0] > unjudged[1] == unjudged[2] == 0


@pytest.mark.parametrize("year", range(2022, 2027))
def test_the_files_hold_as_many_as_the_truth_says(default_returns: Path, year: int) -> None:
    figures = truth_of(world_of(), year)
    folder = default_returns / folder_name(year)
    episodes = read(folder / "episodes.csv")
    care = episodes.filter(~pl.col("LS").is_in(["V3", "V4"]))
    open_now = care.filter(pl.col("DEC").is_null())
    assert open_now.get_column("CHILD").n_unique() == figures["looked_after_on"]["numerator"]
    assert care.get_column("CHILD").n_unique() == figures["looked_after_in_year"]["numerator"]
    left = care.filter(pl.col("REC") != "X1")
    assert len(left) == figures["leavers"]["numerator"]
    still = episodes.filter(pl.col("DEC").is_null()).get_column("CHILD").n_unique()
    assert still == figures["episodes_open_on"]["numerator"]
    reviews = read(folder / "reviews.csv").get_column("REVIEW_CODE").value_counts()
    by = figures["participation"]["by"]
    assert dict(reviews.iter_rows()) == {code: n for code, n in by.items() if n}


@pytest.mark.parametrize("day", [date(2025, 4, 1), date(2025, 9, 30), date(2026, 3, 30)])
def test_in_the_middle_of_a_year_the_truth_balances_too(day: date) -> None:
    figures = truth_of(world_of(service="short_staffed"), 2026, day=day)
    before, entries, leavers, there = (
        figures[code]["numerator"]
        for code in ("looked_after_before", "entries", "leavers", "looked_after_on")
    )
    assert before + entries - leavers == there
    assert before == truth_of(world_of(), 2025)["looked_after_on"]["numerator"]
    whole = truth_of(world_of(service="short_staffed"), 2026)
    for code in ("reviews_held_on_time", "reviews_due_on_time", "looked_after_in_year"):
        assert figures[code]["numerator"] <= whole[code]["numerator"]
