"""What is recorded of everyday life, of the plan, and in short."""

from footprint.reviews.headings.kinds import (
    HANDBOOK,
    HOW_IT_IS,
    OTHER,
    SERVICE,
    Group,
    Heading,
    law,
)

LIFE = Group(
    "life",
    "Everyday life",
    (
        law(
            "home",
            "Where the child lives",
            "Whether it is still the right home, and any change that is coming.",
            5,
            answers={
                "right": "The right home",
                "change": "The right home, and a change is coming",
                "not_right": "Not the right home: say why",
            },
        ),
        law(
            "family_time",
            "Family time",
            "Who sees whom, how often, and what the child wants.",
            4,
            answers=HOW_IT_IS,
        ),
        Heading(
            "siblings",
            "Brothers and sisters",
            "Together or apart, and whether that was assessed.",
            SERVICE,
            "local",
            {
                "none": "No brothers or sisters in care",
                "together": "Live together",
                "apart_assessed": "Live apart, and an assessment says why",
                "apart_some": "Some together, some apart, and an assessment says why",
                "apart": "Live apart, and it was not assessed",
            },
        ),
        law("education", "Education", "", 6, answers=HOW_IT_IS),
        law("leisure", "Leisure", "", 7, answers=HOW_IT_IS),
        law("health", "Health", "With the latest health assessment.", 8, answers=HOW_IT_IS),
        law(
            "identity",
            "Identity",
            "Religion, race, culture and language.",
            9,
            answers=HOW_IT_IS,
        ),
    ),
)

PLAN = Group(
    "plan",
    "The plan",
    (
        law(
            "changes",
            "What has changed, and what was done",
            "Changes since the last review, and whether its decisions were carried out; if not, why.",
            1,
            answers={
                "all": "Every decision was carried out",
                "some": "Some were: say which were not, and why",
                "none": "None was: say why",
                "first": "There were none before",
            },
            carries=False,
        ),
        Heading(
            "care_plan",
            "The care plan",
            "Whether it was before you, and brought up to date since the last decisions.",
            HANDBOOK,
            "statutory guidance",
            {
                "updated": "Seen, and up to date since the last decisions",
                "old": "Seen, and not brought up to date",
                "not_seen": "Not seen",
            },
            carries=False,
        ),
        law("legal_status", "Legal status", "Whether it should change.", 2),
        law(
            "permanence",
            "Where the child will grow up",
            "The plan for it, who decides, and what the child waits for.",
            3,
            answers={
                "settled": "Settled: the child is there",
                "in_time": "There is a plan, and it is in time",
                "waiting": "There is a plan, and the child waits too long: say for what",
                "none": "There is no plan yet: say why",
            },
        ),
        law(
            "visits",
            "Visits by the social worker",
            "How often, and whether they were made.",
            13,
            answers={
                "made": "Made as often as the plan says",
                "some": "Some were not made",
                "more": "The child needs more",
            },
        ),
        Heading(
            "court",
            "Court",
            "Proceedings, hearings, your view that was given to the court.",
            HANDBOOK,
            "statutory guidance",
            {
                "none": "No proceedings",
                "in_time": "Proceedings, by their timetable",
                "late": "Proceedings, later than their timetable: say how long and why",
            },
        ),
        Heading(
            "works",
            "Work that is owed",
            "Assessments and direct work that this child waits for.",
            SERVICE,
            "local",
            {
                "none": "None",
                "siblings": "Assessment of brothers and sisters",
                "viability": "Viability assessment",
                "life_story": "Life story work",
                "family_time": "New arrangements for family time",
                OTHER: "Something else",
            },
            several=True,
        ),
        Heading(
            "works_state",
            "How that work stands",
            "Its quality, and by when.",
            SERVICE,
            "local",
            {
                "good": "Good, and in time",
                "late": "Late",
                "poor": "Not good enough yet",
                "not_begun": "Not begun",
            },
            several=True,
            unless=("works", "none"),
        ),
        law(
            "leaving_care",
            "When the child leaves care",
            "The pathway plan, home, money, and the review before the eighteenth birthday.",
            11,
            answers=HOW_IT_IS,
            from_age=15,
        ),
    ),
)

SHORT = Group(
    "short",
    "In short",
    (
        Heading("going_well", "What is going well", "", HANDBOOK, "statutory guidance"),
        Heading("to_improve", "What needs to improve", "", HANDBOOK, "statutory guidance"),
        Heading(
            "who_does_what",
            "Who does what, by when",
            "In a sentence or two; each decision stands among the decisions, with its day.",
            HANDBOOK,
            "statutory guidance",
            required=False,
            carries=False,
        ),
        Heading(
            "quality",
            "Quality statement",
            "How well this child is looked after, and how well this review was prepared. A record "
            "is not finished without it.",
            SERVICE,
            "local",
            carries=False,
        ),
    ),
)
