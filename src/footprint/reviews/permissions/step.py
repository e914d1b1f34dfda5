"""Whose step of a review it is, by the authority's own division of work."""

from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Viewer
from footprint.authority.facts import Rules
from footprint.authority.queries import rules_on
from footprint.reviews.permissions.review import why_not_act

#: Who answers for the review arranges it wherever the others do not.
ANSWER_FOR_IT = frozenset({Role.REVIEWING_OFFICER, Role.IRO_MANAGER})
CONVENES, INVITES, SENDS = "convenes", "invites", "sends"
_DOES = {CONVENES: "Reviews are booked", INVITES: "Invitations are sent", SENDS: "Records are sent"}


def why_not_step(viewer: Viewer, child_id: int, action: str, step: str) -> str | None:
    """Why the viewer may not do what the matrix's line `action` says, or the setting of its step
    gives it to somebody else."""
    return why_not_act(viewer, child_id, action) or why_not_do(viewer, step)


def why_not_do(viewer: Viewer, step: str, rules: Rules | None = None) -> str | None:
    """The same of somebody who may do the matrix's line, which is asked before; `rules` are today's, of
    whoever has read them already."""
    if viewer.role in ANSWER_FOR_IT:
        return None
    doer = Role(getattr(rules or rules_on(viewer, viewer.today), step))
    if viewer.role == doer:
        return None
    return (
        f"{_DOES[step]} by: {ROLES[doer].label}. The reviewing officer and the IRO manager may do it "
        "too. An administrator changes the setting."
    )
