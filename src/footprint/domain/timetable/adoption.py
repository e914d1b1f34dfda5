"""The adoption ladder: reviews of a child whom an agency may place, or has placed, for adoption.

Placed: 4 weeks, 3 months, then 6 months, in place of the main ladder. Authorised but not placed:
3 months, then 6, beside the main ladder. Returned after a disruption: between 28 and 42 days.
"""

from datetime import date

from footprint.domain.law import Provision
from footprint.domain.timetable.ladder import Interval, Ladder, Rung, Step
from footprint.domain.timetable.working_days import ADOPTION_AGENCIES_REGS_DAYS

_REGS = "SI 2005/389"
_IN_FORCE = date(2005, 12, 30)
_ADDRESS = "https://www.legislation.gov.uk/uksi/2005/389/regulation/36"
_READ = "legislation.gov.uk, SI 2005/389 reg 36 as it stood from 12 October 2009 to 23 April 2020"

AUTHORISED_FIRST = Provision(
    code="authorised_first",
    title="First review after authority to place for adoption",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 36(1)(a)",
    words="not more than 3 months after the date on which the agency first has authority to place",
    quoted=True,
    seen_at=_READ,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=ADOPTION_AGENCIES_REGS_DAYS,
    note="One review serves this and the main ladder, which goes on until the child is placed; "
    "the nearer limit wins. A review held within the three months is the first under this "
    "regulation (adoption statutory guidance 5.33 to 5.35).",
)

AUTHORISED_LATER = Provision(
    code="authorised_later",
    title="Later reviews while authorised and not placed",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 36(1)(b)",
    words="thereafter not more than 6 months after the date of the previous review",
    quoted=True,
    seen_at=_READ,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=ADOPTION_AGENCIES_REGS_DAYS,
    note="Never nearer than the main ladder's own limit after the same review.",
)

PLACED_FIRST = Provision(
    code="placed_first",
    title="First review after placement for adoption",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 36(3)(a)",
    words="not more than 4 weeks after the date on which the child is placed for adoption",
    quoted=True,
    seen_at=_READ,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=ADOPTION_AGENCIES_REGS_DAYS,
    note="The main ladder stops when the child is placed, and a new adoptive home starts the "
    "four weeks again (adoption statutory guidance 5.33; our reading of SI 2010/959 reg 3).",
)

PLACED_SECOND = Provision(
    code="placed_second",
    title="Second review after placement for adoption",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 36(3)(b)",
    words="not more than 3 months after the first review",
    quoted=True,
    seen_at=_READ,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=ADOPTION_AGENCIES_REGS_DAYS,
)

PLACED_LATER = Provision(
    code="placed_later",
    title="Later reviews after placement for adoption",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 36(3)(c)",
    words="thereafter not more than 6 months after the date of the previous review",
    quoted=True,
    seen_at=_READ,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=ADOPTION_AGENCIES_REGS_DAYS,
    note="Until the child is returned or an adoption order is made.",
)

RETURNED = Provision(
    code="returned",
    title="Review after an adoptive placement ends",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 36(10)",
    words="When a child placed for adoption is returned, the case is reviewed not earlier than "
    "28 days and not later than 42 days after the return.",
    seen_at="legislation.gov.uk, SI 2005/389 reg 36",
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=ADOPTION_AGENCIES_REGS_DAYS,
    note="The main ladder runs beside it from the return: the nearer limit wins.",
)

ADOPTION = Ladder(
    name="adoption",
    title="Reviews of a child placed for adoption",
    rungs={
        "adoption_1": Rung((Step(Interval(4, "weeks"), PLACED_FIRST),), "placement for adoption"),
        "adoption_2": Rung(
            (Step(Interval(3, "months"), PLACED_SECOND),), "the first review since placement"
        ),
        "adoption_3_or_more": Rung(
            (Step(Interval(6, "months"), PLACED_LATER),), "the previous review"
        ),
    },
)

AUTHORISED = Rung((Step(Interval(3, "months"), AUTHORISED_FIRST),), "authority to place")

#: What follows such a review: never nearer than the main ladder's limit after the same review, so
#: no reader asks for it.
AUTHORISED_AGAIN = Rung((Step(Interval(6, "months"), AUTHORISED_LATER),), "the previous review")

#: The window after a disruption.
RETURN = Rung((Step(Interval(42, "days"), RETURNED),), "the return", opens=Interval(28, "days"))
