"""A finished record's content: every heading with its words, who was there, what was decided.

It holds words, not only codes, so that it reads the same when the lists have changed. What the child
said alone is never in it.
"""

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from footprint.reviews.codes import ATTENDANCE, NOT_THERE, ROLES, TOOK_NO_PART, Ladder
from footprint.reviews.facts.record import LastRecord, Passage, RecordSeen
from footprint.reviews.headings import Heading, asked, group_of

#: How alike a text must be before and after, where no more than its spelling was put right.
SPELLING = 0.85


def content_of(record: RecordSeen) -> dict[str, Any]:
    """The record as it stands, to be finished."""
    review = record.review
    return {
        "review": {
            "kind": Ladder(review.ladder).label,
            "officer": review.officer.full_name,
            "held_on": [one.on.isoformat() for one in review.held],
            "on": record.on.isoformat(),
            "without_meeting_why": review.without_meeting_why,
        },
        "took_part": {
            "participation": review.participation,
            "took_no_part": review.took_no_part,
            "took_no_part_words": TOOK_NO_PART.get(review.took_no_part, ""),
            "took_no_part_why": review.took_no_part_why,
            "under_four_present": review.under_four_present,
        },
        "attendance": list(_attendance(record)),
        "headings": list(_headings(record)),
        "decisions": [dict(one) for one in record.decisions],
    }


def text_of(content: Mapping[str, Any]) -> str:
    """The content as it is kept, and by which two are compared."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def only_spelling(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether two records differ in nothing but a few letters of the words under headings."""
    if text_of(_without_words(before)) != text_of(_without_words(after)):
        return False
    pairs = zip(before["headings"], after["headings"], strict=True)
    return all(
        SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio() >= SPELLING
        for one, other in pairs
        if _words(one) != _words(other)
    )


def _words(said: Mapping[str, Any]) -> str:
    return f"{said['words']}\n{said['added']}"


def _without_words(content: Mapping[str, Any]) -> dict[str, Any]:
    headings = [{**one, "words": "", "added": ""} for one in content["headings"]]
    return {**content, "headings": headings}


def _attendance(record: RecordSeen) -> Iterator[dict[str, Any]]:
    for one in record.attending:
        if one.attendance:
            yield {
                "role": one.role,
                "role_words": ROLES.get(one.role, one.role),
                "name": one.name,
                "attendance": one.attendance,
                "attendance_words": ATTENDANCE.get(one.attendance, ""),
                "not_there_why": one.not_there_why,
                "not_there_why_words": NOT_THERE.get(one.not_there_why, ""),
                "not_there_words": one.not_there_words,
            }


def _headings(record: RecordSeen) -> Iterator[dict[str, Any]]:
    for heading in asked(record.age):
        passages = [one for one in record.passages if one.heading == heading.code]
        if not record.part(heading.code).blank or passages:
            yield _heading(record, heading, passages)


def _heading(record: RecordSeen, heading: Heading, passages: list[Passage]) -> dict[str, Any]:
    part = record.part(heading.code)
    before = record.last.said_under(heading.code) if record.last and part.no_change else None
    answer = part.answer or (before["answer"] if before else "")
    return {
        "code": heading.code,
        "title": heading.title,
        "group": group_of(heading.code).code,
        "answer": answer,
        "answer_words": list(heading.words_of(answer)),
        "no_change_since": _day(record.last) if part.no_change else None,
        "words": said_words(before) if before else part.words,
        "added": part.words if before else "",
        "family": [one.words for one in passages],
    }


def said_words(said: Mapping[str, Any]) -> str:
    """All that a record said under a heading in words, for the next one."""
    return "\n\n".join(words for words in (said["words"], said["added"]) if words)


def _day(last: LastRecord | None) -> str | None:
    return last.held_on.isoformat() if last and last.held_on else None
