"""What became of the demonstration's letters: some went, and one waits for a person."""

from datetime import date

from footprint.audit.facts import Source, Viewer
from footprint.post import claims
from footprint.post import queries as post
from footprint.post.actions.sending import note_failed, note_sent

#: How a mail server says that there is nobody at an address.
_NOBODY_THERE = "refused 550"


def send_until_one_fails(today: date) -> None:
    """As the sender would, with no mail server: the first letter to somebody round a child is refused
    for good, and those before it went."""
    viewer = Viewer(person_id=None, role="", today=today, source=Source.COMMAND)
    while claim := claims.take():
        letter = post.any_letter(viewer, claim.message_id)
        if letter is not None and letter.to.connected_id is not None:
            claims.note(claim, _NOBODY_THERE)
            note_failed(viewer=viewer, claim=claim)
            return
        note_sent(viewer=viewer, claim=claim)
