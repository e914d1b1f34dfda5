"""Why a version does not go to somebody, or cannot be taken back."""

from collections.abc import Collection, Mapping
from datetime import date

from footprint.audit.facts import Source, Viewer
from footprint.domain.dates import day_words
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.review import ReviewSeen, Stage
from footprint.reviews.facts.sending import Chosen, Enclosed, Offered, SentSeen, VersionSeen
from footprint.reviews.permissions.review import NO_SUCH_REVIEW, why_not_act_on
from footprint.reviews.permissions.step import SENDS, why_not_do
from footprint.reviews.permissions.versions import NOT_FINISHED
from footprint.reviews.queries import sending as sending_queries
from footprint.reviews.queries import version as version_queries
from footprint.reviews.queries.sending import BY_HAND, EMAIL, FILE, LINK, POST, SECURE

HELD = "What goes to them is held. A person looks first at what holds it."
_BY_LETTER = frozenset({EMAIL, SECURE})


def why_not_approve_list(
    viewer: Viewer, review: ReviewSeen | None, chosen: Collection[Chosen] | None = None
) -> str | None:
    """Nobody is `chosen` for as long as nothing is typed."""
    if refused := _why_not(viewer, review, "approve_list"):
        return refused
    if review is None or not sending_queries.latest_number(viewer, review):
        return NOT_FINISHED
    if chosen is None:
        return None
    if not chosen:
        return "Choose at least one recipient."
    offered = {one.key: one for one in sending_queries.offered_for(viewer, review)}
    versions = {one.for_whom: one for one in version_queries.versions_of(viewer, review)}
    faults = (_why_not_so(offered.get(one.key), versions[one.kind], one) for one in chosen)
    return next(filter(None, (*faults, _why_not_twice(viewer, review, chosen, versions))), None)


def _why_not_so(one: Offered | None, version: VersionSeen, chosen: Chosen) -> str | None:
    if one is None:
        return "Choose from the list."
    if one.why_nothing:
        return f"{one.name}: {one.why_nothing}"
    if chosen.kind not in one.kinds or chosen.route not in one.routes:
        return f"{one.name}: choose from the list what they get, and how."
    if version.approved_on is None:
        return f"Approve the version for {one.name} first: {chosen.kind.label.lower()}."
    if chosen.route == LINK and version.changes.papers:
        return (
            f"{one.name}: papers go with this version, and a link shows none. Choose another way."
        )
    return None


def _why_not_twice(
    viewer: Viewer,
    review: ReviewSeen,
    chosen: Collection[Chosen],
    versions: Mapping[ForWhom, VersionSeen],
) -> str | None:
    """Nobody is put down twice for a version; and none goes that gives an address away, be it one
    that was recorded since it was approved."""
    there = {(one.key, one.version_id): one.name for one in sending_queries.sent_of(viewer, review)}
    for one in chosen:
        if name := there.get((one.key, versions[one.kind].id or 0)):
            return f"{name} is on the list already."
    for kind in sorted({one.kind for one in chosen}):
        if found := version_queries.disclosed_in(viewer, review, versions[kind]):
            return (
                f"The version for {kind.label.lower()} says where {found[0].whose} lives or how to "
                "reach them. Take its approval back first."
            )
    return None


def why_not_send_versions(
    viewer: Viewer, review: ReviewSeen | None, enclosed: Collection[Enclosed] | None = None
) -> str | None:
    """Why the letters of the list do not go. `enclosed` is what was made to go with them."""
    if refused := why_not_her_step(viewer, review, "send_versions"):
        return refused
    if review is None:
        return NO_SUCH_REVIEW
    if sending_queries.is_held(viewer, review):
        return HELD
    waiting = to_send_by_letter(viewer, review)
    if not waiting:
        return "Nothing waits to be sent by e-mail."
    if enclosed is not None:
        made = {one.version_id for one in enclosed}
        if any(one.route == SECURE and one.version_id not in made for one in waiting):
            return "The list has changed since you looked. Look at it again."
    return why_not_told(viewer, review, waiting)


def to_send_by_letter(viewer: Viewer, review: ReviewSeen) -> tuple[SentSeen, ...]:
    """Those who are written to by e-mail, a version or where it is read."""
    return tuple(
        one for one in to_send(viewer, review) if one.route in _BY_LETTER or one.link_email
    )


def to_send(viewer: Viewer, review: ReviewSeen) -> tuple[SentSeen, ...]:
    """Those on the list for whom somebody has still to do something."""
    return tuple(one for one in sending_queries.sent_of(viewer, review) if one.waits)


