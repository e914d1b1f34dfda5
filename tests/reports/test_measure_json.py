"""The JSON contract, held against its schema and its page."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from footprint.domain.indicators.definition import Measurement
from footprint.reports.facts import YearFigures
from footprint.reports.measure_json import document, write_measure_json
from tests.reports.cohort_a import FIGURES

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
SCHEMA: dict[str, Any] = json.loads((REFERENCE / "measure.schema.json").read_text("utf-8"))
PAGE = (REFERENCE / "measure-json.md").read_text("utf-8")
VALIDATOR = Draft202012Validator(SCHEMA)


def measured(code: str) -> Any:
    made: Any = document(FIGURES)
    return next(m for m in made["measurements"] if m["code"] == code)


def with_measurements(*measurements: Measurement) -> YearFigures:
    return replace(FIGURES, measurements=measurements)


def test_the_written_file_meets_the_schema(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    write_measure_json(tmp_path / "m.json", FIGURES)
    VALIDATOR.validate(json.loads((tmp_path / "m.json").read_text("utf-8")))


def test_a_share_has_its_per_cent_as_a_number_with_one_decimal() -> None:
    held = measured("reviews_held_on_time")
    assert (held["numerator"], held["denominator"], held["cannot_be_judged"]) == (9, 12, 1)
    assert json.dumps(held["percent"]) == "75.0"
    assert held["by"]["first"] == {"numerator": 1, "denominator": 2, "percent": 50.0}


def test_an_empty_denominator_has_no_per_cent() -> None:
    same_home = measured("same_placement_two_years")
    assert (same_home["denominator"], same_home["percent"]) == (0, None)


def test_a_table_is_broken_down_by_whole_numbers() -> None:
    assert measured("participation")["by"]["PN1"] == 605
    assert measured("children_took_part")["by"] == {"always": 5, "sometimes": 0, "never": 0}


def test_a_median_has_a_value_and_no_per_cent() -> None:
    days = measured("days_late")
    assert (days["value"], days["percent"], days["by"]) == (2.0, None, {"worst": 21})


def test_a_ratio_keeps_its_two_decimals() -> None:
    ratio = Measurement("per_fte", "Per officer", "children", "ratio", 345, 4, Decimal("86.25"))
    made: Any = document(with_measurements(ratio))
    assert json.dumps(made["measurements"][0]["value"]) == "86.25"


def test_coverage_runs_from_the_first_day_loaded_to_the_last() -> None:
    assert document(FIGURES)["coverage"] == {
        "years_ending": ["2018-03-31", "2019-03-31"],
        "from": "2017-04-01",
        "to": "2019-03-31",
    }


def test_every_kind_of_file_is_there_with_nought_where_nothing_was_read() -> None:
    rows = document(FIGURES)["rows"]
    assert isinstance(rows, dict)
    assert list(rows) == SCHEMA["properties"]["rows"]["required"]
    assert (rows["reviews"], rows["dolo"]) == (1460, 0)


def test_a_kind_of_file_outside_the_contract_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="leaflets"):
        document(replace(FIGURES, rows={"leaflets": 1}))


def test_a_schema_that_lets_a_wrong_document_pass_would_be_no_contract() -> None:
    made: Any = document(FIGURES)
    count = next(m for m in made["measurements"] if m["statistic"] == "count")
    count["percent"] = 75.0
    assert not VALIDATOR.is_valid(made)
    made = document(replace(FIGURES, year_ending=date(2019, 4, 1)))
    assert not VALIDATOR.is_valid(made)


def test_the_page_explains_every_name_of_the_schema() -> None:
    names = {*SCHEMA["properties"], *SCHEMA["$defs"]["measurement"]["properties"]}
    names |= {*SCHEMA["properties"]["coverage"]["properties"]}
    names |= {*SCHEMA["properties"]["rows"]["properties"]}
    assert sorted(name for name in names if f"`{name}`" not in PAGE) == []


def test_the_example_of_the_page_meets_the_schema() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, flags=re.DOTALL)
    VALIDATOR.validate(json.loads(example))
