"""The pages of the figures: who reads them, what they say, what they leave on the trail."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from footprint.accounts.roles import Role
from footprint.audit.facts import Reading, Viewer
from footprint.audit.models import TrailRow
from footprint.demo.demo_data import write_demo_returns
from footprint.exchange.ssda903.returns import read_returns
from footprint.reports import queries
from footprint.reports.measure_json import document
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, command, hold, person
from tests.apps.reports.service import three_years
from tests.apps.reports.taken_in import take_in, take_in_files

pytestmark = pytest.mark.store


def someone(role: Role) -> Viewer:
    return hold(administrator(), administrator("Grace Hopper"), person("Ann Analyst"), role)


def read(viewer: Viewer, route: str, status: int = 200, **parts: object) -> str:
    page = signed_in(viewer.person_id).get(reverse(route, kwargs=parts or None), follow=True)
    assert page.status_code == status
    return page.content.decode()


def test_without_a_return_the_page_says_what_to_do() -> None:
    page = read(someone(Role.SENIOR_LEADER), "figures")
    assert "No return has been loaded yet" in page


def test_a_year_that_is_not_over_says_from_which_day_on(tmp_path: Path) -> None:
    viewer = someone(Role.ANALYST)
    this = viewer.today.year + (viewer.today >= date(viewer.today.year, 4, 1))
    folders = write_demo_returns(tmp_path / "r", children=20, years=2, year_ending=this).folders
    told_to = date(this - 1, 11, 20)
    take_in(viewer=command(), words=read_returns(folders, with_words=True).words, told_to=told_to)
    until = f"loaded up to 20 November {this - 1}. The year is not over: its figures can be given "
    assert until in read(viewer, "figures")
    assert f"from 1 April {this} on" in read(viewer, "figures-of-year", 404, year=this)
    # of the days after the year's end its own figures do not speak
    assert "before its year was over" not in read(viewer, "figures-of-year", year=this - 1)


def test_a_return_made_before_its_year_was_over_is_warned_about_once_the_year_is_over(
    tmp_path: Path,
) -> None:
    viewer = someone(Role.ANALYST)
    over = viewer.today.year + (viewer.today >= date(viewer.today.year, 4, 1)) - 1
    folders = write_demo_returns(tmp_path / "r", children=20, years=2, year_ending=over).folders
    words = read_returns(folders, with_words=True).words
    take_in(viewer=command(), words=words, told_to=date(over - 1, 11, 20))
    page = read(viewer, "figures-of-year", year=over)
    assert "was made before its year was over" in page


def test_a_year_shows_its_figures_with_the_years_before_and_where_they_come_from(
    tmp_path: Path,
) -> None:
    three_years(tmp_path)
    viewer = someone(Role.SENIOR_LEADER)
    page = read(viewer, "figures")
    assert "Figures, year ending 31 March 2026" in page
    figures = queries.figures_of_years(viewer, [2024, 2025, 2026])
    for year, of_year in figures.items():
        held = next(m for m in of_year.measurements if m.code == "reviews_held_on_time")
        assert f"{held.numerator:,} of {held.denominator:,} ({held.percent}%)" in page, year
    assert page.count("<svg") >= 5
    assert "Definitions signed: none." in page
    assert "2023-24" in page
    assert "Sign the definitions" not in page
    assert reverse("figure", kwargs={"year": 2026, "code": "recovered"}) in page


def test_every_figure_opens_to_its_definition_numbers_parts_and_history(tmp_path: Path) -> None:
    three_years(tmp_path)
    viewer = someone(Role.INSPECTOR)
    for measured in queries.year_figures(viewer, 2026).measurements:
        page = read(viewer, "figure", year=2026, code=measured.code)
        assert "Worked out as" in page
        assert "Nobody has signed it for this year." in page
        assert "The children behind this figure" not in page
    assert "31 March 2024" in page


def test_what_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    three_years(tmp_path)
    viewer = someone(Role.IRO_MANAGER)
    assert "No return of the year ending 31 March 1999 is loaded" in read(
        viewer, "figures-of-year", 404, year=1999
    )
    for route in ("figures-json", "figures-workbook", "sign-definitions"):
        assert "is loaded" in read(viewer, route, 404, year=1999)
    for route in ("figure", "rows-behind-figure"):
        assert "There is no figure of this name" in read(viewer, route, 404, year=2026, code="x")


def test_a_figure_of_reviews_is_not_given_of_a_year_without_its_reviews_file(
    tmp_path: Path,
) -> None:
    (folder,) = write_demo_returns(tmp_path / "r", children=20, years=1).folders
    (folder / "reviews.csv").unlink()
    take_in(viewer=command(), words=read_returns([folder], with_words=True).words)
    viewer = someone(Role.IRO_MANAGER)
    assert "no Reviews file was read" in read(viewer, "figures")
    for route in ("figure", "rows-behind-figure"):
        page = read(viewer, route, 404, year=2026, code="reviews_held_on_time")
        assert "cannot be given of the year ending 31 March 2026" in page


def test_the_files_are_those_of_the_command_and_each_is_on_the_trail(tmp_path: Path) -> None:
    three_years(tmp_path)
    viewer = someone(Role.ANALYST)
    client = signed_in(viewer.person_id)
    sent = client.get(reverse("figures-json", kwargs={"year": 2025}))
    assert json.loads(sent.content) == document(queries.year_figures(viewer, 2025))
    assert sent.headers["Content-Disposition"].endswith('"figures-2025-03-31.json"')
    book = client.get(reverse("figures-workbook", kwargs={"year": 2025}))
    sheets = load_workbook(io.BytesIO(book.content))
    assert {"Read me first", "Headline", "Definitions", "Checks"} <= set(sheets.sheetnames)
    rows = TrailRow.objects.filter(kind=Reading.EXPORT, thing="figures", thing_id="2025")
    assert [row.filter for row in rows.order_by("pk")] == ["as=json", "as=xlsx"]
    assert {row.person_id for row in rows} == {viewer.person_id}


def test_the_record_is_read_once_for_all_years_and_anew_after_a_change(tmp_path: Path) -> None:
    three_years(tmp_path)
    viewer = someone(Role.SENIOR_LEADER)
    first, again = selects(viewer), selects(viewer)
    assert any("children_review" in one and "held_on" in one for one in first)
    assert not any("held_on" in one for one in again)
    before = queries.year_figures(viewer, 2026)
    earlier = write_demo_returns(tmp_path / "more", children=20, years=1, year_ending=2023)
    take_in_files(list(earlier.folders))
    assert queries.year_figures(viewer, 2026).years == (2023, *before.years)


def selects(viewer: Viewer) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        queries.figures_of_years(viewer, [2025, 2026])
    return [one["sql"] for one in asked.captured_queries]
