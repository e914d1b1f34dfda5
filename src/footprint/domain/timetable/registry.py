"""Every provision, ladder and duty, in the order in which the reference prints them."""

from collections.abc import Mapping

from footprint.domain.law import Duty, Provision
from footprint.domain.timetable.adoption import ADOPTION, AUTHORISED, AUTHORISED_AGAIN, RETURN
from footprint.domain.timetable.brought_forward import BRINGS_FORWARD
from footprint.domain.timetable.conferences import CONFERENCES
from footprint.domain.timetable.ladder import Ladder, Rung
from footprint.domain.timetable.local import LOCAL
from footprint.domain.timetable.naming_an_officer import NAMED
from footprint.domain.timetable.pathway import (
    PATHWAY_ACCOMMODATION_FIRST,
    PATHWAY_PLANS,
    REVIEW_ACCOMMODATION,
)
from footprint.domain.timetable.record import LIMITS, Limit
from footprint.domain.timetable.remand import (
    BEFORE_DETENTION_ENDS,
    BEFORE_REMAND_ENDS,
    DETENTION_ENDS,
    REMAND_ENDS,
)
from footprint.domain.timetable.reviews import (
    ADJOURNED,
    EARLIER_REVIEW,
    EASED_IN_2020,
    HOLD_AN_EARLIER_REVIEW,
    REVIEWS,
)
from footprint.domain.timetable.secure import (
    APPOINT_THREE,
    CHAIRED_BY_ANOTHER,
    SECURE,
    SECURE_CHAIR,
    SECURE_PANEL,
)
from footprint.domain.timetable.short_breaks import SHORT_BREAKS

LADDERS: tuple[Ladder, ...] = (
    REVIEWS,
    ADOPTION,
    SHORT_BREAKS,
    SECURE,
    PATHWAY_PLANS,
    CONFERENCES,
)

#: Limits that stand beside the ladders.
_BESIDE: tuple[Rung, ...] = (AUTHORISED, AUTHORISED_AGAIN, RETURN, ADJOURNED, NAMED)

DUTIES: tuple[Duty, ...] = (
    HOLD_AN_EARLIER_REVIEW,
    BEFORE_REMAND_ENDS,
    BEFORE_DETENTION_ENDS,
    APPOINT_THREE,
    CHAIRED_BY_ANOTHER,
    REVIEW_ACCOMMODATION,
)

#: Provisions that give a duty without a date.
_WITHOUT_A_DATE: tuple[Provision, ...] = (
    REMAND_ENDS,
    DETENTION_ENDS,
    SECURE_PANEL,
    SECURE_CHAIR,
    PATHWAY_ACCOMMODATION_FIRST,
)


def _rungs() -> list[Rung]:
    return [*(rung for ladder in LADDERS for rung in ladder.rungs.values()), *_BESIDE]


def _provisions() -> list[Provision]:
    by_step = [step.under for rung in _rungs() for step in reversed(rung.steps)]
    round_a_review = [limit.under for limit in LIMITS]
    forward = [reason.under for reason in BRINGS_FORWARD.values()]
    return [
        *by_step,
        EASED_IN_2020,
        EARLIER_REVIEW,
        *_WITHOUT_A_DATE,
        *forward,
        *LOCAL,
        *round_a_review,
    ]


PROVISIONS: Mapping[str, Provision] = {each.code: each for each in _provisions()}

#: The rung in which each provision that gives a date stands, by the provision's code.
RUNGS: Mapping[str, Rung] = {step.under.code: rung for rung in _rungs() for step in rung.steps}

#: What is to be done round a review, by the code of its provision.
ROUND_A_REVIEW: Mapping[str, Limit] = {limit.under.code: limit for limit in LIMITS}


def provisions_without_source() -> list[Provision]:
    """Those whose words, or a description of them, no named source was read for."""
    return [provision for provision in PROVISIONS.values() if provision.seen_at is None]
