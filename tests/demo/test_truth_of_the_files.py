"""The figures made from the demo authority's files, against the truth of its own world.

The truth is counted by code that shares nothing with the product's: the world knows when each
review was due because it planned it.
"""

from pathlib import Path

import pytest

from footprint.demo.authority import Authority, Service
from footprint.demo.demo_data import folder_name, write_demo_returns
from footprint.demo.truth import truth_of
from footprint.demo.world import make_world
from footprint.demo.year import Figure
from footprint.domain.indicators.definition import Measurement, Part
from footprint.exchange.figures import Measured, measure_returns

SIZES: list[tuple[Service, int, int]] = [
    ("good", 10, 190),
    ("short_staffed", 10, 190),
    ("short_staffed", 4, 700),
]


#: Figures that the world cannot tell, and why.
NOT_IN_THE_TRUTH = {
    "reviews_held_early": "a due date of the world does not keep the day on which it was set",
    "reviews_covid_mark": "the returns compared here begin after September 2020",
}


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}-{size[2]}")
def authority(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Service, int, int]:
    service, seed, children = request.param
    out = tmp_path_factory.mktemp("returns") / "demo"
    write_demo_returns(out, service=service, seed=seed, children=children, with_truth=False)
    return out, service, seed, children


@pytest.mark.parametrize(
    "loaded",
    [(2022, 2023, 2024, 2025, 2026), (2022, 2023, 2024), (2025, 2026), (2026,), (2023,)],
    ids=str,
)
def test_every_figure_of_the_files_is_that_of_the_world(
    authority: tuple[Path, Service, int, int], loaded: tuple[int, ...]
) -> None:
    out, service, seed, children = authority
    measured = measure_returns([out / folder_name(year) for year in loaded], year=loaded[-1])
    figures = {each.code: each for each in measured.figures.measurements}
    truth = truth_of(
        make_world(Authority(children, service), seed=seed, year_ending=2026), loaded[-1], loaded
    )
    assert set(figures) - set(truth) == set(NOT_IN_THE_TRUTH)
    assert set(truth) <= set(figures)
    for code, true in truth.items():
        assert as_told(figures[code], true) == without_nothing(true), code
    assert_nothing_is_wrong_with_the_files(measured)


def as_told(figure: Measurement, true: Figure) -> dict[str, object]:
    """The measurement in the form of the truth, with the parts that the truth has."""
    told: dict[str, object] = {
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "cannot_be_judged": figure.cannot_be_judged,
        "not_known": figure.not_known,
        "value": None if figure.value is None else float(figure.value),
        "worst": figure.by.get("worst"),
        "left_out": dict(figure.left_out),
        "by": {
            name: {"numerator": part.numerator, "denominator": part.denominator}
            if isinstance(part, Part)
            else part
            for name, part in figure.by.items()
        },
    }
    return without_nothing({part: told[part] for part in true})


def without_nothing(parts: object) -> dict[str, object]:
    """The parts, in a breakdown only the lines that are not nought."""
    assert isinstance(parts, dict)
    nothing = (0, {"numerator": 0, "denominator": 0})
    return {
        name: {line: value for line, value in part.items() if value not in nothing}
        if isinstance(part, dict)
        else part
        for name, part in parts.items()
    }


def assert_nothing_is_wrong_with_the_files(measured: Measured) -> None:
    """Clean files raise no check but two that are no fault of the files: reviews close together,
    and remands that ended without a review."""
    assert measured.figures.refused == {}
    assert set(measured.figures.checks) <= {
        "two_reviews_within_20_working_days",
        "remand_or_detention_ended_without_a_review",
    }
