"""Nothing is written but by an action that asked if it may and left its row on the trail."""

from datetime import date

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import IntegrityError, connection

from footprint.accounts.models import Person
from footprint.audit.actions import (
    ActionDenied,
    ActionWithoutRowError,
    ChangedMeanwhileError,
    _replace,
    action,
    ask,
)
from footprint.audit.facts import Viewer
from footprint.audit.gate import WriteOutsideActionError
from footprint.audit.models import KeptVersion, TrailRow
from tests.apps.audit.doing import (
    ADA,
    add_someone,
    add_two,
    be_denied,
    leave_no_row,
    rename,
    write_before_asking,
)

pytestmark = pytest.mark.store


def test_an_action_says_on_the_trail_who_did_what_in_which_role() -> None:
    person = add_someone(viewer=ADA, email="mary@council.test")
    row = TrailRow.objects.get()
    assert (row.person_id, row.role, row.kind, row.request) == (
        7,
        "administrator",
        "add_someone",
        "r1",
    )
    assert (row.thing, row.thing_id) == ("person", str(person.pk))
    assert row.changes == {
        "email": [None, "mary@council.test"],
        "full_name": [None, "Ada Byron"],
    }


def test_a_password_is_never_on_the_trail_nor_in_a_kept_version() -> None:
    person = add_someone(viewer=ADA, email="mary@council.test")
    rename(viewer=ADA, person=person, name="Mary", version=1)
    assert "a hash" not in str(list(TrailRow.objects.values()) + list(KeptVersion.objects.values()))


def test_a_fact_carries_who_recorded_it_when_and_from_where() -> None:
    person = add_someone(viewer=ADA, email="mary@council.test")
    found = Person.objects.get(pk=person.pk)
    assert (found.recorded_by, found.source, found.version) == (7, "person", 1)
    assert found.recorded_at <= TrailRow.objects.get().at


def test_a_changed_fact_keeps_its_previous_version() -> None:
    person = add_someone(viewer=ADA, email="mary@council.test", name="Mary")
    renamed = rename(viewer=ADA, person=person, name="Mary Somerville", version=1)
    assert (renamed.version, renamed.full_name) == (2, "Mary Somerville")
    kept = KeptVersion.objects.get()
    assert (kept.version, kept.values["full_name"]) == (1, "Mary")
    assert kept.recorded_at == person.recorded_at
    assert kept.replaced_at == renamed.recorded_at
    assert TrailRow.objects.get(kind="rename").changes == {"full_name": ["Mary", "Mary Somerville"]}


def test_who_read_an_older_version_gets_both_texts_and_changes_nothing() -> None:
    person = add_someone(viewer=ADA, email="mary@council.test", name="Mary")
    rename(viewer=ADA, person=person, name="Mary Somerville", version=1)
    with pytest.raises(ChangedMeanwhileError) as refused:
        rename(viewer=ADA, person=person, name="Mary Fairfax", version=1)
    assert refused.value.yours == {"full_name": "Mary Fairfax"}
    assert refused.value.theirs == {"full_name": "Mary Somerville"}
    assert (refused.value.changed_by, refused.value.version) == (7, 2)
    assert Person.objects.get().full_name == "Mary Somerville"


@action
def write_over(*, viewer: Viewer, before: Person, after: Person) -> None:
    """The last step of a revision, by someone whose reading has grown old since she asked."""
    ask(None)
    _replace(before, after)


def test_of_two_who_passed_the_check_together_the_second_finds_no_row_to_change() -> None:
    before = add_someone(viewer=ADA, email="mary@council.test", name="Mary")
    rename(viewer=ADA, person=before, name="Mary Somerville", version=1)
    after = Person.objects.get()
    after.full_name = "Mary Fairfax"
    with pytest.raises(ChangedMeanwhileError) as refused:
        write_over(viewer=ADA, before=before, after=after)
    assert refused.value.yours == {"full_name": "Mary Fairfax"}
    assert refused.value.theirs == {"full_name": "Mary Somerville"}
    assert KeptVersion.objects.count() == 1


def test_saving_what_stands_makes_no_version_and_still_leaves_a_row() -> None:
    person = add_someone(viewer=ADA, email="mary@council.test", name="Mary")
    assert rename(viewer=ADA, person=person, name="Mary", version=1).version == 1
    assert KeptVersion.objects.count() == 0
    assert TrailRow.objects.get(kind="rename").changes == {}


def test_a_write_outside_an_action_is_refused() -> None:
    person = add_someone(viewer=ADA, email="mary@council.test")
    with pytest.raises(WriteOutsideActionError, match="outside an action"):
        Person.objects.filter(pk=person.pk).update(full_name="Somebody")
    with pytest.raises(WriteOutsideActionError):
        person.delete()
    with pytest.raises(WriteOutsideActionError), connection.cursor() as cursor:
        cursor.execute("WITH x AS (SELECT 1) DELETE FROM accounts_person")
    with pytest.raises(WriteOutsideActionError), connection.cursor() as cursor:
        cursor.executemany("DELETE FROM accounts_person WHERE id = %s", [[1], [2]])
    assert Person.objects.get().full_name == "Ada Byron"


def test_an_action_that_has_not_asked_may_not_write() -> None:
    with pytest.raises(WriteOutsideActionError, match="write_before_asking has not asked"):
        write_before_asking(viewer=ADA)
    assert Person.objects.count() == 0


def test_a_refusal_is_its_sentence_and_nothing_is_written() -> None:
    with pytest.raises(ActionDenied, match=r"^Only the manager may do this\.$"):
        be_denied(viewer=ADA)
    assert (Person.objects.count(), TrailRow.objects.count()) == (0, 0)


def test_an_action_that_leaves_no_row_is_undone() -> None:
    with pytest.raises(ActionWithoutRowError, match="leave_no_row"):
        leave_no_row(viewer=ADA)
    assert Person.objects.count() == 0


def test_an_action_is_whole_or_not_at_all() -> None:
    with pytest.raises(IntegrityError):
        add_two(viewer=ADA, first="one@council.test", second="one@council.test")
    assert (Person.objects.count(), TrailRow.objects.count()) == (0, 0)


def test_an_action_within_an_action_leaves_its_own_row() -> None:
    add_two(viewer=ADA, first="one@council.test", second="two@council.test")
    kinds = TrailRow.objects.order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["add_someone", "add_someone", "add_two"]


def test_the_arguments_of_an_action_are_given_by_name() -> None:
    def by_place(viewer: object) -> None:
        raise AssertionError(viewer)

    with pytest.raises(TypeError, match="keyword-only"):
        action(by_place)


def test_a_session_and_a_changed_password_pass_without_an_action() -> None:
    person = add_someone(viewer=ADA, email="mary@council.test")
    session = SessionStore()
    session["seen"] = str(date(2026, 5, 1))
    session.save()
    person.set_password("correct horse")
    person.save(update_fields=["password"])
    assert Person.objects.get().check_password("correct horse")
    with pytest.raises(WriteOutsideActionError):
        person.save(update_fields=["password", "full_name"])
