"""The caseload as each role finds it."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import load_workbook

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.caseload.presenters.next_review import beside, days_words, urgency
from footprint.caseload.queries.caseload import caseload
from footprint.children.models import Allocation, Restriction, ReviewingOfficer
from footprint.domain.facts import year_of
from tests.apps import some_children as made
from tests.apps.browsing import signed_in

TODAY = localdate()
YEAR = year_of(TODAY)
pytestmark = pytest.mark.store


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def children(cast: dict[Role, Viewer]) -> dict[str, int]:
    """Zoë is overdue, Mary-Jane due soon, Ali new and waiting for a first review, Una nobody's."""
    made.loaded(YEAR, ago(10))
    olive, oscar = made.officer("Olive Officer"), made.officer("Oscar Other")
    zoe = made.child(
        "31",
        ago(500),
        reviews=(ago(480), ago(400), ago(190)),
        name="Zoë O'Brien",
        held_by=olive,
        years=(YEAR - 1, YEAR),
    )
    mary = made.child(
        "32",
        ago(400),
        reviews=(ago(380), ago(300), ago(170)),
        name="Mary-Jane Smith",
        held_by=olive,
        years=(YEAR - 1, YEAR),
        born=date(2010, 1, 1),
    )
    ali = made.child("33", ago(6), name="Ali Khan", held_by=oscar, years=(YEAR,))
    una = made.child("34", ago(20), years=(YEAR,))
    gone = made.child(
        "35", ago(900), left=ago(300), name="Gone Away", held_by=olive, years=(YEAR - 1, YEAR)
    )
    made.flag(zoe, ago(60), TODAY + timedelta(days=30))
    return {
        "zoe": zoe.pk,
        "mary": mary.pk,
        "ali": ali.pk,
        "una": una.pk,
        "gone": gone.pk,
    }


def page(viewer: Viewer, **asked: str | int) -> str:
    return signed_in(viewer.person_id).get(reverse("caseload"), asked).content.decode()


def names(text: str) -> list[str]:
    return re.findall(r'href="/children/\d+/(?:\?list=[^"]*)?">([^<]+)<', text)


