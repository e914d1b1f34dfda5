"""Child protection conferences of the children known here: in time, and how many (features 32, 152)."""

import narwhals as nw

from footprint.domain.indicators.definition import Indicator
from footprint.domain.indicators.units.conferences import MONTHS

_SOURCE = (
    "Working Together to Safeguard Children, as the Department's guide to the children in need census "
    "gives its lengths"
)
_JUDGED = nw.col("held") & nw.col("judged")
_BY_MONTH = {name: nw.col(name) for name in MONTHS}

INITIAL_IN_15 = Indicator(
    code="conferences_initial_in_15",
    title="Initial conferences within 15 working days",
    unit="conference",
    statistic="share",
    definition="Of the initial child protection conferences held in the year on children known here, "
    "those held within 15 working days of the strategy discussion that started the enquiries. Where no "
    "discussion is recorded, a conference cannot be judged.",
    formula="initial conferences within 15 working days / initial conferences held that can be judged",
    source=_SOURCE,
    eligible=_JUDGED & nw.col("initial"),
    counts=nw.col("on_time"),
    better="higher",
    cannot_be_judged=nw.col("held") & nw.col("initial") & ~nw.col("judged"),
)

REVIEW_IN_TIME = Indicator(
    code="conferences_review_in_time",
    title="Review conferences in time",
    unit="conference",
    statistic="share",
    definition="Of the child protection review conferences held in the year on children known here, "
    "those held within 3 months of the initial conference, or within 6 months of the review "
    "conference before. Where only the plan is known, its first day is taken for the initial "
    "conference.",
    formula="review conferences in time / review conferences held that can be judged",
    source=_SOURCE,
    eligible=_JUDGED & nw.col("review"),
    counts=nw.col("on_time"),
    better="higher",
    cannot_be_judged=nw.col("held") & nw.col("review") & ~nw.col("judged"),
    by={"first_review": nw.col("first_review"), "later_review": nw.col("later")},
)

OVERDUE = Indicator(
    code="conferences_overdue",
    title="Conferences overdue on the last day of the year",
    unit="conference",
    statistic="count",
    definition="Conferences whose time had passed by the last day of the year and that had not been "
    "held by then: beside the two shares, which speak of those held.",
    formula="conferences overdue",
    source=_SOURCE,
    eligible=~nw.col("held"),
    better="lower",
    by={"initial_conference": nw.col("initial"), "review_conference": nw.col("review")},
)


def _volume(code: str, title: str, kind: str, words: str) -> Indicator:
    return Indicator(
        code=code,
        title=title,
        unit="conference",
        statistic="table",
        definition=f"{words} held in the year on children known here, by month.",
        formula=f"{words.lower()} held",
        source="Hounslow 2011-12; Poole 2016-17",
        eligible=nw.col("held") & nw.col(kind),
        by=_BY_MONTH,
    )


ON_PLANS = Indicator(
    code="children_on_plans",
    title="Children on a child protection plan in the year",
    unit="child on a plan",
    statistic="count",
    definition="Children known here who were on a child protection plan on any day of the year; by "
    "month, those on one at its end.",
    formula="children on a plan",
    source="Hounslow 2011-12; Poole 2016-17",
    eligible=nw.col("on_a_plan"),
    by=_BY_MONTH,
)

#: By month.
VOLUMES = (
    _volume(
        "conferences_initial", "Initial conferences, by month", "initial", "Initial conferences"
    ),
    _volume("conferences_review", "Review conferences, by month", "review", "Review conferences"),
    ON_PLANS,
)
CONFERENCES = (INITIAL_IN_15, REVIEW_IN_TIME, OVERDUE, *VOLUMES)
