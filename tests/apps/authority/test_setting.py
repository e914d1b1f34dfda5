"""Setting rules, terms, words and devices: what is kept, what is refused, and who may."""

from datetime import date, timedelta

import pytest

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import KeptVersion, TrailRow
from footprint.authority import actions, queries
from footprint.authority.models import Device, Rule
from tests.apps.cast import administrator, hold, person

pytestmark = pytest.mark.store

AUTUMN = (date(2026, 9, 2), date(2026, 10, 23))


@pytest.fixture
def ada(store: object) -> Viewer:
    return administrator()


@pytest.fixture
def mary(ada: Viewer) -> Viewer:
    return hold(ada, administrator("Grace Hopper"), person("Mary Manager"), Role.IRO_MANAGER)


def set_rule(viewer: Viewer, key: str, value: str, day: date, *, knowing: bool = False) -> None:
    actions.set_rule(
        viewer=viewer,
        key=key,
        value=value,
        began_on=day,
        why="The service meeting",
        seen=queries.rule_mark(viewer, key),
        knowing=knowing,
    )


def test_a_rule_stands_from_its_day_until_the_next_one_s(mary: Viewer) -> None:
    today = mary.today
    set_rule(mary, "most_adults", "8", today)
    set_rule(mary, "most_adults", "4", today + timedelta(days=10))
    days = (today - timedelta(days=1), today, today + timedelta(days=9), today + timedelta(days=10))
    assert [queries.rules_on(mary, day).most_adults for day in days] == [6, 8, 8, 4]


def test_setting_a_rule_is_on_the_trail_with_the_value_and_without_the_words(mary: Viewer) -> None:
    set_rule(mary, "most_adults", "8", mary.today)
    row = TrailRow.objects.get(kind="set_rule")
    assert row.changes["value"] == [None, "8"]
    assert row.changes["why"] == [None, "version 1"]


def test_a_second_value_from_the_same_day_replaces_the_first_and_keeps_it(mary: Viewer) -> None:
    set_rule(mary, "most_adults", "8", mary.today)
    set_rule(mary, "most_adults", "9", mary.today)
    assert Rule.objects.count() == 1
    assert KeptVersion.objects.get(thing="rule").values["value"] == "8"


@pytest.mark.parametrize(
    ("key", "loosest", "looser"),
    [
        ("local_first_review_working_days", "20", "21"),
        ("under_fives_months", "6", "7"),
        ("keeps_text_hours", "71", "73"),
    ],
)
def test_a_rule_looser_than_the_law_is_refused_in_a_sentence(
    mary: Viewer, key: str, loosest: str, looser: str
) -> None:
    with pytest.raises(ActionDenied, match=r"(?i)the law gives|no longer|for longer"):
        set_rule(mary, key, looser, mary.today)
    set_rule(mary, key, loosest, mary.today)
    assert getattr(queries.rules_on(mary, mary.today), key) == int(loosest)


def test_a_local_rule_can_be_ended_from_a_day(mary: Viewer) -> None:
    set_rule(mary, "under_fives_months", "4", mary.today)
    set_rule(mary, "under_fives_months", "", mary.today + timedelta(days=1))
    assert queries.rules_on(mary, mary.today + timedelta(days=1)).under_fives_months is None


def test_a_day_in_the_past_needs_a_yes_where_figures_may_change(mary: Viewer) -> None:
    yesterday = mary.today - timedelta(days=1)
    with pytest.raises(ActionDenied, match="whose definitions are signed"):
        set_rule(mary, "which_sitting_counts", "last", yesterday)
    set_rule(mary, "which_sitting_counts", "last", yesterday, knowing=True)
    set_rule(mary, "most_adults", "8", yesterday)  # no figure is counted by it
    assert queries.rules_on(mary, yesterday).which_sitting_counts == "last"


@pytest.mark.parametrize("day", [date(2011, 3, 31), date(2999, 1, 1)])
def test_a_day_out_of_reach_is_refused(mary: Viewer, day: date) -> None:
    with pytest.raises(ActionDenied, match="A rule begins between 1 April 2011 and"):
        set_rule(mary, "most_adults", "8", day)


def test_what_is_so_already_is_refused(mary: Viewer) -> None:
    with pytest.raises(ActionDenied, match="Nothing would change"):
        set_rule(mary, "papers_before", "3", mary.today)


def test_school_ends_after_it_starts(mary: Viewer) -> None:
    with pytest.raises(ActionDenied, match="School would end before it starts"):
        set_rule(mary, "school_ends", "09:00", mary.today)
    set_rule(mary, "school_ends", "9.01", mary.today)


def test_a_rule_that_somebody_set_meanwhile_is_not_written_over(mary: Viewer, ada: Viewer) -> None:
    seen = queries.rule_mark(mary, "most_adults")
    set_rule(ada, "most_adults", "8", mary.today)
    with pytest.raises(ChangedMeanwhileError) as stopped:
        actions.set_rule(
            viewer=mary,
            key="most_adults",
            value="9",
            began_on=mary.today + timedelta(days=1),
            why="x",
            seen=seen,
        )
    assert stopped.value.theirs == {"value": "8"}
    assert queries.rules_on(mary, mary.today + timedelta(days=2)).most_adults == 8


