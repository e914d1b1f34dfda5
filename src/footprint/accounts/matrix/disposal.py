"""Disposals and legal holds: who may do what. It takes two people."""

from footprint.accounts.matrix.cells import UNBARRED, Line, for_roles
from footprint.accounts.roles import Role

LINES: tuple[Line, ...] = (
    Line(
        "disposals",
        "see what was disposed of, what is proposed to be, and legal holds",
        cells=for_roles(Role.IRO_MANAGER, Role.ADMINISTRATOR),
        routes=("disposals",),
        on_the_trail=True,
    ),
    Line(
        "dispose_by_reference",
        "find the record of which something is to go, by the child's reference",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("dispose-by-reference",),
    ),
    Line(
        "propose_disposal",
        "propose that a record, or what was corrected in it, goes for good",
        cells={Role.IRO_MANAGER: UNBARRED},
        routes=("propose-disposal",),
        on_the_trail=True,
    ),
    Line(
        "withdraw_proposal",
        "take back the proposal of a disposal",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("withdraw-proposal",),
    ),
    Line(
        "confirm_disposal",
        "confirm a disposal that somebody else proposed",
        cells=for_roles(Role.IRO_MANAGER, Role.ADMINISTRATOR),
        routes=("disposal",),
        on_the_trail=True,
    ),
    Line(
        "place_hold",
        "put a legal hold on a record, so that nothing of it can go",
        cells={Role.IRO_MANAGER: UNBARRED},
        routes=("place-hold",),
        on_the_trail=True,
    ),
    Line(
        "lift_hold",
        "lift a legal hold",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("lift-hold",),
    ),
)
