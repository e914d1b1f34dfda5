"""Lists of words that both the pages of a review and its figures print, by code."""

from collections.abc import Mapping

#: The one main reason why a review was late or never held (definitions 15), in report order.
LATE_BECAUSE: Mapping[str, str] = {
    "told_late": "The service was told late that the child came into care",
    "no_officer": "No officer was free",
    "officer_absent": "The officer was absent",
    "report_not_ready": "The report was not ready",
    "childs_wish": "The child’s wish",
    "parents": "The parents",
    "carer": "The carer or the home",
    "room": "Room or travel",
    "moved": "The child moved",
    "court": "Court",
    "missing": "The child was missing",
    "booking": "A mistake in booking",
    "not_given": "Not given",
}

#: What every review considers (SI 2010/959 Schedule 7), in our own words; 3, 7, 8, 11 and 12 were
#: not read in a source.
SCHEDULE_7: Mapping[int, str] = {
    1: "What has changed since the last review, and whether its decisions were carried out",
    2: "Any change of legal status",
    3: "The plan for where the child will grow up",
    4: "Family time",
    5: "Whether the home is still the right one, and any change to come",
    6: "Education",
    7: "Leisure",
    8: "The latest health assessment",
    9: "Identity: religion, race, culture and language",
    10: "Whether advice and support are right, and the child understands them",
    11: "What is arranged for when the child leaves care",
    12: "The child’s wishes and feelings, and the officer’s view",
    13: "How often the social worker visits",
}
