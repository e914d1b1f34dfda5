"""The rows of a review of the demonstration, from its story: what booking, preparing and following up
would have written, kind by kind."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from footprint.authority.facts import LOCAL_TIME
from footprint.children.models import Review as ToldReview
from footprint.demo.review_story import PLAN_CURRENT, REPORT_TO_STANDARD, Story, before
from footprint.demo.round_of_child import SCHOOL_AGE, Guest
from footprint.reviews.codes import PaperKind, SittingState, StepKind
from footprint.reviews.models import (
    Adjournment,
    DecisionsIssued,
    Invited,
    ManagersAnswer,
    PaperAsked,
    PlanGiven,
    ReviewRun,
    ReviewTold,
    Sitting,
    Step,
)

_WHY_LATE = (
    *("no_officer",) * 3,
    *("officer_absent",) * 3,
    *("report_not_ready", "report_not_ready", "childs_wish", "parents", "carer", "moved"),
    *("told_late", "room", "not_given"),
)
_WHY_NO_PART = ("settled", "no_point", "time_or_place", "does_not_know_us", "away")
_WITHOUT_VIEWS = frozenset({"PN4", "PN7"})
_TAKES_THE_PLAN = frozenset({"child", "mother", "father", "foster_carer", "residential"})
_LACKS = "No word on boots, and the plan is of last year’s kite."
_AFTER_SCHOOL, _IN_THE_MORNING = (time(15, 45), time(16, 15)), (time(10), time(11, 30))


def review(story: Story) -> ReviewRun:
    held, drawn = story.held, story.drawn
    late = held.days_late > 0
    soon = held.before is not None and (held.held_on - held.before).days < 60
    code = held.participation
    return ReviewRun(
        child_id=held.child.id,
        ladder=held.ladder,
        officer_id=held.officer.id,
        outside_why="No earlier day could be found in the made-up diary." if late else "",
        brought_forward="iro_request" if soon and held.rung == "later" else "",
        without_meeting_why=_WITHOUT_MEETING if story.without_meeting else "",
        participation=code,
        took_no_part=drawn.choice(_WHY_NO_PART) if code in _WITHOUT_VIEWS else "",
        under_four_present=drawn.random() < 0.6 if code == "PN0" else None,
        late_because=drawn.choice(_WHY_LATE) if late else "",
        completed_on=story.completed_on,
    )


_WITHOUT_MEETING = (
    "The long-term foster home is settled, nothing is to change, and the child asked for a walk "
    "with the officer instead of a meeting."
)


def word(story: Story) -> ToldReview:
    """What the child's own record is told of it (docs/adr/0011)."""
    held = story.held
    return ToldReview(
        child_id=held.child.id, held_on=held.held_on, participation=held.participation
    )


def told(story: Story, of: ReviewRun) -> Iterator[ReviewTold]:
    yield ReviewTold(child_id=of.child_id, review_id=of.pk, held_on=story.held.held_on)


def sittings(story: Story, of: ReviewRun) -> Iterator[Sitting]:
    if story.without_meeting:
        return
    times = _AFTER_SCHOOL if story.held.age in SCHOOL_AGE else _IN_THE_MORNING
    at, place = story.drawn.choice(times), story.drawn.choice(("home", "home", "school", "council"))
    for day in sorted({story.held.held_on, story.last_on}):
        state = SittingState.HELD if day <= story.today else SittingState.BOOKED
        yield Sitting(
            child_id=of.child_id,
            review_id=of.pk,
            starts_at=datetime.combine(day, at, LOCAL_TIME),
            place_kind=place,
            state=state,
            chaired_by_id=of.officer_id,
        )


def adjournment(story: Story, of: ReviewRun) -> Iterator[Adjournment]:
    if story.adjourned:
        yield Adjournment(
            child_id=of.child_id,
            review_id=of.pk,
            adjourned_on=story.held.held_on,
            matters="6,8",
            missing="The report on kite reading, and the last look at the tin drum.",
            not_to_be_implemented="The move to the second tree house.",
        )


def invited(story: Story, of: ReviewRun, guest: Guest) -> Invited:
    return Invited(
        child_id=of.child_id,
        review_id=of.pk,
        role=guest.role,
        connected_id=guest.connected_id,
        name=guest.name,
        email=guest.email,
        child_wants="" if guest.role == "child" else story.drawn.choice(("yes", "yes", "yes", "")),
        asked=guest.asked,
        not_asked_why="" if guest.asked else "court_order",
        invited_on=story.invited_on if guest.asked and not story.without_meeting else None,
        attendance=guest.attendance,
        not_there_why=guest.not_there_why,
    )


