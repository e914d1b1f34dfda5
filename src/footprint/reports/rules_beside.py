"""Which of the authority's dated rules stand beside which figures, in words."""

from collections.abc import Iterable, Mapping

from footprint.domain.indicators.registry import OF_WORK
from footprint.domain.indicators.timeliness import TIMELINESS

WHICH_SITTING = "which_sitting_counts"
MIDWAY = "midway_checks"

#: The rule whose length a figure is about. The figure keeps the guidance's own.
_LENGTHS: Mapping[str, tuple[str, ...]] = {
    "report_3_days": ("papers_before",),
    "decisions_in_5": ("decisions_within",),
    "plan_updated_in_10": ("care_plan_within",),
    "record_in_15": ("record_within",),
    "sent_in_20": ("sent_within",),
    "managers_answered": ("answers_within",),
    "midway_done": (MIDWAY,),
    "midway_children": (MIDWAY,),
}
#: Neither held nor counted by the day of a review.
_OF_OTHER_DAYS = frozenset(
    {
        "decisions_done_on_time",
        "managers_answered",
        "visited_in_6_months",
        "visited_in_person_in_6_months",
        "completed_in_20",
        "reviews_adjourned",
        "second_adjournments_refused",
    }
)
_BY_THE_DAY = frozenset(one.code for one in (*TIMELINESS, *OF_WORK)) - _OF_OTHER_DAYS

RULE_KEYS = (WHICH_SITTING, *dict.fromkeys(key for keys in _LENGTHS.values() for key in keys))


def rules_of(code: str) -> tuple[str, ...]:
    """The keys of the rules that touch a figure."""
    by_day = (WHICH_SITTING,) if code in _BY_THE_DAY else ()
    return (*by_day, *_LENGTHS.get(code, ()))


def words_beside(codes: Iterable[str], rules: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The sentences of the rules that touch any of the figures, each once, in the order of the rules."""
    touching = {key for code in codes for key in rules_of(code)}
    return tuple(words for key in RULE_KEYS if key in touching for words in rules.get(key, ()))
