"""The ladder of child protection conferences: 15 working days, 3 months, then 6 months.

Statutory guidance, not regulations; it runs beside the reviews of a child's case and stands in no
figure of theirs.
"""

from datetime import date

from footprint.domain.law import Provision
from footprint.domain.timetable.ladder import Interval, Ladder, Rung, Step
from footprint.domain.timetable.working_days import CHILD_PROTECTION_DAYS

_GUIDANCE = "Working Together to Safeguard Children"
_ADDRESS = "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2"
_IN_FORCE = date(2013, 4, 15)
_NOTE = "The words of the guidance were not read; its dates are those of the sources named."

CONFERENCE_INITIAL = Provision(
    code="conference_initial",
    title="Initial child protection conference",
    kind="guidance",
    strength="guidance",
    instrument=_GUIDANCE,
    place="on initial conferences",
    words="The initial conference is held within 15 working days of the strategy discussion that "
    "started the enquiries under section 47.",
    seen_at="the Department's guide to the children in need census, and the local authority "
    "interactive tool (measure 218)",
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CHILD_PROTECTION_DAYS,
    note=_NOTE,
)

CONFERENCE_FIRST_REVIEW = Provision(
    code="conference_first_review",
    title="First child protection review conference",
    kind="guidance",
    strength="guidance",
    instrument=_GUIDANCE,
    place="on review conferences",
    words="The first review conference is held within 3 months of the initial conference.",
    seen_at="the local authority interactive tool (measure 19)",
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CHILD_PROTECTION_DAYS,
    note=f"{_NOTE} Where only the plan is known, its first day is taken for the conference's.",
)

CONFERENCE_LATER = Provision(
    code="conference_later",
    title="Later child protection review conferences",
    kind="guidance",
    strength="guidance",
    instrument=_GUIDANCE,
    place="on review conferences",
    words="Later review conferences are held at intervals of not more than 6 months.",
    seen_at="the local authority interactive tool (measure 19)",
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CHILD_PROTECTION_DAYS,
    note=_NOTE,
)

CONFERENCES = Ladder(
    name="conferences",
    title="Child protection conferences",
    rungs={
        "conference_initial": Rung(
            (Step(Interval(15, "working days"), CONFERENCE_INITIAL),), "the strategy discussion"
        ),
        "conference_first_review": Rung(
            (Step(Interval(3, "months"), CONFERENCE_FIRST_REVIEW),), "the initial conference"
        ),
        "conference_later": Rung(
            (Step(Interval(6, "months"), CONFERENCE_LATER),), "the previous review conference"
        ),
    },
)
