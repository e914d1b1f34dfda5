"""Booking reviews: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import (
    EVERYBODYS,
    OWN,
    UNBARRED,
    Cell,
    Line,
    OpenTo,
    for_roles,
)
from footprint.accounts.roles import Role

#: Who arranges it. Which of business support and the social worker does is a setting of the
#: authority's, asked beside this.
ARRANGES: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: OWN,
    Role.IRO_MANAGER: UNBARRED,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
}
#: Whose review it is: only who chairs says that it was held, and what was said there.
CHAIRS: Mapping[Role, Cell] = {Role.REVIEWING_OFFICER: OWN, Role.IRO_MANAGER: UNBARRED}
#: Who hears that somebody asks for a review.
_HEARS: Mapping[Role, Cell] = {**ARRANGES, Role.SOCIAL_CARE_MANAGER: OWN}

_ARRANGED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("book_review", "book a review", ("book-review", "book-without-meeting")),
    ("book_meeting", "book one meeting for brothers and sisters", ()),
    ("move_sitting", "change the day, time or place of a sitting", ("move-sitting",)),
    ("add_sitting", "book a further sitting", ("add-sitting",)),
    ("miss_sitting", "say that a sitting is not held", ("miss-sitting",)),
    ("cancel_review", "cancel a review", ("cancel-review",)),
    ("bring_back_review", "undo the cancelling of a review", ("bring-back-review",)),
    ("take_out_of_meeting", "take a review out of a meeting", ("take-out-of-meeting",)),
    ("invited", "see who is asked to a review", ("invited",)),
    ("add_invited", "put somebody on the list of a review", ("add-invited",)),
    ("change_invited", "change whether somebody is asked to a review", ("change-invited",)),
    ("withdraw_invited", "take somebody off the list of a review", ("withdraw-invited",)),
    ("send_invitations", "send the invitations to a review", ("send-invitations",)),
    ("change_chair", "change who chairs a review", ("change-chair",)),
)
_CHAIRED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("hold_sitting", "say that a sitting was held", ("hold-sitting",)),
    ("take_sitting_back", "take back what is recorded of a sitting", ("take-sitting-back",)),
    ("adjourn_review", "adjourn a review", ("adjourn-review",)),
    (
        "refuse_adjournment",
        "record that a second adjournment was refused",
        ("refuse-adjournment",),
    ),
    ("complete_review", "say that a review is completed", ("complete-review",)),
    ("reopen_review", "say that a review is not completed after all", ("reopen-review",)),
    ("answer_request", "answer a request for a review", ("answer-request",)),
)

LINES: tuple[Line, ...] = (
    *(
        Line(name, does, cells=ARRANGES, routes=routes, on_the_trail=True)
        for name, does, routes in _ARRANGED
    ),
    *(
        Line(name, does, cells=CHAIRS, routes=routes, on_the_trail=True)
        for name, does, routes in _CHAIRED
    ),
    Line("tell_again", "tell a child's record again of a review", OpenTo.COMMANDS),
    Line(
        "record_request",
        "record that somebody asks for a review",
        cells=_HEARS,
        routes=("ask-for-review",),
        on_the_trail=True,
    ),
    Line(
        "review_requests",
        "see who asks for a review",
        cells=for_roles(Role.REVIEWING_OFFICER, Role.IRO_MANAGER),
        routes=("review-requests",),
        on_the_trail=True,
    ),
)
