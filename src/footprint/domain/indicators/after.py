"""What followed the reviews, and how many sittings they took (definitions 15 and 16)."""

import narwhals as nw

from footprint.domain.indicators.definition import Indicator
from footprint.domain.indicators.preparation import NOT_RUN_HERE, RUN
from footprint.domain.review_codes import LATE_BECAUSE, SCHEDULE_7

UNIT = "review followed up"

#: The one main reason why a review was late or never held, in report order (definitions 15).
REASONS = tuple(LATE_BECAUSE)
_RUNGS = {
    "first": ("first",),
    "second": ("second",),
    "later": ("later", "later_assumed"),
    "adoption": ("adoption_1", "adoption_2", "adoption_3_or_more"),
}


def _within(name: str, code: str, title: str, what: str, days: int) -> Indicator:
    return Indicator(
        code=code,
        title=title,
        unit=UNIT,
        statistic="share",
        definition=f"Of the reviews run here that were completed in the year and whose {days} working "
        f"days have passed or for which it is done: those where {what} within {days} working days of "
        "completion, the day of completion not counted.",
        formula=f"done within {days} working days / completed reviews whose time has passed or which "
        "are done",
        source="definitions 15",
        eligible=RUN & nw.col(f"{name}_in_base"),
        counts=nw.col(f"{name}_in_time"),
        better="higher",
        left_out=NOT_RUN_HERE,
    )


DECISIONS_IN_5 = _within(
    "decisions",
    "decisions_in_5",
    "Decisions issued in 5 working days",
    "the decisions were issued",
    5,
)
PLAN_IN_10 = _within(
    "plan",
    "plan_updated_in_10",
    "Care plan brought up to date in 10 working days",
    "the care plan was brought up to date",
    10,
)
RECORD_IN_15 = _within(
    "record", "record_in_15", "Record finished in 15 working days", "the record was finished", 15
)
SENT_IN_20 = _within(
    "sent",
    "sent_in_20",
    "Record sent in 20 working days",
    "the last person on the approved list was sent it",
    20,
)

MANAGERS_ANSWERED = Indicator(
    code="managers_answered",
    title="Decisions answered by the managers in time",
    unit=UNIT,
    statistic="share",
    definition="Of the sets of decisions issued in the year whose 5 working days have passed, or which "
    "were answered: those answered within 5 working days of being issued. Without an answer they stand.",
    formula="sets answered within 5 working days / sets whose time has passed or which are answered",
    source="definitions 15",
    eligible=RUN & nw.col("answer_in_base"),
    counts=nw.col("answered_in_time"),
    better="higher",
    left_out=NOT_RUN_HERE,
    by={"stood_unanswered": nw.col("stood_unanswered"), "objected": nw.col("objected")},
    choice="A set belongs to the year in which it was issued.",
)

DECISIONS_DONE = Indicator(
    code="decisions_done_on_time",
    title="Decisions done by their date",
    unit="decision",
    statistic="share",
    definition="Of the decisions whose date lies in the year, withdrawn ones out: those done on or "
    "before it. A changed date keeps the first one.",
    formula="decisions done by their first date / decisions with a date in the year",
    source="definitions 15",
    eligible=nw.col("dated"),
    counts=nw.col("done_on_time"),
    better="higher",
    by={"done_late": nw.col("done_late"), "not_done": nw.col("not_done")},
)

MIDWAY_DONE = Indicator(
    code="midway_done",
    title="Midway check between two reviews",
    unit="gap between reviews",
    statistic="share",
    definition="Of the gaps of more than four months between two reviews of one child, the later of "
    "them held in the year and run here: those with a midway check strictly between the two.",
    formula="gaps with a midway check / gaps of more than four months",
    source="definitions 15",
    eligible=RUN & nw.col("long"),
    counts=nw.col("checked"),
    better="higher",
    left_out={"not_run_here": nw.col("long") & ~RUN},
)

MIDWAY_BY_CHILD = Indicator(
    code="midway_children",
    title="Children with a midway check in the last interval",
    unit="child on the day",
    statistic="share",
    definition="Of the children looked after on the last day of the year, in care for 6 months or "
    "more and reviewed twice or more, the last time here: those with a midway check between their last "
    "two reviews.",
    formula="children with a check between the last two reviews / children in care 6 months or more",
    source="definitions 15; Rotherham's way",
    eligible=nw.col("six_months") & nw.col("has_gap") & RUN,
    counts=nw.col("checked"),
    better="higher",
    left_out={"not_run_here": nw.col("six_months") & nw.col("has_gap") & ~RUN},
    choice="The last interval is the one between the last two reviews held.",
)

