"""The work round six reviews, from the store to the figures: every number worked by hand."""

import json
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.models import Rule
from footprint.children.actions.ladders import record_ladder_fact
from footprint.children.facts.ladder import ConferenceSaid
from footprint.domain.indicators.definition import Measurement, Part
from footprint.domain.indicators.registry import OF_STORE, OF_WORK
from footprint.reports import actions, queries
from footprint.reports.measure_json import document
from footprint.reviews.queries.figures import work_of_the_service
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews.six_reviews import YEAR, Story, the_years_return

pytestmark = pytest.mark.store


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def story(mary: Viewer) -> Story:
    return Story(mary)


def figures(viewer: Viewer) -> Mapping[str, Measurement]:
    return {one.code: one for one in queries.year_figures(viewer, YEAR).measurements}


#: Number and base of every share, and what is left out or not known, each by hand.
SHARES = {
    "report_received": (3, 6),
    "report_3_days": (2, 6),
    "report_to_standard": (1, 3),
    "report_shared_with_child": (1, 3),
    "care_plan_seen": (2, 6),
    "contribution_school": (1, 2),
    "contribution_school_to_standard": (1, 1),
    "contribution_health": (0, 0),
    "contribution_health_to_standard": (0, 0),
    "contribution_carer": (2, 3),
    "contribution_carer_to_standard": (1, 2),
    "spoken_alone": (2, 4),
    "mother_attended": (2, 5),
    "mother_attended_of_all": (2, 6),
    "father_attended": (0, 2),
    "father_attended_of_all": (0, 6),
    "other_family_attended": (1, 6),
    "other_family_attended_of_all": (1, 6),
    "attended_with_under_fours": (6, 8),
    "decisions_in_5": (3, 6),
    "plan_updated_in_10": (1, 5),
    "record_in_15": (2, 5),
    "sent_in_20": (1, 5),
    "managers_answered": (1, 3),
    "decisions_done_on_time": (1, 3),
    "midway_done": (1, 1),
    "midway_children": (1, 1),
    "visited_in_6_months": (2, 3),
    "visited_in_person_in_6_months": (1, 3),
    "completed_in_20": (0, 1),
}


def test_every_share_of_the_story_is_the_one_worked_by_hand(mary: Viewer, story: Story) -> None:
    found = figures(mary)
    shares = {one.code for one in OF_WORK if one.statistic == "share"}
    assert shares == set(SHARES)
    assert {code: (found[code].numerator, found[code].denominator) for code in SHARES} == SHARES


def test_what_stands_beside_the_shares(mary: Viewer, story: Story) -> None:
    found = figures(mary)
    assert found["report_to_standard"].not_known == 1
    assert found["mother_attended"].not_known == 1
    assert found["report_received"].left_out == {"not_run_here": 2}
    assert found["spoken_alone"].left_out == {
        "not_run_here": 2,
        "child_chose_not_to": 1,
        "not_appropriate_at_the_age": 1,
    }
    assert parts(found["report_received"]) == {"received_after": 1}
    assert parts(found["mother_attended"]) == {"another_way": 1}
    assert parts(found["managers_answered"]) == {"stood_unanswered": 1, "objected": 1}
    assert parts(found["decisions_done_on_time"]) == {"done_late": 1, "not_done": 1}
    assert parts(found["completed_in_20"]) == {"adjourned": 1}
    carers = found["contribution_carer"].by
    assert carers == {"in_house": Part(1, 1), "agency": Part(0, 1), "residential": Part(1, 1)}


def parts(measured: Measurement) -> dict[str, int]:
    return {
        key: part.denominator
        for key, part in measured.by.items()
        if isinstance(part, Part) and part.denominator
    }


def test_why_the_three_were_late_or_never_held_by_rung(mary: Viewer, story: Story) -> None:
    """Ben's first two days late, his second never; Cara's first never."""
    found = figures(mary)

    def given(code: str) -> dict[str, object]:
        return {why: number for why, number in found[code].by.items() if number}

    assert given("lateness_by_reason") == {"room": 1, "carer": 1, "not_given": 1}
    assert given("lateness_by_reason_first") == {"room": 1, "carer": 1}
    assert given("lateness_by_reason_second") == {"not_given": 1}
    assert given("reviews_adjourned") == {"matter_4": 1, "matter_6": 1}
    assert found["second_adjournments_refused"].numerator == 1
    recovered = found["recovered"]
    assert (recovered.numerator, recovered.denominator) == (0, 1)


