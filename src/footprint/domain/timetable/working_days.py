"""What each instrument calls a working day."""

from footprint.domain.bank_holidays import HolidayKind
from footprint.domain.dates import WorkingDays

_EVERY_KIND = frozenset(HolidayKind)

CARE_PLANNING_REGS_DAYS = WorkingDays(
    name="Care planning regulations",
    not_working=_EVERY_KIND,
    source="SI 2010/959 reg 2(1); that it means bank holidays in England and Wales only is "
    "professional knowledge",
)

ADOPTION_AGENCIES_REGS_DAYS = WorkingDays(
    name="Adoption agencies regulations",
    not_working=_EVERY_KIND,
    source="SI 2005/389 reg 2(1); its words were not read and are taken to say the same",
)

CHILD_PROTECTION_DAYS = WorkingDays(
    name="Child protection conferences",
    not_working=_EVERY_KIND,
    source="the Department's checks of the children in need census, which leave out weekends and "
    "England's bank holidays; that the guidance means the same is professional knowledge",
)
