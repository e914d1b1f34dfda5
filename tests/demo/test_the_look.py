"""The demo authority's figures stand near those that real services publish."""

import pytest

from footprint.demo.truth import truth_of
from footprint.demo.year import Figure
from tests.demo.conftest import large_truth, world_of

#: Hounslow's participation in 2011-12, per cent of all reviews, PN0 to PN7.
HOUNSLOW = (13.0, 73.5, 0.5, 0.1, 0.6, 3.6, 4.7, 3.9)


def percent(figure: Figure) -> float:
    return 100 * figure["numerator"] / figure["denominator"]


def participation(figure: Figure) -> list[float]:
    counts = [n for n in figure["by"].values() if isinstance(n, int)]
    return [100 * n / figure["numerator"] for n in counts]


def test_the_default_year_stands_near_poole() -> None:
    truth = truth_of(world_of(), 2026)
    assert 185 <= truth["looked_after_on"]["numerator"] <= 195
    assert 262 <= truth["looked_after_in_year"]["numerator"] <= 278
    assert 540 <= truth["participation"]["numerator"] <= 560
    assert 96.5 <= percent(truth["reviews_held_on_time"]) <= 98.5
    assert 8 <= percent(truth["three_or_more_placements"]) <= 10


def test_the_default_years_participation_stands_near_hounslow() -> None:
    shares = participation(truth_of(world_of(), 2026)["participation"])
    assert shares == pytest.approx(HOUNSLOW, abs=2.5)


def test_in_a_large_authority_participation_is_hounslows() -> None:
    shares = participation(large_truth()["participation"])
    assert shares == pytest.approx(HOUNSLOW, abs=1.6)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_another_seed_gives_an_authority_of_the_same_kind(seed: int) -> None:
    truth = truth_of(world_of(seed), 2026)
    assert 190 <= truth["looked_after_on"]["numerator"] <= 196
    assert 235 <= truth["looked_after_in_year"]["numerator"] <= 320
    assert 480 <= truth["participation"]["numerator"] <= 640
    assert 93.5 <= percent(truth["reviews_held_on_time"]) <= 99.5
    assert 3 <= percent(truth["three_or_more_placements"]) <= 15


@pytest.mark.parametrize("year", range(2022, 2027))
def test_a_short_staffed_service_holds_about_seven_in_ten_on_time(year: int) -> None:
    truth = truth_of(world_of(service="short_staffed"), year, range(2018, 2027))
    assert 62 <= percent(truth["reviews_held_on_time"]) <= 78


def test_in_a_short_staffed_service_lateness_is_mostly_at_first_reviews() -> None:
    by = large_truth("short_staffed")["reviews_held_on_time"]["by"]
    late = {
        rung: line["denominator"] - line["numerator"]
        for rung, line in by.items()
        if not isinstance(line, int)
    }
    assert max(late, key=lambda rung: late[rung]) == "first"
    assert late["first"] > 0.4 * sum(late.values())


def test_a_large_authority_has_every_kind_of_life() -> None:
    truth = large_truth()
    routes = truth["left_by_route"]["by"]
    assert all(routes[route] for route in routes)
    assert truth["short_breaks_on"]["numerator"] > 0
    assert truth["reviews_never_held"]["numerator"] > 0
    assert truth["uasc"]["numerator"] > 0
    assert truth["had_first_review"]["left_out"]["not_required"] > 0
    rungs = truth["reviews_held_on_time"]["by"]
    assert all(rungs[rung] for rung in ("adoption_1", "adoption_2", "adoption_3_or_more"))
