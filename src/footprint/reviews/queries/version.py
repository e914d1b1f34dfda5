"""The versions of a review's latest record: as the rule gives them, as the officer left them, and as
they were approved."""

from collections.abc import Mapping
from dataclasses import replace

from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.children.queries.round import people_round
from footprint.domain.plain_words import Found, words_to_change
from footprint.papers import queries as papers
from footprint.papers.facts import PaperKept
from footprint.reviews.codes import ForWhom
from footprint.reviews.disclosing import Disclosed, disclosed
from footprint.reviews.facts.record import FinishedSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Changes, Piece, VersionSeen
from footprint.reviews.models import PaperAsked, RecipientVersion
from footprint.reviews.queries import record as record_queries
from footprint.reviews.queries.private import private_words_for
from footprint.reviews.version_rows import version_seen
from footprint.reviews.versions import digest_of, pieces_of, read_kept, title_of


def versions_of(viewer: Viewer, review: ReviewSeen) -> tuple[VersionSeen, ...]:
    """One a kind of recipient, from least, of the latest record; none while it is not finished, and
    none for whoever may not look at them."""
    if not allows(line_named("save_version"), viewer.role, review.child.whose):
        return ()
    found = record_queries.finished(viewer, review)
    return _versions(viewer, review, found[0]) if found else ()


def version_for(viewer: Viewer, review: ReviewSeen, for_whom: str) -> VersionSeen | None:
    return next((one for one in versions_of(viewer, review) if one.for_whom == for_whom), None)


def _versions(
    viewer: Viewer, review: ReviewSeen, finished: FinishedSeen
) -> tuple[VersionSeen, ...]:
    rows = {
        row.for_whom: row
        for row in RecipientVersion.objects.filter(finished=finished.id).select_related("finished")
    }
    return tuple(
        version_seen(rows[kind])
        if kind in rows and rows[kind].approved_on is not None
        else _as_it_stands(viewer, review, finished, kind, rows)
        for kind in ForWhom
    )


def _as_it_stands(
    viewer: Viewer,
    review: ReviewSeen,
    finished: FinishedSeen,
    kind: ForWhom,
    rows: Mapping[str, RecipientVersion],
) -> VersionSeen:
    row = rows.get(kind)
    called, private = _called(review, kind), private_words_for(viewer, review, kind)

    def made(changes: Changes) -> tuple[Piece, ...]:
        return pieces_of(finished.content, kind, called=called, private=private, changes=changes)

    changes = (
        read_kept(row.content)[0] if row else _carried(review, finished, kind, made(Changes()))
    )
    pieces = made(changes)
    title = title_of(finished.content, kind)
    return VersionSeen(
        row.pk if row else None,
        finished.number,
        kind,
        title,
        pieces,
        changes,
        digest_of(title, pieces, changes.papers),
        None,
        0,
        row.version if row else 0,
    )


def _carried(
    review: ReviewSeen, finished: FinishedSeen, kind: ForWhom, ruled: tuple[Piece, ...]
) -> Changes:
    """After a correction, what the officer changed in the version before it; a text of hers only
    where the record says what it said then."""
    rows = RecipientVersion.objects.filter(
        review=review.id, for_whom=kind, finished__number__lt=finished.number
    )
    before = rows.order_by("-finished__number").first()
    if before is None:
        return Changes()
    changes, _, pieces = read_kept(before.content)
    then = {one.code: one.as_ruled for one in pieces}
    stands = {one.code for one in ruled if then.get(one.code) == one.as_ruled}
    return replace(changes, texts={k: v for k, v in changes.texts.items() if k in stands})


def _called(review: ReviewSeen, kind: ForWhom) -> str:
    one = review.child
    return one.known_as or one.first_name or one.name if kind is ForWhom.CHILD else one.name


def disclosed_in(viewer: Viewer, review: ReviewSeen, version: VersionSeen) -> tuple[Disclosed, ...]:
    """Addresses and the like that the version carries, of anybody who is in the child's life."""
    return disclosed(version.pieces, people_round(viewer, review.child.id, viewer.today))


def words_found(viewer: Viewer, version: VersionSeen) -> Mapping[str, tuple[Found, ...]]:
    """In each piece of the child's version the words of the list that are not kept deliberately."""
    if version.for_whom is not ForWhom.CHILD:
        return {}
    kept = {word.casefold() for word in version.changes.kept}
    listed = rules_on(viewer, viewer.today).word_list
    found = {one.code: words_to_change(one.text, listed) for one in version.given}
    return {
        code: left
        for code, words in found.items()
        if (left := tuple(one for one in words if one.says.casefold() not in kept))
    }


def papers_of(viewer: Viewer, review: ReviewSeen) -> tuple[tuple[PaperKept, str], ...]:
    """The papers that came for the review and can go with a version, each with its kind."""
    rows = PaperAsked.objects.filter(review=review.id, withdrawn=False, paper_id__isnull=False)
    kinds = {row.paper_id: row.kind for row in rows.order_by("pk") if row.paper_id}
    kept = papers.papers(viewer, kinds)
    return tuple(
        (kept[paper_id], kind)
        for paper_id, kind in kinds.items()
        if paper_id in kept and not kept[paper_id].withdrawn
    )
