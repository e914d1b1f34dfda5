"""How reviews were prepared (definitions 13)."""

import narwhals as nw

from footprint.domain.indicators.definition import Indicator

RUN = nw.col("run")
#: A review known from a return or by hand alone: nothing is known of the work round it.
NOT_RUN_HERE = {"not_run_here": ~RUN}
UNIT = "review run"
_OF_ALL = "Of the reviews held in the year and run here, one per child"


def _share(  # noqa: PLR0917 (read as a table, one figure a call)
    code: str,
    title: str,
    definition: str,
    formula: str,
    eligible: nw.Expr,
    counts: nw.Expr,
    **more: object,
) -> Indicator:
    return Indicator(
        code=code,
        title=title,
        unit=UNIT,
        statistic="share",
        definition=definition,
        formula=formula,
        source="definitions 13",
        eligible=eligible,
        counts=counts,
        better="higher",
        left_out=NOT_RUN_HERE,
        **more,  # type: ignore[arg-type]
    )


REPORT_RECEIVED = _share(
    "report_received",
    "Social work report received by the review",
    f"{_OF_ALL}: those with a social work report received by the first sitting, on its day included.",
    "reviews with a report by the first sitting / reviews held",
    RUN,
    nw.col("report_received"),
    by={"received_after": nw.col("report_late")},
)

REPORT_3_DAYS = _share(
    "report_3_days",
    "Social work report received 3 working days before",
    f"{_OF_ALL}: those with a report received 3 working days or more before the first sitting. The "
    "working days after the day of receipt are counted, up to and including the day of the sitting.",
    "reviews with a report 3 working days before / reviews held",
    RUN,
    nw.col("report_3_days"),
)

REPORT_TO_STANDARD = _share(
    "report_to_standard",
    "Social work report to standard",
    "Of the reports received by the first sitting, those that the officer judged to be to standard. A "
    "report that nobody has judged is in the base, and is shown beside.",
    "reports judged to be to standard / reports received",
    RUN & nw.col("report_received"),
    nw.col("report_good"),
    not_known=RUN & nw.col("report_not_judged"),
)

REPORT_SHARED = _share(
    "report_shared_with_child",
    "Social work report shown to the child before the day",
    "Of the reviews of children aged 4 or over with a report received, those whose report was shown "
    "to the child before the day of the first sitting.",
    "reports shown to the child before the day / reports received, children aged 4 or over",
    RUN & nw.col("report_received") & nw.col("aged_four"),
    nw.col("report_shared"),
)

CARE_PLAN_SEEN = _share(
    "care_plan_seen",
    "Current care plan before the officer",
    f"{_OF_ALL}: those where a care plan brought up to date since the decisions of the review before, "
    "or any plan at a first review, was before the officer by the first sitting. An old plan is no.",
    "reviews with a current care plan / reviews held",
    RUN,
    nw.col("plan_seen"),
)


def _contribution(kind: str, words: str, more: str = "") -> tuple[Indicator, Indicator]:
    asked, received = nw.col(f"{kind}_in_base"), nw.col(f"{kind}_received")
    providers = (
        {
            provider: nw.col("carer_provider") == provider
            for provider in ("in_house", "agency", "residential")
        }
        if kind == "carer"
        else {}
    )
    return (
        _share(
            f"contribution_{kind}",
            f"Contribution from {words} received",
            f"Of the reviews held in the year for which a contribution from {words} was asked for"
            f"{more}, those where it was received by the first sitting.",
            f"contributions from {words} received / asked for",
            RUN & asked,
            received,
            by=providers,
        ),
        _share(
            f"contribution_{kind}_to_standard",
            f"Contribution from {words} to standard",
            f"Of the contributions from {words} received by the first sitting, those judged to be to "
            "standard. One that nobody has judged is in the base, and is shown beside.",
            f"contributions from {words} to standard / received",
            RUN & asked & received,
            nw.col(f"{kind}_good"),
            by=providers,
            not_known=RUN & asked & nw.col(f"{kind}_not_judged"),
        ),
    )


SPOKEN_ALONE = Indicator(
    code="spoken_alone",
    title="Officer spoke with the child in private before the review",
    unit=UNIT,
    statistic="share",
    definition="Of the reviews held in the year and run here, less those where a child of enough "
    "understanding chose not to and those where it was not appropriate for the child's age: those "
    "where the officer spoke with the child in private by the first sitting. That there was no time "
    "is no exception.",
    formula="reviews with a talk in private before / reviews held, less the two exceptions",
    source="definitions 13; reg 36(1)(b)",
    eligible=RUN & ~nw.col("chose_not_to") & ~nw.col("alone_not_appropriate"),
    counts=nw.col("spoken_alone"),
    better="higher",
    left_out={
        **NOT_RUN_HERE,
        "child_chose_not_to": RUN & nw.col("chose_not_to"),
        "not_appropriate_at_the_age": RUN & nw.col("alone_not_appropriate"),
    },
    by={
        how: nw.col("spoken_alone") & (nw.col("alone_how") == how)
        for how in ("in_person", "video", "phone")
    },
)

PREPARATION = (
    REPORT_RECEIVED,
    REPORT_3_DAYS,
    REPORT_TO_STANDARD,
    REPORT_SHARED,
    CARE_PLAN_SEEN,
    *_contribution("school", "the school", " and the child was of school age"),
    *_contribution("health", "health"),
    *_contribution("carer", "the carer"),
    SPOKEN_ALONE,
)
