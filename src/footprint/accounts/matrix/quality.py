"""Data quality: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import EVERYBODYS, OWN, UNBARRED, Cell, Line, for_roles
from footprint.accounts.roles import Role

#: Who works through the list; an analyst by reference, and without names.
_LIST = for_roles(Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.ANALYST)
#: Whose items each may mend or settle.
_ITEMS: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.ANALYST: EVERYBODYS,
}

LINES: tuple[Line, ...] = (
    Line(
        "quality",
        "see what is unsound in the record",
        cells=_LIST,
        routes=("quality",),
        on_the_trail=True,
    ),
    Line(
        "export_quality",
        "make a file of what is unsound, for a purpose that is kept",
        cells=_LIST,
        routes=("export-quality",),
    ),
    Line(
        "quality_item",
        "look at an item of data quality",
        cells=_ITEMS,
        routes=("quality-item",),
        on_the_trail=True,
    ),
    Line("settle_item", "settle an item of data quality, with a reason", cells=_ITEMS),
    Line("open_item_again", "open a settled item again", cells=_ITEMS),
)
