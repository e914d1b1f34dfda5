"""Reviews on time, three ways; by rung; days late; recovered; first reviews (definitions 3-6, 8).

A figure per review and a figure per child answer different questions: they are printed together.
"""

import narwhals as nw

from footprint.domain import reviews as reviews_of
from footprint.domain.indicators.definition import Indicator
from footprint.domain.timetable.frame_limits import RUNGS

COUNTED = nw.col("counted")
JUDGED = nw.col("judged")
BY_RUNG = {rung: nw.col("rung") == rung for rung in RUNGS}
#: Reviews recorded in the year that count nowhere, each with its one reason.
LEFT_OUT = {reason: nw.col(reason) for reason in reviews_of.REASONS}
WHICH_SITTING = "A review spread over several meetings is dated by the day in the return."

HELD_ON_TIME = Indicator(
    code="reviews_held_on_time",
    title="Reviews held on time",
    unit="review held",
    statistic="share",
    definition="Of the reviews held in the year, those held on or before the last lawful day: 20 "
    "working days after entering care, then 3 months after the first review, then 6 months after "
    "the one before; for a child placed for adoption 4 weeks, 3 months, then 6 months.",
    formula="reviews held on or before their due date / reviews held that can be judged",
    source="definitions 3; Poole 2016-17",
    eligible=JUDGED,
    counts=nw.col("on_time"),
    better="higher",
    choice=WHICH_SITTING,
    cannot_be_judged=COUNTED & ~JUDGED,
    left_out=LEFT_OUT,
    by=BY_RUNG,
    chart="bars",
)

DUE_ON_TIME = Indicator(
    code="reviews_due_on_time",
    title="Reviews due that were held on time",
    unit="review due",
    statistic="share",
    definition="Of the reviews that fell due in the year while the child was looked after, those "
    "held on or before the due date. A review that was never held cannot hide here.",
    formula="due dates with a review held on or before them / due dates in the year",
    source="definitions 4",
    eligible=nw.col("due_in_year"),
    counts=nw.col("on_time"),
    better="higher",
    by=BY_RUNG,
    chart="bars",
)

_EVERY_REVIEW = (
    "who had a review held, due, or still owed from before: those whose every "
    "review in the year was on time, with none overdue on 31 March. A review "
    "overdue across 31 March fails both years."
)

EVERY_REVIEW = Indicator(
    code="children_every_review_on_time",
    title="Children whose every review was on time",
    unit="child",
    statistic="share",
    definition=f"Of the children looked after on 31 March {_EVERY_REVIEW} 'Not known' are children "
    "with a review that cannot be judged.",
    formula="children with every review on time and none overdue / children with a review to judge",
    source="definitions 5; Hounslow 2011-12",
    eligible=nw.col("looked_after_on") & nw.col("has_review_to_judge"),
    counts=nw.col("every_review_on_time"),
    better="higher",
    choice="A review overdue across 31 March fails both years.",
    not_known=nw.col("looked_after_on") & nw.col("a_review_not_judged"),
    left_out={
        "nothing_held_or_due": nw.col("looked_after_on")
        & ~nw.col("has_review_to_judge")
        & ~nw.col("a_review_not_judged")
    },
)

EVERY_REVIEW_IN_YEAR = Indicator(
    code="children_every_review_on_time_in_year",
    title="Children whose every review was on time, of all in the year",
    unit="child",
    statistic="share",
    definition=f"Of all children looked after in the year {_EVERY_REVIEW} Children who left are in, "
    "so that lateness does not leave with them.",
    formula="children with every review on time and none overdue / children with a review to judge",
    source="definitions 5",
    eligible=nw.col("looked_after_in_year") & nw.col("has_review_to_judge"),
    counts=nw.col("every_review_on_time"),
    better="higher",
    choice="A review overdue across 31 March fails both years.",
    not_known=nw.col("looked_after_in_year") & nw.col("a_review_not_judged"),
    left_out={
        "nothing_held_or_due": nw.col("looked_after_in_year")
        & ~nw.col("has_review_to_judge")
        & ~nw.col("a_review_not_judged")
    },
)

REVIEWS_LATE = Indicator(
    code="reviews_held_late",
    title="Reviews held late",
    unit="review held",
    statistic="count",
    definition="Reviews held in the year after their due date. Always read with the number of "
    "children affected.",
    formula="reviews held after their due date",
    source="definitions 3",
    eligible=JUDGED & nw.col("late"),
    better="lower",
    by=BY_RUNG,
)

CHILDREN_LATE = Indicator(
    code="children_with_late_review",
    title="Children with a late review",
    unit="child",
    statistic="count",
    definition="Children with one or more reviews held late in the year, once a child.",
    formula="children with a review held after its due date",
    source="definitions 3",
    eligible=nw.col("a_late_review"),
    better="lower",
)

