"""The figures of a year: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import (
    EVERYBODYS,
    NO_CHILD,
    OWN,
    UNBARRED,
    Cell,
    Line,
    for_roles,
)
from footprint.accounts.roles import Role

#: Who reads the figures: totals, which tell of no single child.
_READ_FIGURES = for_roles(
    Role.REVIEWING_OFFICER,
    Role.IRO_MANAGER,
    Role.SENIOR_LEADER,
    Role.ANALYST,
    Role.INSPECTOR,
    Role.SOCIAL_CARE_MANAGER,
    Role.BUSINESS_SUPPORT,
)
#: Whose rows a role is shown behind a figure, of the children that it may see at all.
_ROWS_BEHIND_FIGURES: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: NO_CHILD | OWN,
    Role.IRO_MANAGER: NO_CHILD | UNBARRED,
    Role.ANALYST: NO_CHILD | EVERYBODYS,
}

LINES: tuple[Line, ...] = (
    Line(
        "figures",
        "read the figures of a year",
        cells=_READ_FIGURES,
        routes=("figures", "figures-of-year", "figure"),
    ),
    Line(
        "figures_file",
        "take a year's figures away as a file",
        cells=_READ_FIGURES,
        routes=("figures-json", "figures-workbook"),
        on_the_trail=True,
    ),
    Line(
        "rows_behind_figure",
        "see the children behind a figure, as far as one may see them",
        cells=_ROWS_BEHIND_FIGURES,
        routes=("rows-behind-figure",),
        on_the_trail=True,
    ),
    Line(
        "sign_definitions",
        "sign the definitions of a year's figures",
        cells=for_roles(Role.IRO_MANAGER, Role.ANALYST),
        routes=("sign-definitions", "sign-definition"),
    ),
    Line(
        "take_back_signature",
        "take back a signature under a definition, with a reason",
        cells=for_roles(Role.IRO_MANAGER, Role.ANALYST),
        routes=("take-back-signature",),
    ),
)
