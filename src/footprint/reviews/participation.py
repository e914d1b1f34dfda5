"""How a child took part: the return's codes in words, and the questions that lead to them."""

from collections.abc import Mapping
from datetime import date

from footprint.domain.dates import add_months
from footprint.reviews.facts.review import ReviewSeen

#: Answered in one tap.
USUAL: Mapping[str, str] = {
    "PN1": "Was there, and spoke for themselves",
    "PN6": "Was not there, and sent views: a message, a letter, a call, a drawing",
    "PN5": "Was not there; somebody whom the child had told spoke for them",
}
UNDER_FOUR = "PN0"
QUESTIONS = "questions"
#: The code by (was there, how the views came).
_CODES: Mapping[tuple[bool, str], str] = {
    (True, "self"): "PN1",
    (True, "somebody"): "PN2",
    (True, "signs"): "PN3",
    (True, "none"): "PN4",
    (False, "self"): "PN6",
    (False, "somebody"): "PN5",
    (False, "signs"): "PN6",
    (False, "none"): "PN7",
}
HOW_VIEWS_CAME: Mapping[str, str] = {
    "self": "In the child’s own words, spoken or written",
    "somebody": "Somebody spoke for the child",
    "signs": "By signs, symbols, drawing or play",
    "none": "No views came",
}
#: No views came, so it is asked why.
WITHOUT_VIEWS = frozenset({"PN4", "PN7"})


def code_of(was_there: bool, how: str) -> str:
    """The return's code for what was answered; `how` is one of `HOW_VIEWS_CAME`."""
    return _CODES[was_there, how]


def questions_of(code: str) -> tuple[bool, str] | None:
    """The answers that lead to a code."""
    return next((answers for answers, found in _CODES.items() if found == code), None)


def is_under_four(review: ReviewSeen, on: date) -> bool | None:
    """Whether the child is under 4 on the day of the review; None without a birth date."""
    born_on = review.child.born_on
    return None if born_on is None else on < add_months(born_on, 48)
