"""The record of a review: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import OWN, TO_READ, UNBARRED, Cell, Line, for_roles
from footprint.accounts.roles import Role

#: Who reads a record once it is finished. Business support sends it and sees no text of it.
_READ: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: TO_READ,
    Role.IRO_MANAGER: UNBARRED,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: OWN,
    Role.INSPECTOR: OWN,
}
#: Who chairs the review writes it. What the child said alone is read and written by nobody else.
_CHAIRS: Mapping[Role, Cell] = {Role.REVIEWING_OFFICER: OWN, Role.IRO_MANAGER: UNBARRED}

LINES: tuple[Line, ...] = (
    Line(
        "record",
        "read the finished record of a review",
        cells=_READ,
        routes=("record",),
        on_the_trail=True,
    ),
    Line(
        "save_parts",
        "write the record of a review",
        cells=_CHAIRS,
        routes=(
            "record-child",
            "record-family",
            "record-life",
            "record-plan",
            "record-sheet",
            "record-short",
        ),
        on_the_trail=True,
    ),
    Line(
        "save_attendance",
        "record who was at a review, and how the child took part",
        cells=_CHAIRS,
        routes=("record-attendance",),
        on_the_trail=True,
    ),
    Line(
        "finish_record",
        "finish the record of a review, or correct it",
        cells=_CHAIRS,
        routes=("record-check",),
        on_the_trail=True,
    ),
    Line(
        "mend_spelling",
        "put the spelling of a finished record right",
        cells=_CHAIRS,
        on_the_trail=True,
    ),
    Line(
        "place_family_passage",
        "place a passage about the whole family",
        cells=_CHAIRS,
        routes=("record-passages",),
        on_the_trail=True,
    ),
    Line(
        "read_family_passage_again",
        "read a passage about the whole family again for one child",
        cells=_CHAIRS,
        on_the_trail=True,
    ),
    Line(
        "take_family_passage_out",
        "take a passage about the whole family out of a child's record",
        cells=_CHAIRS,
        on_the_trail=True,
    ),
    Line(
        "save_private_word",
        "read and write what the child told the officer alone, at a review or a visit",
        cells=_CHAIRS,
        routes=("record-private", "visit-private"),
        on_the_trail=True,
    ),
    Line(
        "pass_private_word_on",
        "pass on what the child told the officer alone, to keep the child safe",
        cells=_CHAIRS,
        routes=("record-pass-on", "visit-pass-on"),
        on_the_trail=True,
    ),
    Line(
        "kept_text",
        "have her own browser keep text that could not be saved",
        cells=for_roles(Role.REVIEWING_OFFICER, Role.IRO_MANAGER),
        routes=("kept-text",),
    ),
)
