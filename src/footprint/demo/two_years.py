"""The demonstration's last two years of reviews, as if they had been run here: written as sets, in one
action, from what the returns say was held.

The child's own record is told of each with the very day and code of the return, so that every figure
stays what the files say.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from footprint.accounts.roles import Role
from footprint.audit.actions import action, ask
from footprint.audit.facts import Viewer
from footprint.audit.many import add_many
from footprint.audit.models import Fact
from footprint.children.models import Connected
from footprint.children.queries import child as children
from footprint.demo import follow_up_rows, review_rows
from footprint.demo.held_lately import HeldReview, held_lately
from footprint.demo.records_of_reviews import write_records
from footprint.demo.review_story import Story, story_of
from footprint.demo.round_of_child import Guest, guests
from footprint.reviews.models import Invited, Meeting, Present, ReviewRun, Sitting

YEARS = 2
#: Days within which a first sitting was held whose second is still to come: 20 working days at most.
_LATELY = 16
_NOBODY = "The social worker"


@dataclass(slots=True)
class Run:
    """A review as it was run: its story, its row, and who was asked."""

    story: Story
    row: ReviewRun
    worker: str
    guests: list[Guest]
    sittings: list[Sitting] = field(default_factory=list)
    invited: list[Invited] = field(default_factory=list)


@action
def run_two_years_of_reviews(*, viewer: Viewer, people: Mapping[str, int]) -> None:
    """`people` are those who sign in, by name: decisions are theirs."""
    ask(None if viewer.role == Role.IRO_MANAGER else "The made-up service's manager alone does so.")
    first = date(viewer.today.year - YEARS, viewer.today.month, 1)
    runs = _begun(viewer, held_lately(viewer, first), people)
    _bring_together(viewer, runs)
    add_many(viewer, [run.row for run in runs])
    add_many(viewer, [review_rows.word(run.story) for run in runs])
    _add(viewer, runs, lambda run: review_rows.told(run.story, run.row))
    _meet(viewer, runs)
    _prepare(viewer, runs)
    _follow(viewer, runs, people)
    write_records(viewer, runs, people)


def _begun(viewer: Viewer, held: Sequence[HeldReview], people: Mapping[str, int]) -> list[Run]:
    in_care = children.holding(viewer, viewer.today).in_care
    known = {
        (row.child_id, row.relation): row.pk for row in Connected.objects.filter(withdrawn=False)
    }
    workers = {one.child.id: _worker(viewer, one.child.id) for one in held}
    to_come = _still_to_come(viewer, held, people)
    runs = []
    for one in held:
        story = story_of(
            one, viewer.today, stays=one.child.id in in_care, to_come=to_come.get(one, "")
        )
        worker = workers[one.child.id]
        row = review_rows.review(story)
        runs.append(Run(story, row, worker, list(guests(story, worker, known))))
    return runs


def _still_to_come(
    viewer: Viewer, held: Sequence[HeldReview], people: Mapping[str, int]
) -> Mapping[HeldReview, str]:
    """Of the reviews that the officer who signs in held in the last two weeks, one was adjourned and
    one sits again."""
    lately = viewer.today - timedelta(days=_LATELY)
    hers = [
        one
        for one in held
        if one.officer.full_name in people and one.next is None and lately <= one.held_on
    ]
    return dict(zip(hers, ("adjourned", "talk"), strict=False))


def _worker(viewer: Viewer, child_id: int) -> str:
    """The latest whose name is known; the returns give a number alone."""
    names = [link.worker for link in children.links_of(viewer, child_id) if " " in link.worker]
    return names[-1] if names else _NOBODY


def _bring_together(viewer: Viewer, runs: Iterable[Run]) -> None:
    """Brothers and sisters whose reviews were held on one day by one officer had one meeting."""
    families: dict[tuple[str, date, int], list[Run]] = defaultdict(list)
    for run in runs:
        held = run.story.held
        if held.child.surname and not run.story.without_meeting:
            families[held.child.surname, held.held_on, held.officer.id].append(run)
    shared = [each for each in families.values() if len(each) > 1]
    meetings = [Meeting(officer_id=each[0].row.officer_id) for each in shared]
    for meeting, each in zip(add_many(viewer, meetings), shared, strict=True):
        for run in each:
            run.row.meeting_id = meeting.pk


def _meet(viewer: Viewer, runs: Sequence[Run]) -> None:
    """Sittings, who was asked, and who was there."""
    for run in runs:
        run.sittings = list(review_rows.sittings(run.story, run.row))
        run.invited = [review_rows.invited(run.story, run.row, each) for each in run.guests]
    add_many(viewer, [row for run in runs for row in run.sittings])
    add_many(viewer, [row for run in runs for row in run.invited])
    _add(viewer, runs, lambda run: review_rows.adjournment(run.story, run.row))
    there = [
        Present(child_id=run.row.child_id, sitting_id=sitting.pk, invited_id=row.pk)
        for run in runs
        for sitting in run.sittings
        if sitting.state == "held"
        for row in run.invited
        if row.attendance in {"there", "by_call"}
    ]
    add_many(viewer, there)


def _prepare(viewer: Viewer, runs: Sequence[Run]) -> None:
    _add(viewer, runs, lambda run: review_rows.steps(run.story, run.row, run.worker))
    _add(viewer, runs, lambda run: review_rows.plan_given(run.story, run.row, run.guests))
    _add(viewer, runs, lambda run: review_rows.papers(run.story, run.row, run.worker, run.guests))


def _follow(viewer: Viewer, runs: Sequence[Run], people: Mapping[str, int]) -> None:
    _add(viewer, runs, lambda run: review_rows.issued(run.story, run.row))
    _add(viewer, runs, lambda run: review_rows.answered(run.story, run.row))
    _add(
        viewer,
        runs,
        lambda run: follow_up_rows.decisions(run.story, run.row, run.worker, people),
    )
    _add(viewer, runs, lambda run: follow_up_rows.checks(run.story, run.row))
    _add(viewer, runs, lambda run: follow_up_rows.visits(run.story, run.row))


def _add(viewer: Viewer, runs: Iterable[Run], rows: Callable[[Run], Iterable[Fact]]) -> None:
    add_many(viewer, [row for run in runs for row in rows(run)])
