"""Why a review's record cannot be written, finished or corrected, and what it still lacks."""

from collections.abc import Iterable, Iterator
from datetime import date

from footprint.audit.facts import Viewer
from footprint.children.permissions.by_hand import why_not_record_review
from footprint.children.recorded import ReviewSaid as HeldSaid
from footprint.domain.dates import day_words
from footprint.reviews.codes import ATTENDANCE, NOT_THERE, ROLES, TOOK_NO_PART
from footprint.reviews.content import content_of, only_spelling, text_of
from footprint.reviews.facts.record import Missing, RecordSeen
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.headings import OTHER, Heading, asked, group_of, heading_named
from footprint.reviews.participation import UNDER_FOUR, WITHOUT_VIEWS
from footprint.reviews.permissions.review import NO_SUCH_REVIEW, why_not_act_on
from footprint.reviews.queries import record as record_queries
from footprint.reviews.said.record import AttendedSaid, PartSaid, TookPartSaid

ATTENDANCE_PAGE, QUALITY = "attendance", "quality"
MOST_NAMED = 3


def why_not_write(viewer: Viewer, review: ReviewSeen | None, action: str) -> str | None:
    """A record is written until long after its review: completed is no reason."""
    if review is None:
        return NO_SUCH_REVIEW
    if refused := why_not_act_on(viewer, review, action):
        return refused
    if review.stage is Stage.CANCELLED:
        return "This review was cancelled. Nothing is recorded of it."
    return None


def why_not_save_parts(
    viewer: Viewer, review: ReviewSeen | None, said: Iterable[PartSaid] = ()
) -> str | None:
    if refused := why_not_write(viewer, review, "save_parts"):
        return refused
    for one in said:
        heading = heading_named(one.heading)
        if heading is None:
            return "There is no such heading."
        if fault := _why_not_said(heading, one):
            return fault
    return None


def _why_not_said(heading: Heading, said: PartSaid) -> str | None:
    chosen = set(said.answer.split(",")) - {""}
    if chosen - set(heading.answers):
        return f"{heading.title}: choose one of the answers."
    if len(chosen) > 1 and not heading.several:
        return f"{heading.title}: choose one answer."
    if said.no_change and not heading.carries:
        return f"{heading.title}: this is said anew at each review."
    return None


def why_not_save_attendance(
    viewer: Viewer,
    review: ReviewSeen | None,
    people: Iterable[AttendedSaid] = (),
    child: TookPartSaid | None = None,
) -> str | None:
    if refused := why_not_write(viewer, review, "save_attendance"):
        return refused
    for one in people:
        if one.role not in ROLES or one.attendance not in {"", *ATTENDANCE}:
            return "Choose one of the answers."
        if one.not_there_why not in {"", *NOT_THERE}:
            return "Choose one of the reasons."
    return why_not_took_part(viewer, review, child) if review and child else None


def why_not_took_part(viewer: Viewer, review: ReviewSeen, said: TookPartSaid) -> str | None:
    """An answer that the birth date speaks against is asked about once."""
    if said.took_no_part not in {"", *TOOK_NO_PART}:
        return "Choose one of the reasons."
    if not said.participation or said.is_so or not review.held:
        return None
    return contradiction(viewer, review.child.id, review.held[0].on, said.participation)


def contradiction(viewer: Viewer, child_id: int, held_on: date, participation: str) -> str | None:
    """What is wrong with that code for a child of her age, where no more than the code is wrong."""
    refused = why_not_record_review(viewer, child_id, HeldSaid(held_on, participation))
    if refused is None or why_not_record_review(viewer, child_id, HeldSaid(held_on, "")):
        return None
    return refused


def why_not_place_family_passage(
    viewer: Viewer, review: ReviewSeen | None, heading: str = QUALITY, words: str = "?"
) -> str | None:
    if refused := why_not_write(viewer, review, "place_family_passage"):
        return refused
    if heading_named(heading) is None:
        return "Choose the heading under which it stands."
    return None if words.strip() else "Write the passage first."


def why_not_change_family_passage(
    viewer: Viewer, record: RecordSeen, passage_id: int, action: str
) -> str | None:
    if refused := why_not_write(viewer, record.review, action):
        return refused
    if all(one.id != passage_id for one in record.passages):
        return "There is no such passage in this record."
    return None


