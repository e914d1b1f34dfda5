"""The plain-English name of every key that a figure is broken down by, in one place.

The words are ours. They print in reports that children may read, so they blame nobody.
"""

import re
from collections.abc import Mapping

from footprint.domain import codes
from footprint.domain.care import TO_SHORT_BREAKS
from footprint.domain.indicators.units.conferences import MONTHS as MONTHS_OF_A_YEAR
from footprint.domain.review_codes import LATE_BECAUSE, SCHEDULE_7

RUNGS: Mapping[str, str] = {
    "first": "First review",
    "second": "Second review",
    "later": "Later review",
    "later_assumed": "Later, assumed",
    "adoption_1": "Adoption: first review",
    "adoption_2": "Adoption: second review",
    "adoption_3_or_more": "Adoption: third review or later",
}

ROUTES: Mapping[str, str] = {
    **{route.key: route.title for route in codes.ROUTES},
    TO_SHORT_BREAKS: "Went on with short breaks only",
}

PARTICIPATION: Mapping[str, str] = {
    "PN0": "Under 4 at the review",
    "PN1": "Came, and spoke for themselves",
    "PN2": "Came, and someone spoke for them",
    "PN3": "Came, and showed their views without words",
    "PN4": "Came, and gave no views",
    "PN5": "Was not there; someone they had told their views to spoke for them",
    "PN6": "Was not there; sent their views another way",
    "PN7": "Was not there, and no views were passed on",
    "not_recorded": "Not recorded",
}

#: The same, short enough for a line of a chart.
PARTICIPATION_SHORT: Mapping[str, str] = {
    "PN0": "Under 4",
    "PN1": "Spoke for themselves",
    "PN2": "Was spoken for",
    "PN3": "Showed their views",
    "PN4": "Came, gave no views",
    "PN5": "Away, told someone",
    "PN6": "Away, sent their views",
    "PN7": "Away, no views came",
    "not_recorded": "Not recorded",
}

TOOK_PART: Mapping[str, str] = {
    "always": "Gave views for every review",
    "sometimes": "Gave views for some reviews",
    "never": "Gave views for none",
}

IN_CARE: Mapping[str, str] = {
    "unaccompanied_asylum_seeking": "Unaccompanied asylum-seeking children",
    "others": "Others",
    "aged_18_or_over": "Of either, aged 18 or over",
    "not_in_the_years_return": "Of either, not in the year’s own return",
}

#: What entries, and what leavers, are made up of.
FLOWS: Mapping[str, str] = {
    "started": "Started to be looked after",
    "from_short_breaks": "Came from a series of short breaks",
    "start_not_known": "First day not known",
    "left_care": "Left care",
    "went_on_with_short_breaks": "Went on with short breaks only",
}

#: Beside how children took part: a code and a date of birth that do not agree.
AGE_AND_CODE: Mapping[str, str] = {"coded_under_4": "Coded PN0 although aged 4 or over"}

#: Reasons for which something stands outside a figure or beside it.
LEFT_OUT: Mapping[str, str] = {
    "not_required": "No review was required (left before, or on, the day it was due)",
    "not_yet_due": "Not yet due",
    "in_a_series_of_short_breaks": "In a series of short breaks",
    "absent_from_the_next_return": "Not in the next return",
    "in_an_overlapped_episode": "In an episode that a later one replaces",
    "outside_every_period": "Dated outside every period of care",
    "in_a_short_break": "Dated inside a series of short breaks",
    "after_the_last_return_that_holds_the_child": "Dated after the last return that holds the child",
    "aged_under_4": "Aged under 4 at the review",
    "nothing_held_or_due": "No review was held or due in the year",
    "same_child_and_day": "On the same day as another of the same child, and read as one with it",
}

