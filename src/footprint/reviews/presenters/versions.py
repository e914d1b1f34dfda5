"""Versions of a record in words: where each stands, its pieces, what must be mended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from django.urls import reverse

from footprint.domain.dates import day_words
from footprint.domain.plain_words import Found
from footprint.reviews.childs_version import long_sentences
from footprint.reviews.codes import ForWhom
from footprint.reviews.disclosing import Disclosed
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Piece, VersionSeen


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version in a line of the list. `same_as` names the other kinds that are given the same."""

    who: str
    state: str
    colour: str
    pieces: str
    same_as: str
    href: str


@dataclass(frozen=True, slots=True)
class PieceShown:
    """A piece as it is looked at. `mend` are words of the word list in it, `hints` long sentences,
    `discloses` whose address it gives away."""

    code: str
    label: str
    text: str
    offered: bool
    rows: int
    mend: tuple[str, ...]
    hints: tuple[str, ...]
    discloses: str


def version_address(review: ReviewSeen, kind: ForWhom) -> str:
    parts = {"child_id": review.child.id, "review_id": review.id, "for_whom": kind.value}
    return reverse("version", kwargs=parts)


def versions_shown(review: ReviewSeen, versions: Iterable[VersionSeen]) -> list[VersionShown]:
    every = tuple(versions)
    return [_version_shown(review, one, every) for one in every]


def _version_shown(
    review: ReviewSeen, one: VersionSeen, every: tuple[VersionSeen, ...]
) -> VersionShown:
    same = [each.for_whom.label for each in every if each.digest == one.digest and each is not one]
    approved = one.approved_on is not None
    count = len(one.given)
    return VersionShown(
        who=one.for_whom.label,
        state=f"Approved on {day_words(one.approved_on)}" if one.approved_on else "To look at",
        colour="green" if approved else "yellow",
        pieces="1 passage" if count == 1 else f"{count} passages",
        same_as=", ".join(same),
        href=version_address(review, one.for_whom),
    )


def pieces_shown(
    version: VersionSeen, words: Mapping[str, Iterable[Found]], found: Iterable[Disclosed]
) -> list[PieceShown]:
    whose = {one.code: one.whose for one in found}
    return [_piece_shown(version, one, words, whose) for one in version.pieces]


def _piece_shown(
    version: VersionSeen,
    one: Piece,
    words: Mapping[str, Iterable[Found]],
    whose: Mapping[str, str],
) -> PieceShown:
    child = version.for_whom is ForWhom.CHILD
    start = shorten(one.text, width=60, placeholder=" …")
    return PieceShown(
        code=one.code,
        label=f"{one.title}: {start}" if one.listed and one.title else one.title or start,
        text=one.text,
        offered=one.offered,
        rows=min(12, 2 + len(one.text) // 60),
        mend=tuple(
            f"“{each.as_written}”: write “{each.write}”" for each in words.get(one.code, ())
        ),
        hints=long_sentences(one.text) if child and not one.left_out else (),
        discloses=whose.get(one.code, ""),
    )
