"""Reviews: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import EVERYBODYS, OWN, TO_READ, UNBARRED, Cell, Line
from footprint.accounts.roles import Role

#: Who opens a review's page. Of business support's no page shows text.
_READ: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: TO_READ,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: OWN,
    Role.INSPECTOR: OWN,
}

LINES: tuple[Line, ...] = (
    Line(
        "reviews",
        "see a child's reviews",
        cells=_READ,
        routes=("reviews",),
        on_the_trail=True,
    ),
    Line(
        "review",
        "see where a review stands",
        cells=_READ,
        routes=("review",),
        on_the_trail=True,
    ),
)
