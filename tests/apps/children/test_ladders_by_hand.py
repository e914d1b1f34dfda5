"""Court orders, plans and conferences recorded by hand, and the days that follow from them."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.audit.models import KeptVersion, TrailRow
from footprint.caseload.queries.caseload import caseload
from footprint.caseload.queries.child import child_record
from footprint.children.actions import by_hand
from footprint.children.actions.ladders import record_ladder_fact, withdraw_ladder_fact
from footprint.children.facts.ladder import (
    AccommodationSaid,
    AuthoritySaid,
    ConferenceSaid,
    LadderSaid,
    OrderSaid,
    PathwayPlanSaid,
)
from footprint.children.queries import child as queries
from footprint.children.queries import ladder as ladder_queries
from footprint.children.queries import returns as return_queries
from footprint.domain.timetable.local import LocalRungs
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording

pytestmark = pytest.mark.store
#: Long enough ago for a pathway plan, a panel and a conference or two.
CARE = date(2026, 1, 12)
TODAY = date(2026, 11, 20)


@pytest.fixture
def mary(store: object) -> Viewer:
    ada, grace = administrator(), administrator("Grace Hopper")
    viewer = hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER)
    return replace(viewer, today=TODAY)


@pytest.fixture
def mina(mary: Viewer) -> int:
    one = recording.child(mary, "M-1", CARE, born_on=date(2010, 5, 17))
    for day in (date(2026, 2, 6), date(2026, 5, 6), date(2026, 11, 4)):
        recording.review(mary, one, day)
    return one


def say(mary: Viewer, child_id: int, said: LadderSaid) -> int:
    return record_ladder_fact(viewer=mary, child_id=child_id, said=said, version=0)


def standing(
    mary: Viewer, child_id: int, as_at: date = TODAY, rules: LocalRungs | None = None
) -> list[tuple[str, str, date]]:
    """What stands without midway checks."""
    one = queries.child(mary, child_id)
    assert one is not None
    record = child_record(mary, one, as_at, rules or LocalRungs(midway_checks=False))
    return [(each.ladder, each.rung, each.deadline.due) for each in record.standing]


REVIEW = ("reviews", "later", date(2027, 5, 4))


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (OrderSaid("secure", date(2026, 11, 10)), ("secure", "secure_first", date(2026, 12, 10))),
        (PathwayPlanSaid(date(2026, 11, 10)), ("pathway", "pathway", date(2027, 5, 10))),
        (
            ConferenceSaid("strategy", date(2026, 11, 10), True),
            ("conferences", "conference_initial", date(2026, 12, 1)),
        ),
        (
            ConferenceSaid("initial", date(2026, 11, 10), True),
            ("conferences", "conference_first_review", date(2027, 2, 10)),
        ),
    ],
)
def test_what_is_recorded_sets_its_day(
    mary: Viewer, mina: int, said: LadderSaid, stands: tuple[str, str, date]
) -> None:
    say(mary, mina, said)
    assert set(standing(mary, mina)) == {REVIEW, stands}


def test_the_parents_consent_lowers_the_limit_of_the_next_review(mary: Viewer, mina: int) -> None:
    stamp = return_queries.stamp_of_the_record(mary)
    say(mary, mina, AuthoritySaid("consent", date(2026, 11, 10)))
    assert standing(mary, mina) == [("adoption", "authorised_first", date(2027, 2, 10)), REVIEW]
    assert caseload(mary, TODAY).rows[0].due == date(2027, 2, 10)
    assert return_queries.stamp_of_the_record(mary) != stamp


def test_accommodation_is_a_duty_after_28_days_and_then_every_three_months(
    mary: Viewer, mina: int
) -> None:
    say(mary, mina, AccommodationSaid(date(2026, 11, 9)))
    one = queries.child(mary, mina)
    assert one is not None
    (duty,) = child_record(mary, one, TODAY).duties
    assert (duty.duty.code, duty.not_before) == ("review_accommodation", date(2026, 12, 7))
    assert standing(mary, mina) == [REVIEW]


def test_the_people_file_s_plan_is_a_plan(mary: Viewer, mina: int) -> None:
    by_hand.record_flag(
        viewer=mary,
        child_id=mina,
        kind="protection_plan",
        began_on=date(2026, 11, 2),
        told_by="The conference",
    )
    assert standing(mary, mina)[0] == ("conferences", "conference_first_review", date(2027, 2, 2))


def test_the_nearest_day_of_any_ladder_is_the_caseload_s_and_the_review_s_stands_beside_it(
    mary: Viewer, mina: int
) -> None:
    say(mary, mina, OrderSaid("secure", date(2026, 10, 1)))
    (row,) = caseload(mary, TODAY).rows
    assert (row.due, row.rung, row.days_left) == (date(2026, 11, 1), "secure_first", -19)
    assert (row.review_due, row.review_rung) == (date(2027, 5, 4), "later")
    assert row.last_working_day == date(2026, 10, 30)


def test_an_analyst_s_caseload_says_nothing_of_conferences(mary: Viewer, mina: int) -> None:
    say(mary, mina, ConferenceSaid("strategy", date(2026, 11, 10), goes_on=True))
    cast = administrator("Bea Byron"), administrator("Gil Hopper")
    ann = hold(*cast, person("Ann Analyst"), Role.ANALYST)
    (row,) = caseload(replace(ann, today=TODAY), TODAY).rows
    assert {one.ladder for one in row.standing} <= {"reviews", "local"}
    assert row.due == date(2027, 5, 4)


def test_the_authority_s_own_rung_only_tightens(mary: Viewer) -> None:
    new = recording.child(mary, "N-1", date(2026, 11, 16), first_name="Nora")
    law = ("reviews", "first", date(2026, 12, 14))
    assert standing(mary, new) == [law]
    sooner = LocalRungs(midway_checks=False, local_first_review_working_days=15)
    assert standing(mary, new, rules=sooner) == [
        ("local", "local_first", date(2026, 12, 7)),
        law,
    ]
    assert standing(mary, new, rules=replace(sooner, local_first_review_working_days=25)) == [law]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (OrderSaid("secure", date(2026, 11, 21)), "is still to come"),
        (OrderSaid("prison", date(2026, 11, 1)), "Choose what it is"),
        (OrderSaid("secure", date(2010, 5, 16)), "The child was born on 17 May 2010"),
        (OrderSaid("secure", date(2026, 11, 1), date(2026, 10, 31)), "before it begins"),
        (
            OrderSaid("secure", date(2026, 11, 1), None, date(2026, 10, 31)),
            "It ends before it begins",
        ),
        (PathwayPlanSaid(date(2026, 11, 1), date(2026, 11, 21)), "An end on 21 November 2026 is"),
        (ConferenceSaid("initial", date(2026, 11, 2), goes_on=False), "is recorded of 2 November"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    mary: Viewer, mina: int, said: LadderSaid, sentence: str
) -> None:
    say(mary, mina, ConferenceSaid("initial", date(2026, 11, 2), goes_on=True))
    with pytest.raises(ActionDenied, match=sentence):
        say(mary, mina, said)
    assert len(ladder_queries.ladder_facts(mary, mina)) == 1


def test_an_order_may_be_made_to_a_day_still_to_come(mary: Viewer, mina: int) -> None:
    say(mary, mina, OrderSaid("secure", TODAY, date(2027, 2, 20)))
    (row,) = ladder_queries.ladder_facts(mary, mina)
    assert row.until == date(2027, 2, 20)


def test_a_correction_keeps_what_was_said_and_the_first_of_two_editors_wins(
    mary: Viewer, mina: int
) -> None:
    row_id = say(mary, mina, PathwayPlanSaid(date(2026, 11, 10)))
    record_ladder_fact(
        viewer=mary,
        child_id=mina,
        said=PathwayPlanSaid(date(2026, 11, 11)),
        version=1,
        row_id=row_id,
    )
    assert ("pathway", "pathway", date(2027, 5, 11)) in standing(mary, mina)
    assert KeptVersion.objects.filter(thing="pathwayplan", thing_id=str(row_id)).count() == 1
    with pytest.raises(ChangedMeanwhileError):
        record_ladder_fact(
            viewer=mary,
            child_id=mina,
            said=PathwayPlanSaid(date(2026, 11, 12)),
            version=1,
            row_id=row_id,
        )


def test_what_is_withdrawn_sets_no_day_and_is_there_no_longer(mary: Viewer, mina: int) -> None:
    row_id = say(mary, mina, PathwayPlanSaid(date(2026, 11, 10)))
    withdraw_ladder_fact(viewer=mary, child_id=mina, thing="pathway-plan", row_id=row_id, version=1)
    assert standing(mary, mina) == [REVIEW]
    with pytest.raises(ActionDenied, match="no longer recorded"):
        withdraw_ladder_fact(
            viewer=mary, child_id=mina, thing="pathway-plan", row_id=row_id, version=2
        )


def test_a_withdrawn_conference_can_be_recorded_again(mary: Viewer, mina: int) -> None:
    said = ConferenceSaid("initial", date(2026, 11, 2), goes_on=True)
    row_id = say(mary, mina, said)
    withdraw_ladder_fact(viewer=mary, child_id=mina, thing="conference", row_id=row_id, version=1)
    say(mary, mina, said)
    assert len(ladder_queries.ladder_facts(mary, mina)) == 1


class TestThePages:
    """Days of today, as a browser sends them."""

    @pytest.fixture
    def hers(self, mary: Viewer) -> Client:
        return signed_in(mary.person_id)

    def typed(self, **values: object) -> dict[str, object]:
        sent: dict[str, object] = {"version": 0}
        for name, value in values.items():
            if isinstance(value, date):
                parts = {"day": value.day, "month": value.month, "year": value.year}
                sent |= {f"{name}-{part}": n for part, n in parts.items()}
            else:
                sent[name] = value
        return sent

    @pytest.mark.parametrize(
        ("thing", "values", "words"),
        [
            ("order", {"kind": "remand", "began_on": CARE}, "Remand, arrest"),
            ("authority", {"kind": "consent", "began_on": CARE}, "The parents’ consent"),
            ("pathway-plan", {"began_on": CARE}, "A pathway plan"),
            ("accommodation", {"began_on": CARE}, "Accommodation that the authority arranges"),
            (
                "conference",
                {"kind": "initial", "held_on": CARE, "goes_on": "no"},
                "The child has no plan",
            ),
            ("review", {"kind": "pathway", "held_on": CARE}, "Review of a pathway plan"),
        ],
    )
    def test_each_thing_is_recorded_corrected_and_withdrawn(  # noqa: PLR0917 (its cases)
        self,
        mary: Viewer,
        mina: int,
        hers: Client,
        thing: str,
        values: dict[str, object],
        words: str,
    ) -> None:
        where = {"child_id": mina}
        page = reverse("record-ladder-fact", kwargs={**where, "thing": thing})
        assert hers.get(page).status_code == 200
        wrong = hers.post(page, self.typed()).content.decode()
        assert "There is a problem" in wrong
        saved = hers.post(page, self.typed(**values))
        assert saved.headers["Location"] == reverse("child-ladders", kwargs=where)
        assert words in hers.get(reverse("child-ladders", kwargs=where)).content.decode()
        (row,) = ladder_queries.ladder_facts(mary, mina)
        row_at = {**where, "thing": thing, "row_id": row.id}
        correct = reverse("correct-ladder-fact", kwargs=row_at)
        assert hers.get(correct).status_code == 200
        moved = {**values, next(n for n in values if n.endswith("_on")): date(2026, 1, 13)}
        assert hers.post(correct, self.typed(**moved, version=1)).status_code == 302
        stale = hers.post(correct, self.typed(**values, version=1)).content.decode()
        assert "How it stands now" in stale
        withdraw = reverse("withdraw-ladder-fact", kwargs=row_at)
        assert "13 January 2026" in hers.get(withdraw).content.decode()
        assert hers.post(withdraw, {"version": 2}).status_code == 302
        assert ladder_queries.ladder_facts(mary, mina) == ()
        assert hers.get(correct).status_code == 404
        kinds = set(TrailRow.objects.filter(child_id=mina).values_list("kind", flat=True))
        assert {"record_ladder_fact", "withdraw_ladder_fact"} <= kinds

    def test_a_thing_that_there_is_not_is_not_found(self, mina: int, hers: Client) -> None:
        where = {"child_id": mina, "thing": "wish"}
        assert hers.get(reverse("record-ladder-fact", kwargs=where)).status_code == 404

    def test_a_panel_that_the_child_s_own_officer_chaired_is_kept_and_said(
        self, mary: Viewer, mina: int, hers: Client
    ) -> None:
        olive = recording.officer(mary, "Olive Officer", "olive@council.test")
        recording.allocated(mary, mina, olive, CARE, None)
        page = reverse("record-ladder-fact", kwargs={"child_id": mina, "thing": "review"})
        said = self.typed(kind="secure", held_on=date(2026, 3, 2), chaired_by="olive officer")
        text = hers.post(page, said, follow=True).content.decode()
        assert "was the child&#39;s reviewing officer on that day" in text
        assert len(ladder_queries.ladder_facts(mary, mina)) == 1
        other = self.typed(kind="secure", held_on=date(2026, 3, 3), chaired_by="Ida Other")
        text = hers.post(page, other, follow=True).content.decode()
        assert "was the child&#39;s reviewing officer" not in text

    def test_the_child_s_page_says_which_day_how_strong_and_why(
        self, mary: Viewer, mina: int, hers: Client
    ) -> None:
        say(mary, mina, ConferenceSaid("strategy", date(2026, 9, 1), goes_on=True))
        say(mary, mina, ConferenceSaid("initial", date(2026, 9, 23), goes_on=True))
        say(mary, mina, OrderSaid("secure", date(2026, 9, 1)))
        text = " ".join(
            hers.get(reverse("child", kwargs={"child_id": mina})).content.decode().split()
        )
        assert "Due next" in text
        assert "Secure accommodation: first panel review, due by Thursday 1 October 2026" in text
        assert "1 month after the start of secure accommodation on 1 September 2026" in text
        assert "None is recorded since 1 September 2026." in text
        others = text[text.index("Other dates that stand") :]
        assert "First child protection review conference" in others
        assert "Statutory guidance" in others
        assert "Wednesday 23 December 2026" in others
        assert "Later review" in others
        assert "somebody who is not the child&#39;s reviewing officer" in others
        assert "1 day late" in others[others.index("Conferences and panel reviews held") :]

    def test_the_caseload_says_of_another_ladder_s_day_how_strong_it_is(
        self, mary: Viewer, mina: int, hers: Client
    ) -> None:
        say(mary, mina, ConferenceSaid("initial", date(2026, 8, 3), goes_on=True))
        text = " ".join(hers.get(reverse("caseload")).content.decode().split())
        assert "First child protection review conference (statutory guidance)<br>" in text
        assert "Review conference</td>" in text
        assert "Review of the case: by 4 May 2027" in text
