"""The finished records of the demonstration's reviews, each standing on the one before it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.many import add_many
from footprint.demo.records_sent import ToSend, send_records
from footprint.demo.review_rows import plan_answer
from footprint.demo.words_of_records import parts
from footprint.reviews.content import content_of, text_of
from footprint.reviews.facts.record import Attending, LastRecord, PartSeen, RecordSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.models import Decision, Finished, Part
from footprint.reviews.queries import review as queries

if TYPE_CHECKING:
    from footprint.demo.two_years import Run

#: So many of a child's latest records keep what stands under each heading, to be corrected from; of
#: older ones the finished record says it.
_KEPT_OPEN = 2
_VIEWS = {"mother": "mother", "father": "father", "carer": "foster_carer"}
#: What is recorded of the child's views, by the code of participation.
_CHILDS_VIEWS = {
    "PN0": "seen",
    "PN4": "chose_not",
    "PN5": "another_way",
    "PN6": "another_way",
    "PN7": "chose_not",
}


def write_records(viewer: Viewer, runs: Sequence["Run"], people: Mapping[str, int]) -> None:
    """Each by its officer where she is of the `people` who sign in, by name; else by the manager."""
    seen = {
        one.id: one
        for one in queries.reviews_of_children(
            viewer, {run.story.held.child for run in runs}, [run.row.pk for run in runs]
        )
    }
    decisions = _decisions()
    kept: list[Part] = []
    finished: list[ToSend] = []
    for each in _by_child(runs):
        last: LastRecord | None = None
        for place, run in enumerate(each):
            record = _record(run, seen[run.row.pk], last, decisions.get(run.row.pk, ()))
            day = run.story.finished_on
            if day is None:
                continue
            content = content_of(record)
            finished.append(ToSend(run, _finished(run, content, day)))
            if place >= len(each) - _KEPT_OPEN:
                kept += _parts(run, record)
            last = LastRecord(run.story.held.held_on, content)
    for writes, theirs in _by_writer(viewer, finished, people).items():
        add_many(writes, [one.finished for one in theirs])
    add_many(viewer, kept)
    send_records(viewer, finished)


def _by_writer(
    viewer: Viewer, finished: Iterable[ToSend], people: Mapping[str, int]
) -> Mapping[Viewer, list[ToSend]]:
    found: dict[Viewer, list[ToSend]] = defaultdict(list)
    for one in finished:
        person_id = people.get(one.run.story.held.officer.full_name)
        officer = replace(viewer, person_id=person_id, role=Role.REVIEWING_OFFICER)
        found[officer if person_id else viewer].append(one)
    return found


def _by_child(runs: Iterable["Run"]) -> Iterator[list["Run"]]:
    """A child's, in the order in which they were held."""
    found: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        found[run.row.child_id].append(run)
    yield from found.values()


def _record(
    run: "Run",
    review: ReviewSeen,
    last: LastRecord | None,
    decisions: Sequence[Mapping[str, Any]],
) -> RecordSeen:
    story = run.story
    said = parts(story.drawn, story.held.age, _known(run), first=last is None)
    return RecordSeen(
        review=review,
        parts={
            one.heading: PartSeen(one.heading, one.answer, one.words, one.no_change) for one in said
        },
        attending=tuple(
            Attending(
                row.pk, row.role, row.name, row.attendance, row.not_there_why, "", 1, row.role
            )
            for row in run.invited
            if row.role != "child"
        ),
        passages=(),
        finished=(),
        last=last,
        decisions=tuple(decisions),
        today=story.today,
    )


def _known(run: "Run") -> Mapping[str, str]:
    """The answers on the care plan, and on the views of whoever was there or was not."""
    there = {row.role: row for row in run.invited}
    views = {
        f"{heading}_views": "given"
        if row.attendance in {"there", "by_call"}
        else row.not_there_why or "another_way"
        for heading, role in _VIEWS.items()
        if (row := there.get(role))
    }
    child = _CHILDS_VIEWS.get(run.story.held.participation, "given")
    return {"care_plan": plan_answer(run.story), "child_views": child, **views}


def _decisions() -> Mapping[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in Decision.objects.order_by("review", "number"):
        found[row.review_id].append(
            {
                "number": row.number,
                "words": row.words,
                "who": row.who,
                "by_on": row.by_on.isoformat() if row.by_on else None,
                "starred": row.starred,
            }
        )
    return found


def _finished(run: "Run", content: Mapping[str, Any], day: date) -> Finished:
    return Finished(
        child_id=run.row.child_id,
        review_id=run.row.pk,
        number=1,
        content=text_of(content),
        finished_on=day,
    )


def _parts(run: "Run", record: RecordSeen) -> Iterator[Part]:
    for one in record.parts.values():
        yield Part(
            child_id=run.row.child_id,
            review_id=run.row.pk,
            heading=one.heading,
            answer=one.answer,
            words=one.words,
            no_change=one.no_change,
        )
