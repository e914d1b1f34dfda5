"""An officer named in time, and the same officer for a year (definitions 18)."""

from datetime import date

import narwhals as nw
import polars as pl

from footprint.domain.indicators.definition import Indicator, Measurement
from footprint.domain.indicators.measure import measure_all

NAMED_IN_5 = Indicator(
    code="named_in_5",
    title="Officer named within 5 working days",
    unit="entry to care",
    statistic="share",
    definition="Of the entries to care in the time named, where the child was still looked after at "
    "the end of the 5th working day: those for whom an officer had been named, and recorded, by the "
    "end of that day. The day of entry is day 0. What was recorded by hand counts from the day it "
    "was recorded, if that is later than its first day; the people file tells of the past, so what "
    "it says counts from its first day.",
    formula="entries with an officer by the 5th working day / entries looked after that long",
    source="definitions 18; the IRO Handbook's days, as local procedures give them",
    eligible=nw.col("judged"),
    counts=nw.col("in_time"),
    better="higher",
    choice="An officer of before, who still holds the child on the day of entry, is named that day. "
    "An entry in the last days of a year is judged when its own limit is over.",
    not_known=nw.col("end_not_known"),
    left_out={
        "left by the 5th working day": nw.col("left_before"),
        "the 5th working day is not over yet": nw.col("not_over"),
        "entered before the limit was in force": nw.col("before_the_clock"),
    },
)

CONTINUITY = Indicator(
    code="continuity",
    title="The same officer for 12 months",
    unit="child",
    statistic="share",
    definition="Of the children looked after on the day for 12 months or more, short breaks out: "
    "those whom the same officer held on every day of the last 12 months. Cover for an absence "
    "changes no officer; a day without an officer breaks it. Where nothing is known of who held the "
    "child at the start of the 12 months, it cannot be judged.",
    formula="children with the same officer for 12 months / children looked after for 12 months "
    "whose officers of that time are known",
    source="definitions 18",
    eligible=nw.col("judged"),
    counts=nw.col("same_officer"),
    better="higher",
    choice="12 months to the day is 12 months.",
    cannot_be_judged=nw.col("history_not_known"),
    not_known=nw.col("length_not_known"),
)

MONTHS_WITH_OFFICER = Indicator(
    code="months_with_officer",
    title="Time with the present officer",
    unit="child",
    statistic="median",
    definition="Of the children looked after on the day who have an officer, short breaks out: whole "
    "months, unbroken, with the officer of that day, as far back as is known. Half of the children "
    "have had as many or more.",
    formula="median of the whole months with the present officer",
    source="definitions 18",
    eligible=nw.col("has_officer"),
    of="months",
    choice="Time before the present period of care counts, where the same officer went on.",
    left_out={"without an officer": ~nw.col("has_officer")},
)


def named_in_5(entries: pl.DataFrame, first: date, last: date) -> Measurement:
    """Of the entries of `units/namings.py` from `first` to `last`, both in."""
    rows = entries.filter(pl.col("began_on").is_between(first, last))
    (measured,) = measure_all((NAMED_IN_5,), {NAMED_IN_5.unit: rows})
    return measured


def continuity(children: pl.DataFrame) -> tuple[Measurement, Measurement]:
    """Of the children of `units/with_officers.py`: the share, and the median of months."""
    share, months = measure_all((CONTINUITY, MONTHS_WITH_OFFICER), {CONTINUITY.unit: children})
    return share, months
