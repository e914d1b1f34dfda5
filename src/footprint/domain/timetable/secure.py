"""The ladder of a child kept in secure accommodation under a court's order, and who may chair it.

1 month from the start, then every 3 months, by a panel. It runs beside the reviews of the child's
case and stands in no figure of theirs. A placement in a secure children's home alone does not
start it: that may be a remand.
"""

from datetime import date

from footprint.domain.law import Duty, Provision
from footprint.domain.timetable.ladder import Interval, Ladder, Rung, Step
from footprint.domain.timetable.working_days import CARE_PLANNING_REGS_DAYS

_REGS = "Children (Secure Accommodation) Regulations 1991"
_ADDRESS = "https://www.legislation.gov.uk/uksi/1991/1505/regulation/15"
_IN_FORCE = date(1991, 10, 14)
_SEEN = (
    "the procedures of Lambeth, Walsall and Knowsley, and SI 1992/2117, which amends reg 15; the "
    "words of reg 15 itself were not read"
)
_NOTE = (
    "The Regulations count no working days: the last working day shown is by the care planning "
    "definition. Many authorities hold the first review within 28 days."
)

SECURE_FIRST = Provision(
    code="secure_first",
    title="First review of secure accommodation",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 15",
    words="A panel reviews the keeping of a child in secure accommodation within 1 month of its "
    "start.",
    seen_at=_SEEN,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note=f"{_NOTE} An order that follows another without a gap does not start the count again (our "
    "reading).",
)

SECURE_LATER = Provision(
    code="secure_later",
    title="Later reviews of secure accommodation",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 15",
    words="Later reviews are held at intervals of not more than 3 months.",
    seen_at=_SEEN,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note=_NOTE,
)

SECURE = Ladder(
    name="secure",
    title="Reviews of a child in secure accommodation",
    rungs={
        "secure_first": Rung(
            (Step(Interval(1, "months"), SECURE_FIRST),), "the start of secure accommodation"
        ),
        "secure_later": Rung(
            (Step(Interval(3, "months"), SECURE_LATER),), "the previous panel review"
        ),
    },
)

SECURE_PANEL = Provision(
    code="secure_panel",
    title="Who reviews secure accommodation",
    kind="regulation",
    strength="law",
    instrument=_REGS,
    place="reg 15",
    words="The authority appoints at least three people to the panel, one of whom is neither a "
    "member nor an officer of the authority.",
    seen_at=_SEEN,
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
)

SECURE_CHAIR = Provision(
    code="secure_chair",
    title="Who chairs the panel",
    kind="guidance",
    strength="guidance",
    instrument="Secure accommodation",
    place="as local procedures give it",
    words="The panel is chaired by somebody who is not the child's reviewing officer, and meets "
    "before the review of the child's case, so that its outcome can be considered there.",
    seen_at="the procedures of Middlesbrough, Walsall and Southwark",
    address=_ADDRESS,
    in_force=_IN_FORCE,
    working_days=CARE_PLANNING_REGS_DAYS,
    note="The address leads to the panel's regulation, which says nothing of the child's officer as "
    "far as the procedures tell.",
)

APPOINT_THREE = Duty(
    code="secure_panel_of_three",
    words="Appoint at least three people to the panel, one of them from outside the authority.",
    under=SECURE_PANEL,
)

CHAIRED_BY_ANOTHER = Duty(
    code="secure_panel_chair",
    words="The panel is chaired by somebody who is not the child's reviewing officer.",
    under=SECURE_CHAIR,
)


def chaired_by_the_officer(chaired_by: str, officer: str) -> bool:
    """Whether the panel's chair is the child's reviewing officer, by their names."""
    return bool(officer) and _plain(chaired_by) == _plain(officer)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
