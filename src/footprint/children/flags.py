"""The kinds of flag that a child may carry: what whoever works with her must know."""

from collections.abc import Mapping

PROTECTION_PLAN = "protection_plan"
#: Not put by anybody: it stands as long as a court's limit does.
CONTACT_LIMIT = "contact_limit"
#: Whose word such a flag is: it follows the limit.
OF_A_LIMIT = "limit"

#: In the order in which pages offer them. A flag of the people file is a protection plan.
KINDS: Mapping[str, str] = {
    PROTECTION_PLAN: "On a child protection plan",
    "missing": "Missing",
    "exploitation": "At risk of exploitation",
    "offending": "Offending",
    "self_harm": "At risk of self-harm",
    "secure": "In secure accommodation",
}
#: What pages call each, those too that nobody puts.
WORDS: Mapping[str, str] = {
    **KINDS,
    CONTACT_LIMIT: "A court limits what somebody may have of the child",
}
