"""The people round a child: who they are, where they live, and what a court says of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import KeptVersion, TrailRow
from footprint.children.actions import connected as people
from footprint.children.facts.round import PersonRound
from footprint.children.models import Connected
from footprint.children.queries import flag as flag_queries
from footprint.children.queries import round as round_queries
from footprint.children.recorded import AddressSaid, ConnectedSaid, LimitSaid
from footprint.post import queries as post
from footprint.post.actions import end_hold
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.children import recording

pytestmark = pytest.mark.store

LANE = "1 Moss Lane, Marshland"


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    return everybody()


@pytest.fixture
def mary(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.IRO_MANAGER]


@pytest.fixture
def mina(cast: Mapping[Role, Viewer], mary: Viewer) -> int:
    """Olive's, Sal's, and on Ivy's list."""
    child_id = recording.child(mary, "M-1")
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.allocated(mary, child_id, olive, ago(mary, 50))
    recording.linked(mary, child_id, "Sal Social", ago(mary, 50), team="North")
    sal, ivy = cast[Role.SOCIAL_WORKER], cast[Role.INSPECTOR]
    recording.is_worker(sal, "Sal Social", sal.person_id or 0)
    recording.listed(mary, child_id, ivy.person_id or 0, ago(mary, 5), mary.today + ONE_DAY)
    return child_id


ONE_DAY = timedelta(days=1)


def ago(viewer: Viewer, days: int) -> date:
    return viewer.today - timedelta(days=days)


def only(viewer: Viewer, child_id: int) -> PersonRound:
    (one,) = round_queries.people_round(viewer, child_id, viewer.today)
    return one


SAID = ConnectedSaid("Maud Moss", "mother", "yes", "none", note="")


def test_a_person_is_recorded_as_she_was_told(mary: Viewer, mina: int) -> None:
    recording.connected(
        mary,
        mina,
        "  Maud   Moss ",
        address=LANE,
        route="post",
        language="Polish",
        interpreter=True,
        phone="07700 900123",
    )
    one = only(mary, mina)
    assert (one.name, one.relation, one.parental_responsibility) == ("Maud Moss", "mother", "yes")
    assert (one.route, one.address, one.address_withheld) == ("post", LANE, False)
    assert (one.language, one.interpreter, one.phone) == ("Polish", True, "07700 900123")


def test_the_trail_holds_neither_a_name_nor_an_address(mary: Viewer, mina: int) -> None:
    connected_id = recording.connected(mary, mina, address=LANE, email="maud@family.test")
    people.record_address(
        viewer=mary,
        child_id=mina,
        connected_id=connected_id,
        said=AddressSaid("2 Fen Road"),
        version=1,
    )
    told = str(list(TrailRow.objects.filter(thing="connected").values_list("changes", flat=True)))
    assert "version 1" in told
    assert not any(word in told for word in ("Maud", "Moss Lane", "Fen Road", "family.test"))
    kept = KeptVersion.objects.get(thing="connected")
    assert kept.values["address"] == LANE


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (replace(SAID, name="  "), "Enter the person’s name"),
        (replace(SAID, relation="uncle"), "Choose who the person is"),
        (replace(SAID, provider="nobody"), "Choose who runs the home"),
        (replace(SAID, parental_responsibility=""), "parental responsibility"),
        (replace(SAID, route="owl"), "Choose how letters go"),
        (replace(SAID, route="email"), "Enter the e-mail address"),
        (replace(SAID, route="secure_email"), "Enter the e-mail address"),
        (replace(SAID, route="post"), "Record the address first"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    mary: Viewer, mina: int, said: ConnectedSaid, why: str
) -> None:
    with pytest.raises(ActionDenied, match=why):
        people.add_connected(viewer=mary, child_id=mina, said=said, address=AddressSaid())
    assert not Connected.objects.exists()


def test_the_same_person_twice_is_one(mary: Viewer, mina: int) -> None:
    recording.connected(mary, mina)
    with pytest.raises(ActionDenied, match=r"maud moss \(Mother\) is recorded already"):
        recording.connected(mary, mina, "maud  moss")
    recording.connected(mary, mina, "Maud Moss", "advocate")
    assert len(round_queries.people_round(mary, mina, mary.today)) == 2


