"""The people round a child: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import EVERYBODYS, OWN, TO_READ, UNBARRED, Cell, Line, Whose
from footprint.accounts.roles import Role

#: Who reads who they are. An analyst sees no names.
_READ: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: TO_READ,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: frozenset({Whose.OWN, Whose.RESTRICTED}),
    Role.INSPECTOR: OWN,
}
#: Who records them.
_BY_HAND: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
}
#: Who lets something go out again, or writes in her own words.
_DECIDES: Mapping[Role, Cell] = {Role.REVIEWING_OFFICER: OWN, Role.IRO_MANAGER: UNBARRED}


def _line(name: str, does: str, cells: Mapping[Role, Cell], *routes: str) -> Line:
    return Line(name, does, cells=cells, routes=routes, on_the_trail=True)


LINES: tuple[Line, ...] = (
    _line("people_round", "see who the people round a child are", _READ, "people-round"),
    _line("add_connected", "add a person to those round a child", _BY_HAND, "add-connected"),
    _line("change_connected", "change who a person round a child is", _BY_HAND, "change-connected"),
    _line(
        "record_address",
        "see and record where a person round a child lives",
        _BY_HAND,
        "connected-address",
    ),
    _line(
        "end_connected",
        "record that a person is no longer round a child",
        _BY_HAND,
        "end-connected",
    ),
    _line(
        "withdraw_connected",
        "withdraw a person round a child who was a mistake",
        _BY_HAND,
        "withdraw-connected",
    ),
    _line(
        "add_contact_limit",
        "record that a court limits what somebody may have of a child",
        _BY_HAND,
        "add-contact-limit",
    ),
    _line("end_contact_limit", "give a court’s limit its end", _DECIDES, "end-contact-limit"),
    _line(
        "withdraw_contact_limit",
        "withdraw a court’s limit that was a mistake",
        _DECIDES,
        "withdraw-contact-limit",
    ),
    _line(
        "record_communication",
        "record how a child is spoken with",
        _BY_HAND,
        "record-communication",
    ),
    _line(
        "bring_together",
        "record that children are brothers and sisters",
        _BY_HAND,
        "bring-together",
    ),
    _line(
        "take_apart",
        "record that a child is none of these brothers and sisters",
        _BY_HAND,
        "take-apart",
    ),
    _line(
        "explain_officers",
        "say why brothers and sisters have different officers",
        _DECIDES,
        "explain-officers",
    ),
    _line(
        "record_told",
        "record that a child was told who her officer is",
        _BY_HAND,
        "record-told",
    ),
    _line(
        "take_told_back",
        "take back that a child was told who her officer is",
        _BY_HAND,
        "take-told-back",
    ),
)
