"""What is given to the post to send, and what it says of it afterwards."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """Where a message stands. Only QUEUED is the sender's; FAILED and TO_POST wait for a person."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    TO_POST = "to_post"
    POSTED = "posted"
    OTHERWISE = "otherwise"
    WITHDRAWN = "withdrawn"


#: What a letter is about that is about several children at one meeting.
OF_SEVERAL = "meeting"
#: What has not left yet, so that a hold can still stop it.
NOT_GONE = frozenset({State.QUEUED, State.FAILED, State.TO_POST})


#: What the last try met of a letter whose personal link had been closed or had run out.
LINK_ENDED = "link ended"


class HoldReason(StrEnum):
    """Why nothing about a child goes before a person has looked."""

    DIED = "died"
    ADOPTED = "adopted"
    LEFT = "left"
    TRANSFERRED = "transferred"
    PLACED_FOR_ADOPTION = "placed_for_adoption"
    ADDRESS_WITHHELD = "address_withheld"
    CONTACT_LIMITED = "contact_limited"


class OnlyBy(StrEnum):
    """The one way in which a letter may go, where it does not say the same in any other: what is
    enclosed goes by secure e-mail alone, and what is sealed by post."""

    ANY = ""
    SECURE_EMAIL = "secure_email"
    POST = "post"


class Each(StrEnum):
    """What a person who looked decides of a message that is held."""

    SEND = "send"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person to whom something is sent, and nobody beside her. `address` is an e-mail address;
    of a letter that is printed, where it is posted to. `person_id` is an account's,
    `connected_id` that of a person in a child's life."""

    name: str
    address: str
    person_id: int | None = None
    connected_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """How a person is reached from now on: by `email` (`secure`: it takes what only secure e-mail may
    carry), else by post at `address`. Nothing is sent to whom both are empty."""

    email: str = ""
    secure: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class CalledBack:
    """How many letters that had not gone were called back from an address: they go to the new one
    (`to_print` of them are printed again), or they wait until somebody looks, or do not go at all.
    `in_flight` were being sent at that moment: they went to the address before, or wait too."""

    moved: int = 0
    to_print: int = 0
    waiting: int = 0
    withdrawn: int = 0
    in_flight: int = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one recipient, as the part that it comes from gives it.

    `about` and `about_id` name the thing it is about ("review", 12). `key` is the letter's own: of
    two with the same key the second is never queued. `text` is paragraphs with an empty line between
    them; greeting, sender and `why` ("you get this because ...") are put round it. `unsaid` is what
    neither subject, text, names of attachments nor calendar may carry; see `unsaid`. `entry_id`:
    the calendar entry, as it is when the letter is queued, goes with it. `reply_to` and `from_name`
    are those of the installation where they are empty.
    """

    kind: str
    to: Recipient
    child_ids: tuple[int, ...]
    about: str
    about_id: int
    subject: str
    text: str
    key: str
    unsaid: tuple[str, ...]
    entry_id: int | None = None
    attachments: tuple[Attachment, ...] = ()
    print_only: bool = False
    only_by: OnlyBy = OnlyBy.ANY
    why: str = ""
    from_name: str = ""
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who has a calendar entry; `place` is empty for whoever may not know it."""

    to: Recipient
    place: str = ""


@dataclass(frozen=True, slots=True)
class EntrySaid:
    """A meeting as it should stand in calendars. `key` is the meeting's own ("sitting 7"); said
    again with other values it is a change. `initials` are the child's, "A.M."; of more children,
    "A.M., B.M."."""

    key: str
    about: str
    about_id: int
    child_ids: tuple[int, ...]
    title: str
    initials: str
    starts_at: datetime
    ends_at: datetime
    guests: tuple[Guest, ...]
    unsaid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that a person owes. `words` say it in a line; `link` leads to where it is done.
    `key` is the reminder's own: nobody is reminded of the same key twice."""

    person_id: int
    address: str
    name: str
    child_ids: tuple[int, ...]
    words: str
    key: str
    link: str
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """A message as the ledger has it. `doubtful`: the sender was stopped, or the mail server fell
    silent, while it was handed over, so a copy may have gone before. `trouble` is what the last try
    met ("refused 550"), `sending` that it is under way. `moved_at`: since when it goes to another
    address than it was written for; `address_ended`: its recipient is not reached there any more, so
    it does not go until it has another. `children` are those whom the viewer sees."""

    id: int
    kind: str
    about: str
    about_id: int
    to: Recipient
    child_ids: tuple[int, ...]
    subject: str
    message_id: str
    state: State
    queued_at: datetime
    finished_at: datetime | None
    posted_on: date | None
    how: str
    attempts: int
    next_at: datetime
    doubtful: bool
    trouble: str
    moved_at: datetime | None
    address_ended: bool
    sending: bool
    held: bool
    version: int
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageOpened:
    """A message with what stands in it; `enclosures` are (number, name)."""

    seen: MessageSeen
    text: str
    why: str
    from_name: str
    enclosures: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class HoldSeen:
    """An open hold. With a `connected_id` it stops what goes to that person, else everything about
    the child. `letters` wait under it."""

    id: int
    child_id: int
    connected_id: int | None
    why: HoldReason
    opened_at: datetime
    opened_by: int | None
    letters: int
    version: int
    child: str = ""


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """A calendar entry. `uid` is made once; `sequence` counts its changes."""

    id: int
    key: str
    uid: str
    sequence: int
    about: str
    about_id: int
    child_ids: tuple[int, ...]
    title: str
    initials: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    cancelled: bool
    guests: tuple[Guest, ...]
    version: int
