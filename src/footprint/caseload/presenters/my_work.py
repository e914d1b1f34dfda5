"""What waits for somebody, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from footprint.accounts.facts import Grant
from footprint.accounts.roles import ROLES, Role
from footprint.caseload.facts import CaseloadRow, MyWork
from footprint.caseload.presenters.caseload import NOBODY, RowShown, row_shown
from footprint.domain.dates import day_words

#: Rows of a block; its link leads to the rest.
MOST = 10

#: What is said where nothing is listed.
SENTENCES: Mapping[str, str] = {
    "": "You have no role yet. An administrator grants you one, and then your work stands here.",
    Role.REVIEWING_OFFICER: "No child is on your caseload yet. Once the IRO manager allocates one "
    "to you, or you cover for a colleague, the reviews that are due stand here.",
    Role.IRO_MANAGER: "Footprint holds no children in care yet. Once a return has been imported, "
    "those without an officer and every overdue review stand here.",
    Role.BUSINESS_SUPPORT: "Footprint holds no children in care yet. Once a return has been "
    "imported, the reviews to be arranged stand here.",
    Role.SOCIAL_WORKER: NOBODY[Role.SOCIAL_WORKER],
    Role.SOCIAL_CARE_MANAGER: NOBODY[Role.SOCIAL_CARE_MANAGER],
    Role.SENIOR_LEADER: "Nothing waits for you. A concern that reaches you will stand here.",
    Role.PANEL_MEMBER: "Nothing waits for you. Published figures will be read from here.",
    Role.INSPECTOR: "The children who are listed for you are under Caseload.",
    Role.AUDITOR: "The trail says who did and who read what. Ask it for a person, a child or a day.",
}
#: Where somebody whose page lists nothing goes first: the route and the words of the link.
FIRST: Mapping[str, tuple[str, str]] = {
    Role.INSPECTOR: ("caseload", "See the children listed for you"),
    Role.AUDITOR: ("trail", "Read the trail"),
    Role.SENIOR_LEADER: ("figures", "Read the figures"),
}
#: Roles to whom a row says whose child it is.
OF_OFFICERS = frozenset({Role.IRO_MANAGER, Role.BUSINESS_SUPPORT})


@dataclass(frozen=True, slots=True)
class Block:
    """`rows` are the first of `count`; `address` leads to them all. `none` is said without any."""

    heading: str
    rows: Sequence[RowShown]
    count: int
    address: str
    none: str


@dataclass(frozen=True, slots=True)
class WaitingShown:
    id: int
    words: str


def blocks(work: MyWork, role: str, today: date) -> list[Block]:
    """What a role meets first comes first. Nothing for a role that works with no child."""
    overdue = _block(
        "Reviews overdue", work.overdue, today, "show=overdue", "No review is overdue."
    )
    soon = _block(
        "Reviews due in the next 30 days",
        work.soon,
        today,
        "show=soon",
        "No review is due in the next 30 days.",
    )
    match role:
        case Role.REVIEWING_OFFICER:
            new = _block(
                "New to you",
                work.new,
                today,
                "sort=-entered",
                "No child has come to you in the last four weeks.",
            )
            return [overdue, soon, new]
        case Role.IRO_MANAGER:
            waiting = _block(
                "Not yet allocated",
                work.unallocated,
                today,
                "show=unallocated",
                "Every child has an officer.",
            )
            return [waiting, overdue]
        case Role.BUSINESS_SUPPORT | Role.SOCIAL_WORKER | Role.SOCIAL_CARE_MANAGER:
            return [overdue, soon]
    return []


def _block(heading: str, rows: Sequence[CaseloadRow], today: date, asked: str, none: str) -> Block:
    return Block(
        heading,
        [row_shown(row, (), today) for row in rows[:MOST]],
        len(rows),
        f"?{asked}",
        none,
    )


def waiting_shown(one: tuple[int, str, Grant]) -> WaitingShown:
    person_id, name, grant = one
    role = ROLES[grant.role].label
    return WaitingShown(
        person_id, f"{name}: {role} from {day_words(grant.begins_on)} waits for a second person"
    )


def sentence(role: str) -> str:
    return SENTENCES.get(role, "")
