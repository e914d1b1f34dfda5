"""Every code in a real-format return of three years, against the code sets."""

import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest

from footprint.domain import codes
from footprint.domain.codes import CodeSet

SAMPLE = Path(
    os.environ.get("FOOTPRINT_SAMPLE")
    or Path(__file__).parents[3] / "shared" / "data" / "ssda903-sample"
)
pytestmark = pytest.mark.skipif(
    not SAMPLE.is_dir(), reason="the sample of real-format returns is not there"
)

#: Column -> its code set. The sample's folders are named by the year in which a year starts.
SETS: dict[str, CodeSet] = {
    "SEX": codes.SEXES,
    "ETHNIC": codes.ETHNICITIES,
    "MOTHER": codes.MOTHERHOOD,
    "RNE": codes.NEW_EPISODE_REASONS,
    "LS": codes.LEGAL_STATUSES,
    "CIN": codes.CATEGORIES_OF_NEED,
    "PLACE": codes.PLACEMENTS,
    "PLACE_PROVIDER": codes.PLACEMENT_PROVIDERS,
    "REC": codes.END_REASONS,
    "REASON_PLACE_CHANGE": codes.PLACEMENT_CHANGE_REASONS,
    "REVIEW_CODE": codes.PARTICIPATION,
    "MISSING": codes.ABSENCES,
    "PREV_PERM": codes.PREVIOUS_PERMANENCE,
    "SDQ_REASON": codes.SDQ_REASONS,
    "CONVICTED": codes.OUTCOME_FLAGS,
    "HEALTH_CHECK": codes.OUTCOME_FLAGS,
    "IMMUNISATIONS": codes.OUTCOME_FLAGS,
    "TEETH_CHECK": codes.OUTCOME_FLAGS,
    "HEALTH_ASSESSMENT": codes.OUTCOME_FLAGS,
    "SUBSTANCE_MISUSE": codes.OUTCOME_FLAGS,
    "INTERVENTION_RECEIVED": codes.OUTCOME_FLAGS,
    "INTERVENTION_OFFERED": codes.OUTCOME_FLAGS,
    "IN_TOUCH": codes.IN_TOUCH,
    "ACTIV": codes.ACTIVITIES,
    "ACCOM": codes.ACCOMMODATION,
}


def values(year: int) -> dict[str, set[str]]:
    """Column -> the values in any file of that collection year, blanks left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (SAMPLE / str(year - 1)).glob("*.csv"):
        with path.open(newline="", encoding="utf-8-sig") as lines:
            for row in csv.DictReader(lines):
                for column in SETS.keys() & row.keys():
                    found[column] |= {row[column]} - {""}
    return found


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_only_accommodation_and_motherhood_hold_values_that_are_no_codes(year: int) -> None:
    strange = {
        column: found - SETS[column].known
        for column, found in values(year).items()
        if found - SETS[column].known
    }
    assert (
        strange
        == {
            2018: {"ACCOM": {"01", "02"}, "MOTHER": {"1.0"}},
            2019: {"ACCOM": {"01", "02"}},
            2020: {"ACCOM": {"02"}},
        }[year]
    )


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_the_first_year_already_uses_the_codes_that_came_in_2018_19(year: int) -> None:
    early = {
        column: (found & SETS[column].known) - SETS[column].accepted_in(year)
        for column, found in values(year).items()
    }
    expected = {"REC": {"E45", "E46", "E47", "E48"}, "REASON_PLACE_CHANGE": {"CUSTOD"}}
    assert {column: found for column, found in early.items() if found} == (
        expected if year == 2018 else {}
    )
