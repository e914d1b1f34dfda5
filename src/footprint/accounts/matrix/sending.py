"""Versions of a record, their way to those who are given them, and the monitoring form: who may do
what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import (
    EVERYBODYS,
    OWN,
    UNBARRED,
    Cell,
    Line,
    OpenTo,
)
from footprint.accounts.roles import Role

#: Whose review it is says what is given to whom.
_CHAIRS: Mapping[Role, Cell] = {Role.REVIEWING_OFFICER: OWN, Role.IRO_MANAGER: UNBARRED}
#: Who sends: to whom, by which route, how long, and no word of it. The authority's rule says which
#: of them does.
_SENDS: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
}
#: Who reads the child's record files it, and agrees a word with whoever gets a personal link.
_FILES: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.SOCIAL_WORKER: OWN,
}
_ANSWERS: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.SOCIAL_CARE_MANAGER: OWN,
}

LINES: tuple[Line, ...] = (
    Line(
        "save_version",
        "look at what each kind of recipient is given of a record, and leave something out",
        cells=_CHAIRS,
        routes=("versions", "version", "version-file"),
        on_the_trail=True,
    ),
    Line(
        "approve_version",
        "approve what a kind of recipient is given",
        cells=_CHAIRS,
        on_the_trail=True,
    ),
    Line(
        "take_approval_back",
        "take the approval of a version back",
        cells=_CHAIRS,
        on_the_trail=True,
    ),
    Line(
        "approve_list",
        "say who is given a record, and how",
        cells=_CHAIRS,
        routes=("sending-list",),
        on_the_trail=True,
    ),
    Line(
        "send_versions",
        "send a record to those on its list",
        cells=_SENDS,
        routes=("sending",),
        on_the_trail=True,
    ),
    Line(
        "note_sealed",
        "print a version and seal it for the post",
        cells=_CHAIRS,
        routes=("seal-version",),
        on_the_trail=True,
    ),
    Line(
        "note_given",
        "note that a version was given by hand",
        cells=_SENDS,
        routes=("give-version",),
        on_the_trail=True,
    ),
    Line(
        "note_filed",
        "file a record in the council's own case system",
        cells=_FILES,
        routes=("file-record", "filed-copy"),
        on_the_trail=True,
    ),
    Line(
        "take_back_version",
        "take a version back before it has left",
        cells=_SENDS,
        routes=("take-back-version",),
        on_the_trail=True,
    ),
    Line(
        "agree_word",
        "type the word of a personal link to a record, as it was agreed",
        cells=_FILES,
        routes=("agree-word",),
        on_the_trail=True,
    ),
    Line(
        "show_link",
        "see the address of a personal link once, to hand it over",
        cells=_SENDS,
        routes=("show-link",),
        on_the_trail=True,
    ),
    Line(
        "end_link",
        "close a personal link to a record",
        cells=_SENDS,
        routes=("end-link",),
        on_the_trail=True,
    ),
    Line(
        "read_by_link",
        "read what a personal link opens, once the word was said",
        OpenTo.STRANGERS,
        routes=("link-record", "link-record-file"),
        on_the_trail=True,
    ),
    Line("note_gone", "note that the letter of a version went", OpenTo.COMMANDS),
    Line(
        "monitoring_form",
        "read the monitoring form of a review",
        cells=_ANSWERS,
        routes=("monitoring-form", "monitoring-file"),
        on_the_trail=True,
    ),
    Line(
        "save_monitoring_form",
        "fill in the monitoring form of a review",
        cells=_CHAIRS,
        on_the_trail=True,
    ),
    Line(
        "send_monitoring_form",
        "tell those who answer for the service of the monitoring form",
        cells=_CHAIRS,
        on_the_trail=True,
    ),
)
