"""How long a child's case record is kept.

Until the 75th anniversary of her birth, or, if she died before 18, for 15 years from her death. Our
summary of regulation 50 of the Care Planning, Placement and Case Review (England) Regulations 2010;
its words were not read at their source.
"""

from datetime import date

from footprint.domain.dates import add_months

YEARS_FROM_BIRTH = 75
YEARS_FROM_DEATH = 15
ADULT_AT = 18


def kept_until(born_on: date | None, died_on: date | None) -> date | None:
    """The last day on which the record must be kept; none where the birth date is not known."""
    if born_on is None:
        return None
    if died_on is not None and died_on < add_months(born_on, 12 * ADULT_AT):
        return add_months(died_on, 12 * YEARS_FROM_DEATH)
    return add_months(born_on, 12 * YEARS_FROM_BIRTH)
