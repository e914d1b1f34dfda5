"""The page of one child: her next review and its law, her time in care, who holds her."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.models import Child, Episode, ReadersFinding, Review, Settlement
from footprint.domain.facts import year_of
from tests.apps import some_children as made
from tests.apps.browsing import signed_in

TODAY = localdate()
YEAR = year_of(TODAY)
pytestmark = pytest.mark.store


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def zoe(cast: dict[Role, Viewer]) -> Child:
    """In care for 500 days; her first review was in time, her third late, the next is overdue."""
    made.loaded(YEAR - 1)
    made.loaded(YEAR, ago(10))
    olive, oscar = made.officer("Olive Officer"), made.officer("Oscar Other")
    one = made.child(
        "31",
        ago(500),
        reviews=(ago(480), ago(400), ago(200)),
        name="Zoë O'Brien",
        held_by=olive,
        years=(YEAR - 1, YEAR),
    )
    made.linked(one, "Sal Social", "North team", ago(300))
    made.flag(one, ago(60))
    made.cover(olive, oscar, TODAY)
    return one


def page(viewer: Viewer, one: Child, **asked: int) -> str:
    response = signed_in(viewer.person_id).get(address(one), asked)
    return " ".join(response.content.decode().split())


def address(one: Child, name: str = "child") -> str:
    return reverse(name, kwargs={"child_id": one.pk})


def test_the_next_review_is_told_with_how_its_day_was_reached_and_the_words_of_the_law(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = page(cast[Role.REVIEWING_OFFICER], zoe)
    assert "days overdue" in text
    assert "6 months after the previous review on" in text
    assert "(England) Regulations 2010, regulation 33(2) (SI 2010/959)" in text
    assert "https://www.legislation.gov.uk/uksi/2010/959/regulation/33" in text
    assert "In summary: Reviews after the second are held at intervals" in text
    assert "<strong>Third and later reviews</strong> (law)" in text
    assert re.search(r"<br><strong>Later review, due by \w+day \d", text)


def test_an_overdue_review_is_not_said_to_have_been_missed_and_can_be_recorded(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = page(cast[Role.REVIEWING_OFFICER], zoe)
    day = ago(200)
    assert f"No review is recorded since the one of {day.day} {day:%B %Y}." in text
    assert "If it was held" in text
    before = ago(5)
    asked = {f"as_at-{part}": getattr(before, part) for part in ("day", "month", "year")}
    text = page(cast[Role.REVIEWING_OFFICER], zoe, **asked)
    assert "No review is recorded since" in text
    assert "If it was held" not in text


def test_short_breaks_show_their_law_though_no_day_follows(cast: dict[Role, Viewer]) -> None:
    made.loaded(YEAR)
    one = made.child("50", ago(100), legal_status="V4", years=(YEAR,))
    text = page(cast[Role.IRO_MANAGER], one)
    assert "Not known: the returns hold no reviews of short breaks" in text
    assert "within 3 months of the start of the first short break. Later reviews are held" in text
    assert "In a series of short breaks" in text


def test_where_a_child_lives_and_under_what_stands_with_the_first_facts(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = page(cast[Role.REVIEWING_OFFICER], zoe)
    glance = text[text.index("At a glance") : text.index("Time in care")]
    for words in ("Placement", "Legal status", "Full care order", "Since"):
        assert words in glance
    gone = made.child("36", ago(200), left=ago(50), years=(YEAR,))
    text = page(cast[Role.IRO_MANAGER], gone)
    glance = text[text.index("At a glance") : text.index("Time in care")]
    assert "Legal status" not in glance
    assert "None: not in care" in glance


def test_words_that_were_read_are_quoted_and_others_are_in_summary(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    new = made.child("32", ago(3), years=(YEAR,))
    text = page(cast[Role.IRO_MANAGER], new)
    assert "The words: “The responsible authority must first review" in text
    assert "In summary" not in text


def test_her_time_in_care_is_told_with_each_review_on_time_or_late(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = page(cast[Role.REVIEWING_OFFICER], zoe)
    assert text.count("Review held") == 3
    assert text.count("On time") == 2
    assert re.search(r"\d+ days late", text)
    assert "None recorded" in text
    assert "Full care order" in text
    assert "speaks for" in text


def test_who_holds_her_works_with_her_and_covers(cast: dict[Role, Viewer], zoe: Child) -> None:
    text = page(cast[Role.REVIEWING_OFFICER], zoe)
    for words in ("Olive Officer, since", "Oscar Other", "Sal Social", "North team"):
        assert words in text
    assert "On a child protection plan (no end date" in text


def test_an_analyst_sees_no_name_and_no_flag(cast: dict[Role, Viewer], zoe: Child) -> None:
    text = page(cast[Role.ANALYST], zoe)
    assert "Child 31" in text
    assert "Brien" not in text
    assert "protection plan" not in text


def test_opening_leaves_its_row_and_a_child_there_is_not_leaves_none(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    page(cast[Role.REVIEWING_OFFICER], zoe)
    row = TrailRow.objects.latest("id")
    assert (row.kind, row.child_id, row.person_id) == (
        "opening",
        zoe.pk,
        cast[Role.REVIEWING_OFFICER].person_id,
    )
    client = signed_in(cast[Role.IRO_MANAGER].person_id)
    assert client.get(reverse("child", kwargs={"child_id": 999})).status_code == 404
    assert TrailRow.objects.filter(kind="opening").count() == 1


def test_as_at_a_day_before_shows_what_is_known_of_it(cast: dict[Role, Viewer], zoe: Child) -> None:
    day = ago(450)
    asked = {f"as_at-{part}": getattr(day, part) for part in ("day", "month", "year")}
    text = page(cast[Role.IRO_MANAGER], zoe, **asked)
    assert f"As at {day.day} {day:%B %Y}" in text
    assert text.count("Review held") == 1
    assert "3 months after the first review" in text


def test_a_child_who_is_not_in_care_has_no_next_review(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    gone = made.child("35", ago(200), left=ago(50), years=(YEAR,))
    text = page(cast[Role.IRO_MANAGER], gone)
    left = ago(50)
    assert f"Left care on {left.day} {left:%B %Y}, so no review is due." in text
    assert "Left care" in text


def test_a_person_s_word_beside_the_return_s_is_an_item_with_both_values(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    made.store(
        Episode(
            child=zoe,
            began_on=ago(500),
            new_episode="S",
            legal_status="V2",
            placement="U4",
        )
    )
    text = page(cast[Role.IRO_MANAGER], zoe)
    assert "differ on the episode of" in text
    assert "the legal status" in text
    assert "The person&#39;s word is used" in text


def test_a_review_that_a_person_denies_is_out_and_both_words_are_told(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    made.store(Review(child=zoe, held_on=ago(200), denies=True))
    text = page(cast[Role.IRO_MANAGER], zoe)
    assert text.count("Review held") == 2
    assert "A person says that there was no review of" in text


def test_what_the_reader_found_is_listed_until_someone_settles_it(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    finding = ReadersFinding(
        child=zoe,
        year=YEAR,
        code="440",
        kind="reviews",
        file="reviews.csv",
        line=3,
        column="REVIEW_CODE",
        value="PN0",
        message="The code is for a child under 4.",
    )
    made.store(finding)
    assert "The code is for a child under 4." in page(cast[Role.ANALYST], zoe)
    about = f"{YEAR} reviews REVIEW_CODE PN0"
    made.store(Settlement(child=zoe, code="440", about=about, reason="It is right."))
    text = page(cast[Role.ANALYST], zoe)
    assert "The code is for a child under 4." not in text
    assert "Settled (1)" in text
    assert "It is right." not in text  # another's own words
    assert "Data to look at</h2>" not in page(cast[Role.BUSINESS_SUPPORT], zoe)


def test_who_opened_the_record_is_for_the_manager_and_the_auditor(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    page(cast[Role.REVIEWING_OFFICER], zoe)
    assert "Who opened this record" in page(cast[Role.IRO_MANAGER], zoe)
    assert "Who opened this record" not in page(cast[Role.REVIEWING_OFFICER], zoe)
    for role, heading in ((Role.IRO_MANAGER, "O&#39;Brien"), (Role.AUDITOR, "Child 31")):
        client = signed_in(cast[role].person_id)
        text = client.get(address(zoe, "openings")).content.decode()
        assert "Olive Officer<br>as Reviewing officer" in text
        assert heading in text
    refused = signed_in(cast[Role.REVIEWING_OFFICER].person_id).get(address(zoe, "openings"))
    assert refused.status_code == 403


def test_looking_who_opened_a_record_is_among_its_openings(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = signed_in(cast[Role.AUDITOR].person_id).get(address(zoe, "openings")).content.decode()
    assert "1 opening, page 1 of 1" in text
    assert "Audrey Auditor<br>as Auditor" in text


def selects(client: Client, where: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(where).status_code == 200
    ours = ('FROM "django_session"', 'FROM "accounts_person"', 'FROM "accounts_rolegrant"')
    return sum(
        query["sql"].startswith(("SELECT", "(SELECT"))
        and not any(table in query["sql"].split("WHERE")[0] for table in ours)
        for query in asked
    )


def test_it_asks_the_store_as_often_for_twenty_years_as_for_two(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    old = made.child(
        "40",
        ago(7300),
        reviews=[ago(7280 - 150 * n) for n in range(48)],
        years=(YEAR - 1, YEAR),
    )
    for role in (Role.IRO_MANAGER, Role.REVIEWING_OFFICER, Role.BUSINESS_SUPPORT):
        client = signed_in(cast[role].person_id)
        assert selects(client, address(zoe)) <= 8
    client = signed_in(cast[Role.IRO_MANAGER].person_id)
    assert selects(client, address(old)) == selects(client, address(zoe))


def test_the_way_back_leads_to_the_caseload_as_it_was_filtered(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    his = signed_in(cast[Role.REVIEWING_OFFICER].person_id)
    asked = "name=zo%C3%AB&show=overdue&sort=-name"
    caseload = his.get(f"{reverse('caseload')}?{asked}&officer=").content.decode()
    found = re.search(rf'href="({child_address(zoe)}\?list=[^"]+)"', caseload)
    assert found is not None
    page = his.get(unescape(found[1])).content.decode()
    back = re.search(r'<a href="([^"]+)" class="govuk-back-link"', page)
    assert back is not None
    assert unescape(back[1]) == f"{reverse('caseload')}?{asked}"
    assert "1 child" in his.get(unescape(back[1])).content.decode()


@pytest.mark.parametrize(
    ("left", "query"),
    [
        ("show=overdue&next=//elsewhere.test", "?show=overdue"),
        ("//elsewhere.test/?page=2", ""),
        ('"><script>alert(1)</script>', ""),
        ("name=" + "x" * 5000, "?name=" + "x" * 995),
        ("name=%ff%", "?name=%EF%BF%BD%25"),
        ("", ""),
    ],
)
def test_the_way_back_takes_nothing_but_what_a_caseload_may_be_asked(
    cast: dict[Role, Viewer], zoe: Child, left: str, query: str
) -> None:
    his = signed_in(cast[Role.REVIEWING_OFFICER].person_id)
    page = his.get(child_address(zoe), {"list": left}).content.decode()
    back = re.search(r'<a href="([^"]+)" class="govuk-back-link"', page)
    assert back is not None
    assert unescape(back[1]) == reverse("caseload") + query


def test_what_is_recorded_from_the_page_leads_back_to_it_as_it_was(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    his = signed_in(cast[Role.REVIEWING_OFFICER].person_id)
    here = f"{child_address(zoe)}?list=show%3Doverdue"
    page = his.get(here).content.decode()
    forms = re.findall(r'href="([^"]+/reviews/record/[^"]*)"', page)
    assert len(forms) == 2  # beside the date that has passed, and among the links
    for form in forms:
        review = his.get(unescape(form)).content.decode()
        assert f'<a href="{here}" class="govuk-back-link"' in review
    typed = dict(zip(("day", "month", "year"), f"{TODAY:%-d %-m %Y}".split(), strict=True))
    sent = {f"held_on-{part}": number for part, number in typed.items()}
    done = his.post(unescape(forms[0]), {**sent, "participation": "PN1", "version": 0})
    assert done.headers["Location"] == here


def child_address(child: Child) -> str:
    return reverse("child", kwargs={"child_id": child.pk})
