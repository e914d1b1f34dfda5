"""The monitoring form of a review: what is known of it from its record and papers, and the few
questions that nobody has answered yet. Pure.

What the form says follows what the two services' reports count of each review: the report and the
care plan, the child seen, who contributed, the quality statement, decisions followed up, and the
themes that managers must look at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from footprint.domain.dates import day_words
from footprint.reviews.codes import HOW_SPOKEN, NOT_SPOKEN_ALONE
from footprint.reviews.facts.record import FinishedSeen

YES_NO: Mapping[str, str] = {"yes": "Yes", "no": "No", "not_needed": "Not needed"}
#: What managers are asked to look at (the 17 headings of the Hounslow report, in our words).
THEMES: Mapping[str, str] = {
    "worker": "The social worker changed, or there is none",
    "visits": "Visits by the social worker",
    "home_choice": "The choice of home, and where the child will grow up",
    "housing": "A home of one’s own after care",
    "carer": "Support for the carer",
    "waiting": "The plan waits too long",
    "moves": "Many short homes",
    "hard_time": "A young person who is having a hard time in the home",
    "health": "Health or therapy",
    "family_time": "Family time",
    "education": "Education",
    "court": "Delay in proceedings",
    "secure": "Secure accommodation reviews",
    "management": "Decisions by managers",
    "savings": "Savings",
    "panel": "Decisions by a panel",
    "not_told": "The officer was not told of a change",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the form. `says` is empty where nobody has recorded it: then it is asked."""

    code: str
    asks: str
    says: str


@dataclass(frozen=True, slots=True)
class PaperCame:
    """A paper of the review: its kind, when it came, whether to standard and what it lacked."""

    kind: str
    received_on: date | None
    to_standard: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded of a review beside its record: papers, and the talk alone."""

    papers: tuple[PaperCame, ...]
    spoken_alone_on: date | None
    how: str
    not_spoken_why: str


def lines(finished: FinishedSeen, recorded: Recorded) -> tuple[Line, ...]:
    return tuple(_lines(finished.content, recorded))


def asked(finished: FinishedSeen, recorded: Recorded) -> tuple[Line, ...]:
    """Those that nobody has answered."""
    return tuple(one for one in lines(finished, recorded) if not one.says)


def _lines(content: Mapping[str, Any], recorded: Recorded) -> Iterator[Line]:
    said = {one["code"]: one for one in content["headings"]}
    report = "Did the social worker’s report come, and was it to standard?"
    yield Line("report", report, _paper(recorded, "report"))
    plan = _answer(said, "care_plan") or _paper(recorded, "care_plan")
    yield Line("care_plan", "Was the current care plan before the review?", plan)
    yield Line("alone", "Did the officer speak with the child alone?", _alone(recorded))
    for code, heading, asks in _VIEWS:
        yield Line(code, asks, _answer(said, heading))
    for kind, asks in _CONTRIBUTED:
        yield Line(kind, asks, _paper(recorded, kind) or _there(content, kind))
    yield Line("changes", "Were the decisions of the last review done?", _answer(said, "changes"))
    yield Line("permanence", "Where the child will grow up", _answer(said, "permanence"))
    yield Line("rights", "Were the child’s rights told?", _answer(said, "rights"))
    quality = said.get("quality", {}).get("words", "")
    yield Line("quality", "The quality statement", quality)
    count = len(content["decisions"])
    yield Line("decisions", "Decisions", str(count) if count else "None")


_VIEWS = (
    ("child", "child_views", "Did the child give views?"),
    ("mother", "mother_views", "Did the mother give views?"),
    ("father", "father_views", "Did the father give views?"),
    ("carers", "carer_views", "Did the carers give views?"),
)
_CONTRIBUTED = (
    ("school", "Did the school or college contribute?"),
    ("health", "Did health contribute?"),
)


def _answer(said: Mapping[str, Mapping[str, Any]], code: str) -> str:
    return "; ".join(said[code]["answer_words"]) if code in said else ""


def _paper(recorded: Recorded, kind: str) -> str:
    found = next((one for one in recorded.papers if one.kind == kind), None)
    if found is None:
        return ""
    if found.received_on is None:
        return "Asked for, and did not come"
    standard = {"yes": ", to standard", "no": ", not to standard"}.get(found.to_standard, "")
    lacks = f": {found.lacks}" if found.lacks else ""
    return f"Came on {day_words(found.received_on)}{standard}{lacks}"


def _there(content: Mapping[str, Any], role: str) -> str:
    found = [one for one in content["attendance"] if one["role"] == role]
    return "; ".join(one["attendance_words"] for one in found)


def _alone(recorded: Recorded) -> str:
    if recorded.spoken_alone_on is not None:
        how = HOW_SPOKEN.get(recorded.how, "").lower()
        return f"Yes, on {day_words(recorded.spoken_alone_on)}{f', {how}' if how else ''}"
    why = NOT_SPOKEN_ALONE.get(recorded.not_spoken_why, "")
    return f"No: {why[:1].lower()}{why[1:]}" if why else ""