VISITED = Indicator(
    code="visited_in_6_months",
    title="Children seen by their officer in the last 6 months",
    unit="child on the day",
    statistic="share",
    definition="Of the children looked after on the last day of the year, in care for 6 months or "
    "more: those whom the officer who held them that day, or whoever covered for her, saw or spoke "
    "with outside a review meeting in the last 6 months. A message or a letter is no visit.",
    formula="children seen in the last 6 months / children in care 6 months or more",
    source="definitions 15; Rotherham 2022-23",
    eligible=nw.col("six_months"),
    counts=nw.col("visited"),
    better="higher",
)
VISITED_IN_PERSON = Indicator(
    code="visited_in_person_in_6_months",
    title="Children seen in person by their officer in the last 6 months",
    unit="child on the day",
    statistic="share",
    definition="The same, of visits in person alone.",
    formula="children seen in person in the last 6 months / children in care 6 months or more",
    source="definitions 15",
    eligible=nw.col("six_months"),
    counts=nw.col("visited_in_person"),
    better="higher",
)


def _lateness(rung: str) -> Indicator:
    of_rung = nw.col("rung").is_in(_RUNGS[rung]) if rung else ~nw.col("rung").is_null()
    return Indicator(
        code=f"lateness_by_reason_{rung}" if rung else "lateness_by_reason",
        title="Why reviews were late or never held" + (f": {rung} reviews" if rung else ""),
        unit="review late or never held",
        statistic="table",
        definition="Reviews held late in the year, and due dates of the year that no review met, by "
        "the one main reason that was recorded.",
        formula="late and never held reviews by reason",
        source="definitions 15",
        eligible=of_rung,
        better="lower",
        by={reason: nw.col("because") == reason for reason in REASONS},
    )


COMPLETED_IN_20 = Indicator(
    code="completed_in_20",
    title="Reviews of several sittings completed in 20 working days",
    unit=UNIT,
    statistic="share",
    definition="Of the reviews run here whose first sitting was in the year and that took more than one, "
    "or were adjourned: those whose last sitting was within 20 working days of the first. One that is "
    "not completed is in the base once its 20 working days have passed.",
    formula="completed within 20 working days of the first sitting / reviews of several sittings",
    source="definitions 16",
    eligible=RUN & nw.col("sittings_in_base"),
    counts=nw.col("completed_in_20"),
    better="higher",
    left_out=NOT_RUN_HERE,
    by={"adjourned": nw.col("was_adjourned")},
)

ADJOURNED = Indicator(
    code="reviews_adjourned",
    title="Reviews adjourned under reg 36(2)",
    unit=UNIT,
    statistic="count",
    definition="Reviews run here that were adjourned in the year because the authority had not given "
    "enough information, by the matters of Schedule 7 on which it was missing: one review may be "
    "under several. No review is adjourned a second time: where that was asked for, it is counted as "
    "refused.",
    formula="reviews adjourned",
    source="definitions 16; reg 36(2)",
    eligible=RUN & nw.col("adjourned"),
    better="lower",
    by={f"matter_{number}": nw.col(f"matter_{number}") for number in SCHEDULE_7},
)

REFUSED = Indicator(
    code="second_adjournments_refused",
    title="Reviews of which a second adjournment was refused",
    unit=UNIT,
    statistic="count",
    definition="Reviews run here that had been adjourned under reg 36(2), and of which it was recorded "
    "in the year that a second adjournment was asked for and refused. A review counts once, by the "
    "first refusal.",
    formula="adjourned reviews of which a second adjournment was refused",
    source="definitions 16; reg 36(2)",
    eligible=RUN & nw.col("refused_again"),
    better="lower",
)

AFTER = (
    DECISIONS_IN_5,
    PLAN_IN_10,
    RECORD_IN_15,
    SENT_IN_20,
    MANAGERS_ANSWERED,
    DECISIONS_DONE,
    MIDWAY_DONE,
    MIDWAY_BY_CHILD,
    VISITED,
    VISITED_IN_PERSON,
    *(_lateness(rung) for rung in ("", *_RUNGS)),
    COMPLETED_IN_20,
    ADJOURNED,
    REFUSED,
)
