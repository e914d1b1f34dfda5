"""Who is let in to whose record: the gate, reasons, the broken glass, restrictions and bars."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse

from footprint.accounts.matrix import line_named
from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.actions import access, restricting
from footprint.children.models import Access
from footprint.children.permissions.access import why_not_open_child
from footprint.children.queries import access as access_queries
from footprint.children.queries import child as queries
from footprint.post import queries as post
from footprint.post.actions import hold as hold_letters
from footprint.post.facts import HoldReason, State
from footprint.post.sender import Sender
from tests.apps.browsing import signed_in
from tests.apps.cast import TEAM, administrator, everybody, hold, person
from tests.apps.children import recording
from tests.apps.post.mail_server import mail_server

pytestmark = pytest.mark.store


class Cast:
    """Everybody, and Mina, whom Olive holds, Sal works with and Tess's team is in."""

    def __init__(self) -> None:
        self.of = everybody()
        self.mary, self.olive = self.of[Role.IRO_MANAGER], self.of[Role.REVIEWING_OFFICER]
        self.tess = self.of[Role.SOCIAL_CARE_MANAGER]
        day = self.mary.today - timedelta(days=100)
        self.mina = recording.child(self.mary, "M-1", day)
        whom = recording.officer(self.mary, "Olive Officer", "olive@council.test")
        recording.allocated(self.mary, self.mina, whom, day)
        recording.linked(self.mary, self.mina, "Sal Social", day, team=TEAM)
        self.others = recording.child(self.mary, "O-1", day, first_name="Otto")


@pytest.fixture
def cast(store: object) -> Cast:
    return Cast()


def of(name: str, child_id: int, **parts: int) -> str:
    return reverse(name, kwargs={"child_id": child_id, **parts})


def openings(child_id: int) -> list[tuple[int | None, str]]:
    rows = TrailRow.objects.filter(child_id=child_id, kind="opening").order_by("pk")
    return [(row.person_id, row.purpose) for row in rows]


def test_opening_ones_own_child_asks_nothing_and_leaves_one_row(cast: Cast) -> None:
    page = signed_in(cast.olive.person_id).get(of("child-record", cast.mina))
    assert "Mina Moss" in page.content.decode()
    assert openings(cast.mina) == [(cast.olive.person_id, "")]


def test_another_s_child_is_opened_for_a_reason_that_is_kept_with_every_opening(cast: Cast) -> None:
    hers = signed_in(cast.olive.person_id)
    address = of("child-record", cast.others)
    asked = hers.get(address)
    assert asked.headers["Location"].startswith(of("child-reason", cast.others))
    page = hers.get(asked.headers["Location"]).content.decode()
    assert "Otto Moss is not in your caseload" in page
    assert "Say why you need to open" in hers.post(asked.headers["Location"], {}).content.decode()
    given = hers.post(asked.headers["Location"], {"reason": "His officer is ill", "next": address})
    assert given.headers["Location"] == address
    hers.get(address)
    hers.get(address)
    assert openings(cast.others) == [(cast.olive.person_id, "His officer is ill")] * 2
    kept = Access.objects.get()
    assert (kept.kind, kept.on_day, kept.letters) == ("reason", cast.olive.today, None)


def test_a_reason_is_for_its_day_alone(cast: Cast) -> None:
    access.give_reason(viewer=cast.olive, child_id=cast.others, reason="His officer is ill")
    line = line_named("child_record")
    assert why_not_open_child(cast.olive, cast.others, line) is None
    tomorrow = Viewer(cast.olive.person_id, cast.olive.role, cast.olive.today + timedelta(days=1))
    assert "Give a reason" in (why_not_open_child(tomorrow, cast.others, line) or "")


def test_a_record_read_for_a_reason_cannot_be_written(cast: Cast) -> None:
    access.give_reason(viewer=cast.olive, child_id=cast.others, reason="His officer is ill")
    page = signed_in(cast.olive.person_id).get(of("record-review", cast.others))
    assert page.status_code == 403
    assert "You may read this child" in page.content.decode()


def test_the_page_asked_for_is_never_another_site_s(cast: Cast) -> None:
    hers = signed_in(cast.olive.person_id)
    for elsewhere in ("https://elsewhere.test/", "//elsewhere.test/", r"/\elsewhere.test", "x"):
        sent = {"reason": "His officer is ill", "next": elsewhere}
        given = hers.post(of("child-reason", cast.others), sent)
        assert given.headers["Location"] == of("child", cast.others)


def test_a_restricted_record_shows_nothing_before_the_glass_is_broken(cast: Cast) -> None:
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.others, reason="Her father looks for her", people=[]
    )
    hers = signed_in(cast.olive.person_id)
    asked = hers.get(of("child-record", cast.others))
    assert asked.headers["Location"].startswith(of("break-glass", cast.others))
    page = hers.get(asked.headers["Location"]).content.decode()
    assert "This record is restricted" in page
    assert "Otto" not in page
    assert "O-1" not in page


