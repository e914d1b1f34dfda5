"""The roles, in the words of the pages and the reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    REVIEWING_OFFICER = "reviewing_officer"
    IRO_MANAGER = "iro_manager"
    BUSINESS_SUPPORT = "business_support"
    SOCIAL_WORKER = "social_worker"
    SOCIAL_CARE_MANAGER = "social_care_manager"
    SENIOR_LEADER = "senior_leader"
    PANEL_MEMBER = "panel_member"
    ANALYST = "analyst"
    INSPECTOR = "inspector"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class RoleFacts:
    """What a role is called and is for.

    `opens_records`: it opens something of single children. `by_two`: two people grant it, because
    it does, or because it grants what does: one person with two accounts would else be both of them.
    `social_work_line`: it is one of those of whom `independent` ones, the reviewing officer and the
    manager who allocates and answers for her, are independent.
    """

    label: str
    sees: str
    does: str
    opens_records: bool = True
    by_two: bool = True
    social_work_line: bool = False
    independent: bool = False


ROLES: Mapping[Role, RoleFacts] = {
    Role.REVIEWING_OFFICER: RoleFacts(
        "Reviewing officer",
        "their own caseload and cover; the team's read-only, with a reason",
        "reviews, records, visits, challenges",
        independent=True,
    ),
    Role.IRO_MANAGER: RoleFacts(
        "IRO manager",
        "the whole service, but not a matter about themselves",
        "allocates, assures, answers for the figures, writes the report",
        independent=True,
    ),
    Role.BUSINESS_SUPPORT: RoleFacts(
        "Business support",
        "names, dates, diaries, contacts, recipients, titles; no text",
        "books, invites, chases, sends what the officer approved",
    ),
    Role.SOCIAL_WORKER: RoleFacts(
        "Social worker",
        "their own children, until 28 days after the link ends",
        "notices, reports, answers",
        social_work_line=True,
    ),
    Role.SOCIAL_CARE_MANAGER: RoleFacts(
        "Social care manager",
        "their own teams' children, with the social worker's limits",
        "the manager's answers",
        social_work_line=True,
    ),
    Role.SENIOR_LEADER: RoleFacts(
        "Senior leader",
        "the facts of a child whose concern has reached them; totals",
        "answers a stage of a challenge",
        social_work_line=True,
    ),
    Role.PANEL_MEMBER: RoleFacts(
        "Panel member",
        "published years and quarter ends, small numbers hidden",
        "reads",
        opens_records=False,
        by_two=False,
    ),
    Role.ANALYST: RoleFacts(
        "Analyst",
        "child references; no name, no text, no address",
        "imports, and exports with a purpose",
    ),
    Role.INSPECTOR: RoleFacts(
        "Inspector",
        "the children that are listed for them, between two dates",
        "reads",
    ),
    Role.AUDITOR: RoleFacts(
        "Auditor",
        "the trail: who did and who read what",
        "reads",
    ),
    Role.ADMINISTRATOR: RoleFacts(
        "Administrator",
        "people, roles and settings; no child's record",
        "adds people and grants roles, never to themselves",
        opens_records=False,
    ),
}
