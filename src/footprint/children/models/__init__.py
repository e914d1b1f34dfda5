"""The children, and everything that says who holds them and what is known of them.

Each source's word about a thing is a row of its own (docs/adr/0008): a return's has the collection
`year` of that return, a person's has none. Nothing is deleted: a word that no longer stands is
`withdrawn`. Which word counts is said in `reading`, and nowhere else.
"""

from footprint.children.models.access import (
    Access,
    AllowedPerson,
    Bar,
    ListedChild,
    Restriction,
)
from footprint.children.models.care import (
    AsylumSeeking,
    Dated,
    Episode,
    Review,
)
from footprint.children.models.child import (
    IDENTIFIER_LENGTH,
    About,
    Child,
    Flag,
    Names,
    Stretch,
    Word,
)
from footprint.children.models.disposal import Disposal
from footprint.children.models.holding import (
    Allocation,
    Cover,
    ReviewingOfficer,
    SocialWorkerAccount,
    SocialWorkerLink,
)
from footprint.children.models.ladders import (
    AccommodationArranged,
    AuthorityToPlace,
    ConferenceHeld,
    LegalOrder,
    PathwayPlan,
    ReviewBeside,
)
from footprint.children.models.returns import (
    ChildInReturn,
    LoadedReturn,
    ReadersFinding,
    Settlement,
)
from footprint.children.models.round import (
    Communication,
    Connected,
    ContactLimit,
    OfficerTold,
    Together,
)

__all__ = [
    "IDENTIFIER_LENGTH",
    "About",
    "Access",
    "AccommodationArranged",
    "Allocation",
    "AllowedPerson",
    "AsylumSeeking",
    "AuthorityToPlace",
    "Bar",
    "Child",
    "ChildInReturn",
    "Communication",
    "ConferenceHeld",
    "Connected",
    "ContactLimit",
    "Cover",
    "Dated",
    "Disposal",
    "Episode",
    "Flag",
    "LegalOrder",
    "ListedChild",
    "LoadedReturn",
    "Names",
    "OfficerTold",
    "PathwayPlan",
    "ReadersFinding",
    "Restriction",
    "Review",
    "ReviewBeside",
    "ReviewingOfficer",
    "Settlement",
    "SocialWorkerAccount",
    "SocialWorkerLink",
    "Stretch",
    "Together",
    "Word",
]
