"""What a recipient is given of a finished record: the pieces that the rule takes from its content,
as the officer left them, and the document made of them. Pure."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import groupby
from typing import Any

from footprint.domain.dates import day_words
from footprint.formats.document import Block, Bullets, Document, Heading, paragraphs
from footprint.reviews.childs_version import childs_pieces
from footprint.reviews.codes import ForWhom, Ladder
from footprint.reviews.content import said_words
from footprint.reviews.facts.sending import Changes, Piece, VersionSeen
from footprint.reviews.presenters.record import took_part_shown
from footprint.reviews.recipients import RULES, Given

DECISIONS = "What was decided"


def title_of(content: Mapping[str, Any], for_whom: ForWhom) -> str:
    day = day_words(date.fromisoformat(content["review"]["on"]))
    if for_whom is ForWhom.CHILD:
        return f"Your review, {day}"
    kind = content["review"]["kind"]
    return f"{'Review' if kind == Ladder.LOOKED_AFTER.label else kind}, {day}"


def pieces_of(
    content: Mapping[str, Any], for_whom: ForWhom, *, called: str, private: str, changes: Changes
) -> tuple[Piece, ...]:
    """Every piece, those left out too. `called`: the child's name as this recipient knows it;
    `private`: what the child said alone and lets this recipient be told."""
    if for_whom is ForWhom.CHILD:
        ruled = childs_pieces(content, called=called, private=private)
    else:
        ruled = _pieces(content, RULES[for_whom], called=called, private=private)
    return tuple(_changed(one, changes, for_whom) for one in ruled)


def _changed(piece: Piece, changes: Changes, for_whom: ForWhom) -> Piece:
    """A record is not written anew for a recipient: only the child's version has other words."""
    left_out = piece.code in changes.left_out or (
        piece.offered and piece.code not in changes.put_in
    )
    if for_whom is not ForWhom.CHILD:
        return replace(piece, left_out=left_out)
    text = changes.texts.get(piece.code, piece.text)
    return replace(piece, left_out=left_out, text=text, as_ruled=piece.text)


def _pieces(
    content: Mapping[str, Any], rule: Given, *, called: str, private: str
) -> Iterator[Piece]:
    yield from _about(content, rule, called)
    if rule.attendance:
        yield from _attendance(content, why=rule.why_not_there)
    for said in content["headings"]:
        if said["code"] in rule.headings or said["code"] in rule.offered:
            text, offered = _said(said), said["code"] in rule.offered
            yield Piece(f"heading-{said['code']}", said["title"], text, offered=offered)
    if private:
        yield Piece("private", f"What {called} wants you to know", private)
    for one in content["decisions"]:
        text = decision_words(one)
        code = f"decision-{one['number']}"
        yield Piece(code, DECISIONS, text, listed=True, offered=not rule.decisions)


def _about(content: Mapping[str, Any], rule: Given, called: str) -> Iterator[Piece]:
    review = content["review"]
    held = [day_words(date.fromisoformat(day)) for day in review["held_on"]]
    lines = [f"About {called}.", f"Reviewing officer: {review['officer']}."]
    lines.append(f"Held on {' and '.join(held)}." if held else "Held without a meeting.")
    if rule.took_part and not review["without_meeting_why"]:
        took_part = _took_part(content, why=rule.why_not_there)
        lines.append(f"How {called} took part: {took_part}.")
    yield Piece("about", "About this review", "\n".join(lines))


def _took_part(content: Mapping[str, Any], *, why: bool) -> str:
    """Why the child took no part may be somebody who was there: that is for the file alone."""
    if why:
        return took_part_shown(content)
    without = {"took_no_part_words": "", "took_no_part_why": ""}
    return took_part_shown({**content, "took_part": {**content["took_part"], **without}})


def _attendance(content: Mapping[str, Any], *, why: bool) -> Iterator[Piece]:
    for number, one in enumerate(content["attendance"], start=1):
        role = one["role_words"]
        who = f"{one['name']} ({role.lower()})" if one["name"] else role
        said = [one["attendance_words"]]
        if why:
            said += [one["not_there_why_words"], one["not_there_words"]]
        text = f"{who}: {'. '.join(words for words in said if words)}"
        yield Piece(f"there-{number}", "Who was there", text, listed=True)


def _said(said: Mapping[str, Any]) -> str:
    since = said["no_change_since"]
    first = [f"No change since {day_words(date.fromisoformat(since))}."] if since else []
    if said["answer_words"]:
        first.append(f"{'; '.join(said['answer_words'])}.")
    return "\n\n".join(filter(None, (" ".join(first), said_words(said), *said["family"])))


def decision_words(one: Mapping[str, Any]) -> str:
    by = day_words(date.fromisoformat(one["by_on"])) if one["by_on"] else ""
    owed = ", by ".join(filter(None, (one["who"], by)))
    return f"{one['words']} ({owed})" if owed else str(one["words"])


def document_of(title: str, pieces: Iterable[Piece]) -> Document:
    """Sections with their headings; nothing in it says for which kind of recipient it is, so that
    two who are given the same are given one document."""
    given = [one for one in pieces if not one.left_out and one.text.strip()]
    return Document(title, blocks=tuple(_blocks(given)))


def _blocks(given: Sequence[Piece]) -> Iterator[Block]:
    for heading, group in groupby(given, key=lambda one: one.title):
        if heading:
            yield Heading(2, heading)
        for listed, some in groupby(group, key=lambda one: one.listed):
            if listed:
                yield Bullets(tuple(one.text for one in some))
            else:
                yield from (each for one in some for each in paragraphs(one.text))


def digest_of(title: str, pieces: Iterable[Piece], papers: Sequence[int]) -> str:
    given = [
        (one.title, one.text, one.listed) for one in pieces if not one.left_out and one.text.strip()
    ]
    whole = json.dumps([title, given, sorted(papers)], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def kept_text(changes: Changes, approved: VersionSeen | None = None) -> str:
    """A version as it is kept; with every word of it once it is approved."""
    kept: dict[str, Any] = {"changes": asdict(changes)}
    if approved is not None:
        kept |= {"title": approved.title, "pieces": [asdict(one) for one in approved.pieces]}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def read_kept(text: str) -> tuple[Changes, str, tuple[Piece, ...]]:
    """Changes, title and pieces of a version that is kept; pieces only of one that is approved."""
    kept = json.loads(text)
    said = kept["changes"]
    changes = Changes(
        tuple(said["left_out"]),
        tuple(said["put_in"]),
        said["texts"],
        tuple(said["kept"]),
        tuple(said["papers"]),
    )
    pieces = tuple(Piece(**one) for one in kept.get("pieces", ()))
    return changes, kept.get("title", ""), pieces
