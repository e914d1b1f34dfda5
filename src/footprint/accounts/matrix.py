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
    COMMANDS = "a command on the server"
    STRANGERS = "anyone"
    SIGNED_IN = "anyone signed in"
    ROLES = "roles"


Cell = frozenset[Whose]
NO_CHILD: Cell = frozenset({Whose.NOBODYS})
#: Whoever has this one cell only is shown no child that is not hers.
OWN: Cell = frozenset({Whose.OWN})
#: Of those who see the whole service. No child is the manager's own: all are other's to her.
EVERYBODYS: Cell = frozenset({Whose.OTHERS})
#: The IRO manager is refused the children she is barred from, and no other.
UNBARRED: Cell = frozenset({Whose.OTHERS, Whose.RESTRICTED})
#: A reviewing officer reads every record: another's for a reason, a restricted one by breaking the
#: glass.
TO_READ: Cell = frozenset({Whose.OWN, Whose.OTHERS, Whose.RESTRICTED, Whose.PAST})


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

#: Who opens a child's record.
_RECORD: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: TO_READ,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: frozenset({Whose.OWN, Whose.RESTRICTED}),
    Role.ANALYST: EVERYBODYS,
    Role.INSPECTOR: OWN,
}
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
    Role.REVIEWING_OFFICER: NO_CHILD | OWN,
    Role.IRO_MANAGER: NO_CHILD | UNBARRED,
    Role.ANALYST: NO_CHILD | EVERYBODYS,
}
#: Who records a child's facts by hand.
_BY_HAND: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
}
#: Who decides which people may open a child's record.
_DECIDES: Mapping[Role, Cell] = {Role.IRO_MANAGER: UNBARRED}

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
    # exchange
    Line("show_plan", "lay out what an import would change", OpenTo.COMMANDS),
    Line("refuse_files", "refuse files that cannot be taken", OpenTo.COMMANDS),
    Line("let_lapse", "end an import that nobody confirms", OpenTo.COMMANDS),
    Line("import_by_command", "import at the server", OpenTo.COMMANDS),
    Line(
        "apply_import",
        "have an import applied that one has confirmed",
        cells=_for(Role.ANALYST, Role.IRO_MANAGER),
    ),
    Line(
        "take_in",
        "write into the store what files say of the children",
        cells=_for(Role.ANALYST, Role.IRO_MANAGER),
    ),
    Line(
        "imports",
        "see what was imported, by whom, and what came of it",
        cells=_for(Role.ANALYST, Role.IRO_MANAGER),
        routes=("imports", "import"),
    ),
    Line(
        "import_plan",
        "see what an import would change",
        cells=_for(Role.ANALYST, Role.IRO_MANAGER),
        routes=("import-plan",),
        on_the_trail=True,
    ),
    Line(
        "import_errors",
        "have the rows of an import that could not be read",
        cells=_for(Role.ANALYST, Role.IRO_MANAGER),
        routes=("import-errors",),
        on_the_trail=True,
    ),
    Line(
        "give_files",
        "import returns and the people file",
        cells=_for(Role.ANALYST, Role.IRO_MANAGER),
        routes=("new-import",),
    ),
    Line(
        "confirm_import",
        "confirm what an import would change",
        cells=_for(Role.ANALYST, Role.IRO_MANAGER),
        routes=("confirm-import",),
    ),
    Line(
        "cancel_import",
        "cancel an import",
        cells=_for(Role.ANALYST, Role.IRO_MANAGER),
        routes=("cancel-import",),
    ),
    Line(
        "caseload",
        "see who is in care and when each next review is due",
        cells=_for(
            Role.REVIEWING_OFFICER,
            Role.IRO_MANAGER,
            Role.BUSINESS_SUPPORT,
            Role.ANALYST,
            Role.SOCIAL_WORKER,
            Role.SOCIAL_CARE_MANAGER,
            Role.INSPECTOR,
        ),
        routes=("caseload",),
        on_the_trail=True,
    ),
    Line(
        "export_caseload",
        "make a file of a caseload, for a purpose that is kept",
        cells=_for(Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.BUSINESS_SUPPORT, Role.ANALYST),
        routes=("export-caseload",),
    ),
    Line(
        "find",
        "find a child by name or reference, whoever holds her",
        cells=_for(Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("find",),
    ),
    Line(
        "child",
        "open a child's record",
        cells=_RECORD,
        routes=("child",),
        on_the_trail=True,
    ),
    Line(
        "openings",
        "see who opened a child's record",
        cells={Role.IRO_MANAGER: UNBARRED, Role.AUDITOR: UNBARRED},
        routes=("openings",),
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
    # children: who may open whose record
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
        "see who opened a record that is not hers, and why",
        cells=_for(Role.IRO_MANAGER),
        routes=("accesses",),
        on_the_trail=True,
    ),
    Line("note_told", "be noted as having told the IRO managers by letter", OpenTo.SIGNED_IN),
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
        cells=_for(Role.IRO_MANAGER),
        routes=("inspectors",),
        on_the_trail=True,
    ),
    Line(
        "list_children",
        "list children for an inspector, between two dates",
        cells=_for(Role.IRO_MANAGER),
        routes=("list-children",),
    ),
    Line(
        "end_listing",
        "take a child off an inspector's list",
        cells=_for(Role.IRO_MANAGER),
        routes=("end-listing",),
    ),
    Line(
        "workers",
        "see which social worker of the files is whose account",
        cells=_for(Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("workers",),
    ),
    Line(
        "match_worker",
        "say which person who signs in a social worker of the files is",
        cells=_for(Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("match-worker",),
    ),
    Line(
        "unmatch_worker",
        "say that a social worker of the files is not that person",
        cells=_for(Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("unmatch-worker",),
    ),
    Line(
        "open_by_reference",
        "open a record by the child's reference",
        cells=_for(
            Role.REVIEWING_OFFICER,
            Role.IRO_MANAGER,
            Role.BUSINESS_SUPPORT,
            Role.SOCIAL_CARE_MANAGER,
        ),
        routes=("open-by-reference",),
    ),
    # children: recorded by hand
    Line(
        "child_record",
        "see what each source says of a child",
        cells=_RECORD,
        routes=("child-record",),
        on_the_trail=True,
    ),
    Line(
        "add_child",
        "add a child who has come into care before any return tells of her",
        cells=_for(Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
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
        cells=_BY_HAND,
        routes=("correct-birth-date",),
        on_the_trail=True,
    ),
    Line(
        "record_episode",
        "record or correct an episode of care",
        cells=_BY_HAND,
        routes=("record-episode", "correct-episode"),
        on_the_trail=True,
    ),
    Line(
        "deny_episode",
        "say that there was no such episode as a return tells of",
        cells=_BY_HAND,
        routes=("deny-episode",),
        on_the_trail=True,
    ),
    Line(
        "take_episode_back",
        "take back what a person said of an episode",
        cells=_BY_HAND,
        routes=("take-episode-back",),
        on_the_trail=True,
    ),
    Line(
        "record_review",
        "record or correct a review that was held",
        cells=_BY_HAND,
        routes=("record-review", "correct-review"),
        on_the_trail=True,
    ),
    Line(
        "deny_review",
        "say that there was no such review as a return tells of",
        cells=_BY_HAND,
        routes=("deny-review",),
        on_the_trail=True,
    ),
    Line(
        "take_review_back",
        "take back what a person said of a review",
        cells=_BY_HAND,
        routes=("take-review-back",),
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
    Line("mark_as_demo", "mark a store as a demonstration", OpenTo.COMMANDS),
    # Allocation and the team
    Line(
        "allocate",
        "give a child to an officer, or many, or to nobody",
        cells={Role.IRO_MANAGER: UNBARRED | NO_CHILD},
        routes=("allocate", "move-all"),
        on_the_trail=True,
    ),
    Line(
        "undo_allocation",
        "take back the last allocation by hand",
        cells={Role.IRO_MANAGER: UNBARRED | NO_CHILD},
        routes=("undo-allocation",),
        on_the_trail=True,
    ),
    Line(
        "child_officers",
        "see who held a child, from when to when and why",
        cells={Role.IRO_MANAGER: UNBARRED | NO_CHILD},
        routes=("child-officers",),
        on_the_trail=True,
    ),
    Line("officers", "see the officers", cells=_for(Role.IRO_MANAGER), routes=("officers",)),
    Line("add_officer", "add an officer", cells=_for(Role.IRO_MANAGER), routes=("add-officer",)),
    Line(
        "correct_officer",
        "put an officer's name or address right",
        cells=_for(Role.IRO_MANAGER),
        routes=("correct-officer",),
    ),
    Line("cover", "see who covers for whom", cells=_for(Role.IRO_MANAGER), routes=("cover",)),
    Line(
        "add_cover",
        "have one officer cover for another",
        cells=_for(Role.IRO_MANAGER),
        routes=("add-cover",),
    ),
    Line(
        "end_cover",
        "end cover early",
        cells=_for(Role.IRO_MANAGER),
        routes=("end-cover",),
    ),
    Line(
        "team",
        "see the team: who holds how many, who is without an officer",
        cells={Role.IRO_MANAGER: UNBARRED | NO_CHILD},
        routes=("team",),
        on_the_trail=True,
    ),
    Line("posts", "see posts and absences", cells=_for(Role.IRO_MANAGER), routes=("posts",)),
    Line("add_post", "add a post", cells=_for(Role.IRO_MANAGER), routes=("add-post",)),
    Line(
        "change_post", "change or end a post", cells=_for(Role.IRO_MANAGER), routes=("change-post",)
    ),
    Line("add_absence", "record an absence", cells=_for(Role.IRO_MANAGER), routes=("add-absence",)),
    Line(
        "change_absence",
        "change or end an absence",
        cells=_for(Role.IRO_MANAGER),
        routes=("change-absence",),
    ),
)

_BY_NAME = {line.name: line for line in LINES}
_BY_ROUTE = {route: line for line in LINES for route in line.routes}


def line_named(name: str) -> Line:
    return _BY_NAME[name]


def line_of_route(route: str) -> Line | None:
    return _BY_ROUTE.get(route)


def cell_of(line: Line, role: str) -> Cell:
    """For which children a role may; none where the line does not name it."""
    return next((cell for named, cell in line.cells.items() if role == named), frozenset())


def allows(line: Line, role: str, whose: Whose = Whose.NOBODYS) -> bool:
    """Whether the role's cell of the line holds this."""
    return whose in cell_of(line, role)