def missing(record: RecordSeen) -> tuple[Missing, ...]:
    """What the record lacks before it can be finished, the quality statement first."""
    found = [*_missing_headings(record), *_missing_of_attendance(record), *_unread(record)]
    return tuple(sorted(found, key=lambda one: one.field != QUALITY))


def _missing_headings(record: RecordSeen) -> Iterator[Missing]:
    for heading in asked(record.age):
        part = record.part(heading.code)
        page = group_of(heading.code).code
        if heading.required and not _not_needed(record, heading):
            unanswered = bool(heading.answers) and not part.answer and not part.no_change
            if part.blank or unanswered:
                yield Missing(heading.title, page, heading.code)
        if OTHER in part.answer.split(",") and not part.words.strip():
            yield Missing(f"{heading.title}: say what it is", page, heading.code)


def _not_needed(record: RecordSeen, heading: Heading) -> bool:
    if heading.unless is None:
        return False
    other, answer = heading.unless
    part = record.part(other)
    if part.no_change and not part.answer and record.last:
        before = record.last.said_under(other)
        return bool(before) and before["answer"] == answer  # type: ignore[index]
    return part.answer == answer


def _missing_of_attendance(record: RecordSeen) -> Iterator[Missing]:
    review = record.review
    if not review.without_meeting:
        if not review.participation:
            yield Missing("How the child took part", ATTENDANCE_PAGE, "participation")
        elif review.participation in WITHOUT_VIEWS and not review.took_no_part:
            yield Missing("Why the child took no part", ATTENDANCE_PAGE, "took_no_part")
        elif review.participation == UNDER_FOUR and review.under_four_present is None:
            yield Missing("Whether the child was there", ATTENDANCE_PAGE, "participation")
        for one in record.attending:
            who = one.name or ROLES[one.role].lower()
            if not one.attendance:
                yield Missing(f"Whether {who} was there", ATTENDANCE_PAGE, one.field)
            elif one.attendance == "not_there" and not one.not_there_why:
                yield Missing(f"Why {who} was not there", ATTENDANCE_PAGE, f"{one.field}-why")


def _unread(record: RecordSeen) -> Iterator[Missing]:
    for one in record.passages:
        if one.read_again_on is None:
            yield Missing(
                "A passage about the whole family, to be read again for this child",
                group_of(one.heading).code,
                f"passage-{one.id}",
            )


def why_not_finish_record(viewer: Viewer, record: RecordSeen, reason: str = "?") -> str | None:
    """Also why a finished one cannot be corrected."""
    if refused := why_not_write(viewer, record.review, "finish_record") or _not_yet(record):
        return refused
    if record.finished:
        if not _differs(record):
            latest = record.finished[0]
            return (
                f"Nothing has changed since it was finished on {day_words(latest.finished_on)}. "
                "Change what is not right first."
            )
        if not reason.strip():
            return "Say why the record is corrected: the reason stands with it."
    return None


def _not_yet(record: RecordSeen) -> str | None:
    review = record.review
    if not review.held and not review.without_meeting:
        return "The review has not been held yet. Its record is finished afterwards."
    lacks = missing(record)
    if not lacks:
        return None
    named = ", ".join(one.words for one in lacks[:MOST_NAMED])
    more = len(lacks) - MOST_NAMED
    return f"Still missing: {named}{f', and {more} more' if more > 0 else ''}."


def _differs(record: RecordSeen) -> bool:
    return text_of(content_of(record)) != text_of(record.finished[0].content)


def changed_since_finished(record: RecordSeen) -> bool:
    """Whether what stands now is no longer what was finished."""
    return bool(record.finished) and _differs(record)


def why_not_mend_spelling(viewer: Viewer, record: RecordSeen) -> str | None:
    """Spelling is put right without a new version, for as long as nobody was sent it."""
    if refused := why_not_write(viewer, record.review, "mend_spelling"):
        return refused
    if not changed_since_finished(record):
        return "Nothing has changed since it was finished."
    if record_queries.on_its_way(viewer, record.review):
        return "It has been approved for sending, so a change is a correction with its reason."
    if not only_spelling(record.finished[0].content, content_of(record)):
        return "More than spelling has changed, so it is a correction with its reason."
    return None