def test_of_two_who_change_a_person_at_once_the_second_sees_the_first_s_word(
    mary: Viewer, mina: int
) -> None:
    connected_id = recording.connected(mary, mina)
    change(mary, mina, connected_id, replace(SAID, phone="1"), version=1)
    with pytest.raises(ChangedMeanwhileError) as changed:
        change(mary, mina, connected_id, replace(SAID, phone="2"), version=1)
    assert changed.value.theirs["phone"] == "1"
    assert only(mary, mina).phone == "1"


def change(
    viewer: Viewer, child_id: int, connected_id: int, said: ConnectedSaid, version: int = 1
) -> None:
    people.change_connected(
        viewer=viewer, child_id=child_id, connected_id=connected_id, said=said, version=version
    )


def test_a_person_is_there_up_to_but_without_the_day_that_ends_it(mary: Viewer, mina: int) -> None:
    connected_id = recording.connected(mary, mina)
    people.end_connected(
        viewer=mary, child_id=mina, connected_id=connected_id, ended_on=mary.today, version=1
    )
    assert round_queries.people_round(mary, mina, mary.today) == ()
    assert len(round_queries.people_round(mary, mina, ago(mary, 1))) == 1
    assert [one.name for one in round_queries.people_before(mary, mina, mary.today)] == [
        "Maud Moss"
    ]
    people.end_connected(
        viewer=mary, child_id=mina, connected_id=connected_id, ended_on=None, version=2
    )
    assert only(mary, mina).ended_on is None


def test_nobody_s_end_is_recorded_before_it_has_come(mary: Viewer, mina: int) -> None:
    connected_id = recording.connected(mary, mina)
    with pytest.raises(ActionDenied, match="still to come"):
        people.end_connected(
            viewer=mary,
            child_id=mina,
            connected_id=connected_id,
            ended_on=mary.today + ONE_DAY,
            version=1,
        )


def test_a_withdrawn_person_was_never_there(mary: Viewer, mina: int) -> None:
    connected_id = recording.connected(mary, mina)
    people.withdraw_connected(viewer=mary, child_id=mina, connected_id=connected_id, version=1)
    assert round_queries.people_round(mary, mina, mary.today) == ()
    with pytest.raises(ActionDenied, match="There is no such person"):
        change(mary, mina, connected_id, SAID, version=2)


def test_another_child_s_person_is_none_of_hers(mary: Viewer, mina: int) -> None:
    other = recording.child(mary, "M-2")
    connected_id = recording.connected(mary, other)
    with pytest.raises(ActionDenied, match="There is no such person round this child"):
        change(mary, mina, connected_id, SAID)


ADDRESS_FOR = {Role.REVIEWING_OFFICER, Role.IRO_MANAGER}


@pytest.mark.parametrize("route", ["post", "none"])
def test_an_address_is_for_her_officer_their_manager_and_whoever_posts_to_it(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int, route: str
) -> None:
    recording.connected(mary, mina, address=LANE, withheld=True, route=route)
    see = {
        role
        for role, viewer in cast.items()
        for one in round_queries.people_round(viewer, mina, viewer.today)
        if one.address
    }
    assert see == ADDRESS_FOR | ({Role.BUSINESS_SUPPORT} if route == "post" else set())


def test_another_officer_who_reads_the_record_for_a_reason_has_no_address(
    cast: Mapping[Role, Viewer], mary: Viewer
) -> None:
    other = recording.child(mary, "M-3")
    recording.connected(mary, other, address=LANE)
    one = only(cast[Role.REVIEWING_OFFICER], other)
    assert (one.address, one.has_address) == ("", True)


