"""Papers that people give about a child: who may do what. Pages of other parts take and serve them,
and ask for which child."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import EVERYBODYS, OWN, UNBARRED, Cell, Line
from footprint.accounts.roles import Role

_GIVES: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: OWN,
}

LINES: tuple[Line, ...] = (
    Line("keep", "give a paper about a child", cells=_GIVES),
    Line("withdraw", "withdraw a paper that was given by mistake", cells=_GIVES),
)
