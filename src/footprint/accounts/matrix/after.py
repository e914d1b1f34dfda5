"""What comes of a review: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import OWN, TO_READ, UNBARRED, Cell, Line
from footprint.accounts.roles import Role

#: Decisions are text: business support does not see them.
_READ: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: TO_READ,
    Role.IRO_MANAGER: UNBARRED,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: OWN,
    Role.INSPECTOR: OWN,
}

LINES: tuple[Line, ...] = (
    Line("decisions", "see what was decided at a review", cells=_READ, on_the_trail=True),
)