def test_the_words_beside_a_figure_tell_the_rule_of_the_day(mary: Viewer) -> None:
    today = mary.today
    said = queries.rule_words(mary, "which_sitting_counts", today)
    assert (
        said == "Which sitting of a review is its date: the first sitting, as nothing else is set."
    )
    set_rule(mary, "decisions_within", "7", date(2026, 4, 1), knowing=True)
    said = queries.rule_words(mary, "decisions_within", today)
    assert said.endswith(
        "7 working days, set from 1 April 2026. The guidance gives 5 working days."
    )
    assert "5 working days, as nothing else is set." in queries.rule_words(
        mary, "decisions_within", date(2026, 3, 31)
    )


def test_terms_are_set_a_year_at_a_time_changed_and_called_off(mary: Viewer) -> None:
    second = (date(2026, 11, 2), date(2026, 12, 18))
    actions.set_terms(viewer=mary, school_year=2026, terms={1: AUTUMN, 2: second}, seen={})
    assert queries.rules_on(mary, mary.today).terms == (AUTUMN, second)
    longer = (AUTUMN[0], date(2026, 10, 22))
    actions.set_terms(viewer=mary, school_year=2026, terms={1: longer}, seen={1: 1, 2: 1})
    assert queries.rules_on(mary, mary.today).terms == (longer,)
    with pytest.raises(ChangedMeanwhileError):
        actions.set_terms(viewer=mary, school_year=2026, terms={1: AUTUMN}, seen={1: 1, 2: 2})


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ({}, "one term at least"),
        ({1: (AUTUMN[1], AUTUMN[0])}, "the last day is before the first"),
        ({1: (date(2026, 8, 31), AUTUMN[1])}, "not in the school year from September 2026"),
        ({6: (date(2027, 6, 1), date(2027, 9, 1))}, "not in the school year"),
        ({1: AUTUMN, 2: (AUTUMN[1], date(2026, 12, 18))}, "begins before autumn, first half"),
    ],
)
def test_terms_that_cannot_be_are_refused(
    mary: Viewer, terms: dict[int, tuple[date, date]], sentence: str
) -> None:
    with pytest.raises(ActionDenied, match=sentence):
        actions.set_terms(viewer=mary, school_year=2026, terms=terms, seen={})


def test_the_word_list_is_added_to_changed_and_taken_from(mary: Viewer) -> None:
    actions.set_word(viewer=mary, says="Key worker", write="the person who helps you")
    actions.set_word(viewer=mary, says="contact", write="time with family")
    actions.set_word(viewer=mary, says="drift", write="waiting", left_out=True)
    written = dict(queries.rules_on(mary, mary.today).word_list)
    assert written["Key worker"] == "the person who helps you"
    assert written["contact"] == "time with family"
    assert "drift" not in written
    changed = queries.word(mary, "CONTACT")
    assert changed is not None
    assert (changed.version, changed.shipped) == (1, "family time, seeing mum")
    with pytest.raises(ChangedMeanwhileError):
        actions.set_word(viewer=mary, says="contact", write="x", version=0)
    actions.set_word(viewer=mary, says="contact", write="family time", version=1)


def test_the_word_list_is_the_manager_s_and_devices_are_the_administrator_s(
    mary: Viewer, ada: Viewer
) -> None:
    with pytest.raises(ActionDenied, match="You need the role IRO manager"):
        actions.set_word(viewer=ada, says="x", write="y")
    with pytest.raises(ActionDenied, match="You need the role Administrator"):
        actions.mark_device(viewer=mary, name="Laptop 1")


def test_of_a_device_only_the_hash_of_its_token_is_kept(ada: Viewer) -> None:
    token = actions.mark_device(viewer=ada, name="Laptop 1")
    assert len(token) >= 43
    row = Device.objects.get()
    assert token not in {str(value) for value in vars(row).values()}
    trail = str(TrailRow.objects.filter(thing="device").values_list("changes", flat=True))
    assert row.token_hash not in trail
    assert queries.own_device(ada, token)
    assert not queries.own_device(ada, f"{token}x")


def test_a_device_whose_mark_is_taken_off_is_the_authority_s_no_longer(ada: Viewer) -> None:
    token = actions.mark_device(viewer=ada, name="Laptop 1")
    with pytest.raises(ActionDenied, match="of this name"):
        actions.mark_device(viewer=ada, name="laptop 1")
    (device,) = queries.devices(ada)
    actions.revoke_device(viewer=ada, device_id=device.id)
    assert not queries.own_device(ada, token)
    with pytest.raises(ActionDenied, match="no longer"):
        actions.revoke_device(viewer=ada, device_id=device.id)
    with pytest.raises(ActionDenied, match="not the authority"):
        actions.see_device(viewer=ada, token=token)
    actions.mark_device(viewer=ada, name="Laptop 1")  # the name is free again