def test_a_broken_glass_is_told_to_the_managers_at_once_without_saying_who(cast: Cast) -> None:
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.others, reason="Her father looks for her", people=[]
    )
    hers = signed_in(cast.olive.person_id)
    sent = {"reason": "The school rang", "next": ""}
    hers.post(of("break-glass", cast.others), sent)
    assert "Otto Moss" in hers.get(of("child-record", cast.others)).content.decode()
    with mail_server() as server:
        Sender().one_round()
    (letter,) = server.letters
    assert letter["To"] == "Mary Manager <mary@council.test>"
    body = letter.get_body(("plain",))
    assert body is not None
    text = f"{letter['Subject']} {body.get_content()}"
    assert "A restricted record was opened. Sign in to see which" in text
    assert "https://footprint.test/accesses/" in text
    for word in ("Otto", "Moss", "O-1", "school", "Olive", "2012"):
        assert word not in text
    page = signed_in(cast.mary.person_id).get(reverse("accesses")).content.decode()
    for word in ("Otto Moss", "Olive Officer", "The school rang", "A letter was written to you"):
        assert word in page


@override_settings(EMAIL_HOST="127.0.0.1", EMAIL_PORT=9, EMAIL_TIMEOUT=1)
def test_a_mail_server_that_is_down_undoes_nothing_and_the_letter_waits(cast: Cast) -> None:
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.others, reason="Her father looks for her", people=[]
    )
    opened = access.break_glass(viewer=cast.olive, child_id=cast.others, reason="The school rang")
    assert queries.child(cast.olive, cast.others) is not None
    Sender().one_round()
    (letter,) = post.letters_about(cast.mary, "access", opened)
    assert (letter.state, letter.trouble) == (State.QUEUED, "no answer")


def test_no_hold_keeps_back_what_tells_of_a_broken_glass(cast: Cast) -> None:
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.others, reason="Her father looks for her", people=[]
    )
    hold_letters(viewer=cast.mary, child_ids=[cast.others], why=HoldReason.LEFT)
    opened = access.break_glass(viewer=cast.olive, child_id=cast.others, reason="The school rang")
    (letter,) = post.letters_about(cast.mary, "access", opened)
    assert not letter.held


def test_a_reason_given_before_the_restriction_does_not_open_it(cast: Cast) -> None:
    access.give_reason(viewer=cast.olive, child_id=cast.others, reason="His officer is ill")
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.others, reason="Her father looks for her", people=[]
    )
    assert queries.child(cast.olive, cast.others) is None
    asked = signed_in(cast.olive.person_id).get(of("child-record", cast.others))
    assert asked.headers["Location"].startswith(of("break-glass", cast.others))


def test_a_social_care_manager_breaks_the_glass_of_her_team_s_children_and_no_others(
    cast: Cast,
) -> None:
    for child_id in (cast.mina, cast.others):
        restricting.restrict_child(
            viewer=cast.mary, child_id=child_id, reason="Her father looks for her", people=[]
        )
    access.break_glass(viewer=cast.tess, child_id=cast.mina, reason="She rang")
    assert queries.child(cast.tess, cast.mina) is not None
    with pytest.raises(ActionDenied, match="There is no such child"):
        access.break_glass(viewer=cast.tess, child_id=cast.others, reason="She rang")


def test_business_support_cannot_break_the_glass(cast: Cast) -> None:
    with pytest.raises(ActionDenied, match="You need the role Reviewing officer"):
        access.break_glass(
            viewer=cast.of[Role.BUSINESS_SUPPORT], child_id=cast.mina, reason="She rang"
        )


def test_the_officer_and_the_worker_are_offered_first_and_who_is_named_sees_her(
    cast: Cast,
) -> None:
    sal = cast.of[Role.SOCIAL_WORKER]
    recording.is_worker(sal, "Sal Social", sal.person_id or 0)
    offered = access_queries.holders_accounts(cast.mary, cast.mina)
    assert set(offered) == {cast.olive.person_id, sal.person_id}
    manager = signed_in(cast.mary.person_id)
    page = manager.get(of("restrict-child", cast.mina)).content.decode()
    assert f'value="{cast.olive.person_id}" checked' in page
    assert "Mary Manager (" not in page
    sent = {"reason": "A matter of her safety", "people": [cast.olive.person_id]}
    manager.post(of("restrict-child", cast.mina), sent)
    assert queries.child(cast.olive, cast.mina) is not None
    assert queries.child(cast.mary, cast.mina) is not None
    for role in (Role.SOCIAL_WORKER, Role.BUSINESS_SUPPORT, Role.ANALYST):
        assert queries.child(cast.of[role], cast.mina) is None
        assert cast.mina not in {one.id for one in queries.seen_children(cast.of[role])}


