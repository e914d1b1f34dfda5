"""Why a version of a record cannot be changed, approved, or taken back."""

from footprint.audit.facts import Viewer
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Changes, VersionSeen
from footprint.reviews.permissions.record import why_not_write
from footprint.reviews.queries import sending as sending_queries
from footprint.reviews.queries import version as version_queries

NOT_FINISHED = "The record is not finished yet. Versions are made of a finished record."
NO_SUCH_VERSION = "There is no such version."


def why_not_save_version(
    viewer: Viewer,
    review: ReviewSeen | None,
    version: VersionSeen | None,
    changes: Changes | None = None,
) -> str | None:
    """Nothing is changed (`changes`) for as long as nothing is typed."""
    if refused := why_not_write(viewer, review, "save_version"):
        return refused
    if version is None or review is None:
        return NOT_FINISHED
    if version.approved_on is not None:
        return "This version is approved. Take the approval back to change it."
    return None if changes is None else _why_not_changed(viewer, review, version, changes)


def _why_not_changed(
    viewer: Viewer, review: ReviewSeen, version: VersionSeen, changes: Changes
) -> str | None:
    if changes.texts and version.for_whom is not ForWhom.CHILD:
        return "Only the child's version is written in other words. Correct the record instead."
    offered = {paper.id for paper, _ in version_queries.papers_of(viewer, review)}
    if set(changes.papers) - offered:
        return "Choose among the papers of this review."
    return None


def why_not_approve_version(
    viewer: Viewer,
    review: ReviewSeen | None,
    version: VersionSeen | None,
    digest: str | None = None,
) -> str | None:
    """`digest` is of what somebody looked at, None while nobody has."""
    if refused := why_not_write(viewer, review, "approve_version"):
        return refused
    if version is None or review is None:
        return NOT_FINISHED
    if version.approved_on is not None:
        return "This version is approved already."
    if digest is not None and digest != version.digest:
        return "This version has changed since you looked at it. Look at it again."
    if not version.given:
        return "Nothing is left in this version. Put something in, or send nothing."
    return _why_not_disclosed(viewer, review, version) or _why_not_in_words(viewer, version)


def _why_not_disclosed(viewer: Viewer, review: ReviewSeen, version: VersionSeen) -> str | None:
    found = version_queries.disclosed_in(viewer, review, version)
    if not found:
        return None
    one = found[0]
    must = "must not be disclosed" if one.withheld else "is nobody else's to read"
    return (
        f"“{one.title or version.title}” says where {one.whose} lives or how to reach them, "
        f"which {must}. Leave it out, or correct the record."
    )


def _why_not_in_words(viewer: Viewer, version: VersionSeen) -> str | None:
    words = version_queries.words_found(viewer, version)
    if not words:
        return None
    first = next(iter(words.values()))[0]
    return (
        f"“{first.as_written}” is not a word for a child. Write “{first.write}”, or keep it "
        "deliberately."
    )


def why_not_take_approval_back(
    viewer: Viewer, review: ReviewSeen | None, version: VersionSeen | None
) -> str | None:
    if refused := why_not_write(viewer, review, "take_approval_back"):
        return refused
    if version is None or review is None or version.id is None:
        return NO_SUCH_VERSION
    if version.approved_on is None:
        return "This version is not approved."
    listed = [
        one.name for one in sending_queries.sent_of(viewer, review) if one.version_id == version.id
    ]
    if listed:
        return f"It is on its way, or went, to {listed[0]}. Take it back there first."
    return None
