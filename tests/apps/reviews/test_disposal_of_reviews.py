"""A child whose record is disposed of leaves nothing of her reviews either."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import Q

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.models import Fact, KeptVersion, TrailRow
from footprint.children.actions import disposal
from footprint.children.facts.disposal import Goes, Ground
from footprint.children.models import Disposal
from footprint.reviews.actions import follow_up, plan_given
from footprint.reviews.models import AdjournmentRefused
from footprint.reviews.said.after import PlanGivenSaid, VisitSaid
from tests.apps.cast import administrator, everybody, hold, person
from tests.apps.children import recording
from tests.apps.reviews import by_link, sendings

pytestmark = pytest.mark.store

ALONE, CAME = "I am afraid of the dark.", "We baked a cake."


@pytest.fixture
def cast(store: object) -> Mapping[Role, Viewer]:
    return everybody()


def rows_about(child_id: int) -> set[str]:
    """The kinds of row that hold her number."""
    kinds = [one for one in apps.get_models() if issubclass(one, Fact | KeptVersion | TrailRow)]
    return {
        kind.__name__
        for kind in kinds
        if any(field.attname == "child_id" for field in kind._meta.concrete_fields)
        and kind._base_manager.filter(Q(child_id=child_id)).exists()
    }


def everything() -> str:
    kinds = [one for one in apps.get_models() if issubclass(one, Fact | KeptVersion | TrailRow)]
    return repr([list(kind._base_manager.values_list()) for kind in kinds])


def test_links_visits_to_them_private_words_and_plans_given_go_with_the_child(
    cast: Mapping[Role, Viewer],
) -> None:
    mary = cast[Role.IRO_MANAGER]
    mina = recording.child(mary, "M-1")
    review_id = sendings.finished(mary, mina)
    _, path = by_link.handed_over(mary, mina, review_id)
    assert sendings.GOING_WELL in by_link.says(by_link.stranger(), path)
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.allocated(mary, mina, olive, mary.today - timedelta(days=50))
    said = VisitSaid(mary.today, "in_person", words=CAME, alone=ALONE)
    follow_up.book_visit(viewer=mary, child_id=mina, said=said)
    given = PlanGivenSaid(("child",), mary.today, "by_hand", updated_on=mary.today)
    plan_given.give_plan(viewer=mary, child_id=mina, review_id=review_id, said=given)
    refused = AdjournmentRefused(
        child_id=mina, review_id=review_id, refused_on=mary.today, asked_why="Ill"
    )
    recording.add_rows(viewer=recording.the_import(mary.today), rows=[refused])
    there = {"PersonalLink", "LinkVisit", "PlanGiven", "ReviewTold", "PrivateWord", "Visit"}
    assert there | {"AdjournmentRefused", "TrailRow"} <= rows_about(mina)

    second = hold(
        administrator("Una One"), administrator("Tom Two"), person("Maud Manager"), Role.IRO_MANAGER
    )
    one = disposal.propose_disposal(
        viewer=mary, child_id=mina, goes=Goes.WHOLE, ground=Ground.COURT, reference="Order 12"
    )
    disposal.confirm_disposal(viewer=second, disposal_id=one, version=1)
    assert rows_about(mina) <= {"Disposal", "TrailRow", "KeptVersion"}
    assert set(TrailRow.objects.filter(child_id=mina).values_list("thing", flat=True)) == {
        Disposal._meta.model_name
    }
    left = everything()
    for words in (ALONE, CAME, sendings.GOING_WELL, "Mina", "M-1"):
        assert words not in left
