"""Where the steps round a review are asked for. None of these words is quoted: the guidance itself was
not read, and its lengths come from the summaries and procedures named."""

from datetime import date

from footprint.domain.law import Provision
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_IN_FORCE = date(2011, 4, 1)
_HANDBOOK = "IRO Handbook"
_OFFICERS_WORK = "https://www.legislation.gov.uk/ukpga/1989/41/section/25B"
_PARTNERSHIP = (
    "a summary of the Handbook by the National IRO Managers Partnership; the Handbook itself was "
    "not read"
)
_FOSTERING = (
    "a fostering handbook that gives the Handbook's steps; the Handbook itself was not read"
)
_NOTE = (
    "The address leads to the section of the Children Act 1989 on what a reviewing officer does; "
    "the days are the guidance's, and a service may set its own."
)


def _guidance(code: str, title: str, place: str, words: str, seen_at: str) -> Provision:
    return Provision(
        code=code,
        title=title,
        kind="guidance",
        strength="guidance",
        instrument=_HANDBOOK,
        place=place,
        words=words,
        seen_at=seen_at,
        address=_OFFICERS_WORK,
        in_force=_IN_FORCE,
        working_days=CARE_PLANNING_REGS_DAYS,
        note=_NOTE,
    )


TALK_BEFORE = _guidance(
    "talk_before_review",
    "The social worker and the officer talk",
    "on preparing for a review",
    "The social worker and the officer speak 15 working days before the review, about whom to invite "
    "and what matters.",
    _PARTNERSHIP,
)

INVITATIONS = _guidance(
    "invitations",
    "Invitations and consultation papers go out",
    "on preparing for a review",
    "Invitations, and the papers on which people write what they think, go out at least 10 days "
    "before; we count working days.",
    _FOSTERING,
)

PAPERS = _guidance(
    "papers_before_review",
    "Papers are with the officer",
    "on preparing for a review",
    "The social work report and the plans are with the officer, the child and the parents 3 working "
    "days before the review.",
    f"{_PARTNERSHIP}; sources that say days are taken to mean working days",
)

SPOKEN_ALONE = Provision(
    code="spoken_alone",
    title="The officer speaks with the child alone",
    kind="regulation",
    strength="law",
    instrument="SI 2010/959",
    place="reg 36(1)(b)",
    words="Before each review the officer speaks with the child in private, unless the child, being "
    "of sufficient understanding, refuses, or the officer considers it inappropriate for the child's "
    "age and understanding.",
    seen_at="an authority's practice text on regulation 36, and its twin in Wales, SI 2015/1818 "
    "(W. 261) reg 42(1)(b); the English words were not read",
    address="https://www.legislation.gov.uk/uksi/2010/959/regulation/36",
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note="Gives no number of days: on the day itself, before the meeting, is in time. A full diary "
    "is no exception.",
)

DECISIONS_ISSUED = _guidance(
    "decisions_issued",
    "Decisions are issued",
    "on the review record",
    "The officer gives the decisions in writing within 5 working days of completing the review.",
    _FOSTERING,
)

MANAGERS_ANSWER = _guidance(
    "managers_answer",
    "Managers answer the decisions",
    "on decisions",
    "Managers have 5 working days to consider the decisions; where none objects by then, they "
    "stand.",
    "one authority's procedure, in which the team manager signs within 5 working days; that "
    "unanswered decisions stand is professional knowledge",
)

CARE_PLAN_UPDATED = _guidance(
    "care_plan_updated",
    "The care plan is brought up to date",
    "on the review record",
    "The social worker brings the care plan up to date within 10 working days of the review.",
    _FOSTERING,
)

RECORD_COMPLETE = _guidance(
    "record_complete",
    "The record is complete",
    "on the review record",
    "The officer's full record is complete within 15 working days of the review.",
    _FOSTERING,
)

RECORD_SENT = _guidance(
    "record_sent",
    "The record is sent",
    "on the review record",
    "The record, decisions included, is with everyone on the list within 20 working days of the "
    "review.",
    _FOSTERING,
)
