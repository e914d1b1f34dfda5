"""Nothing about a child goes before a person has looked, whatever was queued and whatever comes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.post import actions, claims, queries
from footprint.post.actions import by_hand
from footprint.post.facts import Each, Guest, HoldReason, HoldSeen, Owed, Recipient, State
from footprint.post.sender import Sender
from tests.apps.children import recording
from tests.apps.post.letters import FATHER, MOTHER, letter, meeting, queued, state
from tests.apps.post.mail_server import Given

pytestmark = pytest.mark.store


@pytest.fixture
def child(beth: Viewer) -> int:
    return recording.child(beth, "K1")


def only_hold(viewer: Viewer) -> HoldSeen:
    (found,) = queries.open_holds(viewer)
    return found


def end(viewer: Viewer, each: Mapping[int, Each], **more: Any) -> None:
    one = only_hold(viewer)
    actions.end_hold(viewer=viewer, hold_id=one.id, version=one.version, each=each, **more)


@pytest.mark.parametrize("why", list(HoldReason))
def test_nothing_goes_while_a_hold_is_open_neither_queued_before_nor_after(
    beth: Viewer, server: Given, child: int, why: HoldReason
) -> None:
    before = queued(beth, letter("a", child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=why)
    after = queued(beth, letter("b", FATHER, child_ids=(child, 999)))
    elsewhere = queued(beth, letter("c", child_ids=(child + 1,)))
    sender = Sender()
    while sender.one_round():
        pass
    assert [state(one) for one in (*before, *after)] == [State.QUEUED, State.QUEUED]
    assert state(elsewhere[0]) is State.SENT
    assert len(server.letters) == 1


def test_a_hold_on_a_person_stops_what_goes_to_that_person_alone(
    beth: Viewer, server: Given, child: int
) -> None:
    mother, father = queued(
        beth, letter("a", MOTHER, child_ids=(child,)), letter("b", FATHER, child_ids=(child,))
    )
    actions.hold(
        viewer=beth,
        child_ids=[child],
        why=HoldReason.CONTACT_LIMITED,
        connected_id=FATHER.connected_id,
    )
    sender = Sender()
    while sender.one_round():
        pass
    assert (state(mother), state(father)) == (State.SENT, State.QUEUED)


def test_a_person_who_looked_sends_one_and_withdraws_the_other(
    beth: Viewer, server: Given, child: int
) -> None:
    goes, stays = queued(
        beth, letter("a", MOTHER, child_ids=(child,)), letter("b", FATHER, child_ids=(child,))
    )
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    end(beth, {goes: Each.SEND, stays: Each.WITHDRAW})
    sender = Sender()
    while sender.one_round():
        pass
    assert (state(goes), state(stays)) == (State.SENT, State.WITHDRAWN)
    assert queries.open_holds(beth) == ()


def test_a_hold_that_goes_on_lets_go_what_was_looked_at_and_holds_what_comes(
    beth: Viewer, server: Given, child: int
) -> None:
    (looked_at,) = queued(beth, letter("a", child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)
    end(beth, {looked_at: Each.SEND}, goes_on=True)
    (later,) = queued(beth, letter("b", FATHER, child_ids=(child,)))
    sender = Sender()
    while sender.one_round():
        pass
    assert (state(looked_at), state(later)) == (State.SENT, State.QUEUED)
    assert only_hold(beth).letters == 1


def test_a_letter_that_came_while_she_looked_is_looked_at_too(beth: Viewer, child: int) -> None:
    (seen,) = queued(beth, letter("a", child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    queued(beth, letter("b", FATHER, child_ids=(child,)))
    with pytest.raises(ActionDenied, match="Other letters are held now"):
        end(beth, {seen: Each.SEND})
    assert queries.held(beth, [child])[child].letters == 2


def test_two_who_look_at_one_hold_do_not_both_decide(beth: Viewer, child: int) -> None:
    (one,) = queued(beth, letter("a", child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    seen = only_hold(beth)
    end(beth, {one: Each.WITHDRAW})
    with pytest.raises(ActionDenied, match="has ended"):
        actions.end_hold(viewer=beth, hold_id=seen.id, version=seen.version, each={one: Each.SEND})
    assert state(one) is State.WITHDRAWN


def test_a_page_that_is_older_than_the_hold_decides_nothing(beth: Viewer, child: int) -> None:
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    one = only_hold(beth)
    with pytest.raises(ChangedMeanwhileError):
        actions.end_hold(viewer=beth, hold_id=one.id, version=one.version + 1, each={})


def test_held_for_the_same_reason_twice_is_held_once(beth: Viewer, child: int) -> None:
    first = actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    assert actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT) == first
    assert len(actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)) == 1
    assert len(queries.open_holds(beth)) == 2


def test_what_another_hold_stops_goes_once_whoever_lets_it_go_has_seen_both(
    beth: Viewer, server: Given, child: int
) -> None:
    (one,) = queued(beth, letter("a", child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.ADDRESS_WITHHELD)
    first, second = queries.open_holds(beth)
    about: dict[str, Any] = {"viewer": beth, "hold_id": first.id, "version": first.version}
    with pytest.raises(ActionDenied, match="Something else holds these letters now"):
        actions.end_hold(**about, each={one: Each.SEND})
    actions.end_hold(**about, each={one: Each.SEND}, beside=[second.id])
    assert Sender().one_round()
    assert state(one) is State.SENT


def test_a_hold_that_comes_after_she_let_it_go_stops_it_again(
    beth: Viewer, server: Given, child: int
) -> None:
    (one,) = queued(beth, letter("a", child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    end(beth, {one: Each.SEND})
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)
    assert not Sender().one_round()
    assert state(one) is State.QUEUED


def test_a_hold_between_the_claim_and_the_handing_over_is_seen(
    beth: Viewer, server: Given, child: int
) -> None:
    queued(beth, letter("a", child_ids=(child,)))
    claim = claims.take()
    assert claim is not None
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)
    assert not claims.still(claim)
    claims.let_go(claim)
    assert not Sender().one_round()


def test_a_letter_by_post_is_held_too(beth: Viewer, child: int) -> None:
    (one,) = queued(beth, letter("a", child_ids=(child,), print_only=True))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)
    with pytest.raises(ActionDenied, match="held"):
        by_hand.note_posted(viewer=beth, message_id=one, version=1, posted_on=beth.today)


def test_no_reminder_about_a_held_child_is_queued_and_others_are(beth: Viewer, child: int) -> None:
    monday = Viewer(beth.person_id, beth.role, date(2026, 11, 23))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)
    owed = [
        Owed(7, "sal@council.test", "Sal Social", (key,), f"Answer {key}", f"answer {key}", "x")
        for key in (child, 999)
    ]
    (message_id,) = actions.remind(viewer=monday, owed=owed)
    (found,) = queries.letters_about(beth, "person", 7)
    assert (found.id, found.child_ids) == (message_id, (999,))


def test_a_held_child_s_entries_are_left_out_of_the_feed_and_shown_to_whoever_looks(
    beth: Viewer, child: int
) -> None:
    me = Recipient("Beth", "beth@council.test", person_id=beth.person_id)
    actions.keep_entry(viewer=beth, entry=meeting(child_ids=(child,), guests=(Guest(me),)))
    other = recording.child(beth, "K2")
    entry = meeting("sitting 8", child_ids=(other,), guests=(Guest(me),))
    actions.keep_entry(viewer=beth, entry=entry)
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.ADOPTED)
    assert [one.key for one in queries.feed_entries(beth)] == ["sitting 8"]
    assert [one.key for one in queries.held_entries(beth, only_hold(beth).id)] == ["sitting 7"]
    assert only_hold(beth).opened_at <= timezone.now()


def test_a_hold_on_another_child_of_the_same_letter_is_seen_too(beth: Viewer, child: int) -> None:
    other = recording.child(beth, "K2")
    (one,) = queued(beth, letter("a", child_ids=(child, other)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    first = only_hold(beth)
    actions.hold(viewer=beth, child_ids=[other], why=HoldReason.DIED)
    with pytest.raises(ActionDenied, match="Something else holds these letters now"):
        actions.end_hold(
            viewer=beth, hold_id=first.id, version=first.version, each={one: Each.SEND}
        )
    assert state(one) is State.QUEUED


def test_what_happens_anew_is_seen_anew_by_whoever_had_the_hold_go_on(
    beth: Viewer, server: Given, child: int
) -> None:
    (one,) = queued(beth, letter("a", child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.CONTACT_LIMITED)
    before = only_hold(beth)
    end(beth, {one: Each.SEND}, goes_on=True)
    assert queries.open_holds(beth, waiting=True) == ()
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.CONTACT_LIMITED)
    (again,) = queries.open_holds(beth, waiting=True)
    assert (again.id, again.letters) == (before.id, 1)
    assert again.opened_at > before.opened_at
    assert not Sender().one_round()
    assert state(one) is State.QUEUED


def test_whoever_has_the_page_of_what_was_before_looks_once_more(beth: Viewer, child: int) -> None:
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    one = only_hold(beth)
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.LEFT)
    with pytest.raises(ChangedMeanwhileError):
        actions.end_hold(viewer=beth, hold_id=one.id, version=one.version, each={})


def test_a_hold_with_nothing_in_it_waits_for_nobody_and_stops_what_comes_later(
    beth: Viewer, server: Given, child: int
) -> None:
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)
    assert queries.open_holds(beth, waiting=True) == ()
    assert [one.child_id for one in queries.open_holds(beth, waiting=False)] == [child]
    (later,) = queued(beth, letter("a", child_ids=(child,)))
    assert not Sender().one_round()
    assert state(later) is State.QUEUED
    assert [one.letters for one in queries.open_holds(beth, waiting=True)] == [1]
    assert queries.open_holds(beth, waiting=False) == ()


def test_a_meeting_to_come_waits_until_a_person_has_looked(beth: Viewer, child: int) -> None:
    actions.keep_entry(viewer=beth, entry=meeting(child_ids=(child,)))
    actions.hold(viewer=beth, child_ids=[child], why=HoldReason.DIED)
    assert len(queries.open_holds(beth, waiting=True)) == 1
    end(beth, {}, goes_on=True)
    assert queries.open_holds(beth, waiting=True) == ()
    assert len(queries.open_holds(beth)) == 1


def test_a_hold_on_one_person_waits_for_what_is_queued_to_that_person_alone(
    beth: Viewer, child: int
) -> None:
    to = FATHER.connected_id
    why = HoldReason.CONTACT_LIMITED
    actions.hold(viewer=beth, child_ids=[child], why=why, connected_id=to)
    queued(beth, letter("a", MOTHER, child_ids=(child,)))
    assert queries.open_holds(beth, waiting=True) == ()
    queued(beth, letter("b", FATHER, child_ids=(child,)))
    assert len(queries.open_holds(beth, waiting=True)) == 1
    assert queries.is_held(beth, child, to)
    assert not queries.is_held(beth, child, MOTHER.connected_id)
