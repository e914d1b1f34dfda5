"""What is prepared for a review, and what comes of it: who may do what."""

from collections.abc import Mapping

from footprint.accounts.matrix.cells import EVERYBODYS, OWN, TO_READ, UNBARRED, Cell, Line
from footprint.accounts.matrix.review_booking import CHAIRS
from footprint.accounts.roles import Role

#: Decisions, papers and what was found are text: business support does not see them.
_READ: Mapping[Role, Cell] = {
    Role.REVIEWING_OFFICER: TO_READ,
    Role.IRO_MANAGER: UNBARRED,
    Role.SOCIAL_WORKER: OWN,
    Role.SOCIAL_CARE_MANAGER: OWN,
    Role.INSPECTOR: OWN,
}
#: Days and titles are not.
_SEES_DAYS: Mapping[Role, Cell] = {**_READ, Role.BUSINESS_SUPPORT: EVERYBODYS}
#: Who does something that was decided, or says that it was done.
_DOES: Mapping[Role, Cell] = {**CHAIRS, Role.SOCIAL_WORKER: OWN, Role.SOCIAL_CARE_MANAGER: OWN}
_ANSWERS: Mapping[Role, Cell] = {**CHAIRS, Role.SOCIAL_CARE_MANAGER: OWN}
_PREPARES: Mapping[Role, Cell] = {
    **CHAIRS,
    Role.BUSINESS_SUPPORT: EVERYBODYS,
    Role.SOCIAL_WORKER: OWN,
}
_SHOWS: Mapping[Role, Cell] = {**CHAIRS, Role.SOCIAL_WORKER: OWN}

#: (action, what it does, its addresses), by who may.
_DECIDED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("write_decision", "write what a review decides", ("write-decision",)),
    ("change_decision", "change a decision", ("change-decision",)),
    ("move_decision", "put decisions in another order", ("move-decision",)),
    ("withdraw_decision", "withdraw a decision", ("withdraw-decision",)),
    ("restore_decision", "let a withdrawn decision stand again", ("restore-decision",)),
    ("carry_decision", "carry a decision over to a later review", ("carry-decision",)),
    ("issue_decisions", "issue the decisions of a review", ("issue-decisions",)),
    ("record_alone", "record whether the officer spoke with the child alone", ()),
    ("judge_paper", "say whether a paper is to standard", ("judge-paper",)),
    ("plan_check", "plan a midway check", ("plan-check",)),
    ("change_check", "change the day of a midway check", ("change-check",)),
    ("do_check", "record a midway check", ("do-check",)),
    ("undo_check", "undo what is recorded of a midway check", ("undo-check",)),
    ("withdraw_check", "withdraw a midway check", ("withdraw-check",)),
    ("book_visit", "book or record a visit to a child", ("book-visit", "visit-made")),
    ("change_visit", "change the day of a visit", ("change-visit",)),
    ("record_visit", "record what came of a visit", ("record-visit",)),
    ("undo_visit", "undo what is recorded of a visit", ("undo-visit",)),
    ("withdraw_visit", "withdraw a visit", ("withdraw-visit",)),
)
_PREPARED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("record_step", "record a step of preparing a review", ("record-step",)),
    ("take_step_back", "undo what is recorded of a step", ("take-step-back",)),
    ("give_plan", "record to whom a care plan was given", ("give-plan",)),
    ("take_plan_back", "undo that a care plan was given", ("take-plan-back",)),
    ("ask_for_paper", "ask for a paper for a review", ("ask-for-paper",)),
    ("receive_paper", "record that a paper has come", ("receive-paper",)),
    ("withdraw_paper", "withdraw a paper of a review", ("withdraw-paper",)),
    ("ask_again", "ask again for a paper that was withdrawn", ("ask-paper-again",)),
)


def _lines(
    cells: Mapping[Role, Cell], said: tuple[tuple[str, str, tuple[str, ...]], ...]
) -> tuple[Line, ...]:
    return tuple(
        Line(name, does, cells=cells, routes=routes, on_the_trail=True)
        for name, does, routes in said
    )


LINES: tuple[Line, ...] = (
    *_lines(_SEES_DAYS, (("clock", "see the clock round a review", ("review-clock",)),)),
    *_lines(_SEES_DAYS, (("preparing", "see how a review is prepared", ("review-preparing",)),)),
    *_lines(_READ, (("review_paper", "get a paper of a review", ("review-paper",)),)),
    *_lines(_READ, (("decisions", "see what a review decided", ("review-decisions",)),)),
    *_lines(_READ, (("follow_up", "see midway checks and visits", ("follow-up",)),)),
    *_lines(_PREPARES, _PREPARED),
    *_lines(_SHOWS, (("show_paper", "say when the child was shown a paper", ("show-paper",)),)),
    *_lines(CHAIRS, _DECIDED),
    *_lines(_ANSWERS, (("answer_decisions", "answer decisions", ("answer-decisions",)),)),
    *_lines(
        _DOES,
        (
            ("settle_decision", "say what came of a decision", ("settle-decision",)),
            ("reopen_decision", "undo what is recorded of a decision", ("reopen-decision",)),
        ),
    ),
)