def test_two_managers_who_change_who_is_named_lose_nothing_of_each_other_s(cast: Cast) -> None:
    beth, ann = (cast.of[role].person_id or 0 for role in (Role.BUSINESS_SUPPORT, Role.ANALYST))
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.mina, reason="A matter of her safety", people=[beth]
    )
    manager = signed_in(cast.mary.person_id)
    address = of("name-people", cast.mina)
    manager.post(address, {"people": [beth, ann], "before": f"{beth}"})
    olive = cast.olive.person_id or 0
    manager.post(address, {"people": [olive], "before": f"{beth}"})
    stands = access_queries.restriction(cast.mary, cast.mina)
    assert stands is not None
    assert set(stands.named) == {ann, olive}


def test_a_restriction_that_ended_opens_the_record_again(cast: Cast) -> None:
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.mina, reason="A matter of her safety", people=[]
    )
    with pytest.raises(ActionDenied, match="restricted already"):
        restricting.restrict_child(viewer=cast.mary, child_id=cast.mina, reason="Again", people=[])
    assert queries.child(cast.olive, cast.mina) is None
    manager = signed_in(cast.mary.person_id)
    manager.post(of("end-restriction", cast.mina), {"version": "1"})
    assert queries.child(cast.olive, cast.mina) is not None
    with pytest.raises(ActionDenied, match="not restricted"):
        restricting.end_restriction(viewer=cast.mary, child_id=cast.mina, version=2)


def test_to_whom_is_barred_there_is_no_such_child_and_another_manager_lifts_it(
    cast: Cast,
) -> None:
    ada, gaby = cast.of[Role.ADMINISTRATOR], administrator("Gaby Two")
    other = hold(ada, gaby, person("Moira Manager"), Role.IRO_MANAGER)
    mary_id = cast.mary.person_id or 0
    restricting.bar_person(
        viewer=cast.mary, child_id=cast.mina, person_id=mary_id, reason="Her sister's child"
    )
    manager = signed_in(mary_id)
    assert manager.get(of("child-access", cast.mina)).status_code == 404
    assert queries.child(cast.mary, cast.mina) is None
    (bar,) = access_queries.bars(other, cast.mina)
    with pytest.raises(ActionDenied, match="There is no such child"):
        restricting.lift_bar(viewer=cast.mary, child_id=cast.mina, bar_id=bar.id, version=1)
    address = of("lift-bar", cast.mina, bar_id=bar.id)
    assert (
        "Lift the bar of Mary Manager?" in signed_in(other.person_id).get(address).content.decode()
    )
    restricting.lift_bar(viewer=other, child_id=cast.mina, bar_id=bar.id, version=1)
    assert queries.child(cast.mary, cast.mina) is not None
    restricting.bar_person(
        viewer=other, child_id=cast.mina, person_id=mary_id, reason="A complaint"
    )
    with pytest.raises(ActionDenied, match="barred from the record already"):
        restricting.bar_person(
            viewer=other, child_id=cast.mina, person_id=mary_id, reason="A complaint"
        )


def test_a_barred_manager_is_not_told_of_the_glass_and_sees_no_row_of_it(cast: Cast) -> None:
    mary_id = cast.mary.person_id or 0
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.others, reason="Her father looks for her", people=[]
    )
    restricting.bar_person(
        viewer=cast.mary, child_id=cast.others, person_id=mary_id, reason="Her sister's child"
    )
    access.break_glass(viewer=cast.olive, child_id=cast.others, reason="The school rang")
    assert post.letters(cast.mary, State.QUEUED) == ()
    page = signed_in(mary_id).get(reverse("accesses")).content.decode()
    assert "Nobody has opened a record in this way." in page


def test_a_record_is_opened_by_its_reference_as_far_as_it_may_be(cast: Cast) -> None:
    restricting.restrict_child(
        viewer=cast.mary, child_id=cast.others, reason="Her father looks for her", people=[]
    )
    recording.barred(cast.mary, cast.mina, cast.olive.person_id or 0)
    hers = signed_in(cast.olive.person_id)
    found = hers.post(reverse("open-by-reference"), {"reference": " O-1 "})
    assert found.headers["Location"] == of("child", cast.others)
    sentence = "No child whose record you could open has this reference"
    for reference in ("M-1", "X-1"):
        page = hers.post(reverse("open-by-reference"), {"reference": reference})
        assert sentence in page.content.decode()
    theirs = signed_in(cast.of[Role.BUSINESS_SUPPORT].person_id)
    page = theirs.post(reverse("open-by-reference"), {"reference": "O-1"})
    assert sentence in page.content.decode()
    searched = TrailRow.objects.filter(kind="search").values_list("filter", "count")
    assert ("reference=M-1", 0) in set(searched)
