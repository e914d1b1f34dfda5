"""The settings of the made-up authority: its size, its service, and the mix of lives in it.

The rates are chosen so that the figures stand near those of published annual reports of
Independent Reviewing Officer services; nothing here describes a real child or a real council.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Service = Literal["good", "short_staffed"]

NAME = "Exampleshire (a made-up council)"

#: Years of history that the world keeps, and the years before them that fill it with children.
HISTORY_YEARS = 10
FILLING_YEARS = 8

#: Days before and after which no demo can be made: the codes of the return are known between.
FIRST_YEAR_ENDING = 2017
LAST_YEAR_ENDING = 2036


@dataclass(frozen=True, slots=True)
class ServiceRates:
    """How a reviewing service runs.

    `late` is the share of reviews held late, by rung, while the child's officer is at work;
    `late_when_away` multiplies it when she is away or the post is empty on the due date.
    `days_late` is the mean number of days by which a late review is late.
    """

    children_per_post: float
    vacant_share: float
    late: Mapping[str, float]
    late_when_away: float
    days_late: float


SERVICES: Mapping[Service, ServiceRates] = {
    "good": ServiceRates(
        children_per_post=48.0,
        vacant_share=0.02,
        late={"first": 0.05, "second": 0.025, "later": 0.012, "adoption": 0.012},
        late_when_away=3.0,
        days_late=7.0,
    ),
    "short_staffed": ServiceRates(
        children_per_post=78.0,
        vacant_share=0.25,
        late={"first": 0.85, "second": 0.35, "later": 0.125, "adoption": 0.125},
        late_when_away=1.6,
        days_late=24.0,
    ),
}


@dataclass(frozen=True, slots=True)
class Authority:
    """What is asked for: about how many looked after on the last day, and which service."""

    children: int = 190
    service: Service = "good"

    @property
    def rates(self) -> ServiceRates:
        return SERVICES[self.service]


#: Ways through care. The order gives each its number.
PATHS = ("brief", "home", "guardianship", "adoption", "stays", "remand", "unaccompanied")
BRIEF, HOME, GUARDIANSHIP, ADOPTION, STAYS, REMAND, UNACCOMPANIED = range(7)

#: Age in years at entry: bands and their share of children who enter with their family.
AGE_BANDS = ((0.0, 1.0), (1.0, 4.0), (4.0, 10.0), (10.0, 16.0), (16.0, 17.8))
AGE_SHARES = (0.14, 0.13, 0.24, 0.38, 0.11)

#: Share of each path by age at entry: under 4, 4 to 9, 10 to 15, 16 and over.
PATH_SHARES = (
    (0.04, 0.27, 0.22, 0.28, 0.19, 0.0, 0.0),
    (0.04, 0.38, 0.17, 0.0, 0.41, 0.0, 0.0),
    (0.05, 0.45, 0.05, 0.0, 0.45, 0.0, 0.0),
    (0.05, 0.35, 0.0, 0.0, 0.60, 0.0, 0.0),
)

#: Children in a family that enters care together: share of families with 1, 2, 3, 4.
FAMILY_SIZES = (0.70, 0.18, 0.08, 0.04)

#: Share of entering families that are a young person alone here, and one on remand.
UNACCOMPANIED_SHARE = 0.16
REMAND_SHARE = 0.04

#: Share of those who returned home who enter care again, and of these the same day.
RETURN_SHARE = 0.12
SAME_DAY_SHARE = 0.03

#: Short-break series at a time, for each child looked after; those on one agreement (V4); those
#: that turn into full care at their end.
SERIES_SHARE = 0.03
AGREEMENT_SHARE = 0.15
SERIES_TO_CARE_SHARE = 0.08

#: Participation of those aged four or over: PN1 to PN7, from Hounslow's table of 2011-12.
PARTICIPATION_SHARES = (605.0, 4.0, 1.0, 5.0, 30.0, 39.0, 32.0)

#: Share of placements for adoption that end, and share made with consent and without an order.
DISRUPTED_SHARE = 0.04
CONSENT_SHARE = 0.08
#: Share of children adopted by those who fostered them.
ADOPTED_BY_CARERS_SHARE = 0.2