def test_who_is_told_of_people_at_all_the_matrix_says(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    recording.connected(mary, mina, phone="1", note="Rings at night")
    found = {
        role: round_queries.people_round(viewer, mina, viewer.today)
        for role, viewer in cast.items()
    }
    told = {role for role, people in found.items() if people}
    assert told == ADDRESS_FOR | {
        Role.BUSINESS_SUPPORT,
        Role.SOCIAL_WORKER,
        Role.SOCIAL_CARE_MANAGER,
        Role.INSPECTOR,
    }
    assert {role for role in told if found[role][0].phone} == told - {Role.INSPECTOR}
    assert {role for role in told if found[role][0].note} == ADDRESS_FOR


def address_page(child_id: int, connected_id: int) -> str:
    return reverse("connected-address", kwargs={"child_id": child_id, "connected_id": connected_id})


def openings_of_addresses() -> int:
    return TrailRow.objects.filter(kind="opening", thing="address").count()


def test_every_reading_of_an_address_is_on_the_trail_and_the_list_shows_none(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    connected_id = recording.connected(mary, mina, address=LANE, route="post")
    hers = signed_in(cast[Role.REVIEWING_OFFICER].person_id)
    page = hers.get(reverse("people-round", kwargs={"child_id": mina})).content.decode()
    assert "Maud Moss" in page
    assert LANE not in page
    change_page = {"child_id": mina, "connected_id": connected_id}
    assert LANE not in hers.get(reverse("change-connected", kwargs=change_page)).content.decode()
    assert openings_of_addresses() == 0
    assert LANE in hers.get(address_page(mina, connected_id)).content.decode()
    assert openings_of_addresses() == 1


def test_business_support_is_told_why_there_is_no_address_for_her(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    connected_id = recording.connected(mary, mina, address=LANE)
    page = signed_in(cast[Role.BUSINESS_SUPPORT].person_id).get(address_page(mina, connected_id))
    assert page.status_code == 403
    assert "only where something is posted to it" in page.content.decode()
    assert LANE not in page.content.decode()
    assert openings_of_addresses() == 0


def test_business_support_enters_an_address_where_there_is_none_and_then_has_it_no_more(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    beth = cast[Role.BUSINESS_SUPPORT]
    connected_id = recording.connected(mary, mina)
    hers = signed_in(beth.person_id)
    people_page = reverse("people-round", kwargs={"child_id": mina})
    assert address_page(mina, connected_id) in hers.get(people_page).content.decode()
    saved = hers.post(address_page(mina, connected_id), {"address": LANE, "version": "1"})
    assert saved.status_code == 302
    assert (only(beth, mina).address, only(mary, mina).address) == ("", LANE)
    assert address_page(mina, connected_id) not in hers.get(people_page).content.decode()


@pytest.mark.parametrize(
    ("route", "heading"),
    [
        ("change-connected", "Change Maud Moss"),
        ("connected-address", "Address of Maud Moss"),
        ("end-connected", "When was Maud Moss no longer there?"),
        ("add-contact-limit", "A court sets a limit for Maud Moss"),
    ],
)
def test_a_page_about_a_person_says_whom_and_who_is_signed_in(
    mary: Viewer, mina: int, route: str, heading: str
) -> None:
    connected_id = recording.connected(mary, mina)
    page = reverse(route, kwargs={"child_id": mina, "connected_id": connected_id})
    text = signed_in(mary.person_id).get(page).content.decode()
    assert f'<h1 class="govuk-heading-l">{heading}</h1>' in text
    assert "<li>Mary Manager, as IRO manager</li>" in text


def test_business_support_does_not_open_a_withheld_address_to_herself(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    beth = cast[Role.BUSINESS_SUPPORT]
    connected_id = recording.connected(mary, mina, address=LANE, withheld=True)
    to_post = replace(SAID, route="post", note=None)
    with pytest.raises(ActionDenied, match="must not be disclosed"):
        change(beth, mina, connected_id, to_post)
    change(mary, mina, connected_id, to_post)
    with pytest.raises(ActionDenied, match="disclosed again is for the reviewing officer"):
        people.record_address(
            viewer=beth,
            child_id=mina,
            connected_id=connected_id,
            said=AddressSaid(LANE, withheld=False),
            version=2,
        )


def test_where_letters_are_posted_to_does_not_go_empty(mary: Viewer, mina: int) -> None:
    connected_id = recording.connected(mary, mina, address=LANE, route="post")
    with pytest.raises(ActionDenied, match="Letters are posted"):
        people.record_address(
            viewer=mary, child_id=mina, connected_id=connected_id, said=AddressSaid(), version=1
        )


def test_a_note_stays_as_it_is_where_whoever_changes_the_person_does_not_read_it(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    connected_id = recording.connected(mary, mina, note="Rings at night")
    beth = cast[Role.BUSINESS_SUPPORT]
    page = reverse("change-connected", kwargs={"child_id": mina, "connected_id": connected_id})
    hers = signed_in(beth.person_id)
    assert "Rings at night" not in hers.get(page).content.decode()
    sent = {**FORM, "phone": "07700 900123", "version": "1", "note": "Something else"}
    assert hers.post(page, sent).status_code == 302
    one = only(mary, mina)
    assert (one.phone, one.note) == ("07700 900123", "Rings at night")


FORM = {
    "name": "Maud Moss",
    "relation": "mother",
    "provider": "",
    "parental_responsibility": "yes",
    "route": "none",
}


def test_the_page_adds_a_person_and_shows_what_is_wrong(mary: Viewer, mina: int) -> None:
    hers: Client = signed_in(mary.person_id)
    page = reverse("add-connected", kwargs={"child_id": mina})
    wrong = hers.post(page, {**FORM, "route": "email", "version": "0"}).content.decode()
    assert "Letters go by e-mail. Enter the e-mail address." in wrong
    right = {**FORM, "route": "email", "email": "maud@family.test", "version": "0"}
    saved = hers.post(page, right)
    assert saved.headers["Location"] == reverse("people-round", kwargs={"child_id": mina})
    assert only(mary, mina).email == "maud@family.test"


def limits(viewer: Viewer, child_id: int) -> list[str]:
    return [limit.kind for limit in only(viewer, child_id).limits]


def test_a_limit_stands_with_its_person_and_as_a_flag_until_it_ends(
    mary: Viewer, mina: int
) -> None:
    connected_id = recording.connected(mary, mina)
    limit_id = recording.limited(mary, mina, connected_id)
    assert limits(mary, mina) == ["no_contact"]
    (flag,) = flag_queries.flags_of(mary, mina)
    assert (flag.kind, flag.began_on, flag.ended_on) == ("contact_limit", mary.today, None)
    people.end_contact_limit(
        viewer=mary, child_id=mina, limit_id=limit_id, ended_on=mary.today, version=1
    )
    assert limits(mary, mina) == []
    assert flag_queries.flags_of(mary, mina)[0].ended_on == mary.today


def test_a_withdrawn_limit_never_stood(mary: Viewer, mina: int) -> None:
    limit_id = recording.limited(mary, mina, recording.connected(mary, mina))
    people.withdraw_contact_limit(viewer=mary, child_id=mina, limit_id=limit_id, version=1)
    assert limits(mary, mina) == []
    assert flag_queries.flags_of(mary, mina) == ()


@pytest.mark.parametrize(
    ("kind", "by", "days", "why"),
    [
        ("none", "ZX26C00001", 0, "Choose what the court says"),
        ("supervised", "  ", 0, "Enter the order’s reference"),
        ("supervised", "ZX26C00001", 367, "more than a year away"),
        ("no_contact", "ZX26C00001", 0, "recorded already"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_in_a_sentence(  # noqa: PLR0917 (its cases)
    mary: Viewer, mina: int, kind: str, by: str, days: int, why: str
) -> None:
    connected_id = recording.connected(mary, mina)
    recording.limited(mary, mina, connected_id)
    said = LimitSaid(kind, by, mary.today + timedelta(days=days))
    with pytest.raises(ActionDenied, match=why):
        people.add_contact_limit(viewer=mary, child_id=mina, connected_id=connected_id, said=said)
    assert limits(mary, mina) == ["no_contact"]


def test_a_limit_of_a_year_ahead_is_the_furthest(mary: Viewer, mina: int) -> None:
    connected_id = recording.connected(mary, mina)
    said = LimitSaid("supervised", "ZX26C00001", mary.today + timedelta(days=366))
    people.add_contact_limit(viewer=mary, child_id=mina, connected_id=connected_id, said=said)
    assert limits(mary, mina) == ["supervised"]


def test_a_limit_does_not_end_before_it_began(mary: Viewer, mina: int) -> None:
    limit_id = recording.limited(mary, mina, recording.connected(mary, mina))
    with pytest.raises(ActionDenied, match="cannot end before that"):
        people.end_contact_limit(
            viewer=mary, child_id=mina, limit_id=limit_id, ended_on=ago(mary, 1), version=1
        )


def test_whom_a_court_limits_stays_so_that_nobody_invites_them_by_mistake(
    mary: Viewer, mina: int
) -> None:
    connected_id = recording.connected(mary, mina)
    limit_id = recording.limited(mary, mina, connected_id)
    with pytest.raises(ActionDenied, match="A court limits"):
        end(mary, mina, connected_id)
    with pytest.raises(ActionDenied, match="A court limits"):
        people.withdraw_connected(viewer=mary, child_id=mina, connected_id=connected_id, version=1)
    people.end_contact_limit(
        viewer=mary, child_id=mina, limit_id=limit_id, ended_on=mary.today, version=1
    )
    end(mary, mina, connected_id)
    assert round_queries.people_round(mary, mina, mary.today) == ()


def end(viewer: Viewer, child_id: int, connected_id: int) -> None:
    people.end_connected(
        viewer=viewer,
        child_id=child_id,
        connected_id=connected_id,
        ended_on=viewer.today,
        version=1,
    )


def test_business_support_records_a_limit_and_does_not_end_it(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    beth = cast[Role.BUSINESS_SUPPORT]
    limit_id = recording.limited(beth, mina, recording.connected(beth, mina, note=None))
    with pytest.raises(ActionDenied, match="Reviewing officer or IRO manager"):
        people.end_contact_limit(
            viewer=beth, child_id=mina, limit_id=limit_id, ended_on=beth.today, version=1
        )
    assert limits(mary, mina) == ["no_contact"]


def test_a_flag_of_a_limit_is_given_no_end_by_hand(mary: Viewer, mina: int) -> None:
    limit_id = recording.limited(mary, mina, recording.connected(mary, mina))
    page = reverse("end-flag", kwargs={"child_id": mina, "flag_id": limit_id})
    assert signed_in(mary.person_id).get(page).status_code == 404


def test_the_child_s_page_leads_to_the_people_and_shows_the_flag_to_those_who_work_with_her(
    cast: Mapping[Role, Viewer], mary: Viewer, mina: int
) -> None:
    recording.limited(mary, mina, recording.connected(mary, mina))
    page = reverse("child", kwargs={"child_id": mina})
    text = signed_in(mary.person_id).get(page).content.decode()
    assert "People round this child" in text
    assert "A court limits what somebody may have of the child" in text
    analyst = signed_in(cast[Role.ANALYST].person_id).get(page).content.decode()
    assert "People round this child" not in analyst
    assert "A court limits" not in analyst


def test_the_page_asks_the_store_as_often_for_ten_people_as_for_one(
    mary: Viewer, mina: int
) -> None:
    hers = signed_in(mary.person_id)
    found = []
    for many in (1, 9):
        for number in range(many):
            recording.connected(mary, mina, f"Aunt {many}.{number}", "other_family")
        with CaptureQueriesContext(connection) as asked:
            hers.get(reverse("people-round", kwargs={"child_id": mina}))
        found.append(len(asked))
    assert found[0] == found[1]


def test_a_limit_that_stands_again_holds_letters_as_a_new_one_does(mary: Viewer, mina: int) -> None:
    maud = recording.connected(mary, mina)
    limit = recording.limited(mary, mina, maud)
    about: dict[str, Any] = {"viewer": mary, "child_id": mina, "limit_id": limit}
    people.end_contact_limit(**about, ended_on=mary.today, version=1)
    (first,) = post.open_holds(mary)
    end_hold(viewer=mary, hold_id=first.id, version=first.version, each={})
    people.end_contact_limit(**about, ended_on=None, version=2)
    assert [one.why for one in post.open_holds(mary)] == ["contact_limited"]
