"""The children behind a figure: who is shown whom, and what is said of the others."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Reading, Viewer
from footprint.audit.models import TrailRow
from footprint.reports import queries
from footprint.reports.pages import behind as pages_behind
from tests.apps.browsing import signed_in
from tests.apps.cast import command, everybody
from tests.apps.reports.service import allocate, bar, name, restrict, three_years

Cast = Mapping[Role, Viewer]
pytestmark = pytest.mark.store
LATE = "reviews_held_late"


@pytest.fixture
def service(store: object, tmp_path: Path) -> Cast:
    three_years(tmp_path)
    return everybody()


def behind(viewer: Viewer, code: str = LATE, **asked: str | int) -> str:
    where = reverse("rows-behind-figure", kwargs={"year": 2026, "code": code})
    page = signed_in(viewer.person_id).get(where, asked)
    assert page.status_code == 200
    return page.content.decode()


def rows(page: str) -> int:
    return page.count('<th scope="row"')


def late_children(viewer: Viewer) -> list[int]:
    found = queries.behind(viewer, 2026, LATE)
    assert found is not None
    return found.rows["child"].to_list()


def test_the_manager_sees_every_row_by_name_and_the_analyst_by_reference(service: Cast) -> None:
    one = late_children(command())[0]
    name(viewer=command(), child_id=one, first_name="Zelda", surname="Zephyr")
    everything = len(late_children(command()))
    of_manager, of_analyst = behind(service[Role.IRO_MANAGER]), behind(service[Role.ANALYST])
    assert rows(of_manager) == rows(of_analyst) == everything
    assert "Zelda Zephyr" in of_manager
    assert "Zelda" not in of_analyst
    assert "not shown to you" not in of_manager


def test_an_officer_sees_the_rows_of_her_own_children_and_the_number_of_the_others(
    service: Cast,
) -> None:
    olive = service[Role.REVIEWING_OFFICER]
    late = late_children(olive)
    allocate(viewer=command(), child_id=late[0], email="olive@council.test")
    page = behind(olive)
    assert rows(page) == late.count(late[0])
    others = len(late) - late.count(late[0])
    assert f"{others} rows are not shown to you: only the children who are yours" in page


def test_a_restricted_or_barred_child_is_in_no_row_and_only_the_number_tells(
    service: Cast,
) -> None:
    mary, ann = service[Role.IRO_MANAGER], service[Role.ANALYST]
    late = late_children(mary)
    first, second = list(dict.fromkeys(late))[:2]
    restrict(viewer=command(), child_id=first)
    bar(viewer=command(), child_id=second, person_id=mary.person_id or 0)
    of_first, of_second = late.count(first), late.count(second)
    page = behind(ann)
    assert rows(page) == len(late) - of_first
    assert "not shown to you" in page
    page = behind(mary)
    assert rows(page) == len(late) - of_second
    assert f"Every row ({len(late) - of_second})" in page


@pytest.mark.parametrize(
    "role", [Role.SENIOR_LEADER, Role.INSPECTOR, Role.SOCIAL_CARE_MANAGER, Role.BUSINESS_SUPPORT]
)
def test_who_reads_totals_is_shown_no_row(service: Cast, role: Role) -> None:
    viewer = service[role]
    client = signed_in(viewer.person_id)
    parts = {"year": 2026, "code": LATE}
    assert client.get(reverse("rows-behind-figure", kwargs=parts)).status_code == 403
    page = client.get(reverse("figure", kwargs=parts))
    assert page.status_code == 200
    assert "The children behind this figure" not in page.content.decode()


def test_rows_are_chosen_by_how_they_stand_and_each_look_is_a_row_of_the_trail(
    service: Cast,
) -> None:
    mary = service[Role.IRO_MANAGER]
    figure = next(
        m for m in queries.year_figures(mary, 2026).measurements if m.code == "reviews_due_on_time"
    )
    counted = behind(mary, figure.code, show="counted")
    beside = behind(mary, figure.code, show="not_counted")
    assert rows(beside) == (figure.denominator or 0) - (figure.numerator or 0)
    assert f"Counted ({figure.numerator})" in counted
    looks = TrailRow.objects.filter(kind=Reading.LIST, thing="rows behind").order_by("pk")
    assert [(look.thing_id, look.filter, look.count) for look in looks] == [
        ("reviews_due_on_time 2026", "show=counted", rows(counted)),
        ("reviews_due_on_time 2026", "show=not_counted", rows(beside)),
    ]
    assert rows(behind(mary, figure.code, show="nonsense")) > rows(beside)


def test_many_rows_come_a_page_at_a_time(service: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_behind, "PAGE", 25)
    mary = service[Role.IRO_MANAGER]
    every = len(queries.behind(mary, 2026, "participation").rows)  # type: ignore[union-attr]
    assert every > 25
    assert rows(behind(mary, "participation")) == 25
    assert rows(behind(mary, "participation", page=every)) == (every % 25 or 25)


def test_the_record_is_read_once_and_who_may_see_whom_each_time(service: Cast) -> None:
    mary = service[Role.IRO_MANAGER]
    first, again = asked_of_the_store(mary), asked_of_the_store(mary)
    # The returns, three stamps, five frames, the readers' counts, the children seen; then
    # without the frames and the counts.
    assert [len(first), len(again)] == [11, 5]
    restrict(viewer=command(), child_id=late_children(mary)[0])
    assert rows(behind(service[Role.ANALYST])) < rows(behind(mary))


def asked_of_the_store(viewer: Viewer) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        behind(viewer)
    return [one["sql"] for one in asked.captured_queries if '"children_' in one["sql"]]