def test_an_officer_finds_her_own_children_soonest_first_and_nobody_else(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    text = page(cast[Role.REVIEWING_OFFICER])
    assert names(text) == ["Zoë O&#39;Brien", "Mary-Jane Smith"]
    assert "My caseload" in text
    assert "2 children: 1 overdue." in text
    assert "Gone Away" not in text
    assert "Oscar Other" not in text


def test_a_date_is_said_in_words_and_not_by_colour_alone(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    text = page(cast[Role.REVIEWING_OFFICER])
    assert re.search(r'govuk-tag--red">\s*\d+ days overdue\s*</strong>\s*<br>\w+day \d', text)
    assert re.search(r'govuk-tag--yellow">\s*In \d+ days\s*</strong>\s*<br>\w+day \d', text)


@pytest.mark.parametrize(
    ("days", "said", "colour"),
    [
        (-2, "2 days overdue", "red"),
        (-1, "1 day overdue", "red"),
        (0, "Today", "yellow"),
        (1, "Tomorrow", "yellow"),
        (30, "In 30 days", "yellow"),
        (31, "In 31 days", ""),
    ],
)
def test_a_day_is_red_once_it_has_passed_and_yellow_for_thirty_days_before(
    days: int, said: str, colour: str
) -> None:
    assert (days_words(days), urgency(days)) == (said, colour)


@pytest.mark.parametrize(
    ("due", "last", "said"),
    [
        (date(2026, 12, 4), date(2026, 12, 4), []),
        (date(2026, 12, 5), date(2026, 12, 4), ["Last working day: Friday 4 December"]),
        (date(2027, 1, 3), date(2026, 12, 31), ["Last working day: Thursday 31 December 2026"]),
    ],
)
def test_the_last_working_day_has_its_year_only_where_it_is_another(
    due: date, last: date, said: list[str]
) -> None:
    assert beside(due, last, None) == said


def test_the_manager_finds_everybody_with_officers_and_the_unallocated_first(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    text = page(cast[Role.IRO_MANAGER])
    assert names(text)[0] == "Child 34"
    assert set(names(text)) == {"Child 34", "Zoë O&#39;Brien", "Mary-Jane Smith", "Ali Khan"}
    assert text.index("Not yet allocated</caption>") < text.index("Children with an officer")
    assert "An officer was to be named by" in text
    assert "Oscar Other" in text


def test_an_analyst_finds_references_and_no_names_officers_or_flags(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    text = page(cast[Role.ANALYST])
    assert set(names(text)) == {"Child 31", "Child 32", "Child 33", "Child 34"}
    for hidden in ("Brien", "Khan", "Olive Officer", "protection plan", "Every officer"):
        assert hidden not in text


def test_flags_are_for_those_who_need_them(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    for role, shown in (
        (Role.REVIEWING_OFFICER, True),
        (Role.IRO_MANAGER, True),
        (Role.BUSINESS_SUPPORT, False),
        (Role.ANALYST, False),
    ):
        text = page(cast[role])
        assert ("On a child protection plan (until" in text) is shown, role
        assert ("the people file)" in text) is shown


def test_a_flag_that_has_ended_is_not_shown_today(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    assert "protection plan" not in page(cast[Role.IRO_MANAGER], name="Mary", **as_at(ago(0)))
    assert "protection plan" not in page(cast[Role.IRO_MANAGER], **as_at(ago(61)))
    assert "protection plan" in page(cast[Role.IRO_MANAGER], **as_at(ago(60)))


def as_at(day: date) -> dict[str, int]:
    return {f"as_at-{part}": getattr(day, part) for part in ("day", "month", "year")}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"show": "overdue"}, {"Zoë O&#39;Brien"}),
        ({"show": "soon"}, {"Mary-Jane Smith", "Ali Khan", "Child 34"}),
        ({"show": "first"}, {"Ali Khan", "Child 34"}),
        ({"show": "unallocated"}, {"Child 34"}),
        ({"name": "obrien"}, {"Zoë O&#39;Brien"}),
        ({"name": "O BRIEN zoe"}, {"Zoë O&#39;Brien"}),
        ({"name": "maryjane"}, {"Mary-Jane Smith"}),
        ({"name": "smith mary"}, {"Mary-Jane Smith"}),
        ({"name": "33"}, {"Ali Khan"}),
        ({"name": "nobody"}, set()),
    ],
)
def test_each_filter_shows_whom_it_names(
    cast: dict[Role, Viewer],
    children: dict[str, int],
    asked: dict[str, str],
    found: set[str],
) -> None:
    assert set(names(page(cast[Role.IRO_MANAGER], **asked))) == found


def test_an_officer_is_filtered_by_and_an_unknown_one_is_said(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    held = caseload(cast[Role.IRO_MANAGER], TODAY)
    oscar = next(pk for pk, name in held.officers.items() if name == "Oscar Other")
    assert names(page(cast[Role.IRO_MANAGER], officer=oscar)) == ["Ali Khan"]
    text = page(cast[Role.IRO_MANAGER], officer=999)
    assert "Nobody here has this officer" in text
    assert len(names(text)) == 4


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("name", "Ali Khan"),
        ("-name", "Mary-Jane Smith"),
        ("-age", "Mary-Jane Smith"),
        ("entered", "Zoë O&#39;Brien"),
        ("-entered", "Ali Khan"),
        ("last", "Zoë O&#39;Brien"),
        ("-last", "Mary-Jane Smith"),
        ("due", "Zoë O&#39;Brien"),
    ],
)
def test_every_column_sorts(
    cast: dict[Role, Viewer], children: dict[str, int], sort: str, first: str
) -> None:
    found = names(page(cast[Role.IRO_MANAGER], sort=sort))
    assert found[:2] == ["Child 34", first]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"show": "overdue", "name": "ali"}, "No child here has a name or reference like that."),
        ({"name": "nobody"}, "No child here has a name or reference like that."),
    ],
)
def test_an_empty_list_says_why(
    cast: dict[Role, Viewer], children: dict[str, int], asked: dict[str, str], said: str
) -> None:
    assert said in page(cast[Role.IRO_MANAGER], **asked)