def steps(story: Story, of: ReviewRun, worker: str) -> Iterator[Step]:
    held, drawn = story.held, story.drawn

    def step(kind: StepKind, done_on: date | None, **more: str) -> Step:
        return Step(child_id=of.child_id, review_id=of.pk, kind=kind, done_on=done_on, **more)

    if story.talked_on:
        yield step(StepKind.TALK, story.talked_on, done_by=worker)
    if held.age >= 4:
        asked_on = before(held.held_on, drawn.randint(10, 20))
        yield step(StepKind.ARRANGED_WITH_CHILD, asked_on, done_by=worker)
    if not story.without_meeting:
        yield step(StepKind.INVITATIONS, story.invited_on)
    if story.alone_on:
        how = drawn.choice(("in_person", "in_person", "in_person", "video", "phone"))
        yield step(StepKind.SPOKEN_ALONE, story.alone_on, how=how, done_by=held.officer.full_name)
    else:
        yield step(StepKind.SPOKEN_ALONE, None, not_done_why=_not_alone(story))
    if story.plan_updated_on:
        yield step(StepKind.PLAN_UPDATED, story.plan_updated_on, done_by=worker)


def plan_given(story: Story, of: ReviewRun, guests: list[Guest]) -> Iterator[PlanGiven]:
    """To the child and those who came to the review from her family and home."""
    if story.plan_updated_on is None:
        return
    for guest in guests:
        if guest.asked and guest.role in _TAKES_THE_PLAN:
            yield PlanGiven(
                child_id=of.child_id,
                review_id=of.pk,
                role=guest.role,
                name=guest.name,
                connected_id=guest.connected_id,
                given_on=story.plan_updated_on,
                how="talked_through" if guest.role == "child" else "post",
            )


def _not_alone(story: Story) -> str:
    if story.held.age < 4:
        return "not_appropriate"
    chose = story.drawn.random() < 0.6 or _lately(story)
    return "child_chose" if chose and story.held.age >= 7 else "not_done"


def plan_answer(story: Story) -> str:
    """What the record says of the care plan; its paper says the same (`papers`)."""
    if story.plan_on is None or story.plan_on > story.held.held_on:
        return "not_seen"
    return "updated" if _drawn_again(story) < PLAN_CURRENT / 0.85 else "old"


def _drawn_again(story: Story) -> float:
    """The same share however often it is asked."""
    return (story.held.child.id * 7_919 + story.held.held_on.toordinal() * 104_729) % 1_000 / 1_000


def papers(story: Story, of: ReviewRun, worker: str, guests: list[Guest]) -> Iterator[PaperAsked]:
    held, drawn = story.held, story.drawn
    asked_on = before(held.held_on, drawn.randint(14, 20))
    names = {guest.role: guest for guest in guests}

    def paper(kind: PaperKind, who: str, came: date | None, **more: object) -> PaperAsked:
        values = {"to_standard": _standard(story, came), **more}
        lacks = _LACKS if values["to_standard"] == "no" else ""
        return PaperAsked(
            child_id=of.child_id,
            review_id=of.pk,
            kind=kind,
            of=who,
            asked_on=asked_on,
            received_on=came,
            lacks=lacks,
            **values,
        )

    shown = story.report_on if drawn.random() < 0.6 else None
    yield paper(PaperKind.REPORT, worker, story.report_on, shown_to_child_on=shown)
    current = plan_answer(story) == "updated"
    came = story.plan_on
    yield paper(PaperKind.CARE_PLAN, worker, came, updated_since_last=current if came else None)
    if "school" in names:
        yield paper(PaperKind.SCHOOL, names["school"].name, _came(story, 0.78))
        yield paper(PaperKind.PEP, worker, _came(story, 1 if _lately(story) else 0.7))
    yield paper(PaperKind.HEALTH, "The made-up health visitor", _came(story, 0.55))
    carer, provider = names["foster_carer"], drawn.choice(("in_house", "in_house", "agency"))
    yield paper(PaperKind.CARER, carer.name, _came(story, 0.83), provider=provider)


def _lately(story: Story) -> bool:
    """What is owed of a review of the last three months is on the lists of work."""
    return story.held.held_on >= story.today - timedelta(days=100)


def _came(story: Story, chance: float) -> date | None:
    return (
        before(story.held.held_on, story.drawn.randint(1, 9))
        if (story.drawn.random() < chance)
        else None
    )


def _standard(story: Story, came: date | None) -> str:
    if came is None:
        return ""
    return "yes" if story.drawn.random() < REPORT_TO_STANDARD else "no"


def issued(story: Story, of: ReviewRun) -> Iterator[DecisionsIssued]:
    if story.issued_on:
        yield DecisionsIssued(child_id=of.child_id, review_id=of.pk, issued_on=story.issued_on)


def answered(story: Story, of: ReviewRun) -> Iterator[ManagersAnswer]:
    if story.issued_on and story.answered_on:
        accepted = story.drawn.random() < 0.95
        yield ManagersAnswer(
            child_id=of.child_id,
            review_id=of.pk,
            answered_on=story.answered_on,
            answered_by="Tamsin Imaginary",
            accepted=accepted,
            why="" if accepted else "There is no balloon to pay the helper with this year.",
        )
