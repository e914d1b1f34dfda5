"""The words of the pages and of the command for what an import does."""

from collections.abc import Mapping

from footprint.exchange.facts import Stage

#: What becomes of a row, in the order in which a person should look: heading, and what it means.
BECOMES: Mapping[str, tuple[str, str]] = {
    "conflict": (
        "A person says something else",
        "Both are kept, and the person's word counts. Each is on the list of data quality.",
    ),
    "withdrawn": (
        "No longer in the files",
        "An earlier import of the same year brought these, and the files now lack them. They stay "
        "unless you say that they are to go.",
    ),
    "renumbered": (
        "Perhaps one child under two references",
        "Born on the same day, in an episode that began on the same day. Both are taken as they "
        "stand: ask whoever keeps the references.",
    ),
    "unknown": (
        "Not known",
        "The people file names these children, and no return has them. Nothing of them is taken.",
    ),
    "absent": (
        "In care at the end of one return and not in the next",
        "Nothing is closed: the end is not known until somebody says it.",
    ),
    "changed": ("Changed", "The files now say something else of these."),
    "returned": ("Back again", "Withdrawn by an earlier import, and in the files again."),
    "mended": (
        "No longer found",
        "What the checks found in an earlier import of the year, and find no more. It goes by itself.",
    ),
    "added": ("New", ""),
}

THINGS: Mapping[str, str] = {
    "children": "Children",
    "episodes": "Episodes",
    "reviews": "Reviews",
    "uasc": "Unaccompanied asylum-seeking children",
    "social_workers": "Social workers",
    "findings": "Findings of the checks",
    "names": "Names",
    "officers": "Reviewing officers",
    "protection_plans": "Protection plans",
    "rows": "Rows refused",
}
ONE_THING: Mapping[str, str] = {
    "children": "Child",
    "episodes": "Episode",
    "reviews": "Review",
    "uasc": "Unaccompanied asylum-seeking child",
    "social_workers": "Social worker",
    "findings": "Finding",
    "names": "Name",
    "officers": "Reviewing officer",
    "protection_plans": "Protection plan",
}

#: Column -> what stands before its value; a column that is not here is not shown.
COLUMNS: Mapping[str, str] = {
    "began_on": "from",
    "ended_on": "until",
    "held_on": "held",
    "participation": "participation",
    "born_on": "born",
    "ceased_on": "ceased",
    "new_episode": "reason for a new episode",
    "legal_status": "legal status",
    "placement": "placement",
    "end_reason": "reason for the end",
    "worker": "worker",
    "team": "team",
    "officer": "officer",
    "email": "e-mail",
    "first_name": "first name",
    "known_as": "known as",
    "surname": "surname",
    "reason": "reason",
    "code": "check",
    "file": "file",
    "line": "line",
    "column": "column",
    "value": "value",
    "message": "",
    "after": "the other",
    "year_before": "year before ends in",
}
#: Values of these may be somebody's name.
NAMES = frozenset({"worker", "team", "officer", "email", "first_name", "known_as", "surname"})

STAGES: Mapping[Stage, tuple[str, str]] = {
    Stage.WAITING: ("Being read", "govuk-tag--blue"),
    Stage.READY: ("To be confirmed", "govuk-tag--yellow"),
    Stage.STALE: ("To be confirmed again", "govuk-tag--yellow"),
    Stage.CONFIRMED: ("Being applied", "govuk-tag--blue"),
    Stage.APPLIED: ("Imported", "govuk-tag--green"),
    Stage.CANCELLED: ("Cancelled", "govuk-tag--grey"),
    Stage.REFUSED: ("Refused", "govuk-tag--red"),
}
