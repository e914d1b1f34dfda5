"""What is recorded of what the child, the family and the carers say."""

from collections.abc import Mapping

from footprint.reviews.codes import NOT_THERE
from footprint.reviews.headings.kinds import (
    HANDBOOK,
    INSTRUMENT,
    OTHER,
    SERVICE,
    Group,
    Heading,
    law,
)

_VIEWS: Mapping[str, str] = {
    "given": "Said at the review",
    "another_way": "Given another way: a call, a visit, in writing",
    **NOT_THERE,
}
CHILD = Group(
    "child",
    "What the child says",
    (
        law(
            "child_views",
            "What the child said",
            "Wishes and feelings, in the child’s own words where you can, and your view of what "
            "has changed.",
            12,
            answers={
                "given": "Said at the review, or before it",
                "another_way": "Given another way: a letter, a drawing, somebody who spoke for the "
                "child",
                "seen": "Too young to say; seen with the people who care for the child",
                "chose_not": "The child chose not to say",
                "not_asked": "Was not asked in time",
                OTHER: "Something else",
            },
            carries=False,
        ),
        Heading(
            "communication",
            "How the child is spoken with",
            "Language, interpreter, signs or symbols: were they booked, and did they come?",
            HANDBOOK,
            "statutory guidance",
            {
                "none": "Nothing is needed",
                "came": "Booked, and came",
                "did_not_come": "Booked, and did not come",
                "not_booked": "Needed, and not booked",
            },
        ),
        Heading(
            "rights",
            "Rights told",
            "Going to court with its leave, ending a care order, complaints, an advocate, and help "
            "to find a lawyer.",
            f"{INSTRUMENT} regulation 45 (in summary)",
            "law",
            {
                "all": "All of them were told",
                "some": "Some were told: say which",
                "adult": "Told to somebody who can act for the child",
                "not_told": "Not told: say why",
            },
            carries=False,
        ),
        law(
            "support",
            "Advice and support",
            "Whether it is right, and whether the child understands what there is.",
            10,
            answers={
                "right": "Right, and the child understands what there is",
                "not_understood": "There, and the child does not know of it all",
                "not_right": "Something is missing",
            },
        ),
        Heading(
            "disagreement",
            "Who does not agree with the plan",
            "Whose disagreement it is, with what, and why.",
            HANDBOOK,
            "statutory guidance",
            {
                "nobody": "Nobody",
                "child": "The child",
                "mother": "Mother",
                "father": "Father",
                "carer": "Carer or home",
                "social_worker": "Social worker",
                "officer": "The reviewing officer",
                OTHER: "Somebody else",
            },
            several=True,
        ),
        Heading(
            "disagreement_understood",
            "Does the child understand the disagreement?",
            "And who explained it.",
            HANDBOOK,
            "statutory guidance",
            {
                "yes": "Yes",
                "partly": "Partly",
                "no": "Not yet",
                "too_young": "Too young to",
            },
            unless=("disagreement", "nobody"),
        ),
    ),
)

FAMILY = Group(
    "family",
    "What the family and carers say",
    (
        Heading(
            "mother_views", "Mother’s views", "", HANDBOOK, "statutory guidance", answers=_VIEWS
        ),
        Heading(
            "father_views", "Father’s views", "", HANDBOOK, "statutory guidance", answers=_VIEWS
        ),
        Heading(
            "relatives_views",
            "Views of other relatives",
            "",
            HANDBOOK,
            "statutory guidance",
            answers={"nobody": "No other relative has a part", **_VIEWS},
        ),
        Heading(
            "carer_views",
            "What the carers say",
            "",
            HANDBOOK,
            "statutory guidance",
            answers=_VIEWS,
        ),
        Heading(
            "reunification",
            "Going home",
            "Could the child live with family again, now or later? Who looked at it?",
            SERVICE,
            "local",
            {
                "now": "Yes, and it is being prepared",
                "later": "Perhaps later: say what has to happen first",
                "no": "No: say why",
                "not_asked": "Nobody has looked at it yet",
            },
        ),
    ),
)
