"""Versions of a record, and whom they go to, as queries return them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from footprint.accounts.facts import LinkSeen
from footprint.post.facts import Attachment, MessageSeen, State
from footprint.reviews.codes import ForWhom


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a version. Those that follow each other under one `title` make one section;
    `listed` ones are its list. `left_out`: it is not given; `offered`: the rule leaves it out, and
    the officer may put it in. `as_ruled`: its text before the officer changed it, which she may in
    the child's version alone."""

    code: str
    title: str
    text: str
    listed: bool = False
    left_out: bool = False
    offered: bool = False
    as_ruled: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What the officer changed of what the rule gives. `put_in` and `left_out` are codes of pieces;
    `texts` the new text of some. `kept` are words of the word list that stay, as the list has them.
    `papers` go with it."""

    left_out: tuple[str, ...] = ()
    put_in: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    papers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """A version of the record `number`. `id` is None, `version` 0 where nothing was changed or
    approved yet: it is then what the rule gives. `digest` is of what is given and what goes with
    it: versions with the same are looked at once."""

    id: int | None
    number: int
    for_whom: ForWhom
    title: str
    pieces: tuple[Piece, ...]
    changes: Changes
    digest: str
    approved_on: date | None
    size: int
    version: int

    @property
    def given(self) -> tuple[Piece, ...]:
        return tuple(one for one in self.pieces if not one.left_out and one.text.strip())


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody who may be put on the list. `kinds` and `routes` are what may be chosen, `kind` and
    `route` what is chosen before; nothing where `why_nothing` says why. `warnings` are what a court
    says. `had` is the number of the latest record that the recipient has had."""

    key: str
    name: str
    role: str
    kinds: tuple[ForWhom, ...]
    kind: ForWhom | None
    routes: tuple[str, ...]
    why_nothing: str = ""
    warnings: tuple[str, ...] = ()
    had: int | None = None
    invited_id: int | None = None
    connected_id: int | None = None
    person_id: int | None = None
    address: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the officer chose for somebody on the list."""

    key: str
    kind: ForWhom
    route: str


@dataclass(frozen=True, slots=True)
class SentSeen:
    """A version that is to go, or went, to one recipient. `letter` is what the post says of it; `link`
    the personal link at which it is read, written to `link_email` or handed over."""

    id: int
    key: str
    name: str
    role: str
    version_id: int
    number: int
    for_whom: ForWhom
    size: int
    route: str
    letter: MessageSeen | None
    sealed_on: date | None
    sent_on: date | None
    receipt: str
    connected_id: int | None
    person_id: int | None
    version: int
    link: LinkSeen | None = None
    link_email: str = ""

    @property
    def left(self) -> bool:
        """Whether it has left, so that it cannot be taken back."""
        gone = {State.SENT, State.POSTED, State.OTHERWISE}
        return self.sent_on is not None or (self.letter is not None and self.letter.state in gone)

    @property
    def waits(self) -> bool:
        """Whether somebody has still to do something here; a letter is the post's to send. A new
        link waits again, whenever the one before it left."""
        if self.link is not None:
            given = self.letter is not None or self.link.shown_on is not None
            return not given and self.link.ended_why is None
        return not self.left and self.letter is None


@dataclass(frozen=True, slots=True)
class GivenSeen:
    """What somebody reads by a personal link. `officer` leads the child's reviews; `is_held`: what is
    about the child waits for a person to look; `replaced`: a later record has gone out since."""

    sent_id: int
    version_id: int
    for_whom: ForWhom
    title: str
    pieces: tuple[Piece, ...]
    officer: str
    is_held: bool
    replaced: bool


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What goes with the letters of one version, made outside any transaction: `digest` is that of
    the version as it was when they were made."""

    version_id: int
    digest: str
    files: tuple[Attachment, ...]
