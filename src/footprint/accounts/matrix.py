"""Who may do what: role x action x whose child. What has no line here is refused to everybody.

Every routed address and every action has its line, or the tests fail. A line says whether a
stranger may, or anyone signed in, or which roles; and a role's cell says for which children.
The sentence of a refusal is in `permissions`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from footprint.accounts.roles import Role


class Whose(StrEnum):
    """How a child stands to the viewer; NOBODYS is a page or action that concerns no child."""

    NOBODYS = "no child's"
    OWN = "own"
    OTHERS = "other's"
    RESTRICTED = "restricted"
    BARRED = "barred"
    PAST = "past"


class OpenTo(StrEnum):
    STRANGERS = "anyone"
    SIGNED_IN = "anyone signed in"
    ROLES = "roles"


Cell = frozenset[Whose]
NO_CHILD: Cell = frozenset({Whose.NOBODYS})


@dataclass(frozen=True)
class Line:
    """One thing that can be done.

    `name` is the action's name, or the page's; `routes` are the names of its addresses.
    `on_the_trail`: the page is not shown unless its reading was recorded.
    """

    name: str
    does: str
    open_to: OpenTo = OpenTo.ROLES
    cells: Mapping[Role, Cell] = field(default_factory=dict)
    routes: tuple[str, ...] = ()
    on_the_trail: bool = False


def _for(*roles: Role) -> Mapping[Role, Cell]:
    return dict.fromkeys(roles, NO_CHILD)


#: Allauth's own pages, as `urls` names them.
_BEFORE_SIGN_IN = (
    "account_login",
    "mfa_authenticate",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
)
_ONES_OWN_ACCOUNT = (
    "account_change_password",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
)

#: Who reads the figures: totals, which tell of no single child.
_READ_FIGURES = _for(
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
    Role.REVIEWING_OFFICER: frozenset({Whose.NOBODYS, Whose.OWN}),
    Role.IRO_MANAGER: frozenset({Whose.NOBODYS, Whose.OWN, Whose.OTHERS, Whose.PAST}),
    Role.ANALYST: frozenset({Whose.NOBODYS, Whose.OWN, Whose.OTHERS, Whose.PAST}),
}

LINES: tuple[Line, ...] = (
    Line(
        "sign_in",
        "sign in and out, and ask for a new password",
        OpenTo.STRANGERS,
        routes=_BEFORE_SIGN_IN,
    ),
    Line(
        "account",
        "look after one's own password and codes",
        OpenTo.SIGNED_IN,
        routes=_ONES_OWN_ACCOUNT,
    ),
    Line(
        "carried",
        "get back what one had typed when the session ended",
        OpenTo.SIGNED_IN,
        routes=("carried",),
    ),
    Line("my_work", "see what waits for oneself", OpenTo.SIGNED_IN, routes=("my-work",)),
    Line(
        "components",
        "see the parts that pages are made of",
        OpenTo.SIGNED_IN,
        routes=("components",),
    ),
    Line(
        "choose_role",
        "choose the role to act in, of one's own",
        OpenTo.SIGNED_IN,
        routes=("role",),
    ),
    Line(
        "people",
        "see people and their roles",
        cells=_for(Role.ADMINISTRATOR, Role.IRO_MANAGER),
        routes=("people", "person"),
    ),
    Line(
        "add_person",
        "add a person",
        cells=_for(Role.ADMINISTRATOR),
        routes=("add-person",),
    ),
    Line(
        "grant_role",
        "grant a role, or propose one that a second person confirms; never to oneself",
        cells=_for(Role.ADMINISTRATOR),
        routes=("grant-role",),
    ),
    Line(
        "confirm_grant",
        "confirm a role that somebody else proposed, for a third person",
        cells=_for(Role.ADMINISTRATOR, Role.IRO_MANAGER),
        routes=("confirm-grant",),
    ),
    Line(
        "end_grant",
        "end a role, or withdraw a proposal",
        cells=_for(Role.ADMINISTRATOR),
        routes=("end-grant",),
    ),
    Line(
        "correct_person",
        "put a person's name or address right",
        cells=_for(Role.ADMINISTRATOR),
        routes=("correct-person",),
    ),
    Line(
        "take_off_second_factor",
        "take off the codes of somebody who has lost them; never one's own",
        cells=_for(Role.ADMINISTRATOR),
        routes=("take-off-codes",),
    ),
    Line("note_sign_in", "be noted on the trail as signed in", OpenTo.SIGNED_IN),
    Line("note_sign_out", "be noted on the trail as signed out", OpenTo.SIGNED_IN),
    Line("note_failed_sign_in", "be noted on the trail as refused at sign-in", OpenTo.STRANGERS),
    Line(
        "trail",
        "read the trail",
        cells=_for(Role.AUDITOR),
        routes=("trail",),
        on_the_trail=True,
    ),
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
        cells=_for(Role.IRO_MANAGER, Role.ANALYST),
        routes=("sign-definitions", "sign-definition"),
    ),
    Line(
        "take_back_signature",
        "take back a signature under a definition, with a reason",
        cells=_for(Role.IRO_MANAGER, Role.ANALYST),
        routes=("take-back-signature",),
    ),
)

_BY_NAME = {line.name: line for line in LINES}
_BY_ROUTE = {route: line for line in LINES for route in line.routes}


def line_named(name: str) -> Line:
    return _BY_NAME[name]


def line_of_route(route: str) -> Line | None:
    return _BY_ROUTE.get(route)


def allows(line: Line, role: str, whose: Whose = Whose.NOBODYS) -> bool:
    """Whether the role's cell of the line holds this. A role that the line does not name has none."""
    return any(role == named and whose in cell for named, cell in line.cells.items())
