"""Which sender has which message: taken by compare-and-set, one at a time, for a while.

A sender that is killed lets go of nothing. When its time is over another takes the message, and
notes that a copy may have gone before.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from footprint.post.facts import NOT_GONE, OF_SEVERAL, State
from footprint.post.models import EntryAbout, Hold, Message, MessageAbout

#: Longer than a mail server can keep a sender, whose every step is given up after ten seconds.
LEASE = timedelta(minutes=5)
#: After the first tries that failed it is tried again so soon, then every hour.
SOON = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
LATER = timedelta(hours=1)
#: What has not gone this long after it was first tried waits for a person.
GIVEN_UP_AFTER = sum(SOON, timedelta(days=2))

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sender's hold on a message. `attempts` counts this one."""

    message_id: int
    version: int
    token: str
    attempts: int
    first_at: datetime


def take(lease: timedelta = LEASE) -> Claim | None:
    """The message that has waited longest, is due, free, and under no hold."""
    now = timezone.now()
    due = _unheld(Message.objects.filter(_free(now), state=State.QUEUED, next_at__lte=now))
    for found in due.order_by("next_at", "id")[:20]:
        token = secrets.token_hex(16)
        first_at = found.first_at or now
        rows = _unheld(Message.objects.filter(pk=found.pk, state=State.QUEUED, claim=found.claim))
        if rows.update(
            claim=token,
            claimed_until=now + lease,
            attempts=found.attempts + 1,
            first_at=first_at,
            doubtful=found.doubtful or found.claim != "",
        ):
            return Claim(found.pk, found.version, token, found.attempts + 1, first_at)
    return None


def still(claim: Claim) -> bool:
    """Asked right before it is handed over: nobody held it or called it back meanwhile, and the claim
    stands."""
    rows = Message.objects.filter(
        pk=claim.message_id,
        state=State.QUEUED,
        claim=claim.token,
        claimed_until__gt=timezone.now(),
    )
    return _unheld(rows).exists()


def let_go(claim: Claim) -> None:
    """Nothing was tried: it waits as before."""
    _rows(claim).update(claim="", attempts=claim.attempts - 1)


def try_later(claim: Claim, *, trouble: str, doubtful: bool) -> None:
    """It did not go, as far as we know. `doubtful`: it may have."""
    again = timezone.now() + delay(claim.attempts)
    if doubtful:
        _rows(claim).update(claim="", next_at=again, trouble=trouble, doubtful=True)
    else:
        _rows(claim).update(claim="", next_at=again, trouble=trouble)


def note(claim: Claim, trouble: str) -> None:
    """What ended the last try; it is tried no more."""
    _rows(claim).update(claim="", trouble=trouble)


def begin_anew(message_id: int) -> None:
    """As if it had never been tried; for an action that queues it again. What a killed sender had may
    have gone, and that stays known."""
    now = timezone.now()
    rows = Message.objects.filter(pk=message_id)
    rows.exclude(claim="").update(doubtful=True)
    rows.update(claim="", attempts=0, first_at=now, next_at=now, trouble="")


def delay(attempts: int) -> timedelta:
    """How long after so many tries it is tried again."""
    return SOON[attempts - 1] if attempts <= len(SOON) else LATER


def is_given_up(claim: Claim) -> bool:
    return timezone.now() - claim.first_at >= GIVEN_UP_AFTER


def is_claimed(row: Message) -> bool:
    """Whether a sender has it at this moment."""
    until = row.claimed_until
    return row.claim != "" and until is not None and until > timezone.now()


def was_cut_off(row: Message) -> bool:
    """Whether it waits for a person and a sender that was killed had it: it may have gone."""
    return row.state == State.FAILED and row.claim != "" and not is_claimed(row)


def holding() -> Exists:
    """Whether an open hold stops the outer message: one on a child it is about or on the person it
    goes to, opened after a person last let it go. A letter about several children carries the number
    that its recipient has with one of them: what stops anybody of one child stops it."""
    about = MessageAbout.objects.filter(message=OuterRef(OuterRef("pk"))).values("child_id")
    released = Coalesce(OuterRef("released_at"), Value(_LONG_AGO))
    joint = about.filter(message__about=OF_SEVERAL)
    stops = (
        Q(connected_id=0, child_id__in=about)
        | Q(connected_id=OuterRef("connected_id"))
        | Q(connected_id__gt=0, child_id__in=joint)
    )
    return Exists(Hold.objects.filter(stops, ended_at=None, opened_at__gt=released))


def held_by(hold: Hold) -> "QuerySet[Message]":
    """The messages that have not gone and that this hold stops."""
    rows = Message.objects.filter(state__in=NOT_GONE)
    about = MessageAbout.objects.filter(child_id=hold.child_id).values("message")
    if hold.connected_id:
        joint = Q(pk__in=about, about=OF_SEVERAL)
        rows = rows.filter(joint | Q(connected_id=hold.connected_id))
    else:
        rows = rows.filter(pk__in=about)
    return rows.filter(Q(released_at=None) | Q(released_at__lt=hold.opened_at)).order_by("pk")


def waiting() -> Q:
    """Whether an outer hold keeps something back on which a person decides: a letter, or, until she
    has looked, a meeting that stands in calendars."""
    letters = Message.objects.filter(
        Q(released_at=None) | Q(released_at__lt=OuterRef("opened_at")), state__in=NOT_GONE
    )
    about = MessageAbout.objects.filter(child_id=OuterRef(OuterRef("child_id"))).values("message")
    entries = EntryAbout.objects.filter(
        child_id=OuterRef("child_id"),
        withdrawn=False,
        entry__cancelled=False,
        entry__ends_at__gt=timezone.now(),
    )
    joint = Q(pk__in=about, about=OF_SEVERAL)
    of_person = Exists(letters.filter(joint | Q(connected_id=OuterRef("connected_id"))))
    of_child = Exists(letters.filter(pk__in=about)) | Q(Exists(entries), looked_at=None)
    return Q(of_person, connected_id__gt=0) | (Q(connected_id=0) & of_child)


def _unheld(rows: "QuerySet[Message]") -> "QuerySet[Message]":
    return rows.filter(~holding())


def _free(now: datetime) -> Q:
    return Q(claim="") | Q(claimed_until=None) | Q(claimed_until__lt=now)


def _rows(claim: Claim) -> "QuerySet[Message]":
    return Message.objects.filter(pk=claim.message_id, claim=claim.token)
