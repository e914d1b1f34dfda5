"""What the parts above ask of the post. The sender's own notes and a person's decisions are in the
modules beside."""

from footprint.post.actions.entries import cancel_entry, keep_entry
from footprint.post.actions.holding import end_hold, hold
from footprint.post.actions.queueing import call_back, queue
from footprint.post.actions.readdressing import readdress
from footprint.post.actions.reminding import remind
from footprint.post.actions.taking_back import take_back

__all__ = [
    "call_back",
    "cancel_entry",
    "end_hold",
    "hold",
    "keep_entry",
    "queue",
    "readdress",
    "remind",
    "take_back",
]