def test_an_empty_store_says_that_it_is_empty(cast: dict[Role, Viewer]) -> None:
    text = page(cast[Role.IRO_MANAGER])
    assert "There are no children here on this day." in text
    assert "No return that tells of reviews has been imported" in text


def test_as_at_another_day_says_so_and_a_day_to_come_is_refused(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    text = page(cast[Role.IRO_MANAGER], **as_at(ago(400)))
    assert "by what is now known of that day" in text
    assert "Gone Away" in text
    assert "Ali Khan" not in text
    text = page(cast[Role.IRO_MANAGER], **as_at(TODAY + timedelta(days=1)))
    assert "later days are not known" in text
    assert "Ali Khan" in text


def test_the_sentence_says_up_to_which_day_the_returns_tell(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    day = ago(10)
    assert f"up to {day.day} {day:%B %Y}" in page(cast[Role.IRO_MANAGER])


def test_cover_is_marked_with_whose_child_it_is(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    olive, oscar = ReviewingOfficer.objects.order_by("full_name")
    made.cover(oscar, olive, TODAY)
    text = page(cast[Role.REVIEWING_OFFICER])
    assert "Ali Khan" in names(text)
    assert "Cover for Oscar Other" in text
    assert "Cover for Olive" not in text


def test_an_officer_whose_only_child_the_last_return_lacks_has_nobody(
    cast: dict[Role, Viewer],
) -> None:
    made.loaded(YEAR - 1)
    made.loaded(YEAR, ago(10))
    olive = made.officer("Olive Officer")
    made.child("78", ago(700), name="Lost Child", held_by=olive, years=(YEAR - 1,))
    assert "No child is on your caseload." in page(cast[Role.REVIEWING_OFFICER])


def test_an_empty_list_says_who_can_mend_it_and_says_it_of_today_alone(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    assert "match your name" in page(cast[Role.SOCIAL_WORKER])
    assert "No child is listed for you today." in page(cast[Role.INSPECTOR])
    text = page(cast[Role.INSPECTOR], **as_at(ago(30)))
    assert "There are no children here on this day." in text


def test_a_list_that_is_narrowed_says_of_how_many(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    manager = cast[Role.IRO_MANAGER]
    assert "1 of 4 children: 1 overdue." in page(manager, show="overdue")
    assert "None of 4 children." in page(manager, name="nobody")


def test_a_restricted_child_is_in_no_row_count_or_filter_but_the_manager_s(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    made.store(Restriction(child_id=children["ali"], reason="x", began_on=ago(1)))
    for role in (Role.BUSINESS_SUPPORT, Role.ANALYST):
        text = page(cast[role])
        assert "3 children" in text
        assert "Oscar Other" not in text
        assert "Child 33" not in text
    assert "4 children" in page(cast[Role.IRO_MANAGER])


def test_a_list_leaves_one_row_and_a_search_another_kind(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    page(cast[Role.IRO_MANAGER], show="overdue", page=1)
    row = TrailRow.objects.latest("id")
    assert (row.kind, row.thing, row.filter, row.count) == ("list", "caseload", "show=overdue", 1)
    page(cast[Role.IRO_MANAGER], name="khan")
    row = TrailRow.objects.latest("id")
    assert (row.kind, row.filter, row.count) == ("search", "name=khan", 1)
    assert TrailRow.objects.filter(kind__in=("list", "search"), thing="caseload").count() == 2


def test_fifty_to_a_page_and_the_filter_stays_in_the_address(cast: dict[Role, Viewer]) -> None:
    made.loaded(YEAR, TODAY)
    made.many(60, TODAY)
    text = page(cast[Role.ANALYST], sort="name")
    assert len(names(text)) == 50
    assert "page=2&amp;sort=name" in text
    assert len(names(page(cast[Role.ANALYST], sort="name", page=2))) == 10
    assert len(names(page(cast[Role.ANALYST], sort="name", page=99))) == 10


def selects(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    ours = ('FROM "django_session"', 'FROM "accounts_person"', 'FROM "accounts_rolegrant"')
    return [
        query["sql"]
        for query in asked
        if query["sql"].startswith(("SELECT", "(SELECT"))
        and not any(table in query["sql"].split("WHERE")[0] for table in ours)
    ]


@pytest.mark.parametrize("role", [Role.IRO_MANAGER, Role.REVIEWING_OFFICER, Role.SOCIAL_WORKER])
def test_it_asks_the_store_six_times_for_twenty_children_and_for_many(
    cast: dict[Role, Viewer], role: Role
) -> None:
    made.loaded(YEAR, TODAY)
    olive = made.officer("Olive Officer")
    for one in made.many(20, TODAY):
        made.store(Allocation(child=one, word="file", began_on=ago(400), officer=olive))
    client = signed_in(cast[role].person_id)
    few = selects(client, reverse("caseload"))
    assert len(few) <= 6
    assert len(selects(client, reverse("caseload") + "?name=last")) == len(few)


def test_two_thousand_children_are_asked_for_as_often_as_twenty(cast: dict[Role, Viewer]) -> None:
    made.loaded(YEAR, TODAY)
    made.many(20, TODAY)
    client = signed_in(cast[Role.IRO_MANAGER].person_id)
    few = selects(client, reverse("caseload"))
    made.many(2000, TODAY - timedelta(days=1), reviews=1, prefix="N")
    assert len(selects(client, reverse("caseload"))) == len(few) <= 6


def export(viewer: Viewer, address: str = "", **sent: str) -> bytes:
    client = signed_in(viewer.person_id)
    return client.post(reverse("export-caseload") + address, sent).content


def test_a_file_asks_for_a_purpose_and_leaves_names_out_unless_asked(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    refused = export(cast[Role.IRO_MANAGER], kind="csv").decode()
    assert "Say what the file is for" in refused
    assert not TrailRow.objects.filter(kind="export").exists()
    told = export(cast[Role.IRO_MANAGER], "?show=overdue", kind="csv", purpose="Team meeting")
    rows = list(csv.DictReader(io.StringIO(told.decode("utf-8-sig"))))
    assert [row["Child"] for row in rows] == ["31"]
    assert "Name" not in rows[0]
    assert (rows[0]["Purpose"], rows[0]["Filter"]) == ("Team meeting", "show=overdue")
    assert rows[0]["Exported by"] == "Mary Manager"
    row = TrailRow.objects.get(kind="export")
    assert (row.purpose, row.filter, row.count) == ("Team meeting", "show=overdue", 1)


def test_names_are_in_a_file_only_of_a_role_that_sees_them_and_flags_in_none(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    asked = {"kind": "csv", "purpose": "x", "names": "on"}
    hers = export(cast[Role.REVIEWING_OFFICER], **asked).decode()
    assert "Zoë O'Brien" in hers
    assert "protection" not in hers
    assert "Ali" not in hers
    theirs = export(cast[Role.ANALYST], **asked).decode()
    assert "Brien" not in theirs
    assert '"31"' in theirs


def test_a_workbook_says_on_its_sheet_who_made_it_when_and_for_what(
    cast: dict[Role, Viewer], children: dict[str, int]
) -> None:
    made_file = export(cast[Role.IRO_MANAGER], kind="xlsx", purpose="Team meeting")
    (sheet,) = load_workbook(io.BytesIO(made_file)).worksheets
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("Exported by Mary Manager, as IRO manager, on" in cell for cell in cells)
    assert "Purpose: Team meeting" in cells
    assert any(cell.startswith("Filter: none.") for cell in cells)
    assert "Zoë" not in " ".join(cells)
