"""The rules as they stand on a day: what was set by then, the defaults for the rest."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

import pytest

from footprint.authority.facts import Rules, school_year_of
from footprint.authority.queries import own_device, rules_on
from footprint.authority.rules import BY_KEY, RULES
from tests.apps.cast import command

AUTUMN = (date(2026, 9, 2), date(2026, 10, 23))
SPRING = (date(2027, 4, 19), date(2027, 5, 28))


@pytest.fixture
def defaults(store: object) -> Rules:
    return rules_on(command(), date(2026, 10, 1))


@pytest.mark.store
def test_every_rule_has_its_default_before_anything_is_set(defaults: Rules) -> None:
    assert (defaults.which_sitting_counts, defaults.convenes, defaults.shares) == (
        "first",
        "business_support",
        "social_worker",
    )
    assert (defaults.talk_before, defaults.invitations_before, defaults.papers_before) == (
        15,
        10,
        3,
    )
    assert (defaults.decisions_within, defaults.answers_within) == (5, 5)
    assert (defaults.care_plan_within, defaults.record_within, defaults.sent_within) == (10, 15, 20)
    assert defaults.under_fives_months is None
    assert (defaults.school_starts, defaults.school_ends) == (time(9), time(15, 30))
    assert defaults.terms == ()
    assert ("sibling", "brothers and sisters") in defaults.word_list


def test_the_registry_and_the_rules_name_the_same() -> None:
    assert {rule.key for rule in RULES} | {"terms", "word_list"} == {
        field.name for field in fields(Rules)
    }
    assert len(BY_KEY) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_each_default_is_read_as_it_is_written(rule: object) -> None:
    found = BY_KEY[rule.key]  # type: ignore[attr-defined]
    assert found.read(found.kind.write(found.default)) == found.default
    assert found.help
    assert found.source


@pytest.mark.store
@pytest.mark.parametrize(
    ("at", "is_so"),
    [
        (datetime(2026, 9, 2, 8, 0, tzinfo=UTC), True),  # nine by the clock of the summer
        (datetime(2026, 9, 2, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 23, 14, 29, tzinfo=UTC), True),
        (datetime(2026, 10, 23, 14, 30, tzinfo=UTC), False),  # half past three
        (datetime(2026, 9, 1, 10, 0, tzinfo=UTC), False),  # the day before term
        (datetime(2026, 10, 24, 10, 0, tzinfo=UTC), False),
        (datetime(2026, 9, 5, 10, 0, tzinfo=UTC), False),  # a Saturday
        (datetime(2027, 5, 3, 10, 0, tzinfo=UTC), False),  # a bank holiday within term
        (datetime(2027, 5, 4, 10, 0, tzinfo=UTC), True),
    ],
)
def test_school_hours_are_those_of_a_working_day_in_term(
    defaults: Rules, at: datetime, is_so: bool
) -> None:
    assert replace(defaults, terms=(AUTUMN, SPRING)).in_school_hours(at) is is_so


@pytest.mark.store
def test_without_terms_nothing_is_school_time_and_that_is_said(defaults: Rules) -> None:
    assert not defaults.in_school_hours(datetime(2026, 9, 2, 10, 0, tzinfo=UTC))
    assert not defaults.terms_known(date(2026, 9, 2))
    known = replace(defaults, terms=(AUTUMN,))
    assert known.terms_known(date(2027, 8, 31))
    assert not known.terms_known(date(2027, 9, 1))


def test_a_school_year_begins_in_september() -> None:
    assert school_year_of(date(2026, 8, 31)) == 2025
    assert school_year_of(date(2026, 9, 1)) == 2026


@pytest.mark.store
def test_no_device_is_the_authority_s_own_before_it_is_marked() -> None:
    assert not own_device(command(), "")
    assert not own_device(command(), "a token")
