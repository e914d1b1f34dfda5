"""The address at which a person's own calendar is read is made and ended, by herself."""

import secrets

from django.utils import timezone

from footprint.accounts import queries as accounts
from footprint.audit.actions import ActionDenied, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.post.feeds import hashed
from footprint.post.models import Feed
from footprint.post.permissions import why_not_feed


@action
def make_feed(*, viewer: Viewer) -> str:
    """The secret of a new address, which is said once and not kept; the one before it ends."""
    accounts.one_at_a_time(viewer)
    ask(why_not_feed(viewer))
    _end(viewer)
    secret = secrets.token_urlsafe(32)
    add(viewer, Feed(person_id=viewer.person_id or 0, secret_hash=hashed(secret)))
    return secret


@action
def end_feed(*, viewer: Viewer) -> None:
    """Whoever still asks at the address finds nothing."""
    accounts.one_at_a_time(viewer)
    ask(why_not_feed(viewer))
    if not _end(viewer):
        raise ActionDenied("You have no calendar address.")


def _end(viewer: Viewer) -> int:
    rows = Feed.objects.filter(person_id=viewer.person_id or 0, ended_at=None)
    for row in rows:
        revise(viewer, row, version=row.version, ended_at=timezone.now())
    return len(rows)