def test_a_conference_recorded_on_the_child_s_page_is_in_its_figures(
    mary: Viewer, story: Story
) -> None:
    assert figures(mary)["conferences_initial_in_15"].denominator == 0
    for said in (
        ConferenceSaid("strategy", date(2025, 10, 6), goes_on=True),
        ConferenceSaid("initial", date(2025, 10, 27), goes_on=True),
    ):
        record_ladder_fact(viewer=mary, child_id=story.ben, said=said, version=0)
    found = figures(mary)
    in_time = found["conferences_initial_in_15"]
    assert (in_time.numerator, in_time.denominator) == (1, 1)
    assert found["conferences_initial"].by["october"] == 1
    assert found["conferences_overdue"].numerator == 1
    behind = page(mary, "rows-behind-figure", code="conferences_overdue")
    assert "27 January 2026" in behind


def page(viewer: Viewer, route: str, **parts: object) -> str:
    found = signed_in(viewer.person_id).get(reverse(route, kwargs={"year": YEAR, **parts}))
    assert found.status_code == 200
    return found.content.decode()


def test_the_year_s_page_shows_them_with_the_rule_and_the_raw_figure(
    mary: Viewer, story: Story
) -> None:
    shown = page(mary, "figures-of-year")
    titles = ("How reviews were prepared", "Who of the family was there", "What followed")
    places = [shown.index(f">{title}<") for title in ("Stability", *titles, "Sittings")]
    assert places == sorted(places)
    assert "Which sitting of a review is its date: the first sitting" in shown
    assert "Room or travel" in shown
    assert "Not run here" not in shown
    assert "not run here: 2" in shown
    of_mother = page(mary, "figure", code="mother_attended")
    assert "2 of 5 (40.0%)" in of_mother
    assert "Mother was at the review, of all reviews, 2 of 6 (33.3%)" in of_mother
    assert "Which sitting of a review is its date" in of_mother
    of_reasons = page(mary, "figure", code="lateness_by_reason")
    assert "0 of 1 (0.0%)" in of_reasons


def test_the_children_behind_each_of_them_are_listed(mary: Viewer, story: Story) -> None:
    for one in OF_STORE:
        shown = page(mary, "rows-behind-figure", code=one.code)
        found = queries.behind(mary, YEAR, one.code)
        assert found is not None
        assert shown.count('<th scope="row"') == found.rows.height, one.code
    decisions = page(mary, "rows-behind-figure", code="decisions_done_on_time")
    assert "5 September 2025" in decisions
    assert "not done by the year" in decisions


def test_the_files_hold_them_apart_from_what_the_returns_tell(mary: Viewer, story: Story) -> None:
    sent = signed_in(mary.person_id).get(reverse("figures-json", kwargs={"year": YEAR}))
    told = json.loads(sent.content)
    codes = [one.code for one in OF_STORE]
    assert [one["code"] for one in told["work"]] == codes
    assert not {one["code"] for one in told["measurements"]} & {*codes}
    book = signed_in(mary.person_id).get(reverse("figures-workbook", kwargs={"year": YEAR}))
    assert book.status_code == 200


def test_without_a_review_run_here_there_is_none_to_count(mary: Viewer) -> None:
    recording.child(mary, "A-1")
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[the_years_return()])
    figures_of_year = queries.year_figures(mary, YEAR)
    assert "work" not in document(figures_of_year)
    assert "none to count" in page(mary, "figure", code="report_received")
    assert "How reviews were prepared" in page(mary, "figures-of-year")


def test_where_the_last_sitting_counts_the_review_is_of_its_day(mary: Viewer, story: Story) -> None:
    before = work_of_the_service(mary).reviews
    rule = Rule(key="which_sitting_counts", value="last", began_on=mary.today - timedelta(3650))
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[rule])
    after = work_of_the_service(mary).reviews
    moved = before.join(after, on="review").filter(before["held_on"] != after["held_on"])
    assert moved.select("held_on", "held_on_right").rows() == [
        (moved["first_sitting_on"][0], moved["last_sitting_on"][0])
    ]
    assert "the last sitting, set from" in page(mary, "figures-of-year")


def test_the_work_of_more_reviews_is_read_in_no_more_selects(mary: Viewer, story: Story) -> None:
    def selects() -> int:
        with CaptureQueriesContext(connection) as asked:
            work_of_the_service(mary)
        return len(asked)

    few = selects()
    story.another_review()
    assert selects() == few
    assert few < 20


def test_the_definitions_are_signed_like_every_other(mary: Viewer, story: Story) -> None:
    codes = [one.code for one in OF_WORK]
    assert actions.sign_definitions(viewer=mary, year=YEAR, codes=codes) == len(codes)
    assert "Signed as it reads" in page(mary, "figure", code="sent_in_20")
