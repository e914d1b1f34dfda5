"""The pages on which a review is booked: what they show before anything is saved."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.models import Term
from footprint.domain.dates import day_words
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import things

pytestmark = pytest.mark.store


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    return hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)


@pytest.fixture
def olive(mary: Viewer) -> int:
    return recording.officer(mary, "Olive Officer", "olive@council.test").pk


@pytest.fixture
def child_id(mary: Viewer) -> int:
    """In care for five days: the first review is due in some three weeks."""
    return recording.child(mary, "C-1", mary.today - timedelta(days=5))


def a_weekday(viewer: Viewer, weekday: int) -> date:
    """The next day of that name (Monday is 0), a week away or more, and no bank holiday here."""
    day = viewer.today + timedelta(days=7)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def typed(day: date, officer_id: int, **more: str) -> dict[str, str]:
    return {
        "ladder": "looked_after",
        "day-day": str(day.day),
        "day-month": str(day.month),
        "day-year": str(day.year),
        "at": "4pm",
        "minutes": "60",
        "place_kind": "home",
        "officer_id": str(officer_id),
        **more,
    }


def post(client: Client, child_id: int, sent: dict[str, str]) -> str:
    """The page that comes; of a booking that went through, that of the review."""
    address = reverse("book-review", kwargs={"child_id": child_id})
    return client.post(address, sent, follow=True).content.decode()


def mark(page: str) -> str:
    found = re.search(r'name="seen" value="(\w*)"', page)
    assert found is not None
    return found[1]


def test_on_a_plain_day_a_review_is_booked_at_once(mary: Viewer, child_id: int, olive: int) -> None:
    page = post(signed_in(mary.person_id), child_id, typed(a_weekday(mary, 2), olive))
    assert "The review is booked." in page


def test_a_weekend_is_shown_before_it_is_saved_and_saved_when_it_was_seen(
    mary: Viewer, child_id: int, olive: int
) -> None:
    client, sent = signed_in(mary.person_id), typed(a_weekday(mary, 5), olive)
    page = post(client, child_id, sent)
    assert "is a Saturday." in page
    assert things.open_of(mary, child_id) == ()
    assert "The review is booked." in post(client, child_id, {**sent, "seen": mark(page)})


def test_another_day_than_the_one_that_was_warned_about_is_warned_about_anew(
    mary: Viewer, child_id: int, olive: int
) -> None:
    client = signed_in(mary.person_id)
    page = post(client, child_id, typed(a_weekday(mary, 5), olive))
    again = post(client, child_id, typed(a_weekday(mary, 6), olive, seen=mark(page)))
    assert "is a Sunday." in again
    assert things.open_of(mary, child_id) == ()


def test_outside_its_time_the_page_says_by_how_much_and_asks_why(
    mary: Viewer, child_id: int, olive: int
) -> None:
    client = signed_in(mary.person_id)
    day = a_weekday(mary, 2) + timedelta(days=70)
    page = post(client, child_id, typed(day, olive))
    assert re.search(r"That is \d+ days after \d+ \w+ \d{4}, the last day for this review", page)
    assert "Say why it is held outside its time" in page
    sent = typed(day, olive, seen=mark(page), outside_why="She is abroad until then.")
    assert "Booked outside its time: She is abroad until then." in post(client, child_id, sent)


@pytest.mark.parametrize(
    ("at", "chosen", "warned"),
    [
        ("2pm", "", True),
        ("2pm", "on", False),
        ("3.29pm", "", True),
        ("3.30pm", "", False),
        ("8.15", "", True),
        ("8.00", "", False),
    ],
)
def test_school_hours_are_warned_about_unless_the_child_chose_them(
    mary: Viewer, child_id: int, olive: int, at: str, chosen: str, *, warned: bool
) -> None:
    day = a_weekday(mary, 2)
    term = Term(
        school_year=2000,
        place=1,
        began_on=day - timedelta(days=5),
        ended_on=day + timedelta(days=5),
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[term])
    sent = typed(day, olive, at=at, child_chose_school_hours=chosen)
    page = post(signed_in(mary.person_id), child_id, sent)
    assert ("That is in school hours (09.00 to 15.30)" in page) is warned


def test_the_officer_s_other_review_at_that_time_is_named(
    mary: Viewer, child_id: int, olive: int
) -> None:
    day = a_weekday(mary, 2)
    things.booked(mary, recording.child(mary, "C-2", first_name="Ben"), day)
    client = signed_in(mary.person_id)
    page = post(client, child_id, typed(day, olive, at="4.30pm"))
    assert "The officer has another review at that time: Ben Moss, 16.00." in page
    assert "The review is booked." in post(client, child_id, typed(day, olive, at="5pm"))


def test_two_reviews_of_one_child_on_one_day_are_warned_about(
    mary: Viewer, child_id: int, olive: int
) -> None:
    day = a_weekday(mary, 2)
    things.booked(mary, child_id, day, ladder="pathway")
    page = post(signed_in(mary.person_id), child_id, typed(day, olive, at="1pm"))
    assert "Another review of this child is booked for that day, at 16.00." in page


def test_pressed_twice_there_is_one_review_and_a_sentence(
    mary: Viewer, child_id: int, olive: int
) -> None:
    client, sent = signed_in(mary.person_id), typed(a_weekday(mary, 2), olive)
    post(client, child_id, sent)
    assert "A review is booked for this child already" in post(client, child_id, sent)
    assert len(things.open_of(mary, child_id)) == 1


def test_brothers_and_sisters_are_named_by_reference_and_an_unknown_one_is_said(
    mary: Viewer, child_id: int, olive: int
) -> None:
    ben = recording.child(mary, "C-2", mary.today - timedelta(days=5), first_name="Ben")
    client, day = signed_in(mary.person_id), a_weekday(mary, 2)
    assert "has the reference C-9" in post(client, child_id, typed(day, olive, others="C-2 C-9"))
    page = post(client, child_id, typed(day, olive, others="C-2"))
    assert "a review for each of the 2 children" in page
    assert "One meeting with Ben Moss." in page
    assert len(things.open_of(mary, ben)) == 1


def test_a_form_that_is_stale_shows_what_the_other_saved(mary: Viewer, child_id: int) -> None:
    review_id = things.booked(mary, child_id, a_weekday(mary, 2))
    (first,) = things.found(mary, child_id, review_id).booked
    about = {"child_id": child_id, "review_id": review_id, "sitting_id": first.id}
    client, address = signed_in(mary.person_id), reverse("miss-sitting", kwargs=about)
    client.post(reverse("move-sitting", kwargs=about), moved(a_weekday(mary, 3)))
    page = client.post(address, {"why": "room", "version": "1"}).content.decode()
    assert "Mary Manager changed this" in page
    assert "How it stands now" in page
    assert things.found(mary, child_id, review_id).booked[0].on == a_weekday(mary, 3)


def moved(day: date) -> dict[str, str]:
    return {**typed(day, 0), "version": "1"}


@pytest.mark.parametrize("at", ["25", "4 o'clock", "13pm", "12.60", "half four"])
def test_a_time_that_there_is_not_is_said(mary: Viewer, child_id: int, olive: int, at: str) -> None:
    page = post(signed_in(mary.person_id), child_id, typed(a_weekday(mary, 2), olive, at=at))
    assert "Enter a time, such as 4pm or 16.30" in page


def test_the_review_s_page_says_where_it_stands_and_what_to_do(mary: Viewer, child_id: int) -> None:
    review_id = things.booked(mary, child_id, mary.today)
    address = reverse("review", kwargs={"child_id": child_id, "review_id": review_id})
    page = signed_in(mary.person_id).get(address).content.decode()
    for words in ("is due by", "The sitting was held", "Cancel the review", "Who is asked"):
        assert words in page


def test_the_review_s_page_says_what_comes_next_by_when_and_who_does_it(
    mary: Viewer, child_id: int
) -> None:
    """A review in four weeks: the nearest limits are counted back from it."""
    day = a_weekday(mary, 2) + timedelta(days=28)
    review_id = things.booked(mary, child_id, day)
    at = {"child_id": child_id, "review_id": review_id}
    page = signed_in(mary.person_id).get(reverse("review", kwargs=at)).content.decode()
    comes_next = page[page.index("What comes next") : page.index("What can be done with it")]
    talk, invitations = (
        comes_next.index(words)
        for words in ("The social worker and the officer talk", "Invitations and consultation")
    )
    assert talk < invitations
    assert f'href="{reverse("invited", kwargs=at)}"' in comes_next
    assert f"The reviewing officer, by {day_words(day)}" in comes_next


def test_of_a_review_that_is_over_nobody_is_asked_to_invite(mary: Viewer, child_id: int) -> None:
    review_id = things.held(mary, child_id, mary.today - timedelta(days=2))
    things.completed(mary, child_id, review_id)
    at = {"child_id": child_id, "review_id": review_id}
    page = signed_in(mary.person_id).get(reverse("review", kwargs=at)).content.decode()
    comes_next = page[page.index("What comes next") : page.index("What can be done with it")]
    assert "Invitations" not in comes_next
    assert "Papers are with" not in comes_next
    assert f'href="{reverse("review-decisions", kwargs=at)}"' in comes_next


def test_the_clock_leads_to_where_each_line_is_done_for_whoever_does_it(
    mary: Viewer, child_id: int
) -> None:
    review_id = things.booked(mary, child_id, a_weekday(mary, 2))
    at = {"child_id": child_id, "review_id": review_id}
    page = signed_in(mary.person_id).get(reverse("review-clock", kwargs=at)).content.decode()
    for route in ("invited", "review-preparing", "review-decisions", "record-attendance"):
        assert f'href="{reverse(route, kwargs=at)}"' in page
    support = hold(
        administrator("Una Lovelace"),
        administrator("Ida Hopper"),
        person("Beth Business"),
        Role.BUSINESS_SUPPORT,
    )
    page = signed_in(support.person_id).get(reverse("review-clock", kwargs=at)).content.decode()
    assert f'href="{reverse("invited", kwargs=at)}"' in page
    assert reverse("record-attendance", kwargs=at) not in page


@pytest.mark.parametrize("route", ["review", "invited", "review-clock", "review-preparing"])
def test_a_page_of_a_review_asks_the_store_less_than_twice_as_often_as_a_child_s(
    mary: Viewer, child_id: int, route: str
) -> None:
    review_id = things.booked(mary, child_id, a_weekday(mary, 2))
    client = signed_in(mary.person_id)
    address = reverse(route, kwargs={"child_id": child_id, "review_id": review_id})
    assert selects(client, address) <= 16


def selects(client: Client, address: str) -> int:
    """Beside those for the session, the person and her roles."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    ours = ('FROM "django_session"', 'FROM "accounts_person"', 'FROM "accounts_rolegrant"')
    return sum(
        query["sql"].startswith(("SELECT", "(SELECT"))
        and not any(table in query["sql"].split("WHERE")[0] for table in ours)
        for query in asked
    )