def why_not_told(viewer: Viewer, review: ReviewSeen, sent: Collection[SentSeen]) -> str | None:
    """A record that was corrected meanwhile does not go, and nobody who may be told nothing any
    longer is told."""
    latest = sending_queries.latest_number(viewer, review)
    offered = {one.key: one for one in sending_queries.offered_for(viewer, review)}
    for one in sent:
        if one.number != latest:
            return (
                f"The record was corrected since {one.name} was put on the list. Take that back, "
                "and approve the list anew."
            )
        still = offered.get(one.key)
        if still is None:
            return f"{one.name} is in the child’s life no longer. Take them off the list."
        if still.why_nothing:
            return f"{one.name}: {still.why_nothing} Take them off the list."
        if one.route not in still.routes:
            return f"{one.name} is reached in another way now. Take that back, and choose anew."
    return None


def why_not_seal(viewer: Viewer, review: ReviewSeen | None, sent: SentSeen | None) -> str | None:
    """Printed and sealed by somebody who reads the record; then it is a letter to post."""
    if refused := _why_not(viewer, review, "note_sealed"):
        return refused
    if sent is None or review is None or sent.route != POST:
        return "There is no such version to be posted."
    if sent.letter is not None or sent.left:
        return f"The envelope for {sent.name} is among the letters to post already."
    if sending_queries.is_held(viewer, review, sent.connected_id):
        return HELD
    return why_not_told(viewer, review, [sent])


def why_not_note_given(
    viewer: Viewer, review: ReviewSeen | None, sent: SentSeen | None, on: date | None = None
) -> str | None:
    """`on` is none for as long as no day is typed."""
    if refused := why_not_her_step(viewer, review, "note_given"):
        return refused
    if sent is None or review is None or sent.route != BY_HAND:
        return "There is no such version to be given by hand."
    if sent.left:
        return f"It is noted already that {sent.name} has it."
    if sending_queries.is_held(viewer, review, sent.connected_id):
        return HELD
    return _why_not_day(viewer, on) or why_not_told(viewer, review, [sent])


def why_not_file(
    viewer: Viewer,
    review: ReviewSeen | None,
    sent: SentSeen | None,
    on: date | None = None,
    receipt: str = "?",
) -> str | None:
    """Filing tells nobody outside the council, so a hold does not stop it: a record is kept."""
    if refused := _why_not(viewer, review, "note_filed"):
        return refused
    if sent is None or review is None or sent.route != FILE:
        return "Put the council's own case system on the list first."
    latest = sending_queries.latest_number(viewer, review)
    rules = {
        "It is filed already.": sent.left,
        "Enter the receipt number that the case system gave.": not receipt.strip(),
        "The record was corrected since. Take this back, and approve the list anew.": (
            sent.number != latest
        ),
    }
    broken = next((sentence for sentence, is_so in rules.items() if is_so), None)
    return broken or _why_not_day(viewer, on)


def why_not_take_back_version(
    viewer: Viewer, review: ReviewSeen | None, sent: SentSeen | None
) -> str | None:
    if refused := why_not_her_step(viewer, review, "take_back_version"):
        return refused
    if sent is None:
        return "There is nobody like that on the list."
    if sent.left:
        return f"It has left: {sent.name} has it, or will. What was sent cannot be taken back."
    if sent.letter is not None and sent.letter.sending:
        return "It is being sent at this moment. Look again in a minute."
    return None


def why_not_note_gone(viewer: Viewer) -> str | None:
    """That a letter went is noted from the post's own ledger."""
    return None if viewer.source == Source.COMMAND else "Footprint notes this by itself."


def why_not_her_step(viewer: Viewer, review: ReviewSeen | None, action: str) -> str | None:
    """Why the viewer may not do a step of sending, or the authority's rule gives it to somebody
    else."""
    if refused := _why_not(viewer, review, action):
        return refused
    return why_not_do(viewer, SENDS)


def _why_not(viewer: Viewer, review: ReviewSeen | None, action: str) -> str | None:
    if review is None:
        return NO_SUCH_REVIEW
    if refused := why_not_act_on(viewer, review, action):
        return refused
    if review.stage is Stage.CANCELLED:
        return "This review was cancelled. Nothing is sent of it."
    return None


def _why_not_day(viewer: Viewer, on: date | None) -> str | None:
    if on is not None and on > viewer.today:
        return f"{day_words(on)} is in the future."
    return None
