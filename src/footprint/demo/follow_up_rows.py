"""What followed a review of the demonstration: its decisions, what came of them, and who looked in
between."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from footprint.demo.review_story import Story
from footprint.demo.words_of_records import DECISIONS, FOUND_MIDWAY, SAID_ON_VISITS
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS
from footprint.reviews.models import Decision, MidwayCheck, ReviewRun, Visit

_CALENDAR = CARE_PLANNING_REGS_DAYS.calendar
#: Between two reviews that are nearer to each other nobody looks in.
_LONG_ENOUGH = timedelta(days=100)
_HALF_A_YEAR = timedelta(days=182)
#: Whoever was kept away longer ago has been asked again, and came.
_ASKED_AGAIN_WITHIN = timedelta(days=60)
_DONE_IN_TIME, _DONE_LATE = 0.7, 0.93


def decisions(
    story: Story, of: ReviewRun, worker: str, people: Mapping[str, int]
) -> Iterator[Decision]:
    """`people` are those who sign in, by name."""
    drawn, day = story.drawn, story.last_on
    if story.completed_on is None:
        return
    names = {"Social worker": worker, "Reviewing officer": story.held.officer.full_name}
    chosen = drawn.sample(DECISIONS, drawn.choice((1, 2, 2, 3)))
    for number, (words, whose) in enumerate(chosen, start=1):
        who = names.get(whose, whose)
        by_on = _working(day + timedelta(days=drawn.choice((28, 42, 60, 90))))
        done_on, why = _outcome(story, by_on)
        yield Decision(
            child_id=of.child_id,
            review_id=of.pk,
            number=number,
            words=words,
            who=who,
            person_id=people.get(who),
            by_on=by_on,
            first_by_on=by_on,
            starred=drawn.random() < 0.08,
            done_on=done_on,
            not_done_why=why,
        )


def _outcome(story: Story, by_on: date) -> tuple[date | None, str]:
    """When it was done, or why not; neither while it is owed."""
    fate = story.drawn.random()
    early, late = story.drawn.randint(0, 20), story.drawn.randint(2, 50)
    if fate < _DONE_IN_TIME:
        return story.by_today(max(by_on - timedelta(days=early), story.last_on)), ""
    if fate < _DONE_LATE:
        return story.by_today(by_on + timedelta(days=late)), ""
    over = story.held.next or by_on + _HALF_A_YEAR
    if over <= story.today or not story.stays:
        return None, "The balloon company has closed. Decided anew at the next review."
    return None, ""


def checks(story: Story, of: ReviewRun) -> Iterator[MidwayCheck]:
    """Half way to the next review, or to where it is to be by."""
    last, drawn = story.last_on, story.drawn
    until = story.held.next or story.held.held_on + _HALF_A_YEAR
    if story.completed_on is None or until - last < _LONG_ENOUGH or drawn.random() < 0.12:
        return
    planned_on = _working(story.held.held_on + (until - story.held.held_on) / 2)
    done_on = story.by_today(planned_on + timedelta(days=drawn.choice((0, 0, 1, 3))))
    if done_on is None and (story.held.next or not story.stays):
        return
    found = drawn.choice(FOUND_MIDWAY)
    yield MidwayCheck(
        child_id=of.child_id,
        planned_on=planned_on,
        done_on=done_on,
        found=found if done_on else "",
        on_course=("partly" if "boots" in found else "yes") if done_on else "",
    )


def visits(story: Story, of: ReviewRun) -> Iterator[Visit]:
    drawn = story.drawn
    day = _working(story.last_on + timedelta(days=drawn.randint(35, 75)))
    past = day < story.today
    if drawn.random() < 0.3 or (story.held.next and day >= story.held.next):
        return
    if not (past or story.stays):
        return
    kept_away = drawn.choice(("", "", "", "", "", "", "declined", "away"))
    if story.today - day > _ASKED_AGAIN_WITHIN:
        kept_away = ""
    made = past and not kept_away
    yield Visit(
        child_id=of.child_id,
        officer_id=of.officer_id,
        planned_on=day,
        done_on=day if made else None,
        how=drawn.choice(("in_person", "in_person", "video", "message")) if made else "",
        kept_away=kept_away if past else "",
        words=drawn.choice(SAID_ON_VISITS) if made else "",
        ask_again_on=_working(day + timedelta(days=30)) if past and kept_away else None,
    )


def _working(day: date) -> date:
    return _CALENDAR.last_working_day_on_or_before(day)
