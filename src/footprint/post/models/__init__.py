from footprint.post.models.entry import CalendarEntry, EntryAbout, EntryGuest, Feed
from footprint.post.models.holding import Hold
from footprint.post.models.message import Enclosure, Message, MessageAbout, MessageText, Reminded

__all__ = [
    "CalendarEntry",
    "Enclosure",
    "EntryAbout",
    "EntryGuest",
    "Feed",
    "Hold",
    "Message",
    "MessageAbout",
    "MessageText",
    "Reminded",
]
