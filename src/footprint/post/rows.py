"""The post's rows as facts."""

from footprint.post import claims
from footprint.post.facts import (
    NOT_GONE,
    EntrySeen,
    Guest,
    HoldReason,
    HoldSeen,
    MessageSeen,
    Recipient,
    State,
)
from footprint.post.models import CalendarEntry, Hold, Message


def message_seen(row: Message) -> MessageSeen:
    """`row` with its text, children, and whether a hold stops it (`stopped`)."""
    return MessageSeen(
        id=row.pk,
        kind=row.kind,
        about=row.about,
        about_id=row.about_id,
        to=Recipient(row.to_name, row.to_address, row.to_person_id, row.connected_id),
        child_ids=tuple(sorted(one.child_id for one in row.abouts.all())),
        subject=row.body.subject,
        message_id=row.message_id,
        state=State(row.state),
        queued_at=row.queued_at,
        finished_at=row.finished_at,
        posted_on=row.posted_on,
        how=row.how,
        attempts=row.attempts,
        next_at=row.next_at,
        doubtful=row.doubtful or claims.was_cut_off(row),
        trouble=row.trouble,
        moved_at=row.moved_at,
        address_ended=row.address_ended,
        sending=State(row.state) in NOT_GONE and claims.is_claimed(row),
        held=State(row.state) in NOT_GONE and bool(vars(row)["stopped"]),
        version=row.version,
    )


def hold_seen(row: Hold) -> HoldSeen:
    return HoldSeen(
        id=row.pk,
        child_id=row.child_id,
        connected_id=row.connected_id or None,
        why=HoldReason(row.why),
        opened_at=row.opened_at,
        opened_by=row.recorded_by,
        letters=claims.held_by(row).count(),
        version=row.version,
    )


def entry_seen(row: CalendarEntry) -> EntrySeen:
    guests = [one for one in row.guests.all() if not one.withdrawn]
    return EntrySeen(
        id=row.pk,
        key=row.key,
        uid=row.uid,
        sequence=row.sequence,
        about=row.about,
        about_id=row.about_id,
        child_ids=tuple(sorted(one.child_id for one in row.abouts.all() if not one.withdrawn)),
        title=row.title,
        initials=row.initials,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        changed_at=row.recorded_at,
        cancelled=row.cancelled,
        guests=tuple(
            Guest(Recipient(one.name, one.address, one.person_id, one.connected_id), one.place)
            for one in sorted(guests, key=lambda one: one.pk)
        ),
        version=row.version,
    )
