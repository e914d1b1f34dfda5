"""The monitoring form in words, on the page and on paper."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from footprint.audit.actions import ChangedMeanwhileError
from footprint.domain.dates import day_words
from footprint.formats.document import Block, Bullets, Document, Facts, Heading, paragraphs
from footprint.reviews.facts.record import FinishedSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.monitoring import THEMES, YES_NO, Line
from footprint.reviews.presenters.both import BothShown


def lines_shown(lines: Iterable[Line], answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(what is asked, the answer) of the whole form; what was recorded before what was answered."""
    return [(one.asks, one.says or _answered(one, answers)) for one in lines]


def _answered(one: Line, answers: Mapping[str, Any]) -> str:
    return YES_NO.get(answers.get(one.code, ""), "Not answered yet")


def both_answers(
    shown: BothShown, changed: ChangedMeanwhileError, asked: Iterable[Line]
) -> BothShown:
    """What somebody else answered meanwhile, beside what was answered here."""
    lines = tuple(asked)
    theirs, yours = (
        tuple(_answers(json.loads(str(one["answers"])), lines))
        for one in (changed.theirs, changed.yours)
    )
    return BothShown(shown.saved, theirs, yours)


def _answers(answers: Mapping[str, Any], asked: Iterable[Line]) -> Iterator[tuple[str, str]]:
    for one in asked:
        yield one.asks, _answered(one, answers)
    themes = [THEMES[code] for code in answers.get("themes", ()) if code in THEMES]
    yield "What managers should look at", "\n".join(themes) or "Nothing"
    yield "In words", answers.get("about_themes") or "Nothing"
    yield "What went well", answers.get("did_well") or "Nothing"


def document_of(
    review: ReviewSeen,
    finished: FinishedSeen,
    shown: Iterable[tuple[str, str]],
    answers: Mapping[str, Any],
) -> Document:
    day = day_words(date.fromisoformat(finished.content["review"]["on"]))
    about = (
        ("Child", review.child.name),
        ("Review", f"{finished.content['review']['kind']}, {day}"),
        ("Reviewing officer", finished.content["review"]["officer"]),
        ("Record", f"{finished.number}, finished on {day_words(finished.finished_on)}"),
    )
    blocks: list[Block] = [Facts(about), Heading(2, "What was recorded"), Facts(tuple(shown))]
    themes = [THEMES[code] for code in answers.get("themes", ()) if code in THEMES]
    said = (("What managers should look at", "about_themes"), ("What went well", "did_well"))
    for title, code in said:
        listed = themes if code == "about_themes" else []
        if listed or answers.get(code):
            blocks.append(Heading(2, title))
            blocks += [Bullets(tuple(listed))] if listed else []
            blocks += paragraphs(answers.get(code, ""))
    return Document(f"Monitoring form, {day}", blocks=tuple(blocks))
