"""What people record of a child by hand, why they cannot, and what becomes of a return's word."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import KeptVersion, TrailRow
from footprint.children.actions import by_hand
from footprint.children.models import ChildInReturn, Episode, LoadedReturn, Names, Review, Word
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.queries import child as queries
from footprint.children.queries import flag as flag_queries
from footprint.children.recorded import ChildSaid, EpisodeSaid, ReviewSaid
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording

BORN = date(2012, 5, 17)
CARE = date(2026, 4, 7)
LEFT = date(2026, 6, 30)
pytestmark = pytest.mark.store


@pytest.fixture
def mary(store: object) -> Viewer:
    return hold(
        administrator(), administrator("Grace Hopper"), person("Mary Manager"), Role.IRO_MANAGER
    )


@pytest.fixture
def mina(mary: Viewer) -> int:
    return recording.child(mary, "M-1", CARE, born_on=BORN)


def episodes(mary: Viewer, child_id: int) -> list[tuple[object, ...]]:
    one = queries.child(mary, child_id)
    assert one is not None
    facts = queries.facts_of(mary, one, mary.today)
    return facts.episodes.sort("began_on").select("began_on", "ended_on", "placement").rows()


def reviews(mary: Viewer, child_id: int) -> list[tuple[object, ...]]:
    one = queries.child(mary, child_id)
    assert one is not None
    return queries.facts_of(mary, one, mary.today).reviews.select("held_on", "participation").rows()


def day(name: str, value: date) -> dict[str, str]:
    return {
        f"{name}-day": str(value.day),
        f"{name}-month": str(value.month),
        f"{name}-year": str(value.year),
    }


def the_return_tells(mary: Viewer, child_id: int, **episode: object) -> None:
    """The return of 2027 (in-year) holds the child, an episode and a review on 4 May 2026."""
    told = {"began_on": CARE, "new_episode": "S", "legal_status": "V2", "placement": "U4"}
    loaded = LoadedReturn(
        year=2027, name="2026/27", found_by="its name", told_to=mary.today, tells_of_reviews=True
    )
    recording.add_rows(
        viewer=recording.the_import(mary.today),
        rows=[
            loaded,
            ChildInReturn(
                child_id=child_id, year=2027, born_on=BORN, from_header=True, has_episodes=True
            ),
            Episode(child_id=child_id, year=2027, **{**told, **episode}),
            Review(child_id=child_id, year=2027, held_on=date(2026, 5, 4), participation="PN2"),
        ],
    )


def test_a_child_added_by_hand_has_her_names_and_is_in_care_from_that_day(
    mary: Viewer, mina: int
) -> None:
    one = queries.child(mary, mina)
    assert one is not None
    assert (one.name, one.identifier, one.born_on) == ("Mina Moss", "M-1", BORN)
    assert episodes(mary, mina) == [(CARE, None, "U6")]
    kinds = TrailRow.objects.filter(child_id=mina).values_list("kind", flat=True)
    assert set(kinds) == {"add_child"}


def test_a_reference_that_is_there_already_is_refused(mary: Viewer, mina: int) -> None:
    with pytest.raises(ActionDenied, match="There is a child with the reference M-1 already"):
        recording.child(mary, "M-1")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (ChildSaid("", BORN, CARE), "A reference has one to 40"),
        (ChildSaid("A" * 41, BORN, CARE), "A reference has one to 40"),
        (ChildSaid("A", date(2031, 1, 1), CARE), "birth date is still to come"),
        (ChildSaid("A", date(1979, 12, 31), CARE), "born before 1980"),
        (
            ChildSaid("A", date(2026, 4, 8), CARE),
            "The child was born on 8 April 2026, after that day",
        ),
        (ChildSaid("A", BORN, date(2031, 1, 1)), "is still to come"),
        (ChildSaid("A", BORN, CARE, placement="P2"), "P2 is no placement of 2026/27"),
        (ChildSaid("A", BORN, CARE, legal_status="XX"), "XX is no legal status of 2026/27"),
    ],
)
def test_a_child_who_cannot_be_so_is_refused_in_a_sentence(
    mary: Viewer, said: ChildSaid, sentence: str
) -> None:
    with pytest.raises(ActionDenied, match=sentence):
        by_hand.add_child(viewer=mary, said=said)


def test_a_child_who_came_into_care_on_the_day_of_her_birth_is_taken(mary: Viewer) -> None:
    by_hand.add_child(viewer=mary, said=ChildSaid("A", CARE, CARE))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (EpisodeSaid(date(2031, 1, 1)), "An episode from 1 January 2031 is still to come"),
        (
            EpisodeSaid(BORN - timedelta(days=1)),
            "The child was born on 17 May 2012, after that day",
        ),
        (EpisodeSaid(CARE, date(2026, 4, 6), end_reason="E4A"), "ends before it begins"),
        (EpisodeSaid(CARE, LEFT), "Say why the episode ended"),
        (EpisodeSaid(CARE, end_reason="E4A"), "Say on which day, or leave both empty"),
        (EpisodeSaid(CARE, date(2031, 1, 1), end_reason="E4A"), "An end on 1 January 2031"),
        (EpisodeSaid(CARE, LEFT, end_reason="E43"), "E43 is no reason why the episode ended"),
    ],
)
def test_an_episode_that_cannot_be_so_is_refused_in_a_sentence(
    mary: Viewer, mina: int, said: EpisodeSaid, sentence: str
) -> None:
    with pytest.raises(ActionDenied, match=sentence):
        by_hand.record_episode(viewer=mary, child_id=mina, said=said, version=1)


def test_after_she_left_care_an_episode_begins_because_she_came_back(
    mary: Viewer, mina: int
) -> None:
    recording.left(mary, mina, CARE, LEFT)
    later = LEFT + timedelta(days=5)
    with pytest.raises(ActionDenied, match="The child left care on 30 June 2026"):
        by_hand.record_episode(
            viewer=mary, child_id=mina, said=EpisodeSaid(later, new_episode="P"), version=0
        )
    by_hand.record_episode(
        viewer=mary, child_id=mina, said=EpisodeSaid(later, new_episode="S"), version=0
    )
    assert [row[0] for row in episodes(mary, mina)] == [CARE, later]


def test_a_move_after_an_episode_that_ended_with_still_looked_after_is_taken(
    mary: Viewer, mina: int
) -> None:
    ended = EpisodeSaid(CARE, LEFT, "S", "C2", "U6", "X1")
    by_hand.record_episode(viewer=mary, child_id=mina, said=ended, version=1)
    said = EpisodeSaid(LEFT, None, "P", "C2", "K2")
    by_hand.record_episode(viewer=mary, child_id=mina, said=said, version=0)
    assert [row[2] for row in episodes(mary, mina)] == ["U6", "K2"]


def test_a_person_s_word_stands_before_the_return_s_and_taken_back_gives_way_to_it(
    mary: Viewer, mina: int
) -> None:
    the_return_tells(mary, mina)
    assert episodes(mary, mina) == [(CARE, None, "U6")]
    by_hand.take_episode_back(viewer=mary, child_id=mina, began_on=CARE, version=1)
    assert episodes(mary, mina) == [(CARE, None, "U4")]
    said = EpisodeSaid(CARE, None, "S", "C2", "K2")
    by_hand.record_episode(viewer=mary, child_id=mina, said=said, version=0)
    assert episodes(mary, mina) == [(CARE, None, "K2")]
    assert Episode.objects.filter(child=mina, year=2027).get().version == 1
    kept = KeptVersion.objects.filter(thing="episode", child_id=mina)
    assert [row.values["placement"] for row in kept.order_by("version")] == ["U6", "U6"]


def test_what_a_return_tells_and_was_not_so_is_out_of_everything_with_its_reason_on_the_trail(
    mary: Viewer, mina: int
) -> None:
    the_return_tells(mary, mina)
    assert reviews(mary, mina) == [(date(2026, 5, 4), "PN2")]
    by_hand.deny_review(
        viewer=mary, child_id=mina, held_on=date(2026, 5, 4), reason="It was put off", version=0
    )
    assert reviews(mary, mina) == []
    why = TrailRow.objects.filter(kind="deny_review").exclude(purpose="")
    assert [row.purpose for row in why] == ["It was put off"]
    by_hand.take_review_back(viewer=mary, child_id=mina, held_on=date(2026, 5, 4), version=1)
    assert reviews(mary, mina) == [(date(2026, 5, 4), "PN2")]


def test_an_episode_that_is_denied_is_gone_though_a_person_had_recorded_it(
    mary: Viewer, mina: int
) -> None:
    the_return_tells(mary, mina)
    by_hand.deny_episode(
        viewer=mary, child_id=mina, began_on=CARE, reason="Another child's", version=1
    )
    assert episodes(mary, mina) == []


def test_a_denial_without_a_reason_is_refused(mary: Viewer, mina: int) -> None:
    with pytest.raises(ActionDenied, match="Say why"):
        by_hand.deny_episode(viewer=mary, child_id=mina, began_on=CARE, reason=" ", version=1)


def test_what_nobody_recorded_cannot_be_taken_back(mary: Viewer, mina: int) -> None:
    the_return_tells(mary, mina)
    with pytest.raises(ActionDenied, match="Nobody has recorded that"):
        by_hand.take_review_back(viewer=mary, child_id=mina, held_on=date(2026, 5, 4), version=1)


@pytest.mark.parametrize(
    ("held_on", "sentence"),
    [
        (date(2031, 1, 1), "The review on 1 January 2031 is still to come"),
        (BORN - timedelta(days=1), "The child was born on 17 May 2012"),
        (CARE - timedelta(days=1), "The child came into care on 7 April 2026, after that day"),
        (LEFT + timedelta(days=1), "The child left care on 30 June 2026, before that day"),
    ],
)
def test_a_review_that_cannot_have_been_is_refused_in_a_sentence(
    mary: Viewer, mina: int, held_on: date, sentence: str
) -> None:
    recording.left(mary, mina, CARE, LEFT)
    with pytest.raises(ActionDenied, match=sentence):
        recording.review(mary, mina, held_on)


@pytest.mark.parametrize("held_on", [CARE, LEFT])
def test_a_review_on_the_first_and_on_the_last_day_is_taken(
    mary: Viewer, mina: int, held_on: date
) -> None:
    recording.left(mary, mina, CARE, LEFT)
    recording.review(mary, mina, held_on)
    assert reviews(mary, mina) == [(held_on, "PN1")]


def test_before_the_first_episode_of_the_files_a_review_is_taken_where_care_may_be_older(
    mary: Viewer, mina: int
) -> None:
    said = EpisodeSaid(CARE, None, "P", "C2", "U6")
    by_hand.record_episode(viewer=mary, child_id=mina, said=said, version=1)
    recording.review(mary, mina, CARE - timedelta(days=30))


@pytest.mark.parametrize(
    ("held_on", "code", "sentence"),
    [
        (date(2026, 5, 16), "PN1", "The child was under 4 on that day"),
        (date(2026, 5, 16), "PN0", None),
        (date(2026, 5, 17), "PN0", "The child was 4 or older on that day"),
        (date(2026, 5, 17), "PN7", None),
        (date(2026, 5, 17), "", None),
        (date(2026, 5, 17), "PN9", "Choose how the child took part"),
    ],
)
def test_pn0_is_for_a_child_under_four_at_the_review_and_for_no_other(
    mary: Viewer, held_on: date, code: str, sentence: str | None
) -> None:
    child_id = recording.child(mary, "F-4", CARE, born_on=date(2022, 5, 17))
    if sentence is None:
        recording.review(mary, child_id, held_on, code)
        return
    with pytest.raises(ActionDenied, match=sentence):
        recording.review(mary, child_id, held_on, code)


def test_without_a_birth_date_either_answer_is_taken(mary: Viewer) -> None:
    child_id = recording.child(mary, "F-4", CARE, born_on=None)
    recording.review(mary, child_id, CARE, "PN0")
    recording.review(mary, child_id, CARE + timedelta(days=1), "PN1")


def test_a_person_s_names_stand_before_the_people_file_s_and_are_found_however_typed(
    mary: Viewer,
) -> None:
    child_id = recording.child(mary, "N-1", first_name="", surname="")
    file = Names(
        child_id=child_id, word=Word.FILE, first_name="Zoe", surname="Neill", name_key="zoe neill"
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[file])
    by_hand.record_names(
        viewer=mary,
        child_id=child_id,
        first_name="Zoë",
        known_as="Zo",
        surname="O'Neill",
        version=0,
    )
    one = queries.child(mary, child_id)
    assert one is not None
    assert one.name == "Zo O'Neill"
    assert Names.objects.get(child=child_id, word=Word.PERSON).name_key == "zoe zo o neill"
    assert [told.by_person for told in by_hand_queries.names_told(mary, child_id)] == [True, False]
    with pytest.raises(ActionDenied, match="Enter at least one name"):
        by_hand.record_names(
            viewer=mary, child_id=child_id, first_name="", known_as="", surname="", version=1
        )


def test_of_two_who_record_the_same_thing_at_once_the_second_sees_both_and_nothing_is_lost(
    mary: Viewer, mina: int
) -> None:
    held = ReviewSaid(date(2026, 5, 4), "PN1")
    by_hand.record_review(viewer=mary, child_id=mina, said=held, version=0)
    other = ReviewSaid(date(2026, 5, 4), "PN3")
    with pytest.raises(ChangedMeanwhileError) as both:
        by_hand.record_review(viewer=mary, child_id=mina, said=other, version=0)
    assert both.value.yours["participation"] == "PN3"
    assert both.value.theirs["participation"] == "PN1"
    assert reviews(mary, mina) == [(date(2026, 5, 4), "PN1")]


def test_the_page_shows_what_the_other_saved_and_keeps_what_was_typed(
    mary: Viewer, mina: int, hers: Client
) -> None:
    address = reverse("record-names", kwargs={"child_id": mina})
    typed = {"first_name": "Mine", "known_as": "", "surname": "Moss", "version": "1"}
    recording.names(mary, mina, "Theirs", "Moss")
    page = hers.post(address, typed).content.decode()
    assert "Mary Manager changed this at" in page
    assert "Theirs" in page
    assert 'value="Mine"' in page
    assert 'name="version" value="2"' in page
    assert hers.post(address, {**typed, "version": "2"}).status_code == 302
    one = queries.child(mary, mina)
    assert one is not None
    assert one.first_name == "Mine"


def test_an_overlap_is_saved_and_warned_of(mary: Viewer, mina: int, hers: Client) -> None:
    address = reverse("record-episode", kwargs={"child_id": mina})
    later = CARE + timedelta(days=10)
    form = {"version": "0", "new_episode": "P", "legal_status": "C2", "placement": "K2"}
    page = hers.post(address, {**form, **day("began_on", later)}, follow=True).content.decode()
    assert "The episode is saved." in page
    assert "It overlaps the episode from 7 April 2026" in page
    assert len(episodes(mary, mina)) == 2


def test_a_form_that_cannot_be_saved_says_so_and_keeps_what_was_typed(
    mina: int, hers: Client
) -> None:
    address = reverse("record-review", kwargs={"child_id": mina})
    form = {"version": "0", "participation": "PN0", **day("held_on", CARE)}
    page = hers.post(address, form).content.decode()
    assert "The child was 4 or older on that day" in page
    assert "There is a problem" in page
    assert 'value="PN0" checked' in page


def test_the_record_shows_every_word_with_its_source_and_leads_to_what_can_be_done(
    mary: Viewer, mina: int, hers: Client
) -> None:
    the_return_tells(mary, mina)
    page = hers.get(reverse("child-record", kwargs={"child_id": mina})).content.decode()
    assert "What is recorded of Mina Moss" in page
    assert "Return 2026/27 (kept beside the word that counts)" in page
    assert "Mary Manager, " in page
    parts = {"child_id": mina, "day": CARE}
    for name in ("correct-episode", "deny-episode", "take-episode-back"):
        assert reverse(name, kwargs=parts) in page
    assert reverse("take-review-back", kwargs={**parts, "day": "2026-05-04"}) not in page


def test_an_analyst_sees_and_mends_the_words_without_a_name_and_without_a_flag(
    mary: Viewer, mina: int
) -> None:
    del mary
    ada = administrator("Adele One")
    ann = hold(ada, administrator("Gaby Two"), person("Ann Analyst"), Role.ANALYST)
    page = signed_in(ann.person_id).get(reverse("child-record", kwargs={"child_id": mina}))
    text = page.content.decode()
    assert "What is recorded of Child M-1" in text
    assert "Mina" not in text
    assert "Your role shows no names." in text
    assert reverse("record-review", kwargs={"child_id": mina}) in text
    assert reverse("record-names", kwargs={"child_id": mina}) not in text
    assert reverse("record-flag", kwargs={"child_id": mina}) not in text
    assert "Flags</h2>" not in text


def test_a_flag_has_its_source_and_its_end_and_a_mistaken_one_is_withdrawn(
    mary: Viewer, mina: int
) -> None:
    flag_id = by_hand.record_flag(
        viewer=mary, child_id=mina, kind="missing", began_on=CARE, told_by="Police"
    )
    with pytest.raises(ActionDenied, match="cannot end before that"):
        by_hand.end_flag(
            viewer=mary,
            child_id=mina,
            flag_id=flag_id,
            ended_on=CARE - timedelta(days=1),
            version=1,
        )
    by_hand.end_flag(viewer=mary, child_id=mina, flag_id=flag_id, ended_on=LEFT, version=1)
    (flag,) = flag_queries.flags_of(mary, mina)
    assert (flag.kind, flag.source, flag.ended_on) == ("missing", "Police", LEFT)
    by_hand.withdraw_flag(viewer=mary, child_id=mina, flag_id=flag_id, version=2)
    assert flag_queries.flags_of(mary, mina) == ()
    with pytest.raises(ActionDenied, match="Choose one of the flags"):
        by_hand.record_flag(viewer=mary, child_id=mina, kind="sad", began_on=CARE, told_by="X")


def test_a_birth_date_by_hand_stands_before_the_returns_and_its_place_is_warned_of(
    mary: Viewer, mina: int, hers: Client
) -> None:
    address = reverse("correct-birth-date", kwargs={"child_id": mina})
    born = CARE + timedelta(days=3)
    page = hers.post(address, {"version": "1", **day("born_on", born)}, follow=True)
    assert "One of the two needs mending." in page.content.decode()
    the_return_tells(mary, mina)
    hers.post(address, {"version": "2"})
    page = hers.get(reverse("child-record", kwargs={"child_id": mina}))
    assert "Born on 17 May 2012." in page.content.decode()


@pytest.mark.parametrize("by", ["a person", "a return"])
def test_a_child_who_moves_ends_the_episode_before_as_still_looked_after(
    mary: Viewer, mina: int, hers: Client, by: str
) -> None:
    if by == "a return":
        the_return_tells(mary, mina, placement="U6")
        by_hand.take_episode_back(viewer=mary, child_id=mina, began_on=CARE, version=1)
    moved = CARE + timedelta(days=10)
    form = {"version": "0", "new_episode": "P", "legal_status": "C2", "placement": "K2"}
    sent = {**form, "ends_earlier": "on", **day("began_on", moved)}
    page = hers.post(reverse("record-episode", kwargs={"child_id": mina}), sent, follow=True)
    assert "It overlaps" not in page.content.decode()
    assert episodes(mary, mina) == [(CARE, moved, "U6"), (moved, None, "K2")]
    told = by_hand_queries.episode_said(mary, mina, CARE)
    assert told is not None
    assert (told.year, told.end_reason) == (None, "X1")
