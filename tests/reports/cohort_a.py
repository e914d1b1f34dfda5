"""Figures of the worked cohort (year ending 31 March 2019), as the presenters are given them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from footprint.domain.indicators.definition import Measurement, Part
from footprint.reports.facts import YearFigures


@dataclass(frozen=True)
class Words:
    """The part of an indicator that is printed."""

    code: str
    title: str
    definition: str
    formula: str
    source: str
    better: Literal["higher", "lower", "neither"] = "neither"
    chart: Literal["bars", "none"] = "none"


HELD = Measurement(
    "reviews_held_on_time",
    "Reviews on time, of reviews held",
    "reviews_held",
    "share",
    9,
    12,
    cannot_be_judged=1,
    by={
        "first": Part(1, 2),
        "second": Part(2, 2),
        "later": Part(4, 6),
        "adoption_1": Part(1, 1),
        "adoption_2": Part(1, 1),
    },
)
DUE = Measurement(
    "reviews_due_on_time",
    "Reviews on time, of reviews that fell due",
    "reviews_due",
    "share",
    9,
    13,
    by={
        "first": Part(1, 4),
        "second": Part(2, 2),
        "later": Part(3, 4),
        "later_assumed": Part(1, 1),
        "adoption_1": Part(1, 1),
        "adoption_2": Part(1, 1),
    },
)
PARTICIPATION = Measurement(
    "participation",
    "How children took part",
    "reviews_held",
    "table",
    823,
    by={
        "PN0": 107,
        "PN1": 605,
        "PN2": 4,
        "PN3": 1,
        "PN4": 5,
        "PN5": 30,
        "PN6": 39,
        "PN7": 32,
        "not_recorded": 0,
    },
)
ROUTES = Measurement(
    "left_by_route",
    "Children who left care, by route",
    "children_in_year",
    "table",
    4,
    by={
        "home_planned": 1,
        "home_not_planned": 1,
        "adopted": 1,
        "stayed_with_carers_at_18": 1,
        "died": 0,
    },
)
ON_31_MARCH = "Children in care on 31 March"
MEASUREMENTS = (
    Measurement("looked_after_on", ON_31_MARCH, "children_on_day", "count", 7),
    Measurement(
        "looked_after_in_year", "Children in care in the year", "children_in_year", "count", 11
    ),
    Measurement("short_breaks_on", "On short breaks only", "children_on_day", "count", 1),
    Measurement("episodes_open_on", "Episodes open on 31 March", "children_on_day", "count", 8),
    Measurement("entries", "Came into care in the year", "periods", "count", 6),
    Measurement("leavers", "Left care in the year", "periods", "count", 4),
    Measurement("end_not_known", "End not known", "periods", "count", 0),
    ROUTES,
    HELD,
    DUE,
    Measurement(
        "children_every_review_on_time",
        "Children in care on 31 March whose every review was on time",
        "children_on_day",
        "share",
        1,
        5,
        not_known=1,
    ),
    Measurement(
        "children_every_review_on_time_in_year",
        "Children in care in the year whose every review was on time",
        "children_in_year",
        "share",
        2,
        7,
        not_known=1,
    ),
    Measurement(
        "children_with_late_review",
        "Children with a late review",
        "children_in_year",
        "count",
        3,
    ),
    Measurement("reviews_never_held", "Reviews never held", "reviews_due", "count", 2),
    Measurement(
        "days_late",
        "Days late",
        "reviews_held",
        "median",
        3,
        value=Decimal(2),
        by={"worst": 21},
    ),
    Measurement(
        "recovered", "First review late, every later one on time", "periods", "share", 1, 1
    ),
    PARTICIPATION,
    Measurement("attended", "Child attended, of all reviews", "reviews_held", "share", 615, 823),
    Measurement(
        "attended_aged_4", "Child aged 4 or over attended", "reviews_held", "share", 615, 716
    ),
    Measurement("views_given", "Child gave views", "reviews_held", "share", 679, 716),
    Measurement(
        "children_took_part",
        "Children who took part",
        "children_in_year",
        "table",
        5,
        by={"always": 2, "sometimes": 1, "never": 2},
    ),
    Measurement(
        "had_first_review",
        "First review held, where one was needed",
        "children_in_year",
        "share",
        7,
        9,
        left_out={"not_required": 1, "not_yet_due": 1},
    ),
    Measurement(
        "three_or_more_placements",
        "Three or more placements in the year",
        "children_on_day",
        "share",
        1,
        7,
    ),
    Measurement(
        "same_placement_two_years",
        "Same home for two years",
        "children_on_day",
        "share",
        0,
        0,
        not_known=1,
    ),
    Measurement("uasc", "Unaccompanied children on 31 March", "children_on_day", "count", 1),
    Measurement(
        "uasc_in_year", "Unaccompanied children in the year", "children_in_year", "count", 2
    ),
    Measurement("uasc_entered", "Unaccompanied children who came in", "periods", "count", 1),
    Measurement("made_up_later", "A figure in no group", "periods", "count", 42),
)
CHARTED = {"participation", "left_by_route"}
DEFINITIONS = {
    m.code: Words(
        m.code,
        m.title,
        f"What is counted for {m.title}.",
        f"Those that count / those eligible ({m.code}).",
        "Definitions of the service",
        "higher" if m.statistic == "share" else "neither",
        "bars" if m.code in CHARTED else "none",
    )
    for m in MEASUREMENTS
}
FIGURES = YearFigures(
    year_ending=date(2019, 3, 31),
    years=(2018, 2019),
    rows={"header": 12, "episodes": 19, "reviews": 1460},
    checks={"440": {"reviews": 2}, "441": {"reviews": 0}, "INT08": {"episodes": 1}},
    refused={"a date that is no date": 3},
    left_out_files={"notes <b>.csv": "No kind of file has these columns."},
    measurements=MEASUREMENTS,
)
CHECK_WORDS = {"440": "Coded as under 4 at the review, and over 4 by date of birth."}
