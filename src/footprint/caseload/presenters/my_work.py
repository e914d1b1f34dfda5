"""What waits for somebody, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from footprint.accounts.facts import Grant
from footprint.accounts.roles import ROLES, Role
from footprint.caseload.facts import CaseloadRow, MyWork
from footprint.caseload.presenters.caseload import RowShown, row_shown
from footprint.domain.dates import day_words

#: Rows of a block; its link leads to the rest.
MOST = 10

SENTENCES: Mapping[str, str] = {
    "": "You have no role yet. An administrator grants you one, and then your work stands here.",
    Role.BUSINESS_SUPPORT: "Under Caseload you find every child whose review is to be arranged, with "
    "the day it is due and the officer. Find a child leads to one child by name.",
    Role.SOCIAL_WORKER: "Under Caseload you find the children you work with, each with her reviewing "
    "officer and the day her next review is due.",
    Role.SOCIAL_CARE_MANAGER: "Under Caseload you find the children of your team, with the days their "
    "next reviews are due.",
    Role.SENIOR_LEADER: "Nothing waits for you today. How the service is doing stands under Figures.",
    Role.PANEL_MEMBER: "There is nothing to read yet. Figures stand here once they are published for the panel.",
    Role.INSPECTOR: "Under Caseload you find the children who are listed for you.",
    Role.AUDITOR: "The trail says who did and who read what. Ask it for a person, a child or a day.",
}


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
    match role:
        case Role.REVIEWING_OFFICER:
            return [
                _block("Overdue", work.overdue, today, "show=overdue", "No review is overdue."),
                _block(
                    "Due in the next 30 days",
                    work.soon,
                    today,
                    "show=soon",
                    "No review is due in the next 30 days.",
                ),
                _block(
                    "New to you",
                    work.new,
                    today,
                    "sort=-entered",
                    "No child has come to you in the last four weeks.",
                ),
            ]
        case Role.IRO_MANAGER:
            return [
                _block(
                    "Not yet allocated",
                    work.unallocated,
                    today,
                    "show=unallocated",
                    "Every child has an officer.",
                ),
                _block(
                    "Overdue", work.overdue, today, "show=overdue", "No review is overdue anywhere."
                ),
            ]
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
