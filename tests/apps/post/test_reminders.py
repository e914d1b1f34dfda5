"""Reminders: one message a day a person, on working days, and nothing twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from footprint.audit.facts import Viewer
from footprint.post import actions, queries
from footprint.post.facts import Owed
from footprint.post.models import Message, MessageText
from footprint.post.unsaid import UnsaidError, unsaid

pytestmark = pytest.mark.store

FRIDAY = date(2026, 11, 20)


def owed(key: str, person_id: int = 7, *, child_id: int = 500, **changes: object) -> Owed:
    link = f"https://footprint.test/{key}"
    one = Owed(
        person_id, f"p{person_id}@council.test", "Sal", (child_id,), f"Owed {key}", key, link
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def on(viewer: Viewer, day: date) -> Viewer:
    return replace(viewer, today=day)


def test_what_one_person_owes_comes_in_one_message(beth: Viewer) -> None:
    sent = actions.remind(
        viewer=on(beth, FRIDAY), owed=[owed("a"), owed("b", child_id=501), owed("c", 8)]
    )
    assert len(sent) == 2
    text = MessageText.objects.get(message=sent[0])
    assert text.subject == "Footprint: 2 things wait for you"
    assert text.text.index("Owed a\nhttps://footprint.test/a") < text.text.index("Owed b\n")
    assert "once a day at most" in text.why
    (hers,) = queries.letters_about(beth, "person", 7)
    assert hers.child_ids == (500, 501)


def test_nobody_is_reminded_of_the_same_thing_twice(beth: Viewer) -> None:
    assert len(actions.remind(viewer=on(beth, FRIDAY), owed=[owed("a")])) == 1
    monday = on(beth, FRIDAY + timedelta(days=3))
    assert actions.remind(viewer=monday, owed=[owed("a")]) == ()
    assert len(actions.remind(viewer=monday, owed=[owed("a", 8)])) == 1


def test_a_second_thing_on_the_same_day_waits_for_the_next(beth: Viewer) -> None:
    friday = on(beth, FRIDAY)
    actions.remind(viewer=friday, owed=[owed("a")])
    assert actions.remind(viewer=friday, owed=[owed("a"), owed("b")]) == ()
    monday = on(beth, FRIDAY + timedelta(days=3))
    (sent,) = actions.remind(viewer=monday, owed=[owed("a"), owed("b")])
    assert MessageText.objects.get(message=sent).text.startswith("Owed b\n")


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 21),  # a Saturday
        date(2026, 11, 22),  # a Sunday
        date(2026, 12, 25),  # Christmas Day, a Friday
        date(2026, 12, 28),  # Boxing Day's substitute, a Monday
        date(2026, 4, 3),  # Good Friday
    ],
)
def test_no_reminder_on_a_day_that_is_not_a_working_day(beth: Viewer, day: date) -> None:
    assert actions.remind(viewer=on(beth, day), owed=[owed("a")]) == ()
    assert Message.objects.count() == 0


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 29), date(2026, 4, 7)])
def test_the_working_day_beside_it_is_one(beth: Viewer, day: date) -> None:
    assert len(actions.remind(viewer=on(beth, day), owed=[owed("a")])) == 1


def test_a_reminder_names_no_child(beth: Viewer) -> None:
    wrong = owed("a", words="Answer for Ada Moss", unsaid=("Ada Moss",))
    with pytest.raises(UnsaidError):
        actions.remind(viewer=on(beth, FRIDAY), owed=[wrong])
    assert Message.objects.count() == 0


def test_a_child_called_as_a_word_of_ours_stops_nobody_s_reminder(beth: Viewer) -> None:
    monday = Viewer(beth.person_id, beth.role, date(2026, 11, 23))
    owed = [
        Owed(
            7,
            "sal@council.test",
            "Sal Social",
            (key,),
            words,
            f"key {key}",
            "https://x.test/",
            unsaid(names=names),
        )
        for key, names, words in (
            (1, ["Mina You", "You"], "Two answers wait."),
            (2, ["Bea Two", "Two"], "An answer waits."),
        )
    ]
    assert len(actions.remind(viewer=monday, owed=owed)) == 1


def test_a_reminder_that_says_a_child_s_own_name_does_not_go(beth: Viewer) -> None:
    monday = Viewer(beth.person_id, beth.role, date(2026, 11, 23))
    names = unsaid(names=["Mina Moss", "Moss"])
    owed = Owed(7, "sal@council.test", "Sal", (1,), "The Moss review.", "k", "x", names)
    with pytest.raises(UnsaidError):
        actions.remind(viewer=monday, owed=[owed])
