"""Children in care, entering, leaving, and unaccompanied children (definitions 1, 2 and 12)."""

import narwhals as nw

from footprint.domain.care import TO_SHORT_BREAKS
from footprint.domain.codes import ROUTES
from footprint.domain.indicators.definition import Indicator

OPEN_IN_FILES = nw.col("open_as_stands")
LOOKED_AFTER_ON = nw.col("looked_after_on")
IN_YEAR = nw.col("looked_after_in_year")


def _left_out(in_files: nw.Expr, in_figure: nw.Expr, no_short: str) -> dict[str, nw.Expr]:
    """Why a child whom the episodes as they stand would count is not counted. `no_short`: the column
    that says so of them without the series of short breaks."""
    missing = in_files & ~in_figure
    care, absent = nw.col(no_short), nw.col("absent_as_stands")
    return {
        "in_a_series_of_short_breaks": missing & ~care,
        "absent_from_the_next_return": missing & care & absent,
        "in_an_overlapped_episode": missing & care & ~absent,
    }


EPISODES_OPEN_ON = Indicator(
    code="episodes_open_on",
    title="Children with an episode open on 31 March",
    unit="child",
    statistic="count",
    definition="Children with any episode open on 31 March, each episode taken as it stands in the "
    "files: series of short breaks are in, and overlapping episodes are not resolved.",
    formula="children with an episode that began by 31 March and had not ended by then",
    source="definitions 1",
    eligible=OPEN_IN_FILES,
)

LOOKED_AFTER = Indicator(
    code="looked_after_on",
    title="Children looked after on 31 March",
    unit="child",
    statistic="count",
    definition="Children in a period of care on 31 March. The day of entry counts, the day of "
    "leaving does not. Children looked after only in a series of short breaks are left out.",
    formula="children with a period of care that began by 31 March and had not ended by then",
    source="definitions 0.2 and 1",
    eligible=LOOKED_AFTER_ON,
    left_out=_left_out(OPEN_IN_FILES, LOOKED_AFTER_ON, "open_as_stands_no_short"),
    by={
        "unaccompanied_asylum_seeking": nw.col("uasc_on"),
        "others": ~nw.col("uasc_on"),
        "aged_18_or_over": nw.col("aged_18_on"),
        "not_in_the_years_return": LOOKED_AFTER_ON & nw.col("not_in_the_years_return"),
    },
)

IN_FILES_IN_YEAR = nw.col("in_year_as_stands")

LOOKED_AFTER_IN_YEAR = Indicator(
    code="looked_after_in_year",
    title="Children looked after in the year",
    unit="child",
    statistic="count",
    definition="Children looked after on the 31 March before the year, or who entered care in it. "
    "Children looked after only in a series of short breaks are left out.",
    formula="children with a period of care that had not ended before 1 April and began by 31 March",
    source="definitions 0.3 and 1",
    eligible=IN_YEAR,
    left_out=_left_out(IN_FILES_IN_YEAR, IN_YEAR, "in_year_as_stands_no_short"),
)

SHORT_BREAKS_ON = Indicator(
    code="short_breaks_on",
    title="Children in a series of short breaks on 31 March",
    unit="child",
    statistic="count",
    definition="Children whose legal status on 31 March is a series of short breaks (V3 or V4). "
    "They are in no other figure here. An agreement (V4) is one episode for all of its breaks, so "
    "the limit of 75 days in twelve months cannot be seen from a return.",
    formula="children with an open V3 or V4 episode on 31 March",
    source="definitions 0.8 and 1",
    eligible=nw.col("short_break_on"),
)

OPENING = Indicator(
    code="looked_after_before",
    title="Periods of care open on the 31 March before",
    unit="period of care",
    statistic="count",
    definition="Where the year began. Opening, plus entries, less leavers, less the periods whose "
    "end is not known, gives the children looked after on 31 March.",
    formula="periods of care that began before 1 April and had not ended by then",
    source="definitions 2",
    eligible=nw.col("open_before"),
)

ENTRIES = Indicator(
    code="entries",
    title="Entries to care in the year",
    unit="period of care",
    statistic="count",
    definition="Periods of care that began in the year. A child who left and came back counts "
    "twice. A child who was only in a series of short breaks and then needs more starts care "
    "that day, though the return need not say 'started to be looked after'. 'Not known' are those "
    "whose first episode is not a start of care, so that the day care began is not in the files.",
    formula="periods of care that began from 1 April to 31 March",
    source="definitions 2",
    eligible=nw.col("entered"),
    not_known=nw.col("entered") & nw.col("start_not_known"),
    by={
        "started": ~nw.col("start_not_known") & ~nw.col("from_short_break"),
        "from_short_breaks": nw.col("from_short_break"),
        "start_not_known": nw.col("start_not_known"),
    },
)

