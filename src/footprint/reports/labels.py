"""The plain-English name of every key that a figure is broken down by, in one place.

The words are ours. They print in reports that children may read, so they blame nobody.
"""

from collections.abc import Mapping

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
    "home_planned": "Home to parents or family, as planned",
    "home_not_planned": "Home to parents or family, not planned",
    "family_without_pr": "To family or others without parental responsibility",
    "child_arrangements": "Child arrangements order",
    "special_guardianship": "Special guardianship",
    "adopted": "Adopted",
    "stayed_with_carers_at_18": "Stayed with their carers at 18",
    "independent": "Moved to live independently",
    "adult_residential": "Moved to adult residential care",
    "custody": "Sentenced to custody",
    "remand_ended": "Remand ended",
    "other_authority": "Another authority took over",
    "age_assessed_18": "Found to be 18 or over by age assessment",
    "abroad": "Moved abroad",
    "died": "Died",
    "other": "Left for another reason",
    "short_breaks": "Went on with short breaks only",
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

TOOK_PART: Mapping[str, str] = {
    "always": "Gave views for every review",
    "sometimes": "Gave views for some reviews",
    "never": "Gave views for none",
}

LATENESS: Mapping[str, str] = {
    "worst": "The longest, in days",
    "median": "Median, in days",
    "first_median_working_days": "First reviews: median, in working days",
    "first_worst_working_days": "First reviews: the longest, in working days",
}

#: Reasons for which something stands outside a figure or beside it.
LEFT_OUT: Mapping[str, str] = {
    "not_required": "No review was required (left before, or on, the day it was due)",
    "not_yet_due": "Not yet due",
    "short_breaks": "Short breaks only",
    "under_four": "Under 4 at the review",
    "outside_every_period": "Dated outside every period of care",
    "same_day": "A second review on the same day, counted as one",
    "overlap": "Episode overtaken by a later one",
}

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
    "reviews_held": "reviews held",
    "reviews_due": "reviews due",
    "children_on_day": "children",
    "children_in_year": "children",
    "periods": "periods of care",
}

BETTER: Mapping[str, str] = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    "neither": "It describes; neither is better",
}

_ALL: Mapping[str, str] = {
    **LATENESS,
    **LEFT_OUT,
    **FILES,
    **TOOK_PART,
    **PARTICIPATION,
    **RUNGS,
    **ROUTES,
}


def label(key: str, among: Mapping[str, str] = _ALL) -> str:
    """The words for a key. One without words of its own is shown as a sentence would begin:
    `moved_abroad` as "Moved abroad"; a text with spaces in it is words already."""
    if key in among:
        return among[key]
    if " " in key or not key:
        return key
    spaced = key.replace("_", " ")
    return spaced[0].upper() + spaced[1:]
