"""Steps before a review are recorded; papers asked for, given, judged and shown."""

from dataclasses import asdict, replace
from datetime import date

from footprint.audit.actions import ActionDenied, action, add, ask, record, revise
from footprint.audit.facts import Viewer
from footprint.papers import actions as papers
from footprint.papers import queries as kept
from footprint.papers.facts import Arrived
from footprint.reviews.facts.preparing import PaperAskedSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import PaperAsked, Step
from footprint.reviews.opened import opened
from footprint.reviews.permissions import preparing as permissions
from footprint.reviews.queries import preparing as queries
from footprint.reviews.said.after import JudgedSaid, PaperSaid, StepSaid


@action
def record_step(
    *, viewer: Viewer, child_id: int, review_id: int, kind: str, said: StepSaid, version: int
) -> None:
    """`version` is 0 where nobody has recorded the step."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_record_step(viewer, review, kind, said))
    _record(viewer, review, kind, said, version)


@action
def take_step_back(
    *, viewer: Viewer, child_id: int, review_id: int, kind: str, version: int
) -> None:
    """It was recorded by mistake."""
    review = opened(viewer, child_id, review_id)
    step = queries.steps_of(viewer, review_id).get(kind)
    if step is None:
        raise ActionDenied("There is no such step.")
    ask(permissions.why_not_take_step_back(viewer, review, step))
    _record(viewer, review, kind, StepSaid(), version)


@action
def ask_for_paper(*, viewer: Viewer, child_id: int, review_id: int, said: PaperSaid) -> int:
    """The id of what is asked for. The same paper of the same person is asked for once."""
    review = opened(viewer, child_id, review_id)
    ask(permissions.why_not_ask_for_paper(viewer, review, said))
    said = replace(said, of=" ".join(said.of.split()))
    same = PaperAsked.objects.filter(review=review_id, withdrawn=False, kind=said.kind, of=said.of)
    if found := same.first():
        record(viewer, thing="paperasked", thing_id=found.pk, child_id=child_id)
        return found.pk
    row = PaperAsked(child_id=child_id, review_id=review_id, asked_on=viewer.today, **asdict(said))
    return add(viewer, row).pk


@action
def receive_paper(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    asked_id: int,
    received_on: date,
    version: int,
    arrived: Arrived | None = None,
) -> None:
    """It came on a day; `arrived` is its file, where it is kept here. A new file takes the place of
    the one before, which is withdrawn."""
    review = opened(viewer, child_id, review_id)
    one = _asked(viewer, review_id, asked_id)
    ask(permissions.why_not_receive_paper(viewer, review, one, received_on))
    paper_id = one.paper_id
    if arrived is not None:
        paper_id = papers.keep(viewer=viewer, child_id=child_id, arrived=arrived, kind=one.kind)
        _withdraw_file(viewer, one)
    changed = {"received_on": received_on, "paper_id": paper_id}
    revise(viewer, PaperAsked(pk=asked_id), version=version, **changed)


@action
def judge_paper(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    asked_id: int,
    said: JudgedSaid,
    version: int,
) -> None:
    review = opened(viewer, child_id, review_id)
    one = _asked(viewer, review_id, asked_id)
    ask(permissions.why_not_judge_paper(viewer, review, one, said))
    values = {
        "to_standard": said.to_standard,
        "lacks": said.lacks.strip() if said.to_standard == "no" else "",
        "updated_since_last": said.updated_since_last,
    }
    revise(viewer, PaperAsked(pk=asked_id), version=version, **values)


@action
def show_paper(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    asked_id: int,
    shown_on: date | None,
    version: int,
) -> None:
    """The child was shown it on a day; without one, she was not after all."""
    review = opened(viewer, child_id, review_id)
    one = _asked(viewer, review_id, asked_id)
    ask(permissions.why_not_show_paper(viewer, review, one, shown_on))
    revise(viewer, PaperAsked(pk=asked_id), version=version, shown_to_child_on=shown_on)


@action
def withdraw_paper(
    *, viewer: Viewer, child_id: int, review_id: int, asked_id: int, version: int
) -> None:
    """It is not needed, or was given of another child: its file is shown to nobody any more."""
    review = opened(viewer, child_id, review_id)
    one = _asked(viewer, review_id, asked_id)
    ask(permissions.why_not_withdraw_paper(viewer, review, one))
    _withdraw_file(viewer, one)
    revise(viewer, PaperAsked(pk=asked_id), version=version, withdrawn=True)


@action
def ask_again(
    *, viewer: Viewer, child_id: int, review_id: int, asked_id: int, version: int
) -> None:
    """What was withdrawn by mistake is asked for again; a file must be given again."""
    review = opened(viewer, child_id, review_id)
    one = _asked(viewer, review_id, asked_id)
    ask(permissions.why_not_ask_again(viewer, review, one))
    revise(viewer, PaperAsked(pk=asked_id), version=version, withdrawn=False, paper_id=None)


def _record(viewer: Viewer, review: ReviewSeen, kind: str, said: StepSaid, version: int) -> None:
    values = {name: _tidy(value) for name, value in asdict(said).items()}
    row = Step.objects.filter(review=review.id, kind=kind).first()
    if row is None:
        add(viewer, Step(child_id=review.child.id, review_id=review.id, kind=kind, **values))
    else:
        revise(viewer, row, version=version, **values)


def _tidy(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _asked(viewer: Viewer, review_id: int, asked_id: int) -> PaperAskedSeen:
    found = queries.papers_asked(viewer, review_id)
    one = next((each for each in found if each.id == asked_id), None)
    if one is None:
        raise ActionDenied(permissions.NO_SUCH_PAPER)
    return one


def _withdraw_file(viewer: Viewer, one: PaperAskedSeen) -> None:
    before = kept.paper(viewer, one.paper_id) if one.paper_id else None
    if before and not before.withdrawn:
        papers.withdraw(viewer=viewer, paper_id=before.id, version=before.version)