def test_the_child_s_page_and_the_caseload_lead_to_what_is_booked(
    mary: Viewer, child_id: int
) -> None:
    client = signed_in(mary.person_id)
    child, caseload = reverse("child", kwargs={"child_id": child_id}), reverse("caseload")
    assert "Book a review" in client.get(child).content.decode()
    assert "Book it" in client.get(caseload).content.decode()
    day = a_weekday(mary, 2)
    things.booked(mary, child_id, day)
    assert "Booked for 4pm on Wednesday" in client.get(child).content.decode()
    assert f"Booked for {day:%-d %b %Y}" in client.get(caseload).content.decode()


def test_of_a_review_without_a_meeting_a_refusal_says_what_it_needs(
    mary: Viewer, child_id: int, olive: int
) -> None:
    address = reverse("book-without-meeting", kwargs={"child_id": child_id})
    sent = {"officer_id": str(olive), "without_meeting_why": "She is settled."}
    page = signed_in(mary.person_id).post(address, sent).content.decode()
    assert "12 months or more in the same long-term foster home" in page


def test_an_officer_s_words_on_adjourning_are_not_for_business_support(
    mary: Viewer, child_id: int
) -> None:
    review_id = things.held(mary, child_id, mary.today)
    about = {"child_id": child_id, "review_id": review_id}
    sent = {"matters": ["8"], "missing": "The doctor's letter", "views_on_waiting": "She minds."}
    page = signed_in(mary.person_id).post(
        reverse("adjourn-review", kwargs=about), sent, follow=True
    )
    assert "The doctor&#39;s letter" in page.content.decode()
    ada, grace = administrator("Ida Byron"), administrator("Ruth Hopper")
    beth = hold(ada, grace, person("Beth Business"), Role.BUSINESS_SUPPORT)
    page = signed_in(beth.person_id).get(reverse("review", kwargs=about))
    assert "doctor" not in page.content.decode()
    assert "Adjourned" in page.content.decode()
