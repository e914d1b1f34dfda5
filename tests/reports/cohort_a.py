"""The worked cohort's figures (year ending 31 March 2019), as the presenters are given them.

Hounslow's participation of 2011-12 stands in for the cohort's, which has no codes; a figure that
belongs to no group, and one with nothing to count, are put beside.
"""

from dataclasses import replace
from datetime import date

from footprint.domain.indicators.definition import Measurement
from footprint.domain.indicators.registry import INDICATORS
from footprint.reports.facts import ReturnRead, YearFigures
from footprint.reports.made import Made
from tests.cohort import COHORT_A, facts_of
from tests.domain.measuring import figures_of

MEASURED = figures_of(facts_of(*COHORT_A), 2019)
HOUNSLOW = dict(zip([f"PN{n}" for n in range(8)], [107, 605, 4, 1, 5, 30, 39, 32], strict=True))
MEASURED["participation"] = replace(
    MEASURED["participation"], numerator=823, by=HOUNSLOW, left_out={}
)
for code, numerator, denominator in (
    ("attended", 615, 823),
    ("attended_aged_4", 615, 716),
    ("views_given", 679, 716),
):
    MEASURED[code] = replace(MEASURED[code], numerator=numerator, denominator=denominator)
MEASURED["same_placement_two_years"] = replace(
    MEASURED["same_placement_two_years"], numerator=0, denominator=0, not_known=1
)
MADE_UP = Measurement("made_up_later", "A figure in no group", "period of care", "count", 42)
MEASUREMENTS = (*MEASURED.values(), MADE_UP)
DEFINITIONS = {indicator.code: indicator for indicator in INDICATORS}
FIGURES = YearFigures(
    year_ending=date(2019, 3, 31),
    years=(2018, 2019),
    rows={"header": 12, "episodes": 19, "reviews": 1460},
    checks={"440": {"reviews": 2}, "441": {"reviews": 0}, "INT08": {"episodes": 1}},
    refused={"a date that is no date": 3},
    left_out_files={"notes <b>.csv": "No kind of file has these columns."},
    measurements=MEASUREMENTS,
    returns=(
        ReturnRead("2017-18", 2018, "as its latest episodes start", {"header": 5}, ()),
        ReturnRead(
            "2018-19 <b>",
            2019,
            "as given",
            {"header": 12, "episodes": 19, "reviews": 1460},
            ("reviews.csv: columns not read: NOTES",),
        ),
    ),
    bad_cells=11,
)
MADE = Made(date(2026, 11, 22), "1.2.3")
WARNED = replace(FIGURES, warnings=("2018-19: no Reviews file was read <b>.",))
CHECK_WORDS = {"440": "Coded as under 4 at the review, and over 4 by date of birth."}
