"""Those who sign in to the demo: one a role, of the people file where they have children."""

from datetime import date
from functools import cache

import polars as pl
import pytest

from footprint.accounts.roles import Role
from footprint.demo.cast import CastMember, cast_of
from footprint.demo.days import number
from footprint.demo.names import MAIL_DOMAIN
from footprint.demo.people_file import people_frame
from tests.demo.conftest import world_of


@cache
def people(month: int = 11) -> pl.DataFrame:
    return people_frame(world_of(year=2027), range(2023, 2028), number(date(2026, month, 22)))


def cast(month: int = 11) -> dict[Role, CastMember]:
    return {member.role: member for member in cast_of(people(month))}


def children_of(column: str, value: str, month: int = 11) -> int:
    now = people(month).filter(pl.col("to").is_null(), pl.col(column) == value)
    return now["child_id"].n_unique()


def test_there_is_one_a_role_with_a_name_and_an_address_of_her_own() -> None:
    assert list(cast()) == list(Role)
    members = list(cast().values())
    assert len({m.full_name for m in members}) == len({m.email for m in members}) == len(Role)
    assert all(m.email.endswith(f"@{MAIL_DOMAIN}") for m in members)
    assert all(m.try_first.endswith(".") and m.try_first.count(". ") == 0 for m in members)


@pytest.mark.parametrize("month", [4, 7, 11])
def test_the_reviewing_officer_has_an_ordinary_caseload(month: int) -> None:
    officer = cast(month)[Role.REVIEWING_OFFICER]
    assert 30 <= children_of("officer_email", officer.email, month) <= 70
    named = people(month).filter(pl.col("officer_email") == officer.email)["officer"].unique()
    assert named.to_list() == [officer.full_name]


@pytest.mark.parametrize("month", [4, 7, 11])
def test_the_social_worker_has_children_and_her_manager_has_her_team(month: int) -> None:
    worker, manager = cast(month)[Role.SOCIAL_WORKER], cast(month)[Role.SOCIAL_CARE_MANAGER]
    assert 5 <= children_of("social_worker", worker.full_name, month) <= 25
    teams = people(month).filter(pl.col("social_worker") == worker.full_name)["team"].unique()
    assert teams.to_list() == [manager.scope]
    assert children_of("team", manager.scope, month) > 30


def test_only_the_social_care_manager_has_a_scope() -> None:
    assert [role for role, m in cast().items() if m.scope] == [Role.SOCIAL_CARE_MANAGER]


def test_without_children_nobody_plays_those_who_have_some() -> None:
    roles = {member.role for member in cast_of(people().clear())}
    assert set(Role) - roles == {
        Role.REVIEWING_OFFICER,
        Role.SOCIAL_WORKER,
        Role.SOCIAL_CARE_MANAGER,
    }
