"""Five children and six reviews run here in the year ending 31 March 2026, each day of them chosen so
that a limit is met, or missed, by one.

Anna: reviewed three times, the second in two sittings. Ben: two years old, reviewed late, and not
again. Cara: her review was booked and not held. Dev: reviewed once, known by hand alone. Ella:
reviewed with and without a meeting, then by hand.
"""

from collections.abc import Mapping
from datetime import date

from footprint.audit.actions import action, ask, revise
from footprint.audit.facts import Viewer
from footprint.audit.models import Fact
from footprint.children.models import ChildInReturn, LoadedReturn, ReviewingOfficer
from footprint.reviews import models
from footprint.reviews.codes import Ladder
from tests.apps.children import recording
from tests.apps.reviews import things

YEAR = 2026
Row = Mapping[str, object]


class Story:
    """Told through the real actions, and as rows where it is another part that records them."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.keeper = recording.the_import(viewer.today)
        self._add(the_years_return())
        self.olive = recording.officer(viewer, "Olive Officer", "olive@council.test")
        self.cora = recording.officer(viewer, "Cora Cover", "cora@council.test")
        self.anna = self._child("A-1", date(2025, 6, 2), date(2012, 5, 17))
        self.ben = self._child("B-1", date(2025, 9, 1), date(2023, 5, 17))
        self.cara = self._child("C-1", date(2025, 11, 3), date(2010, 5, 17))
        self.dev = self._child("D-1", date(2026, 2, 2), date(2011, 5, 17))
        self.ella = self._child("E-1", date(2025, 6, 2), date(2009, 5, 17))
        self._anna()
        self._ben()
        self._cara()
        self._ella()
        recording.review(viewer, self.dev, date(2026, 2, 26))
        self._visits()

    def another_review(self) -> None:
        """Dev's next one."""
        self._held(self.dev, date(2026, 5, 20), "PN1")

    def _anna(self) -> None:
        first = self._held(self.anna, date(2025, 6, 30), "PN1")
        self._papers(
            first,
            _paper("report", date(2025, 6, 25), "yes", shown_to_child_on=date(2025, 6, 27)),
            _paper("care_plan", date(2025, 6, 20)),
            _paper("school", date(2025, 6, 26), "yes"),
            _paper("carer", date(2025, 6, 26), "yes", provider="in_house"),
        )
        self._people(
            first,
            {"role": "mother", "attendance": "there"},
            {"role": "father", "attendance": "not_there", "not_there_why": "died"},
            {"role": "other_family", "attendance": "there"},
        )
        self._step(first, "spoken_alone", done_on=date(2025, 6, 27), how="in_person")
        self._step(first, "plan_updated", done_on=date(2025, 7, 15))
        self._issued(first, date(2025, 7, 7), date(2025, 7, 14), accepted=True)
        for_record = self._finished(first, date(2025, 7, 21))
        self._sent(first, for_record, date(2025, 7, 25), date(2025, 7, 28))
        self._decisions(
            first,
            {"first_by_on": date(2025, 8, 1), "done_on": date(2025, 8, 1)},
            {
                "first_by_on": date(2025, 9, 1),
                "by_on": date(2025, 9, 10),
                "done_on": date(2025, 9, 5),
            },
            {"first_by_on": date(2025, 10, 1), "done_on": date(2026, 4, 5)},
            {"first_by_on": date(2025, 11, 1), "withdrawn": True},
        )
        self._second_of_anna()
        third = self._held(self.anna, date(2026, 3, 27), "PN7")
        plan = _paper("care_plan", date(2026, 3, 20), updated_since_last=True)
        self._papers(third, plan)
        court = {"role": "mother", "attendance": "not_there", "not_there_why": "court_order"}
        self._people(
            third, court, {"role": "father", "attendance": "not_there", "not_there_why": "died"}
        )
        self._step(third, "spoken_alone", done_on=date(2026, 3, 27), how="video")
        self._issued(third, date(2026, 3, 30))
        check = models.MidwayCheck(planned_on=date(2026, 1, 15), done_on=date(2026, 1, 15))
        self._add(check, child=self.anna)

    def _second_of_anna(self) -> None:
        """Adjourned, and over one day after its twenty working days."""
        second = self._held(self.anna, date(2025, 9, 29), "PN2", last=date(2025, 10, 28))
        adjourned = {"adjourned_on": date(2025, 9, 29), "matters": "4,6", "missing": "The plan"}
        self._add(models.Adjournment(review_id=second, **adjourned), child=self.anna)
        for day in (date(2025, 10, 27), date(2025, 10, 28)):
            asked = models.AdjournmentRefused(
                review_id=second, refused_on=day, asked_why="The plan is still to come."
            )
            self._add(asked, child=self.anna)
        self._papers(
            second,
            _paper("report", date(2025, 9, 22), "no", shown_to_child_on=date(2025, 9, 29)),
            _paper("care_plan", date(2025, 9, 22), updated_since_last=False),
            _paper("school", None),
        )
        self._people(
            second,
            {"role": "mother", "attendance": "by_call"},
            {"role": "father", "attendance": "not_there", "not_there_why": "died"},
        )
        self._step(second, "spoken_alone", not_done_why="not_done")
        self._step(second, "plan_updated", done_on=date(2025, 11, 5))
        self._issued(second, date(2025, 11, 4), date(2025, 11, 12), accepted=False)
        record = self._finished(second, date(2025, 11, 18))
        self._sent(second, record, date(2025, 11, 20), None)

    def _ben(self) -> None:
        first = self._held(
            self.ben, date(2025, 10, 1), "PN0", late_because="room", under_four_present=True
        )
        self._papers(first, _paper("school", None), _paper("carer", None, provider="agency"))
        self._people(
            first,
            {"role": "mother", "attendance": "not_there", "not_there_why": "did_not_come"},
            {"role": "father", "attendance": "not_there", "not_there_why": "not_known"},
        )
        self._step(first, "spoken_alone", not_done_why="not_appropriate")
        self._issued(first, date(2025, 10, 10))

    def _cara(self) -> None:
        review = things.booked(self.viewer, self.cara, date(2025, 11, 28))
        sitting = things.found(self.viewer, self.cara, review).booked[0]
        row = models.Sitting(pk=sitting.id)
        change(viewer=self.keeper, row=row, values={"state": "not_held", "not_held_why": "carer"})

    def _ella(self) -> None:
        first = self._held(self.ella, date(2025, 6, 27), "PN1")
        self._papers(first, _paper("report", date(2025, 6, 27)))
        self._people(first, {"role": "mother", "attendance": "sent_views"})
        self._step(first, "spoken_alone", not_done_why="child_chose")
        self._finished(first, date(2025, 7, 22))
        second = self._without_meeting(self.ella, date(2025, 9, 26), "PN6")
        carer = _paper("carer", date(2025, 9, 26), "no", provider="residential")
        self._papers(second, _paper("report", date(2025, 9, 30)), carer)
        self._people(second, {"role": "mother"})
        recording.review(self.viewer, self.ella, date(2026, 3, 20))

    def _visits(self) -> None:
        for child in (self.anna, self.ben, self.ella):
            recording.allocated(self.viewer, child, self.olive, date(2025, 6, 2))
        away = (date(2026, 2, 23), date(2026, 3, 9))
        recording.covered(self.viewer, self.olive, self.cora, *away)
        self._visit(self.anna, self.olive, date(2026, 1, 10), "in_person")
        self._visit(self.ben, self.cora, date(2026, 3, 1), "phone")
        self._visit(self.ella, self.cora, date(2026, 3, 10), "in_person")
        self._visit(self.ella, self.olive, date(2025, 9, 30), "in_person")

    def _child(self, identifier: str, began_on: date, born_on: date) -> int:
        """In the year's return, so that her first reviews can be judged."""
        child = recording.child(self.viewer, identifier, began_on, born_on=born_on)
        self._add(ChildInReturn(year=YEAR, from_header=True, has_episodes=True), child=child)
        return child

    def _held(
        self, child: int, day: date, code: str, *, last: date | None = None, **more: object
    ) -> int:
        """Booked and held by the real actions; what the record and the last sitting add to it."""
        review = things.booked(self.viewer, child, day)
        change(viewer=self.keeper, row=models.ReviewRun(pk=review), values={"participation": code})
        things.hold(self.viewer, child, review)
        if last is not None:
            self._add(self._sitting(review, last), child=child)
        done = {"completed_on": last or day, **more}
        change(viewer=self.keeper, row=models.ReviewRun(pk=review), values=done)
        return review

    def _sitting(self, review: int, day: date) -> models.Sitting:
        return models.Sitting(
            review_id=review,
            starts_at=things.at(day),
            place_kind="home",
            state="held",
            chaired_by_id=self.olive.pk,
        )

    def _without_meeting(self, child: int, day: date, code: str) -> int:
        row = models.ReviewRun(
            ladder=Ladder.LOOKED_AFTER,
            officer_id=self.olive.pk,
            without_meeting_why="Long in one home",
            participation=code,
            completed_on=day,
        )
        self._add(row, child=child)
        recording.review(self.viewer, child, day, code)
        return row.pk

    def _papers(self, review: int, *rows: Row) -> None:
        self._add(*(models.PaperAsked(review_id=review, **row) for row in rows), review=review)

    def _people(self, review: int, *rows: Row) -> None:
        people = (models.Invited(review_id=review, name="Somebody", **row) for row in rows)
        self._add(*people, review=review)

    def _step(self, review: int, kind: str, **more: object) -> None:
        self._add(models.Step(review_id=review, kind=kind, **more), review=review)

    def _issued(
        self,
        review: int,
        issued_on: date,
        answered_on: date | None = None,
        *,
        accepted: bool = False,
    ) -> None:
        self._add(models.DecisionsIssued(review_id=review, issued_on=issued_on), review=review)
        if answered_on is not None:
            answer = models.ManagersAnswer(
                review_id=review,
                answered_on=answered_on,
                answered_by="Tess Team",
                accepted=accepted,
            )
            self._add(answer, review=review)

    def _finished(self, review: int, day: date) -> models.Finished:
        """A correction a year later is no later record."""
        record = models.Finished(review_id=review, number=1, content="{}", finished_on=day)
        later = day.replace(year=day.year + 1)
        again = models.Finished(review_id=review, number=2, content="{}", finished_on=later)
        self._add(record, again, review=review)
        return record

    def _sent(self, review: int, record: models.Finished, *days: date | None) -> None:
        """To one person for each day; into the council's own file, never."""
        invited = list(models.Invited.objects.filter(review=review).order_by("pk"))
        versions = {
            kind: models.RecipientVersion(
                review_id=review, finished=record, for_whom=kind, content="{}", digest="0" * 64
            )
            for kind in ("parent", "file")
        }
        self._add(*versions.values(), review=review)
        rows = [
            models.Sent(
                review_id=review,
                version_sent=versions["parent"],
                invited=person,
                recipient=f"invited {person.pk}",
                route="email",
                sent_on=day,
            )
            for person, day in zip(invited, days, strict=False)
        ]
        filed = models.Sent(
            review_id=review, version_sent=versions["file"], recipient="file", route="file"
        )
        self._add(*rows, filed, review=review)

    def _decisions(self, review: int, *rows: Row) -> None:
        decisions = (
            models.Decision(review_id=review, number=number, words="Do it", who="Sal", **row)
            for number, row in enumerate(rows, start=1)
        )
        self._add(*decisions, review=review)

    def _visit(self, child: int, officer: ReviewingOfficer, day: date, how: str) -> None:
        row = models.Visit(officer_id=officer.pk, planned_on=day, done_on=day, how=how)
        self._add(row, child=child)

    def _add(self, *rows: Fact, review: int | None = None, child: int | None = None) -> None:
        if review is not None:
            child = models.ReviewRun.objects.get(pk=review).child_id
        for row in rows:
            if child is not None:
                row.child_id = child  # type: ignore[attr-defined]
        recording.add_rows(viewer=self.keeper, rows=rows)


@action
def change(*, viewer: Viewer, row: Fact, values: Row) -> None:
    """What another part of a review records of it."""
    ask(None)
    version = type(row)._default_manager.get(pk=row.pk).version
    revise(viewer, row, version=version, **values)


def _paper(kind: str, received_on: date | None, to_standard: str = "", **more: object) -> Row:
    return {"kind": kind, "received_on": received_on, "to_standard": to_standard, **more}


def the_years_return() -> LoadedReturn:
    return LoadedReturn(
        year=YEAR,
        name="2025-26",
        found_by="as given",
        told_to=date(YEAR, 3, 31),
        tells_of_reviews=True,
        rows="{}",
        checks="{}",
        refused="{}",
        notes="[]",
        bad_cells=0,
    )
