"""Letters, what holds them, and calendars: who may do what."""

from footprint.accounts.matrix.cells import UNBARRED, Cell, Line, OpenTo, Whose
from footprint.accounts.roles import Role

#: Letters about children whom they may see; others are in none of their lists.
_OFFICE: dict[Role, Cell] = {
    Role.BUSINESS_SUPPORT: frozenset({Whose.NOBODYS, Whose.OTHERS}),
    Role.IRO_MANAGER: UNBARRED | {Whose.NOBODYS},
}

LINES: tuple[Line, ...] = (
    Line("queue", "have a letter queued by what it is about", OpenTo.SIGNED_IN),
    Line("call_back", "have a letter that has not gone withdrawn", OpenTo.SIGNED_IN),
    Line("readdress", "have letters that have not gone follow a person", OpenTo.SIGNED_IN),
    Line("keep_entry", "have a meeting stand in calendars", OpenTo.SIGNED_IN),
    Line("cancel_entry", "have a meeting taken out of calendars", OpenTo.SIGNED_IN),
    Line("hold", "have everything about a child held", OpenTo.SIGNED_IN),
    Line("take_back", "have a letter taken back by what it is about", OpenTo.SIGNED_IN),
    Line("remind", "have people reminded of what they owe", OpenTo.SIGNED_IN),
    Line("note_sent", "note that a letter went", OpenTo.COMMANDS),
    Line("note_failed", "note that a letter could not be sent", OpenTo.COMMANDS),
    Line(
        "letters",
        "see which letters wait, went, failed or are held",
        cells=_OFFICE,
        routes=("letters", "held-letters"),
        on_the_trail=True,
    ),
    Line("letter", "see one letter", cells=_OFFICE, routes=("letter",), on_the_trail=True),
    Line(
        "print_letter",
        "print a letter that goes by post, and what goes with it",
        cells=_OFFICE,
        routes=("print-letter", "enclosure"),
        on_the_trail=True,
    ),
    Line("try_again", "have a letter sent again", cells=_OFFICE, routes=("try-again",)),
    Line(
        "sent_otherwise",
        "note that a letter reached its recipient in another way",
        cells=_OFFICE,
        routes=("sent-otherwise",),
    ),
    Line(
        "withdraw_letter",
        "withdraw a letter that has not gone",
        cells=_OFFICE,
        routes=("withdraw-letter",),
    ),
    Line("note_posted", "note that a letter was posted", cells=_OFFICE, routes=("note-posted",)),
    Line(
        "end_hold",
        "look at what is held, and send or withdraw it",
        cells=_OFFICE,
        routes=("end-hold",),
        on_the_trail=True,
    ),
    Line(
        "make_feed",
        "have an address for one's own calendar, or a new one",
        OpenTo.SIGNED_IN,
        routes=("my-calendar",),
    ),
    Line("end_feed", "end the address of one's own calendar", OpenTo.SIGNED_IN),
    Line("feed", "read a calendar at its secret address", OpenTo.STRANGERS, routes=("feed",)),
)
