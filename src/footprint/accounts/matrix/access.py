"""Who may open whose record: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import UNBARRED, Cell, Line, Whose, for_roles
from footprint.accounts.roles import Role

#: Who decides which people may open a child's record.
_DECIDES: Mapping[Role, Cell] = {Role.IRO_MANAGER: UNBARRED}

LINES: tuple[Line, ...] = (
    Line(
        "give_reason",
        "open another officer's child for a day, for a reason",
        cells={Role.REVIEWING_OFFICER: frozenset({Whose.OTHERS, Whose.PAST})},
        routes=("child-reason",),
    ),
    Line(
        "break_glass",
        "open a restricted record for a day, for a reason that the IRO managers are told of",
        cells={
            Role.REVIEWING_OFFICER: frozenset({Whose.RESTRICTED}),
            Role.SOCIAL_CARE_MANAGER: frozenset({Whose.RESTRICTED}),
        },
        routes=("break-glass",),
    ),
    Line(
        "accesses",
        "see who opened another officer's child's record, and why",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("accesses",),
        on_the_trail=True,
    ),
    Line(
        "child_access",
        "see who may open a child's record",
        cells=_DECIDES,
        routes=("child-access",),
        on_the_trail=True,
    ),
    Line(
        "restrict_child",
        "restrict a child's record to people who are named",
        cells=_DECIDES,
        routes=("restrict-child",),
        on_the_trail=True,
    ),
    Line(
        "name_people",
        "change who is named for a restricted record",
        cells=_DECIDES,
        routes=("name-people",),
        on_the_trail=True,
    ),
    Line(
        "end_restriction",
        "end the restriction of a record",
        cells=_DECIDES,
        routes=("end-restriction",),
        on_the_trail=True,
    ),
    Line(
        "bar_person",
        "bar somebody from a child's record",
        cells=_DECIDES,
        routes=("bar-person",),
        on_the_trail=True,
    ),
    Line(
        "lift_bar",
        "lift a bar that is not one's own",
        cells=_DECIDES,
        routes=("lift-bar",),
        on_the_trail=True,
    ),
    Line(
        "inspectors",
        "see which children are listed for an inspector",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("inspectors",),
        on_the_trail=True,
    ),
    Line(
        "list_children",
        "list children for an inspector, between two dates",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("list-children",),
    ),
    Line(
        "end_listing",
        "take a child off an inspector's list",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("end-listing",),
    ),
    Line(
        "workers",
        "see which social worker of the files is whose account",
        cells=for_roles(Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("workers",),
    ),
    Line(
        "match_worker",
        "say which person who signs in a social worker of the files is",
        cells=for_roles(Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("match-worker",),
    ),
    Line(
        "unmatch_worker",
        "say that a social worker of the files is not that person",
        cells=for_roles(Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("unmatch-worker",),
    ),
    Line(
        "open_by_reference",
        "open a record by the child's reference",
        cells=for_roles(
            Role.REVIEWING_OFFICER,
            Role.IRO_MANAGER,
            Role.BUSINESS_SUPPORT,
            Role.SOCIAL_CARE_MANAGER,
        ),
        routes=("open-by-reference",),
    ),
)
