"""A store that is marked as a demonstration starts in a demonstration, and no other store does.

So nobody's real children come to stand under the banner, with sign-ins that were printed on a
screen; and no made-up child comes to stand among real ones.
"""

from django.conf import settings

from footprint.audit.facts import Source, Viewer
from footprint.config.models import DemoMark


class WrongStoreError(Exception):
    """The store and the installation disagree on whether this is a demonstration."""


def is_demo() -> bool:
    return DemoMark.objects.exists()


def why_not_mark(viewer: Viewer) -> str | None:
    if viewer.source != Source.COMMAND:
        return "Only a command on the server makes a demonstration."
    return "This store is a demonstration already." if is_demo() else None


def why_not_start() -> str | None:
    """Why the service may not start on this store, in a sentence."""
    if is_demo() and not settings.DEMO:
        return (
            "This store is a demonstration: its children and its sign-ins are made up. It starts "
            "only with FOOTPRINT_DEMO=yes. Point FOOTPRINT_FOLDER or FOOTPRINT_DATABASE_URL to the "
            "real one."
        )
    if settings.DEMO and not is_demo():
        return (
            "FOOTPRINT_DEMO is set, and this store is not marked as a demonstration. Unset it, or "
            "run footprint demo, which makes a store of its own."
        )
    return None


def ensure() -> None:
    """Raises `WrongStoreError`. Asked by whatever starts on the store."""
    if why_not := why_not_start():
        raise WrongStoreError(why_not)
