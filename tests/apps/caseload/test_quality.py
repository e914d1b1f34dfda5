"""Data quality: what is unsound stands in a list until it is mended, or settled with a reason."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.actions import by_hand
from footprint.children.actions import quality as actions
from footprint.children.facts.item import Item, Kind
from footprint.children.models import Child, Episode, ReadersFinding
from footprint.children.queries import item as item_queries
from footprint.domain.facts import year_of
from tests.apps import some_children as made
from tests.apps.browsing import signed_in
from tests.apps.children import recording

TODAY = localdate()
YEAR = year_of(TODAY)
pytestmark = pytest.mark.store


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def zoe(cast: dict[Role, Viewer]) -> Child:
    """Olive's; two of her reviews are 10 days apart."""
    made.loaded(YEAR, ago(3))
    return made.child(
        "31",
        ago(500),
        reviews=(ago(480), ago(470), ago(300)),
        name="Zoë O'Brien",
        held_by=made.officer("Olive Officer"),
        years=(YEAR,),
    )


def finding(one: Child | None, value: str = "PN0", *, refused: bool = False) -> ReadersFinding:
    return ReadersFinding(
        child=one,
        year=YEAR,
        code="440",
        kind="reviews",
        file="Reviews.csv",
        line=12,
        column="REVIEW_CODE",
        value=value,
        message="Coded as under 4 at the review.",
        refused=refused,
    )


def page(viewer: Viewer, **asked: str | int) -> str:
    response = signed_in(viewer.person_id).get(reverse("quality"), asked)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def item(viewer: Viewer, code: str) -> Item:
    (found,) = (one for one in item_queries.items(viewer) if one.code == code)
    return found


def settle(
    viewer: Viewer, one: Item, reason: str = "It is right as it is", version: int = 0
) -> None:
    assert one.child is not None
    actions.settle_item(
        viewer=viewer,
        child_id=one.child.id,
        code=one.code,
        about=one.about,
        reason=reason,
        version=version,
    )


CLOSE = "two_reviews_within_20_working_days"


