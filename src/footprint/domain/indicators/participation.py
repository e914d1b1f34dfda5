"""Children's part in their reviews (definitions 7)."""

import narwhals as nw

from footprint.domain.indicators.definition import Better, Indicator
from footprint.domain.indicators.timeliness import COUNTED, LEFT_OUT
from footprint.domain.indicators.units.reviews import NOT_RECORDED

CODES = tuple(f"PN{number}" for number in range(8))
AGED_FOUR = COUNTED & nw.col("aged_four")
CODED_UNDER_FOUR = {"coded_under_4": nw.col("participation") == "PN0"}
UNDER_FOUR = {"aged_under_4": COUNTED & ~nw.col("aged_four")}
HAS_REVIEW_AT_FOUR = (
    nw.col("took_part_always") | nw.col("took_part_sometimes") | nw.col("took_part_never")
)
_AGE_RULE = (
    "Aged 4 or over is by date of birth on the day of the review; on the fourth birthday itself, "
    "or without a date of birth, the code decides. A review coded PN0 of a child who is 4 or over "
    "(check 440) stays in the base, and counts as no."
)

PARTICIPATION = Indicator(
    code="participation",
    title="How children took part in their reviews",
    unit="review held",
    statistic="table",
    definition="All reviews held in the year, by the participation code as recorded, judged for "
    "timeliness or not. Percentages are of the sum. 'Not known' are those of them without a code.",
    formula="reviews with each code / all reviews held",
    source="definitions 7; Hounslow 2011-12",
    eligible=COUNTED,
    left_out=LEFT_OUT,
    not_known=COUNTED & (nw.col("participation") == NOT_RECORDED),
    by={code: nw.col("participation") == code for code in CODES},
    chart="bars",
)

ATTENDED = Indicator(
    code="attended",
    title="Reviews that the child attended",
    unit="review held",
    statistic="share",
    definition="Of all reviews held in the year, those with the child there (PN1 to PN4). The "
    "return cannot say that a child under 4 was there.",
    formula="reviews coded PN1 to PN4 / all reviews held",
    source="definitions 7",
    eligible=COUNTED,
    counts=nw.col("attended"),
    better="higher",
)

ATTENDED_AGED_4 = Indicator(
    code="attended_aged_4",
    title="Reviews that the child attended, aged 4 or over",
    unit="review held",
    statistic="share",
    definition=f"The same, of the reviews of children aged 4 or over. {_AGE_RULE}",
    formula="reviews coded PN1 to PN4 / reviews held, both of children aged 4 or over",
    source="definitions 7",
    eligible=AGED_FOUR,
    counts=nw.col("attended"),
    better="higher",
    left_out=UNDER_FOUR,
    by=CODED_UNDER_FOUR,
)

VIEWS_GIVEN = Indicator(
    code="views_given",
    title="Reviews to which the child's views came",
    unit="review held",
    statistic="share",
    definition="Of the reviews of children aged 4 or over, those to which the child's views came: "
    "given there, spoken by someone for them, or sent (PN1, PN2, PN3, PN5, PN6). A child who was "
    f"there and gave no views (PN4) is not in it. {_AGE_RULE}",
    formula="reviews coded PN1, PN2, PN3, PN5 or PN6 / reviews held, of children aged 4 or over",
    source="definitions 7",
    eligible=AGED_FOUR,
    counts=nw.col("views_given"),
    better="higher",
    left_out=UNDER_FOUR,
    by=CODED_UNDER_FOUR,
)

TOOK_PART = Indicator(
    code="children_took_part",
    title="Children whose views came to all, some or none of their reviews",
    unit="child",
    statistic="table",
    definition="Children with one or more reviews in the year at 4 or over, once a child.",
    formula="children by whether their views came to all, some or none of those reviews",
    source="definitions 7",
    eligible=HAS_REVIEW_AT_FOUR,
    by={
        "always": nw.col("took_part_always"),
        "sometimes": nw.col("took_part_sometimes"),
        "never": nw.col("took_part_never"),
    },
)


def _took_part(how: str, words: str, better: Better) -> Indicator:
    return Indicator(
        code=f"children_took_part_{how}",
        title=f"Children whose views came to {words} of their reviews",
        unit="child",
        statistic="share",
        definition="Of the children with one or more reviews in the year at 4 or over, those whose "
        f"views came to {words} of them.",
        formula=f"children with views at {words} of their reviews / children with a review at 4+",
        source="definitions 7",
        eligible=HAS_REVIEW_AT_FOUR,
        counts=nw.col(f"took_part_{how}"),
        better=better,
    )


PARTICIPATION_FIGURES = (
    PARTICIPATION,
    ATTENDED,
    ATTENDED_AGED_4,
    VIEWS_GIVEN,
    TOOK_PART,
    _took_part("always", "all", "higher"),
    _took_part("sometimes", "some", "neither"),
    _took_part("never", "none", "lower"),
)
