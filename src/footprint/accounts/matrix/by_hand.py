"""What people record of a child: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import EVERYBODYS, OWN, RECORD, UNBARRED, Cell, Line, for_roles
from footprint.accounts.roles import Role

#: Who records a child's facts by hand.
_BY_HAND: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
}
#: Who mends what is unsound of it: an analyst too, by reference and without names.
_MENDED: Mapping[Role, Cell] = {**_BY_HAND, Role.ANALYST: EVERYBODYS}

LINES: tuple[Line, ...] = (
    Line(
        "child_record",
        "see what each source says of a child",
        cells=RECORD,
        routes=("child-record",),
        on_the_trail=True,
    ),
    Line(
        "add_child",
        "add a child who has come into care before any return says so",
        cells=for_roles(Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("add-child",),
    ),
    Line(
        "record_names",
        "record what a child is called",
        cells=_BY_HAND,
        routes=("record-names",),
        on_the_trail=True,
    ),
    Line(
        "correct_birth_date",
        "correct a child's birth date",
        cells=_MENDED,
        routes=("correct-birth-date",),
        on_the_trail=True,
    ),
    Line(
        "record_episode",
        "record or correct an episode of care",
        cells=_MENDED,
        routes=("record-episode", "correct-episode"),
        on_the_trail=True,
    ),
    Line(
        "deny_episode",
        "say that there was no such episode as a return tells of",
        cells=_MENDED,
        routes=("deny-episode",),
        on_the_trail=True,
    ),
    Line(
        "take_episode_back",
        "take back what a person said of an episode",
        cells=_MENDED,
        routes=("take-episode-back",),
        on_the_trail=True,
    ),
    Line(
        "record_review",
        "record or correct a review that was held",
        cells=_MENDED,
        routes=("record-review", "correct-review"),
        on_the_trail=True,
    ),
    Line(
        "deny_review",
        "say that there was no such review as a return tells of",
        cells=_MENDED,
        routes=("deny-review",),
        on_the_trail=True,
    ),
    Line(
        "take_review_back",
        "take back what a person said of a review",
        cells=_MENDED,
        routes=("take-review-back",),
        on_the_trail=True,
    ),
    Line(
        "record_worker",
        "record who works with a child, and in which team",
        cells=_BY_HAND,
        routes=("record-worker",),
        on_the_trail=True,
    ),
    Line(
        "record_flag",
        "put a flag beside a child",
        cells=_BY_HAND,
        routes=("record-flag",),
        on_the_trail=True,
    ),
    Line(
        "end_flag",
        "give a flag its end",
        cells=_BY_HAND,
        routes=("end-flag",),
        on_the_trail=True,
    ),
    Line(
        "withdraw_flag",
        "withdraw a flag that was a mistake",
        cells=_BY_HAND,
        routes=("withdraw-flag",),
        on_the_trail=True,
    ),
)
