"""A record that is disposed of takes its letters with it; what is about others too stays."""

import pytest

from footprint.accounts.roles import Role
from footprint.audit.models import KeptVersion, TrailRow
from footprint.children.actions import disposal
from footprint.children.facts.disposal import Goes, Ground
from footprint.children.models import Child
from footprint.post import actions
from footprint.post.facts import Attachment, HoldReason
from footprint.post.models import (
    CalendarEntry,
    Enclosure,
    EntryAbout,
    EntryGuest,
    Hold,
    Message,
    MessageAbout,
    MessageText,
)
from tests.apps.cast import administrator, person
from tests.apps.cast import hold as grant
from tests.apps.children import recording
from tests.apps.post.letters import letter, meeting, queued


@pytest.mark.store
def test_letters_and_entries_about_her_alone_go_with_her_record() -> None:
    ada, grace = administrator(), administrator("Grace Hopper")
    mary, maud = (
        grant(ada, grace, person(name), Role.IRO_MANAGER)
        for name in ("Mary Manager", "Maud Manager")
    )
    mina, otto = recording.child(mary, "M-1"), recording.child(mary, "O-1", first_name="Otto")
    plan = Attachment("plan.pdf", "application/pdf", b"x")
    entry = actions.keep_entry(viewer=mary, entry=meeting(child_ids=(mina,)))
    both_entry = actions.keep_entry(viewer=mary, entry=meeting("both", child_ids=(mina, otto)))
    hers, both, others = queued(
        mary,
        letter("hers", child_ids=(mina,), attachments=(plan,), entry_id=entry),
        letter("both", child_ids=(mina, otto), entry_id=both_entry),
        letter("others", child_ids=(otto,)),
    )
    actions.hold(viewer=mary, child_ids=[mina], why=HoldReason.LEFT)
    proposed = disposal.propose_disposal(
        viewer=mary, child_id=mina, goes=Goes.WHOLE, ground=Ground.COURT, reference="Order 12"
    )
    disposal.confirm_disposal(viewer=maud, disposal_id=proposed, version=1)
    assert not Child.objects.filter(pk=mina).exists()
    assert set(Message.objects.values_list("pk", flat=True)) == {both, others}
    assert set(MessageText.objects.values_list("message_id", flat=True)) == {both, others}
    assert set(MessageAbout.objects.values_list("child_id", flat=True)) == {otto}
    assert not Enclosure.objects.filter(message=hers).exists()
    assert set(CalendarEntry.objects.values_list("pk", flat=True)) == {both_entry}
    assert set(EntryGuest.objects.values_list("entry_id", flat=True)) == {both_entry}
    assert set(EntryAbout.objects.values_list("child_id", flat=True)) == {otto}
    assert Hold.objects.count() == 0
    told = TrailRow.objects.filter(thing="message", thing_id=str(hers))
    assert not told.exists()
    assert not KeptVersion.objects.filter(thing="message", thing_id=str(hers)).exists()