#: Of the work round reviews: what is told beside a share, and why a review stands outside one.
ROUND_REVIEWS: Mapping[str, str] = {
    "not_run_here": "Not run here",
    "received_after": "Received after it",
    "child_chose_not_to": "The child, who understands enough, chose not to",
    "not_appropriate_at_the_age": "Not appropriate at the child’s age or understanding",
    "not_appropriate": "Not appropriate",
    "another_way": "Seen separately, or sent their views",
    "under_4_and_there": "Aged under 4, and there",
    "stood_unanswered": "Stood without an answer",
    "objected": "Objected",
    "done_late": "Done late",
    "not_done": "Not done",
    "adjourned": "Adjourned under reg 36(2)",
}
PROVIDERS: Mapping[str, str] = {
    "in_house": "The council’s own",
    "agency": "An agency’s",
    "residential": "A children’s home",
}
HOW_SPOKEN: Mapping[str, str] = {
    "in_person": "In person",
    "video": "By video",
    "phone": "By phone",
}
ADJOURNED_OVER: Mapping[str, str] = {
    f"matter_{number}": words for number, words in SCHEDULE_7.items()
}

CONFERENCE_KINDS: Mapping[str, str] = {
    "first_review": "First review conference",
    "later_review": "Later review conference",
    "initial_conference": "Initial conferences",
    "review_conference": "Review conferences",
    "conference_initial": "Initial conference",
    "conference_first_review": "First review conference",
    "conference_later": "Later review conference",
}
MONTHS: Mapping[str, str] = {name: name.capitalize() for name in MONTHS_OF_A_YEAR}

FILES: Mapping[str, str] = {
    "header": "Children (Header)",
    "episodes": "Episodes",
    "reviews": "Reviews",
    "uasc": "Unaccompanied children (UASC)",
    "missing": "Missing from care",
    "placed_for_adoption": "Decision to place for adoption",
    "previous_permanence": "Previous permanence",
    "oc2": "Health and development (OC2)",
    "sw_episodes": "Social workers",
    "ad1": "Adoption (AD1)",
    "oc3": "Care leavers (OC3)",
    "dolo": "Deprivation of liberty orders",
}

UNITS: Mapping[str, str] = {
    "child": "children",
    "review held": "reviews held",
    "review due": "reviews due",
    "period of care": "periods of care",
    "review run": "reviews held",
    "review followed up": "reviews run here",
    "decision": "decisions",
    "gap between reviews": "gaps between two reviews",
    "child on the day": "children looked after on the last day of the year",
    "review late or never held": "reviews late or never held",
    "conference": "child protection conferences",
    "child on a plan": "children",
}

BETTER: Mapping[str, str] = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    "neither": "It describes; neither is better",
}

#: Codes of the Department's own checks: 440, INT08.
DEPARTMENT_CHECK = re.compile(r"(INT)?\d+")

#: Every key that a figure is broken down by.
ALL_KEYS: Mapping[str, str] = {
    "worst": "The longest",
    **LEFT_OUT,
    **FILES,
    **IN_CARE,
    **FLOWS,
    **AGE_AND_CODE,
    **TOOK_PART,
    **PARTICIPATION,
    **RUNGS,
    **ROUTES,
    **ROUND_REVIEWS,
    **PROVIDERS,
    **HOW_SPOKEN,
    **ADJOURNED_OVER,
    **LATE_BECAUSE,
    **CONFERENCE_KINDS,
    **MONTHS,
}


def check_name(code: str) -> str:
    """The Department's checks by their codes (Department check 440), ours as words."""
    if DEPARTMENT_CHECK.fullmatch(code):
        return f"Department check {code}"
    return label(code, {})


def label(key: str, among: Mapping[str, str] = ALL_KEYS) -> str:
    """The words for a key. One without words of its own is shown as a sentence would begin:
    `moved_abroad` as "Moved abroad"; a text with spaces in it is words already."""
    if key in among:
        return among[key]
    if " " in key or not key:
        return key
    spaced = key.replace("_", " ")
    return spaced[0].upper() + spaced[1:]
