"""Who of the family was there (definitions 14)."""

import narwhals as nw

from footprint.domain.indicators.definition import Indicator
from footprint.domain.indicators.preparation import NOT_RUN_HERE, RUN, UNIT

_WORDS = {"mother": "Mother", "father": "Father", "other_family": "Other family"}


def _attended(who: str) -> tuple[Indicator, Indicator]:
    """The share without those for whom it was not appropriate, and the raw one of all reviews: never
    one alone."""
    there = nw.col(f"{who}_there")
    not_appropriate = RUN & nw.col(f"{who}_not_appropriate")
    return (
        Indicator(
            code=f"{who}_attended",
            title=f"{_WORDS[who]} was at the review",
            unit=UNIT,
            statistic="share",
            definition="Of the reviews held in the year and run here, less those where it was not "
            "appropriate (has died; not in the country; a court order; an own lasting decision to "
            "have no part; not known who or where; the child asked for it): those that one attended, "
            "in the room or by a call. Who was asked and was not there, was not asked, or could not "
            "travel, is in the base; so is one of whom nothing is recorded, shown beside as not known.",
            formula="reviews attended / reviews held, less not appropriate",
            source="definitions 14",
            eligible=RUN & ~not_appropriate,
            counts=there,
            better="higher",
            left_out={**NOT_RUN_HERE, "not_appropriate": not_appropriate},
            not_known=RUN & nw.col(f"{who}_not_recorded"),
            by={"another_way": nw.col(f"{who}_another_way")},
        ),
        Indicator(
            code=f"{who}_attended_of_all",
            title=f"{_WORDS[who]} was at the review, of all reviews",
            unit=UNIT,
            statistic="share",
            definition="The raw figure: of all reviews held in the year and run here, those attended.",
            formula="reviews attended / reviews held",
            source="definitions 14; Hounslow 2011-12",
            eligible=RUN,
            counts=there,
            better="higher",
            left_out=NOT_RUN_HERE,
        ),
    )


UNDER_FOURS = Indicator(
    code="attended_with_under_fours",
    title="Reviews that the child came to, those under 4 among them",
    unit=UNIT,
    statistic="share",
    definition="Of the reviews held in the year, one per child and day, those that the child came to: "
    "PN1 to PN4, and, of children aged under 4, those recorded here as there. The code for the "
    "under-fours alone does not say.",
    formula="reviews coded PN1 to PN4, or under 4 and recorded as there / reviews held",
    source="definitions 7; Hounslow 2011-12",
    eligible=nw.col("held"),
    counts=nw.col("came"),
    better="higher",
    by={"under_4_and_there": nw.col("came") & ~nw.col("aged_four")},
)

FAMILY = (*(each for who in _WORDS for each in _attended(who)), UNDER_FOURS)
