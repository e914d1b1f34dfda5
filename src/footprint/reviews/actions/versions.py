"""The versions of a finished record: what the officer leaves out, and what she approves."""

from dataclasses import replace

from footprint.audit.actions import ChangedMeanwhileError, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Changes, VersionSeen
from footprint.reviews.models import RecipientVersion
from footprint.reviews.opened import opened
from footprint.reviews.permissions.versions import (
    why_not_approve_version,
    why_not_save_version,
    why_not_take_approval_back,
)
from footprint.reviews.queries import record as record_queries
from footprint.reviews.queries import version as version_queries
from footprint.reviews.versions import kept_text


@action
def save_version(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    for_whom: str,
    changes: Changes,
    version: int,
) -> None:
    """What is left out, put in, and, of the child's version, written in other words."""
    review = opened(viewer, child_id, review_id)
    found = version_queries.version_for(viewer, review, for_whom)
    ask(why_not_save_version(viewer, review, found, changes))
    if found is not None:
        _keep(viewer, review, replace(found, changes=changes, digest=""), version)


@action
def approve_version(
    *,
    viewer: Viewer,
    child_id: int,
    review_id: int,
    for_whom: str,
    digest: str,
    size: int,
    version: int,
) -> tuple[ForWhom, ...]:
    """The kinds of recipient whose version this look approved: every one that is given the same, and
    may be. `digest` is of what was looked at; `size` that of its PDF in bytes."""
    review = opened(viewer, child_id, review_id)
    versions = version_queries.versions_of(viewer, review)
    found = next((one for one in versions if one.for_whom == for_whom), None)
    ask(why_not_approve_version(viewer, review, found, digest))
    approved = []
    for one in versions:
        same = one.digest == digest and one.approved_on is None
        if same and why_not_approve_version(viewer, review, one, digest) is None:
            mark = version if one.for_whom == for_whom else one.version
            seen = replace(one, approved_on=viewer.today, size=size)
            _keep(viewer, review, seen, mark)
            approved.append(one.for_whom)
    return tuple(approved)


@action
def take_approval_back(
    *, viewer: Viewer, child_id: int, review_id: int, for_whom: str, version: int
) -> None:
    """It can be changed again; nothing of it has gone."""
    review = opened(viewer, child_id, review_id)
    found = version_queries.version_for(viewer, review, for_whom)
    ask(why_not_take_approval_back(viewer, review, found))
    if found is not None:
        _keep(viewer, review, replace(found, approved_on=None, digest="", size=0), version)


def _keep(viewer: Viewer, review: ReviewSeen, seen: VersionSeen, version: int) -> None:
    """`version` is that of the row as it was read, 0 where there was none."""
    approved = seen if seen.approved_on is not None else None
    values: dict[str, object] = {
        "content": kept_text(seen.changes, approved),
        "digest": seen.digest,
        "approved_on": seen.approved_on,
        "size": seen.size,
    }
    finished = record_queries.finished(viewer, review)[0]
    row = RecipientVersion.objects.filter(finished=finished.id, for_whom=seen.for_whom).first()
    if row is None:
        row = RecipientVersion(
            child_id=review.child.id,
            review_id=review.id,
            finished_id=finished.id,
            for_whom=seen.for_whom,
            **values,
        )
        add(viewer, row)
    elif version == 0:
        raise ChangedMeanwhileError(yours=values, found=row)
    else:
        revise(viewer, row, version=version, **values)
