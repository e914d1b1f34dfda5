"""A child's review, from booked to followed up: its sittings, who was there, what was recorded and
decided, and what came of it.

That a review was held is a fact of the child's (`children`), told there in the same transaction;
here is everything round it.
"""

from footprint.reviews.models.after import (
    Decision,
    DecisionsIssued,
    ManagersAnswer,
    MidwayCheck,
    PlanGiven,
    Visit,
)
from footprint.reviews.models.booking import (
    Adjournment,
    AdjournmentRefused,
    Meeting,
    ReviewRequest,
    ReviewRun,
    ReviewTold,
    Sitting,
)
from footprint.reviews.models.invited import Invited, Present
from footprint.reviews.models.preparing import PaperAsked, Step
from footprint.reviews.models.record import FamilyPassage, Finished, Part, PrivateWord
from footprint.reviews.models.sending import MonitoringForm, RecipientVersion, Sent

__all__ = [
    "Adjournment",
    "AdjournmentRefused",
    "Decision",
    "DecisionsIssued",
    "FamilyPassage",
    "Finished",
    "Invited",
    "ManagersAnswer",
    "Meeting",
    "MidwayCheck",
    "MonitoringForm",
    "PaperAsked",
    "Part",
    "PlanGiven",
    "Present",
    "PrivateWord",
    "RecipientVersion",
    "ReviewRequest",
    "ReviewRun",
    "ReviewTold",
    "Sent",
    "Sitting",
    "Step",
    "Visit",
]
