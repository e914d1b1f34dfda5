"""The kinds of flag that a child may carry: what whoever works with her must know."""

from collections.abc import Mapping

PROTECTION_PLAN = "protection_plan"

#: In the order in which pages offer them. A flag of the people file is a protection plan.
KINDS: Mapping[str, str] = {
    PROTECTION_PLAN: "On a child protection plan",
    "missing": "Missing",
    "exploitation": "At risk of exploitation",
    "offending": "Offending",
    "self_harm": "At risk of self-harm",
    "secure": "In secure accommodation",
}
