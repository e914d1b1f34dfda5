"""The authority's own rungs on the caseload, on the child's page and in my work."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.actions import set_rule
from footprint.authority.queries import rule_mark, rules_on
from footprint.children.models import Child
from footprint.domain.facts import year_of
from footprint.domain.timetable.local import LocalRungs
from tests.apps import some_children as made
from tests.apps.browsing import signed_in

TODAY = localdate()
pytestmark = pytest.mark.store


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def tim(cast: dict[Role, Viewer]) -> Child:
    """Two years old, reviewed 40 days ago for the third time."""
    year = year_of(TODAY)
    made.loaded(year - 1)
    made.loaded(year, ago(5))
    return made.child(
        "71",
        ago(300),
        reviews=(ago(280), ago(190), ago(40)),
        name="Tim Small",
        born=ago(800),
        held_by=made.officer("Olive Officer"),
        years=(year - 1, year),
    )


def set_from(mary: Viewer, key: str, value: str, began_on: date) -> None:
    set_rule(
        viewer=mary,
        key=key,
        value=value,
        began_on=began_on,
        why="The panel",
        seen=rule_mark(mary, key),
        knowing=True,
    )


def test_they_are_the_rules_of_the_day(cast: dict[Role, Viewer]) -> None:
    mary = cast[Role.IRO_MANAGER]
    assert rules_on(mary, TODAY).local_rungs == LocalRungs()
    set_from(mary, "under_fives_months", "3", ago(10))
    set_from(mary, "under_fives_months", "4", TODAY)
    set_from(mary, "midway_checks", "no", TODAY)
    set_from(mary, "local_first_review_working_days", "15", TODAY)
    assert rules_on(mary, TODAY).local_rungs == LocalRungs(
        midway_checks=False, under_fives_months=4, local_first_review_working_days=15
    )
    assert rules_on(mary, ago(1)).local_rungs == LocalRungs(under_fives_months=3)
    for day in (TODAY, ago(1), ago(11)):
        rules = rules_on(mary, day)
        rungs = rules.local_rungs
        assert rungs == LocalRungs(
            rules.midway_checks, rules.under_fives_months, rules.local_first_review_working_days
        )


def test_a_rule_for_children_under_five_stands_on_every_page_from_its_day(
    cast: dict[Role, Viewer], tim: Child
) -> None:
    mary, olive = cast[Role.IRO_MANAGER], cast[Role.REVIEWING_OFFICER]
    set_from(mary, "midway_checks", "no", ago(30))
    set_from(mary, "under_fives_months", "2", ago(10))
    his, child = signed_in(olive.person_id), reverse("child", kwargs={"child_id": tim.pk})
    for address in (reverse("my-work"), reverse("caseload")):
        assert "Review, under 5" in his.get(address).content.decode()
    assert "Review of a child under 5, by the authority’s own rule" in " ".join(
        his.get(child).content.decode().replace("&#39;", "’").replace("'", "’").split()
    )
    before = ago(20)
    as_at = {f"as_at-{part}": getattr(before, part) for part in ("day", "month", "year")}
    assert "Review, under 5" not in his.get(reverse("caseload"), as_at).content.decode()


def test_no_midway_check_is_shown_where_the_authority_makes_none(
    cast: dict[Role, Viewer], tim: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    hers, child = signed_in(mary.person_id), reverse("child", kwargs={"child_id": tim.pk})
    assert "Midway check" in hers.get(child).content.decode()
    set_from(mary, "midway_checks", "no", TODAY)
    assert "Midway check" not in hers.get(child).content.decode()