DUE_HELD_LATE = Indicator(
    code="reviews_due_held_late",
    title="Reviews due that were held late",
    unit="review due",
    statistic="count",
    definition="Reviews that fell due in the year and were held by 31 March, after the due date. "
    "With those on time and those never held they make all that fell due.",
    formula="due dates in the year with a review held after them",
    source="definitions 4",
    eligible=~nw.col("on_time") & ~nw.col("never_held"),
    better="lower",
)

NEVER_HELD = Indicator(
    code="reviews_never_held",
    title="Reviews due and never held",
    unit="review due",
    statistic="median",
    definition="Reviews that fell due in the year and had not been held by 31 March, or by the day "
    "the child left. The days are counted to that day and are in no other median.",
    formula="due dates in the year without a review; days from the due date to 31 March or leaving",
    source="definitions 4 and 6",
    eligible=nw.col("never_held"),
    better="lower",
    of="days_unheld",
    by=BY_RUNG,
)

DAYS_LATE = Indicator(
    code="days_late",
    title="Days late, of reviews held late",
    unit="review held",
    statistic="median",
    definition="Calendar days from the due date to the day the review was held, of the reviews "
    "held late in the year: the middle one, and the worst. Where only a bound is known (late for "
    "certain, whatever came before) the days are from the bound.",
    formula="median of day held less due date; the mean of the middle two when the number is even",
    source="definitions 6",
    eligible=JUDGED & nw.col("late"),
    better="lower",
    of="days_late",
)

FIRST_DAYS_LATE = Indicator(
    code="working_days_late_first",
    title="Working days late, of first reviews held late",
    unit="review held",
    statistic="median",
    definition="The same of first reviews, in working days, the unit in which the law counts them.",
    formula="median of working days after the due date up to and including the day held",
    source="definitions 6",
    eligible=JUDGED & nw.col("late") & (nw.col("rung") == "first"),
    better="lower",
    of="working_days_late",
)

EXTRA = Indicator(
    code="reviews_held_early",
    title="Reviews held with more than half of the interval left",
    unit="review held",
    statistic="count",
    definition="Reviews that no rung of the ladder asked for yet: held with more than half of the "
    "interval left. They count like any other, and move the next one forward.",
    formula="reviews held before the middle of their interval",
    source="definitions 3",
    eligible=JUDGED & nw.col("extra"),
)

CLOSE_TOGETHER = Indicator(
    code="reviews_close_together",
    title="Pairs of reviews within 20 working days",
    unit="review held",
    statistic="count",
    definition="Reviews held in the year within 20 working days of the child's review before: "
    "perhaps one review spread over two meetings. Both count as recorded; a short gap can hide a missed "
    "review.",
    formula="reviews held within 20 working days of the one before",
    source="definitions 0.7",
    eligible=COUNTED & nw.col("close_to_the_one_before"),
)

COVID = Indicator(
    code="reviews_covid_mark",
    title="Six-month reviews due from 24 April to 25 September 2020",
    unit="review held",
    statistic="count",
    definition="Reviews in the year whose six-month due date fell while the law asked for them only "
    "where reasonably practicable. Their judgement stands; they are marked.",
    formula="judged reviews on a six-month rung, due in those days",
    source="definitions 0.12; SI 2020/445 reg 8(14)",
    eligible=JUDGED & nw.col("covid"),
)

RECOVERED = Indicator(
    code="recovered",
    title="Recovered after a late first review",
    unit="child",
    statistic="share",
    definition="Of the children whose first review of a period was late, due in this year or the "
    "one before, with at least one more review held or due since: those whose every review since "
    "was on time.",
    formula="children with every later review on time / children with a late first and a later one",
    source="definitions 6; Hounslow 2011-12",
    eligible=nw.col("first_late_then_more"),
    counts=nw.col("recovered"),
    better="higher",
)

FIRST_REVIEW_HELD = Indicator(
    code="had_first_review",
    title="Children who have had a first review, early or late",
    unit="child",
    statistic="share",
    definition="Of the children looked after in the year who needed a first review by 31 March: "
    "those who have had a review in this period of care, this year or before. Children who left on "
    "or before the due date, or whose first review is not due yet, are not in it.",
    formula="reviewed / (reviewed + not reviewed)",
    source="definitions 8; Poole 2016-17",
    eligible=nw.col("reviewed") | nw.col("not_reviewed"),
    counts=nw.col("reviewed"),
    better="higher",
    not_known=nw.col("first_review_not_known"),
    left_out={
        "not_required": nw.col("not_required"),
        "not_yet_due": nw.col("not_yet_due"),
    },
)

TIMELINESS = (
    HELD_ON_TIME,
    DUE_ON_TIME,
    EVERY_REVIEW,
    EVERY_REVIEW_IN_YEAR,
    REVIEWS_LATE,
    CHILDREN_LATE,
    DUE_HELD_LATE,
    NEVER_HELD,
    DAYS_LATE,
    FIRST_DAYS_LATE,
    RECOVERED,
    FIRST_REVIEW_HELD,
    EXTRA,
    CLOSE_TOGETHER,
    COVID,
)
