"""Why a review is brought forward: the reasons that the law, guidance or practice gives.

None of them gives a date: the review is held before the thing happens, or when it is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from footprint.domain.law import Kind, Provision, Strength
from footprint.domain.timetable.remand import DETENTION_ENDS, REMAND_ENDS
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_REGS = "SI 2010/959"
_PART_6 = "legislation.gov.uk, SI 2010/959 Part 6 as made"
_PART_4 = "legislation.gov.uk, SI 2010/959 Part 4 as made"


@dataclass(frozen=True, slots=True)
class BringsForward:
    """A reason, in the words of the list from which it is chosen, and what it rests on."""

    code: str
    words: str
    under: Provision


def _provision(  # noqa: PLR0917 (a table's columns)
    code: str,
    title: str,
    place: str,
    words: str,
    seen_at: str | None,
    instrument: str = _REGS,
    kind: Kind = "regulation",
    strength: Strength = "law",
    address: str = "",
    note: str = "",
) -> Provision:
    number = place.removeprefix("reg ").partition("(")[0]
    return Provision(
        code=code,
        title=title,
        kind=kind,
        strength=strength,
        instrument=instrument,
        place=place,
        words=words,
        seen_at=seen_at,
        address=address or f"https://www.legislation.gov.uk/uksi/2010/959/regulation/{number}",
        in_force=date(2011, 4, 1),
        working_days=CARE_PLANNING_REGS_DAYS,
        note=note,
    )


OFFICER_ASKS = _provision(
    "officer_asks",
    "When the officer asks",
    "reg 33(3)(a)",
    "A review is held before its limit if the independent reviewing officer asks.",
    _PART_6,
    note="A child's own request leads here: the officer agrees where there is cause (practice).",
)
VISIT_FINDS = _provision(
    "visit_finds",
    "When a visit finds the child not safeguarded",
    "reg 33(3)(b)",
    "A review is held if a visit finds that the placement does not adequately safeguard and "
    "promote the child's welfare (reg 30).",
    _PART_6,
    note="The words of reg 30 were not read.",
)
ACCOMMODATION_STOPS = _provision(
    "accommodation_stops",
    "Before accommodation stops",
    "reg 33(3)(e)",
    "A review is held before a child who is not in care stops being accommodated and does not go "
    "to a parent or somebody with parental responsibility.",
    _PART_6,
)
PLACED_WITH_PARENT = _provision(
    "placed_with_parent",
    "Before a child in care is placed with a parent",
    "reg 17(d)",
    "The case is reviewed before the authority decides to place a child in care with a parent.",
    _PART_4,
)
PLACEMENT_ENDED = _provision(
    "placement_ended",
    "Before the authority ends a placement",
    "reg 14(1)",
    "The authority ends a placement only after a review of the case, unless there is an immediate "
    "risk, and tells the officer.",
    _PART_4,
)
PLAN_CHANGED = _provision(
    "plan_changed",
    "Before a significant change to the care plan",
    "reg 32(2)",
    "No significant change is made to the care plan before a review has considered it, unless that "
    "is not reasonably practicable.",
    _PART_6,
)
MOVE_TO_OTHER_ARRANGEMENTS = _provision(
    "move_to_other_arrangements",
    "Before a move to other arrangements",
    "section 22D",
    "A child does not move from a regulated placement to other arrangements before the case has "
    "been reviewed.",
    "section 8 of the Children and Young Persons Act 2008, which inserts it",
    instrument="Children Act 1989",
    kind="act",
    address="https://www.legislation.gov.uk/ukpga/1989/41/section/22D",
)
UNPLANNED_MOVE = _provision(
    "unplanned_move",
    "After an unplanned move",
    "as local procedures give it",
    "A review is held as soon as practicable after a move that was not planned.",
    "a fostering handbook and the procedures of several authorities",
    instrument="Practice",
    kind="policy",
    strength="local",
    address="https://www.legislation.gov.uk/uksi/2010/959/regulation/33",
    note="The address leads to the law's own list, in which it does not stand.",
)

#: By code, in the order in which they are offered.
BRINGS_FORWARD: Mapping[str, BringsForward] = {
    each.code: each
    for each in (
        BringsForward("iro_request", "The reviewing officer asks for it", OFFICER_ASKS),
        BringsForward(
            "welfare_visit", "A visit found that the home does not keep the child well", VISIT_FINDS
        ),
        BringsForward("remand_end", "A remand will end", REMAND_ENDS),
        BringsForward("custody_end", "Detention will end", DETENTION_ENDS),
        BringsForward(
            "cease_s20",
            "Accommodation will stop, and the child does not go to a parent",
            ACCOMMODATION_STOPS,
        ),
        BringsForward(
            "place_with_parent", "A child in care is to live with a parent", PLACED_WITH_PARENT
        ),
        BringsForward(
            "end_placement", "The authority wants to end where the child lives", PLACEMENT_ENDED
        ),
        BringsForward(
            "unregulated_move",
            "A move to other arrangements is planned",
            MOVE_TO_OTHER_ARRANGEMENTS,
        ),
        BringsForward(
            "significant_change", "The care plan is to change significantly", PLAN_CHANGED
        ),
        BringsForward(
            "unplanned_move", "The child moved without its being planned", UNPLANNED_MOVE
        ),
    )
}
