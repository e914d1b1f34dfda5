"""Why somebody may not bring files in."""

from footprint.accounts import queries as accounts
from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Source, Viewer
from footprint.exchange.facts import ENDED, PLANNED, UNDER_WAY, ImportFacts, Stage

#: What an import that is no longer to be confirmed or cancelled is.
_STANDS = {
    Stage.WAITING: "This import is still being read.",
    Stage.CONFIRMED: "This import is confirmed already, and is being applied.",
    Stage.APPLIED: "This import is applied already.",
    Stage.CANCELLED: "This import was cancelled.",
    Stage.REFUSED: "This import was refused.",
}


def why_not_give_files(viewer: Viewer) -> str | None:
    return _why_not(viewer, "give_files")


def why_not_confirm(viewer: Viewer, one: ImportFacts) -> str | None:
    refused = _why_not(viewer, "confirm_import")
    return refused or (None if one.stage in PLANNED else _STANDS[one.stage])


def why_not_cancel(viewer: Viewer, one: ImportFacts) -> str | None:
    refused = _why_not(viewer, "cancel_import")
    return refused or (_STANDS[one.stage] if one.stage in ENDED else None)


def why_not_work(viewer: Viewer, one: ImportFacts) -> str | None:
    """The worker's own steps: it is no person. One that is under way may be read or refused."""
    if viewer.source != Source.COMMAND:
        return "The worker does this by itself."
    return None if one.stage in UNDER_WAY else _STANDS.get(one.stage, "This import has its plan.")


def why_not_let_lapse(viewer: Viewer, one: ImportFacts) -> str | None:
    if viewer.source != Source.COMMAND:
        return "The worker does this by itself."
    return _STANDS[one.stage] if one.stage in ENDED else None


def why_not_apply(viewer: Viewer, one: ImportFacts) -> str | None:
    """`viewer` is whoever confirmed it; what she held then she must hold still."""
    if one.stage is not Stage.CONFIRMED:
        return _STANDS.get(one.stage, "This import is not confirmed.")
    if all(grant.role != viewer.role for grant in accounts.roles_held(viewer)):
        label = ROLES[Role(viewer.role)].label
        return f"Whoever confirmed this import is no longer {label}. Confirm it again."
    return _why_not(viewer, "confirm_import")


def _why_not(viewer: Viewer, name: str) -> str | None:
    if viewer.source == Source.COMMAND:
        return None
    return why_not_open(viewer, line_named(name))
