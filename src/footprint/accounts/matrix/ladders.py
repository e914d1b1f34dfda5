"""Orders, plans and conferences, which no return tells of: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import EVERYBODYS, OWN, TO_READ, UNBARRED, Cell, Line, Whose
from footprint.accounts.roles import Role

#: Those who work with the children, and those who arrange what is to be held.
_SEEN: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: TO_READ,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: frozenset({Whose.OWN, Whose.RESTRICTED}),
    Role.INSPECTOR: OWN,
}
_RECORDED: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
}

LINES: tuple[Line, ...] = (
    Line(
        "child_ladders",
        "see a child's court orders, pathway plans and conferences",
        cells=_SEEN,
        routes=("child-ladders",),
        on_the_trail=True,
    ),
    Line(
        "record_ladder_fact",
        "record or correct a court order, a pathway plan, a conference or a review of these",
        cells=_RECORDED,
        routes=("record-ladder-fact", "correct-ladder-fact"),
        on_the_trail=True,
    ),
    Line(
        "withdraw_ladder_fact",
        "withdraw a court order, a pathway plan or a conference that was a mistake",
        cells=_RECORDED,
        routes=("withdraw-ladder-fact",),
        on_the_trail=True,
    ),
)