def test_facts_that_contradict_each_other_are_an_item_with_their_day(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    text = page(cast[Role.IRO_MANAGER])
    assert "1 to look at. 0 settled." in text
    assert "Two reviews within 20 working days" in text
    assert f"Review of {ago(470).day} {ago(470):%B %Y}" in text
    assert item(cast[Role.IRO_MANAGER], CLOSE).kind is Kind.FACTS


def test_what_a_return_s_reader_found_has_its_file_line_column_and_value(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    made.store(finding(zoe))
    text = page(cast[Role.IRO_MANAGER])
    for words in ("Department check 440", "Reviews.csv, line 12", "REVIEW_CODE: “PN0”"):
        assert words in text


def test_what_a_corrected_return_lacks_is_an_item_no_more(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    gone = finding(zoe)
    gone.withdrawn = True
    made.store(gone)
    assert "Department check 440" not in page(cast[Role.IRO_MANAGER])


def test_a_row_of_no_child_we_know_is_for_those_who_see_everybody(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    made.store(finding(None))
    assert "No child we know" in page(cast[Role.ANALYST])
    assert "No child we know" not in page(cast[Role.REVIEWING_OFFICER])


def test_a_person_s_word_and_a_return_s_stand_side_by_side_with_who_and_when(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    recording.left(mary, zoe.pk, ago(500), ago(20))
    text = page(mary, kind="person")
    assert "Mary Manager, " in text
    assert f"{ago(20).day} {ago(20):%B %Y}" in text
    assert "nothing" in text
    assert reverse("take-episode-back", kwargs={"child_id": zoe.pk, "day": ago(500)}) in text


def test_taking_the_word_back_makes_the_item_go_and_leads_back_to_the_list(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    recording.left(mary, zoe.pk, ago(500), ago(20))
    back = reverse("quality") + "?kind=person"
    where = reverse("take-episode-back", kwargs={"child_id": zoe.pk, "day": ago(500)})
    done = signed_in(mary.person_id).post(f"{where}?next={back}", {"version": 1})
    assert (done.status_code, done.headers["Location"]) == (302, back)
    assert "Nothing here is like that." in page(mary, kind="person")


def test_no_other_site_is_a_way_back(cast: dict[Role, Viewer], zoe: Child) -> None:
    mary = cast[Role.IRO_MANAGER]
    where = reverse("correct-birth-date", kwargs={"child_id": zoe.pk})
    text = signed_in(mary.person_id).get(f"{where}?next=//elsewhere.test/").content.decode()
    assert "elsewhere.test" not in text.replace("?next=//elsewhere.test/", "")


def test_a_child_without_a_birth_date_or_a_name_is_an_item_until_it_is_told(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    nameless = made.child("40", ago(30), born=None, years=(YEAR,))
    codes = {
        one.code for one in item_queries.items(mary) if one.child and one.child.id == nameless.pk
    }
    assert codes == {"no_birth_date", "no_names"}
    by_hand.correct_birth_date(
        viewer=mary, child_id=nameless.pk, born_on=date(2014, 1, 2), version=1
    )
    recording.names(mary, nameless.pk, "Nia", "Named")
    assert "Child 40" not in page(mary)


def test_a_child_who_has_left_needs_no_name(cast: dict[Role, Viewer], zoe: Child) -> None:
    made.child("41", ago(200), left=ago(100), years=(YEAR,))
    assert "No name" not in page(cast[Role.IRO_MANAGER])


def test_an_officer_without_an_account_is_told_to_the_manager_alone(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    nobody = made.officer("Nelly Nobody")
    made.child("42", ago(30), name="Ali Khan", held_by=nobody, years=(YEAR,))
    text = page(cast[Role.IRO_MANAGER])
    assert "The officer has no account" in text
    assert "Nelly Nobody, nelly@council.test" in text
    assert "Nelly" not in page(cast[Role.ANALYST])


def test_an_episode_open_at_a_year_s_end_and_absent_from_the_next_is_an_item(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    made.loaded(YEAR - 1)
    gone = made.child("43", ago(800), name="Gil Gone", years=(YEAR - 1,))
    found = item(cast[Role.IRO_MANAGER], "open_then_absent")
    assert found.child is not None
    assert (found.child.id, found.day) == (gone.pk, ago(800))


def test_an_officer_works_through_her_own_children_and_no_other_s(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    made.child("44", ago(30), born=None, name="Ali Khan", years=(YEAR,))
    text = page(cast[Role.REVIEWING_OFFICER])
    assert "Zoë O&#39;Brien" in text
    assert "Ali Khan" not in text
    assert "1 to look at" in text


def test_a_child_whom_one_may_not_see_is_in_no_row_and_no_count(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    recording.barred(mary, zoe.pk, mary.person_id or 0)
    text = page(mary)
    assert "Nothing unsound has been found in the records that you see." in text
    assert "Brien" not in text
    recording.restricted(mary, zoe.pk)
    assert "Child 31" not in page(cast[Role.ANALYST])


def test_an_analyst_works_by_reference_and_is_shown_no_name(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    ann = cast[Role.ANALYST]
    text = page(ann)
    assert "Child 31" in text
    client = signed_in(ann.person_id)
    for name, more in (
        ("quality-item", {"item": item(ann, CLOSE).key}),
        ("correct-review", {"day": ago(470)}),
        ("deny-review", {"day": ago(470)}),
        ("correct-episode", {"day": ago(500)}),
        ("deny-episode", {"day": ago(500)}),
        ("correct-birth-date", {}),
        ("child-record", {}),
    ):
        where = reverse(name, kwargs={"child_id": zoe.pk, **more})
        answer = client.get(where)
        assert answer.status_code == 200, name
        text += answer.content.decode()
    assert "Brien" not in text
    assert "Zoë" not in text


def test_an_analyst_mends_an_item_and_it_goes_by_itself(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    ann = cast[Role.ANALYST]
    where = reverse("deny-review", kwargs={"child_id": zoe.pk, "day": ago(470)})
    sent = {"version": 0, "reason": "Entered twice"}
    assert signed_in(ann.person_id).post(where, sent).status_code == 302
    assert CLOSE not in {one.code for one in item_queries.items(ann)}
    assert TrailRow.objects.filter(kind="deny_review", person_id=ann.person_id).exists()


def test_a_settled_item_leaves_the_list_and_says_who_when_and_why(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    where = reverse("quality-item", kwargs={"child_id": zoe.pk, "item": item(mary, CLOSE).key})
    client = signed_in(mary.person_id)
    missing = client.post(where, {"version": 0, "reason": " "}).content.decode()
    assert "Say why it stays as it is" in missing
    done = client.post(f"{where}?next=/quality/", {"version": 0, "reason": "One review, two days"})
    assert done.headers["Location"] == "/quality/"
    assert "Everything that was found is settled." in page(mary)
    text = page(mary, show="settled")
    assert "Mary Manager, " in text
    assert "One review, two days" in text
    assert f"0 to look at. 1 settled, 1 of them in {TODAY:%B}." in text
    assert "One review, two days" not in page(cast[Role.ANALYST], show="settled")


def test_a_settled_item_is_opened_again(cast: dict[Role, Viewer], zoe: Child) -> None:
    mary = cast[Role.IRO_MANAGER]
    settle(mary, item(mary, CLOSE))
    found = item(mary, CLOSE)
    assert found.settled is not None
    where = reverse("quality-item", kwargs={"child_id": zoe.pk, "item": found.key})
    client = signed_in(mary.person_id)
    assert "Open it again" in client.get(where).content.decode()
    client.post(where, {"version": found.settled.version})
    assert item(mary, CLOSE).settled is None
    settle(mary, item(mary, CLOSE), "After all")
    assert TrailRow.objects.filter(kind="open_item_again", child_id=zoe.pk).count() == 1


def test_of_two_who_settle_one_item_the_second_is_told(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    one = item(mary, CLOSE)
    settle(mary, one)
    with pytest.raises(ChangedMeanwhileError):
        settle(cast[Role.REVIEWING_OFFICER], one, "Another reason")


def test_a_settlement_covers_no_other_value(cast: dict[Role, Viewer], zoe: Child) -> None:
    mary = cast[Role.IRO_MANAGER]
    made.store(finding(zoe))
    settle(mary, item(mary, "440"))
    made.store(finding(zoe, "PN1"))
    found = {one.about: one.settled for one in item_queries.items(mary) if one.code == "440"}
    assert [bool(one) for one in found.values()] == [True, False]


def test_another_officer_s_item_is_not_hers_to_settle(cast: dict[Role, Viewer], zoe: Child) -> None:
    ali = made.child("45", ago(30), born=None, name="Ali Khan", years=(YEAR,))
    with pytest.raises(ActionDenied):
        actions.settle_item(
            viewer=cast[Role.REVIEWING_OFFICER],
            child_id=ali.pk,
            code="no_birth_date",
            about="child",
            reason="It is right",
            version=0,
        )


def test_an_item_that_is_mended_meanwhile_is_said_to_be_gone(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    where = reverse("quality-item", kwargs={"child_id": zoe.pk, "item": "mended"})
    text = signed_in(cast[Role.IRO_MANAGER].person_id).get(where).content.decode()
    assert "This item is no longer there" in text


def test_filters_narrow_the_list_and_stand_on_the_trail(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    made.store(finding(zoe))
    text = page(mary, code="440")
    assert "Shown here: 1." in text
    row = TrailRow.objects.latest("id")
    assert (row.kind, row.thing, row.filter, row.count) == ("list", "data quality", "code=440", 1)
    assert "Nothing here is like that." in page(mary, code="440", kind="facts")
    assert "Nothing here is of that year" in page(mary, year=1990)
    olive = item(mary, "440").officer
    assert olive is not None
    assert "Shown here: 2." in page(mary, officer=olive.id)
    assert "Nobody here has this officer" in page(cast[Role.ANALYST], officer=olive.id)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_of_the_list_needs_a_purpose_and_has_no_name_for_an_analyst(
    cast: dict[Role, Viewer], zoe: Child, kind: str
) -> None:
    ann = cast[Role.ANALYST]
    client = signed_in(ann.person_id)
    where = reverse("export-quality") + f"?code={CLOSE}"
    assert "Say what the file is for" in client.post(where, {"kind": kind}).content.decode()
    sent = {"purpose": "The team meeting", "kind": kind, "names": "on"}
    file = client.post(where, sent)
    assert f'filename="data-quality-{TODAY}.{kind}"' in file.headers["Content-Disposition"]
    if kind == "csv":
        assert "Two reviews within 20 working days" in file.content.decode("utf-8-sig")
    assert b"Brien" not in file.content
    row = TrailRow.objects.latest("id")
    assert (row.kind, row.thing, row.count, row.purpose) == (
        "export",
        "data quality",
        1,
        "The team meeting",
    )


def test_my_work_counts_what_is_to_be_looked_at(cast: dict[Role, Viewer], zoe: Child) -> None:
    for role in (Role.ANALYST, Role.IRO_MANAGER):
        text = signed_in(cast[role].person_id).get(reverse("my-work")).content.decode()
        assert "1 item to look at" in text


def test_the_list_is_by_pages_of_fifty(cast: dict[Role, Viewer]) -> None:
    made.loaded(YEAR, TODAY)
    made.store(*(finding(one) for one in made.many(60, TODAY, reviews=1)))
    assert "page 2 of 2" in page(cast[Role.ANALYST], page=2)


def test_it_asks_the_store_as_often_for_many_children_as_for_few(
    cast: dict[Role, Viewer],
) -> None:
    made.loaded(YEAR, TODAY)
    made.store(*(finding(one) for one in made.many(5, TODAY, reviews=1)))
    client = signed_in(cast[Role.IRO_MANAGER].person_id)
    few = selects(client)
    made.store(*(finding(one) for one in made.many(80, TODAY, reviews=1, prefix="N")))
    assert selects(client) == few <= 17


def selects(client: Client) -> int:
    """The first reading of the record, which is remembered."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("quality")).status_code == 200
    return sum(query["sql"].startswith(("SELECT", "(SELECT")) for query in asked)


def test_what_is_remembered_of_the_record_goes_with_its_next_change(
    cast: dict[Role, Viewer], zoe: Child
) -> None:
    mary = cast[Role.IRO_MANAGER]
    assert "overlapping_episodes" not in {one.code for one in item_queries.items(mary)}
    made.store(
        Episode(child=zoe, year=YEAR, began_on=ago(100), new_episode="P", placement="U4"),
    )
    assert "overlapping_episodes" in {one.code for one in item_queries.items(mary)}
