"""Brothers and sisters, how a child is spoken with, who answers for her, and what she was told."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import TrailRow
from footprint.children.actions import together
from footprint.children.models import Together
from footprint.children.queries import child as queries
from footprint.children.queries import round as round_queries
from footprint.children.recorded import CommunicationSaid
from tests.apps.browsing import signed_in
from tests.apps.cast import TEAM, administrator, everybody, hold, person
from tests.apps.children import recording

pytestmark = pytest.mark.store


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    return everybody()


@pytest.fixture
def mary(cast: Mapping[Role, Viewer]) -> Viewer:
    return cast[Role.IRO_MANAGER]


@pytest.fixture
def three(mary: Viewer) -> tuple[int, int, int]:
    """Mina (M-1) and Mona (M-2), whom Olive holds; Milo (M-3), whom Nora holds."""
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    nora = recording.officer(mary, "Nora North", "nora@council.test")
    found = []
    for reference, name, officer in (
        ("M-1", "Mina", olive),
        ("M-2", "Mona", olive),
        ("M-3", "Milo", nora),
    ):
        child_id = recording.child(mary, reference, first_name=name)
        recording.allocated(mary, child_id, officer, ago(mary, 50))
        found.append(child_id)
    return (found[0], found[1], found[2])


def ago(viewer: Viewer, days: int) -> date:
    return viewer.today - timedelta(days=days)


def bring(viewer: Viewer, child_id: int, reference: str) -> None:
    together.bring_together(viewer=viewer, child_id=child_id, reference=reference)


def siblings(viewer: Viewer, child_id: int) -> list[str]:
    return [one.identifier for one in round_queries.siblings_of(viewer, child_id)]


def test_whoever_is_brought_to_one_is_brought_to_all(
    mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina, mona, milo = three
    bring(mary, mina, "M-2")
    bring(mary, mona, " M-3 ")
    assert siblings(mary, mina) == ["M-2", "M-3"]
    assert siblings(mary, milo) == ["M-1", "M-2"]


def test_two_groups_become_one(mary: Viewer, three: tuple[int, int, int]) -> None:
    mina, _, milo = three
    recording.child(mary, "M-4")
    bring(mary, mina, "M-2")
    bring(mary, milo, "M-4")
    bring(mary, mina, "M-4")
    assert siblings(mary, milo) == ["M-1", "M-2", "M-4"]
    assert Together.objects.values("group").distinct().count() == 1


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("M-1", "the child’s own reference"),
        ("M-9", "No child whom you may see"),
        ("M-2", "already"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    mary: Viewer, three: tuple[int, int, int], reference: str, why: str
) -> None:
    bring(mary, three[0], "M-2")
    with pytest.raises(ActionDenied, match=why):
        bring(mary, three[0], reference)


def test_of_a_child_whom_the_viewer_may_not_see_nothing_is_told(
    cast: Mapping[Role, Viewer], mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina, mona, milo = three
    bring(mary, mina, "M-2")
    bring(mary, mina, "M-3")
    recording.restricted(mary, milo)
    olive = cast[Role.REVIEWING_OFFICER]
    recording.barred(mary, mona, olive.person_id or 0)
    assert siblings(olive, mina) == []
    found = round_queries.brothers_and_sisters(olive, mina, olive.today)
    assert (found.siblings, found.reasons) == ((), ())
    page = signed_in(olive.person_id).get(reverse("people-round", kwargs={"child_id": mina}))
    text = page.content.decode()
    assert "None are recorded that you may see." in text
    assert "M-2" not in text
    assert "Milo" not in text
    with pytest.raises(ActionDenied, match="No child whom you may see has the reference M-2"):
        bring(olive, mina, "M-2")


def test_a_social_worker_sees_those_who_are_hers(
    cast: Mapping[Role, Viewer], mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina, mona, _ = three
    bring(mary, mina, "M-2")
    bring(mary, mina, "M-3")
    sal = cast[Role.SOCIAL_WORKER]
    recording.is_worker(sal, "Sal Social", sal.person_id or 0)
    for child_id in (mina, mona):
        recording.linked(mary, child_id, "Sal Social", ago(mary, 50))
    assert siblings(sal, mina) == ["M-2"]


def test_the_others_stay_together_when_one_is_taken_out(
    mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina, mona, milo = three
    bring(mary, mina, "M-2")
    bring(mary, mina, "M-3")
    together.take_apart(viewer=mary, child_id=milo, version=1)
    assert siblings(mary, milo) == []
    assert siblings(mary, mona) == ["M-1"]
    bring(mary, milo, "M-1")
    assert siblings(mary, mona) == ["M-1", "M-3"]
    with pytest.raises(ChangedMeanwhileError):
        together.take_apart(viewer=mary, child_id=milo, version=9)


def test_different_officers_are_said_with_the_reason_and_the_same_ones_are_not(
    mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina, mona, milo = three
    hers = signed_in(mary.person_id)
    page = reverse("people-round", kwargs={"child_id": mina})
    bring(mary, mina, "M-2")
    assert "different reviewing officers" not in hers.get(page).content.decode()
    bring(mary, mina, "M-3")
    text = hers.get(page).content.decode()
    assert "They have different reviewing officers.</strong> Nobody has said why." in text
    together.explain_officers(viewer=mary, child_id=milo, why="Milo lives in Wales.", version=1)
    assert "Milo lives in Wales." in hers.get(page).content.decode()
    found = round_queries.brothers_and_sisters(mary, mona, mary.today)
    assert [one.officer and one.officer.full_name for one in found.siblings] == [
        "Olive Officer",
        "Nora North",
    ]


def test_business_support_reads_no_reason(
    cast: Mapping[Role, Viewer], mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina, _, milo = three
    bring(mary, mina, "M-3")
    together.explain_officers(viewer=mary, child_id=milo, why="Milo lives in Wales.", version=1)
    beth = signed_in(cast[Role.BUSINESS_SUPPORT].person_id)
    text = beth.get(reverse("people-round", kwargs={"child_id": mina})).content.decode()
    assert "They have different reviewing officers." in text
    assert "Wales" not in text
    assert "Nobody has said why" not in text


def test_a_reference_that_is_typed_is_a_search_on_the_trail(
    mary: Viewer, three: tuple[int, int, int]
) -> None:
    hers = signed_in(mary.person_id)
    page = reverse("bring-together", kwargs={"child_id": three[0]})
    assert "No child whom you may see" in hers.post(page, {"reference": "X-9"}).content.decode()
    assert hers.post(page, {"reference": "M-2"}).status_code == 302
    asked = TrailRow.objects.filter(kind="search").order_by("id").values_list("filter", "count")
    assert list(asked) == [("reference=X-9", 0), ("reference=M-2", 1)]


def test_how_a_child_is_spoken_with_is_recorded_and_changed(
    mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina = three[0]
    assert round_queries.communication(mary, mina).version == 0
    said = CommunicationSaid("British Sign Language", interpreter=True, likes_to_be_told="Drawn")
    together.record_communication(viewer=mary, child_id=mina, said=said, version=0)
    with pytest.raises(ChangedMeanwhileError):
        together.record_communication(
            viewer=mary, child_id=mina, said=CommunicationSaid(), version=0
        )
    together.record_communication(
        viewer=mary, child_id=mina, said=CommunicationSaid("Makaton"), version=1
    )
    found = round_queries.communication(mary, mina)
    assert (found.language, found.interpreter, found.version) == ("Makaton", False, 2)


def test_an_interpreter_is_one_of_a_language(mary: Viewer, three: tuple[int, int, int]) -> None:
    said = CommunicationSaid(interpreter=True)
    with pytest.raises(ActionDenied, match="Enter the language"):
        together.record_communication(viewer=mary, child_id=three[0], said=said, version=0)


def told(viewer: Viewer, child_id: int, told_on: date, how: str = "visit") -> int:
    return together.record_told(
        viewer=viewer, child_id=child_id, told_on=told_on, how=how, introduced=True
    )


def test_it_is_recorded_when_and_how_the_child_was_told_of_the_officer_of_today(
    mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina = three[0]
    hers = signed_in(mary.person_id)
    page = reverse("people-round", kwargs={"child_id": mina})
    missing = "not recorded that the child has been told about Olive Officer"
    assert missing in hers.get(page).content.decode()
    told_id = told(mary, mina, mary.today)
    text = hers.get(page).content.decode()
    assert missing not in text
    assert "At a visit or a meeting. The officer before introduced the new one in person." in text
    together.take_told_back(viewer=mary, child_id=mina, told_id=told_id, version=1)
    assert missing in hers.get(page).content.decode()


def test_being_told_of_the_officer_before_is_not_being_told_of_this_one(
    mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina = three[0]
    told(mary, mina, ago(mary, 20))
    nora = recording.officer(mary, "Nora North", "nora@council.test")
    recording.allocated(mary, mina, nora, ago(mary, 5))
    text = signed_in(mary.person_id).get(reverse("people-round", kwargs={"child_id": mina}))
    assert "told about Nora North" in text.content.decode()


@pytest.mark.parametrize(
    ("days", "how", "why"),
    [(-1, "visit", "still to come"), (3, "owl", "Choose how"), (2, "visit", "already")],
)
def test_what_cannot_be_said_of_telling_is_refused(
    mary: Viewer, three: tuple[int, int, int], days: int, how: str, why: str
) -> None:
    told(mary, three[0], ago(mary, 2))
    with pytest.raises(ActionDenied, match=why):
        told(mary, three[0], ago(mary, days), how)


def test_of_a_child_whom_nobody_holds_nobody_is_told(mary: Viewer) -> None:
    child_id = recording.child(mary, "M-7")
    with pytest.raises(ActionDenied, match="Allocate an officer first"):
        told(mary, child_id, mary.today)


def test_a_child_s_social_worker_is_the_person_who_signs_in_as_that_worker(
    cast: Mapping[Role, Viewer], mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina, mona, milo = three
    sal = cast[Role.SOCIAL_WORKER]
    recording.is_worker(sal, "Sal Social", sal.person_id or 0)
    recording.linked(mary, mina, "Sal Social", ago(mary, 50))
    recording.linked(mary, mona, "Una Unmatched", ago(mary, 50))
    found = [queries.social_worker_of(mary, one, mary.today) for one in (mina, mona, milo)]
    assert [one and (one.id, one.name, one.email) for one in found] == [
        (sal.person_id, "Sal Social", "sal@council.test"),
        (None, "Una Unmatched", ""),
        None,
    ]
    assert queries.social_worker_of(mary, mina, ago(mary, 51)) is None


def test_the_responsible_manager_is_whoever_has_the_role_for_the_child_s_team_that_day(
    cast: Mapping[Role, Viewer], mary: Viewer, three: tuple[int, int, int]
) -> None:
    mina, mona, milo = three
    recording.linked(mary, mina, "Sal Social", ago(mary, 50), team=TEAM)
    recording.linked(mary, mona, "Sal Social", ago(mary, 50), team="South")
    tess = queries.responsible_manager(mary, mina, mary.today)
    assert tess is not None
    assert (tess.id, tess.name) == (cast[Role.SOCIAL_CARE_MANAGER].person_id, "Tess Team")
    assert queries.responsible_manager(mary, mina, ago(mary, 1)) is None  # the role begins today
    assert queries.responsible_manager(mary, mona, mary.today) is None
    assert queries.responsible_manager(mary, milo, mary.today) is None


def test_of_two_managers_of_a_team_the_first_to_have_the_role_answers(
    mary: Viewer, three: tuple[int, int, int]
) -> None:
    recording.linked(mary, three[0], "Sal Social", ago(mary, 50), team=TEAM)
    ada, grace = administrator("Alma Admin"), administrator("Gus Admin")
    hold(ada, grace, person("Tom Second"), Role.SOCIAL_CARE_MANAGER)
    found = queries.responsible_manager(mary, three[0], mary.today)
    assert found is not None
    assert found.name == "Tess Team"