CHILDREN_ENTERED = Indicator(
    code="children_entered",
    title="Children who entered care in the year",
    unit="child",
    statistic="count",
    definition="Children with an entry in the year, once a child, by the first entry in it. Use this "
    "one beside published figures, which count children and not periods.",
    formula="children with a period of care that began from 1 April to 31 March",
    source="definitions 2",
    eligible=nw.col("child_entered"),
)

LEAVERS = Indicator(
    code="leavers",
    title="Leavers in the year",
    unit="period of care",
    statistic="count",
    definition="Periods of care that ended in the year. A last episode that says the child is still "
    "looked after (X1) and has nothing after it is not a leaver: its end is not known.",
    formula="periods of care that ended from 1 April to 31 March, the end known",
    source="definitions 2",
    eligible=nw.col("left"),
    by={
        "left_care": ~nw.col("to_short_break"),
        "went_on_with_short_breaks": nw.col("to_short_break"),
    },
)

END_NOT_KNOWN = Indicator(
    code="end_not_known",
    title="Periods of care whose end is not known",
    unit="period of care",
    statistic="count",
    definition="Periods whose last episode ends with X1 and nothing after it, or that were open "
    "when a year's return ended and are missing from the next. Each wants a look: nobody has said "
    "that the child left.",
    formula="periods of care that stop in the year without a known end",
    source="definitions 0.4 and 2; ADR 4",
    eligible=nw.col("end_not_known"),
    better="lower",
)

LEFT_BY_ROUTE = Indicator(
    code="left_by_route",
    title="Children who left care, by route",
    unit="child",
    statistic="table",
    definition="Children who left in the year, once a child, by their last leaving, by the reason "
    "given for the end of the episode. 'Home' is a planned or unplanned return to parents or "
    "relatives with parental responsibility (E4A, E4B) only; going to live with family without it "
    "(E13) has its own line.",
    formula="children by the reason for the end of their last episode in the year",
    source="definitions 2",
    eligible=nw.col("child_left") & ~nw.col("route").is_null(),
    not_known=nw.col("child_left") & nw.col("route").is_null(),
    by={
        **{route.key: nw.col("route") == route.key for route in ROUTES},
        TO_SHORT_BREAKS: nw.col("route") == TO_SHORT_BREAKS,
    },
    chart="bars",
)

UASC_ON = Indicator(
    code="uasc",
    title="Unaccompanied asylum-seeking children on 31 March",
    unit="child",
    statistic="share",
    definition="Of the children looked after on 31 March, those recorded as unaccompanied "
    "asylum-seeking children whose status had not ended by then.",
    formula="looked after on 31 March with the status / looked after on 31 March",
    source="definitions 12",
    eligible=LOOKED_AFTER_ON,
    counts=nw.col("uasc_on"),
)

UASC_IN_YEAR = Indicator(
    code="uasc_in_year",
    title="Unaccompanied asylum-seeking children in the year",
    unit="child",
    statistic="share",
    definition="Of the children looked after in the year, those who had the status on any day on "
    "which they were looked after in it.",
    formula="looked after in the year with the status on a day of it / looked after in the year",
    source="definitions 12",
    eligible=IN_YEAR,
    counts=nw.col("uasc_in_year"),
)

UASC_ENTERED = Indicator(
    code="uasc_entered",
    title="Unaccompanied asylum-seeking children who entered in the year",
    unit="child",
    statistic="share",
    definition="Of the children who entered care in the year, those who had the status on the day.",
    formula="children who entered with the status that day / children who entered",
    source="definitions 12",
    eligible=nw.col("child_entered"),
    counts=nw.col("uasc_entered"),
)

IN_CARE = (
    LOOKED_AFTER,
    LOOKED_AFTER_IN_YEAR,
    EPISODES_OPEN_ON,
    SHORT_BREAKS_ON,
    OPENING,
    ENTRIES,
    LEAVERS,
    END_NOT_KNOWN,
    CHILDREN_ENTERED,
    LEFT_BY_ROUTE,
    UASC_ON,
    UASC_IN_YEAR,
    UASC_ENTERED,
)
