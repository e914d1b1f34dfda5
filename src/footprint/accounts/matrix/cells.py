"""What a line of the matrix is made of: roles, and for which children."""

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
#: Who opens a child's record.
RECORD: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: TO_READ,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: frozenset({Whose.OWN, Whose.RESTRICTED}),
    Role.ANALYST: EVERYBODYS,
    Role.INSPECTOR: OWN,
}


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


def for_roles(*roles: Role) -> Mapping[Role, Cell]:
    """These roles, of what concerns no child."""
    return dict.fromkeys(roles, NO_CHILD)
