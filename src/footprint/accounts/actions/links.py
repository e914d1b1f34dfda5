"""Personal links: made by what they open, opened by whoever says the word, ended."""

import secrets
from collections.abc import Collection
from datetime import timedelta

from django.utils import timezone

from footprint.accounts import queries
from footprint.accounts.facts import Ended
from footprint.accounts.links import (
    LIVES_DAYS,
    VISIT_LASTS,
    digest,
    hash_of,
    hash_of_word,
    is_the_word,
    secret_of,
)
from footprint.accounts.models import LinkVisit, PersonalLink
from footprint.accounts.permissions import (
    why_not_end_links,
    why_not_make_link,
    why_not_note_shown,
    why_not_read,
    why_not_try_word,
)
from footprint.audit.actions import action, add, ask, record, revise
from footprint.audit.facts import Viewer


@action
def make_link(
    *, viewer: Viewer, purpose: str, child_id: int, connected_id: int | None, word: str
) -> int:
    """The new link's id. Within the action of what it opens, which has asked whether it may be."""
    ask(why_not_make_link(viewer, purpose, word))
    salt = secrets.token_hex(32)
    row = PersonalLink(
        purpose=purpose,
        child_id=child_id,
        connected_id=connected_id,
        salt=salt,
        secret_hash=hash_of(secret_of(salt)),
        word_hash=hash_of_word(word),
        made_on=viewer.today,
        expires_on=viewer.today + timedelta(days=LIVES_DAYS),
    )
    return add(viewer, row).pk


@action
def note_shown(*, viewer: Viewer, link_id: int) -> None:
    """Its address was shown to whoever hands it over: once."""
    row = PersonalLink.objects.select_for_update().get(pk=link_id)
    ask(why_not_note_shown(viewer, queries.links(viewer, [link_id])[link_id]))
    revise(viewer, row, version=row.version, shown_on=viewer.today)


@action
def end_links(
    *,
    viewer: Viewer,
    why: Ended,
    child_ids: Collection[int] = (),
    connected_id: int | None = None,
    link_ids: Collection[int] = (),
) -> None:
    """Every link about these children, or with a `connected_id` those of that person, or these links:
    they open nothing from now on, and whoever is reading reads no further page. In the transaction of
    what gave the reason."""
    ask(why_not_end_links(viewer))
    rows = PersonalLink.objects.select_for_update().filter(ended_at=None)
    rows = rows.filter(pk__in=link_ids) if link_ids else rows.filter(child_id__in=child_ids)
    if connected_id is not None:
        rows = rows.filter(connected_id=connected_id)
    found = list(rows.order_by("pk"))
    for row in found:
        revise(viewer, row, version=row.version, ended_at=timezone.now(), ended_why=why.value)
    if not found:
        record(viewer, thing="personallink", thing_id="")


@action
def try_word(*, viewer: Viewer, link_id: int, word: str) -> str | None:
    """The secret of the visit that begins, or None: it was the wrong word, and is counted. Those who
    try at the same moment wait for each other, so that no try is free."""
    row = PersonalLink.objects.select_for_update().get(pk=link_id)
    ask(why_not_try_word(viewer, queries.links(viewer, [link_id])[link_id]))
    if not is_the_word(word, row.word_hash):
        revise(viewer, row, version=row.version, tries=row.tries + 1)
        return None
    if row.tries:
        revise(viewer, row, version=row.version, tries=0)
    secret = secrets.token_urlsafe(32)
    visit = LinkVisit(
        link=row,
        child_id=row.child_id,
        secret_hash=digest(secret),
        until_at=timezone.now() + VISIT_LASTS,
    )
    add(viewer, visit)
    return secret


@action
def note_read(*, viewer: Viewer, link_id: int, visit_id: int) -> None:
    """The page of the link was opened, for the first time in this visit."""
    ask(why_not_read(viewer, queries.links(viewer, [link_id]).get(link_id)))
    row = LinkVisit.objects.select_for_update().get(pk=visit_id, link=link_id)
    at = row.read_at or timezone.now()  # two tabs that open at once are one reading
    revise(viewer, row, version=row.version, read_at=at)


@action
def finish_visit(*, viewer: Viewer, visit_id: int) -> None:
    """She has finished reading: the word is asked for again."""
    ask(None)
    row = LinkVisit.objects.select_for_update().get(pk=visit_id)
    revise(viewer, row, version=row.version, ended_at=row.ended_at or timezone.now())
