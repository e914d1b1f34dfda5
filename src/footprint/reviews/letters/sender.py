"""Whom the letters of reviews are from."""

from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on

#: For as long as the authority has not said how its service is called.
NOT_NAMED = "The reviewing service"


def from_name(viewer: Viewer) -> str:
    return rules_on(viewer, viewer.today).sends_from_name.strip() or NOT_NAMED
