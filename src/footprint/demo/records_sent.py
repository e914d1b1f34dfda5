"""Which versions of the demonstration's records went to whom, and when."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from footprint.audit.facts import Viewer
from footprint.audit.many import add_many
from footprint.demo.review_story import Story
from footprint.reviews.codes import ROLES, ForWhom
from footprint.reviews.facts.sending import Changes, VersionSeen
from footprint.reviews.models import Finished, Invited, RecipientVersion, Sent
from footprint.reviews.versions import digest_of, kept_text, pieces_of, title_of

if TYPE_CHECKING:
    from footprint.demo.two_years import Run

#: About the size in bytes of such a version as a PDF.
_SIZE = 24_000
_FILED_SINCE = timedelta(days=182)
#: Who is given which version, and how it goes.
_GIVEN = {
    "child": (ForWhom.CHILD, "by_hand"),
    "foster_carer": (ForWhom.CARER, "by_hand"),
    "mother": (ForWhom.PARENT_PR, "post"),
}


@dataclass(frozen=True, slots=True)
class ToSend:
    """A finished record and the review behind it."""

    run: "Run"
    finished: Finished


def send_records(viewer: Viewer, wanted: Sequence[ToSend]) -> None:
    """Of a record that is finished and not sent yet, the officer has looked at every other one."""
    looked_at = [
        one for place, one in enumerate(wanted) if one.run.story.sent_on is not None or place % 2
    ]
    versions = [(one, row) for one in looked_at for row in _versions(one)]
    add_many(viewer, [row for _, row in versions])
    add_many(viewer, [sent for one, row in versions for sent in _sent(one, row)])


def _versions(one: ToSend) -> Iterator[RecipientVersion]:
    content = json.loads(one.finished.content)
    child = one.run.story.held.child
    for for_whom in _kinds(one.run.story):
        called = child.known_as or child.first_name if for_whom is ForWhom.CHILD else child.name
        title, changes = title_of(content, for_whom), Changes()
        pieces = pieces_of(content, for_whom, called=called, private="", changes=changes)
        digest, day = digest_of(title, pieces, ()), one.finished.finished_on
        seen = VersionSeen(None, 1, for_whom, title, pieces, changes, digest, day, _SIZE, 0)
        yield RecipientVersion(
            child_id=child.id,
            review_id=one.run.row.pk,
            finished_id=one.finished.pk,
            for_whom=for_whom,
            content=kept_text(changes, seen),
            digest=digest,
            approved_on=day,
            size=_SIZE,
        )


def _kinds(story: Story) -> tuple[ForWhom, ...]:
    """The council's own file was begun half a year ago, when its system could take one."""
    lately = story.held.held_on >= story.today - _FILED_SINCE
    given = (ForWhom.CHILD, ForWhom.CARER, ForWhom.PARENT_PR)
    return (*given, ForWhom.FILE) if lately else given


def _sent(one: ToSend, version: RecipientVersion) -> Iterator[Sent]:
    story = one.run.story
    if version.for_whom == ForWhom.FILE:
        receipt = f"MADE-UP-{version.review_id:05}" if story.sent_on else ""
        yield _gone(one, version, None, "file", receipt)
    for row in one.run.invited:
        kind, route = _GIVEN.get(row.role, (None, ""))
        if kind == version.for_whom and row.asked:
            yield _gone(one, version, row, route)


def _gone(
    one: ToSend, version: RecipientVersion, row: Invited | None, route: str, receipt: str = ""
) -> Sent:
    sent_on = one.run.story.sent_on
    return Sent(
        child_id=version.child_id,
        review_id=version.review_id,
        version_sent_id=version.pk,
        invited_id=row.pk if row else None,
        recipient=_key(row),
        name=row.name if row else "The council’s own case system",
        role=ROLES[row.role] if row else "File",
        connected_id=row.connected_id if row else None,
        route=route,
        sealed_on=sent_on if route == "post" else None,
        sent_on=sent_on,
        receipt=receipt,
    )


def _key(row: Invited | None) -> str:
    """As the list of a review names somebody."""
    if row is None or row.role == "child":
        return "child" if row else "file"
    return f"connected {row.connected_id}" if row.connected_id else f"invited {row.pk}"
