"""Remand and custody: a review before it ends, where none would come first.

The main ladder is unchanged; the law adds a duty without a date. A review that it wanted and that
was not held is listed, and is never late (definitions 0.12).
"""

from datetime import date

from footprint.domain.law import Duty, Provision
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_INSTRUMENT = "SI 2010/959"
_SEEN = "legislation.gov.uk, SI 2010/959 Part 6 as made"
_ADDRESS = "https://www.legislation.gov.uk/uksi/2010/959/regulation/33"

#: Accommodated under section 21(2)(b) or (c) of the Children Act 1989, in the return's codes. That
#: the subsection means these is professional knowledge.
REMANDED = frozenset({"J1", "J2", "J3"})
#: A care order, in the return's codes.
UNDER_CARE_ORDER = frozenset({"C1", "C2"})
#: A young offender institution or prison, in the return's codes.
DETAINED = frozenset({"R5"})

REMAND_ENDS = Provision(
    code="remand_ends",
    title="Before a remand ends",
    kind="regulation",
    strength="law",
    instrument=_INSTRUMENT,
    place="reg 33(3)(c)",
    words="A review is held before accommodation on remand, after arrest or under a youth "
    "rehabilitation order ends, if no review would otherwise come first.",
    seen_at=_SEEN,
    address=_ADDRESS,
    in_force=date(2011, 4, 1),
    working_days=CARE_PLANNING_REGS_DAYS,
    note="A child who is looked after only because of the remand stops being looked after at "
    "sentence or bail.",
)

DETENTION_ENDS = Provision(
    code="detention_ends",
    title="Before detention ends",
    kind="regulation",
    strength="law",
    instrument=_INSTRUMENT,
    place="reg 33(3)(d)",
    words="A review is held before the detention of a child in care in a secure training centre or "
    "a young offender institution ends, if no review would otherwise come first.",
    seen_at=_SEEN,
    address=_ADDRESS,
    in_force=date(2011, 4, 1),
    working_days=CARE_PLANNING_REGS_DAYS,
    note="Only for a child under a care order.",
)

BEFORE_REMAND_ENDS = Duty(
    code="before_remand_ends",
    words="Hold a review before the remand ends, if none would otherwise come first.",
    under=REMAND_ENDS,
)

BEFORE_DETENTION_ENDS = Duty(
    code="before_detention_ends",
    words="Hold a review before the detention ends, if none would otherwise come first.",
    under=DETENTION_ENDS,
)
