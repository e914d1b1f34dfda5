"""The ladder of a series of short breaks: 3 months, then 6. It stands apart from every figure.

A return holds no review of a child in short breaks (check 399), so nothing here is read from one.
"""

from datetime import date

from footprint.domain.law import Provision
from footprint.domain.timetable.ladder import Interval, Ladder, Rung, Step
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_NOTE = (
    "Applies while no break is meant to last more than 17 days, the breaks come to no more than "
    "75 days in any 12 months, and the child goes home after each (reg 48(2), read in Part 9 as "
    "made). Beyond that the main ladder governs. The words of the review rule in reg 48(3) were "
    "not read: an authority's published procedure gives it."
)

SHORT_BREAKS_FIRST = Provision(
    code="short_breaks_first",
    title="First review of a series of short breaks",
    kind="regulation",
    strength="law",
    instrument="SI 2010/959",
    place="reg 48(3)",
    words="The first review is held within 3 months of the start of the first short break.",
    address="https://www.legislation.gov.uk/uksi/2010/959/regulation/48",
    in_force=date(2011, 4, 1),
    working_days=CARE_PLANNING_REGS_DAYS,
    note=_NOTE,
)

SHORT_BREAKS_LATER = Provision(
    code="short_breaks_later",
    title="Later reviews of a series of short breaks",
    kind="regulation",
    strength="law",
    instrument="SI 2010/959",
    place="reg 48(3)",
    words="Later reviews are held at intervals of not more than 6 months.",
    address="https://www.legislation.gov.uk/uksi/2010/959/regulation/48",
    in_force=date(2011, 4, 1),
    working_days=CARE_PLANNING_REGS_DAYS,
    note=_NOTE,
)

SHORT_BREAKS = Ladder(
    name="short_breaks",
    title="Reviews of a series of short breaks",
    rungs={
        "short_breaks_first": Rung(
            (Step(Interval(3, "months"), SHORT_BREAKS_FIRST),), "the first short break"
        ),
        "short_breaks_later": Rung(
            (Step(Interval(6, "months"), SHORT_BREAKS_LATER),), "the previous review"
        ),
    },
)
