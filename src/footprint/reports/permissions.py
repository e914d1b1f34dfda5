"""Why somebody may not sign a definition, or take a signature back."""

from footprint.accounts.matrix import allows, line_named
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Viewer
from footprint.reports.facts import Signature
from footprint.reports.queries import years_held


def why_not_sign(viewer: Viewer, year: int) -> str | None:
    """Why the viewer may sign no definition for the year."""
    if not allows(line_named("sign_definitions"), viewer.role):
        return f"Definitions are signed by: {_may('sign_definitions')}."
    if year not in years_held(viewer).over:
        return "Definitions are signed for a year that is over and whose return is loaded."
    return None


def why_not_take_back(viewer: Viewer, signature: Signature) -> str | None:
    if not allows(line_named("take_back_signature"), viewer.role):
        return f"A signature is taken back by: {_may('take_back_signature')}."
    if signature.person_id != viewer.person_id and viewer.role != Role.IRO_MANAGER:
        return "A signature is taken back by whoever gave it, or by the IRO manager."
    return None


def _may(line: str) -> str:
    return ", ".join(ROLES[role].label for role in line_named(line).cells)
