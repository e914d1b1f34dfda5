"""The made-up people who sign in to the demo: one in each role, and what each may try first.

The officer, the social worker and the social care manager's team are of the people file; the
others stand nowhere but here. Nobody's address can exist.
"""

from dataclasses import dataclass

import polars as pl

from footprint.accounts.roles import Role
from footprint.demo.names import mail_of
from footprint.demo.workers import SHORT_BREAKS_TEAM

_NAMES = {
    Role.IRO_MANAGER: "Morgan Pretend",
    Role.BUSINESS_SUPPORT: "Bertie Madeup",
    Role.SOCIAL_CARE_MANAGER: "Tamsin Imaginary",
    Role.SENIOR_LEADER: "Lorne Notreal",
    Role.PANEL_MEMBER: "Peregrine Fictional",
    Role.ANALYST: "Anoushka Invented",
    Role.INSPECTOR: "Ines Storybook",
    Role.AUDITOR: "Augustin Fable",
    Role.ADMINISTRATOR: "Ada Unreal",
}

_TRY_FIRST = {
    Role.REVIEWING_OFFICER: "Open your caseload and see whose review is due next and how that date was reached.",
    Role.IRO_MANAGER: "Name an officer for the children who came last and have none.",
    Role.BUSINESS_SUPPORT: "List the reviews that are due in the next 30 days.",
    Role.SOCIAL_WORKER: "Open one of your children and see when the next review is due.",
    Role.SOCIAL_CARE_MANAGER: "See the children of your team whose review is overdue.",
    Role.SENIOR_LEADER: "Read the figures of the year, and what each of them means.",
    Role.PANEL_MEMBER: "See what the panel sees: nothing, until figures are published for it.",
    Role.ANALYST: "Open the list of what is unsound in the data, and mend one item.",
    Role.INSPECTOR: "Open one of the children who are listed for you.",
    Role.AUDITOR: "Read the trail: who opened which record today.",
    Role.ADMINISTRATOR: "Propose a role for somebody, for a second person to confirm.",
}


@dataclass(frozen=True, slots=True)
class CastMember:
    """One who signs in. `scope` is the team of the social care manager, empty for the others."""

    role: Role
    full_name: str
    email: str
    scope: str
    try_first: str


def cast_of(people: pl.DataFrame) -> tuple[CastMember, ...]:
    """One a role, in the order of the roles, from the rows of the people file.

    Officer and social worker are those whose number of children is the middle one; the social care
    manager's team is that social worker's. Without either, as in a tiny authority, nobody has that
    role.
    """
    now = people.filter(pl.col("to").is_null())
    worker, team = _ordinary(
        now.filter(pl.col("team") != SHORT_BREAKS_TEAM), ["social_worker", "team"]
    )
    names = {
        **_NAMES,
        Role.REVIEWING_OFFICER: _ordinary(now, ["officer"])[0],
        Role.SOCIAL_WORKER: worker,
    }
    scopes = {Role.SOCIAL_CARE_MANAGER: team}
    without = {Role.SOCIAL_CARE_MANAGER} if not team else set()
    return tuple(
        CastMember(role, names[role], mail_of(names[role]), scopes.get(role, ""), _TRY_FIRST[role])
        for role in Role
        if names[role] and role not in without
    )


def _ordinary(now: pl.DataFrame, columns: list[str]) -> tuple[str, ...]:
    """Of those who have children now, the one with the middle number of them; empty if nobody."""
    held = now.drop_nulls(columns).group_by(columns).agg(pl.col("child_id").n_unique())
    if held.is_empty():
        return ("",) * len(columns)
    return held.sort("child_id", *columns).select(columns).row(held.height // 2)
