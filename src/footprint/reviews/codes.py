"""The lists that the pages of a review offer, each answer in the words that print.

A child, a parent or a carer may read any of them, so they blame nobody (domain.md 0.2).
"""

from collections.abc import Mapping

from django.db.models import TextChoices

from footprint.children.facts.ladder import CONFERENCES as CONFERENCE_KINDS
from footprint.domain.review_codes import LATE_BECAUSE
from footprint.domain.timetable.brought_forward import BRINGS_FORWARD as REASONS


class Ladder(TextChoices):
    """What kind of review it is; a looked-after review serves the adoption ladder too, while the
    child is not placed."""

    LOOKED_AFTER = "looked_after", "Review of the child’s case"
    ADOPTION = "adoption", "Adoption review"
    SECURE = "secure", "Secure accommodation review"
    PATHWAY = "pathway", "Pathway plan review"
    CONFERENCE = "conference", "Child protection conference"


#: Reviews of these kinds are the child's reviews of the return; the others have ladders of their own.
OF_THE_RETURN = frozenset({Ladder.LOOKED_AFTER.value, Ladder.ADOPTION.value})
#: Which conference it was that was run as a review.
CONFERENCES: Mapping[str, str] = {
    code: words for code, words in CONFERENCE_KINDS.items() if code != "strategy"
}


class SittingState(TextChoices):
    BOOKED = "booked", "Booked"
    HELD = "held", "Held"
    NOT_HELD = "not_held", "Not held"
    CANCELLED = "cancelled", "Cancelled"


PLACES: Mapping[str, str] = {
    "home": "Where the child lives",
    "school": "School or college",
    "council": "A council building",
    "health": "A health building",
    "elsewhere": "Somewhere else",
    "video": "Video call",
    "phone": "Phone call",
}

#: Who is asked. The relations of the people round a child, and those who work for the council.
ROLES: Mapping[str, str] = {
    "child": "The child",
    "mother": "Mother",
    "father": "Father",
    "other_family": "Other family",
    "foster_carer": "Foster carer",
    "residential": "Children’s home",
    "school": "School or college",
    "health": "Health",
    "social_worker": "Social worker",
    "manager": "Social work manager",
    "guardian": "Children’s guardian",
    "advocate": "Advocate",
    "independent_visitor": "Independent visitor",
    "solicitor": "Solicitor",
    "interpreter": "Interpreter",
    "other": "Somebody else",
}

ATTENDANCE: Mapping[str, str] = {
    "there": "Was there",
    "by_call": "Was there by phone or video",
    "seen_separately": "Was seen separately",
    "sent_views": "Sent their views",
    "not_there": "Was not there",
}

#: Why somebody was not there, taken out of the figures' base (definitions 14).
NOT_APPROPRIATE: Mapping[str, str] = {
    "died": "Has died",
    "abroad": "Is not in the country",
    "court_order": "A court order says so",
    "own_decision": "Their own lasting decision to have no part",
    "not_known": "Not known who or where they are",
    "child_asked": "The child asked for them not to be there",
}
NOT_THERE: Mapping[str, str] = {
    **NOT_APPROPRIATE,
    "did_not_come": "Was asked, and was not there",
    "not_invited": "Was not asked",
    "could_not_travel": "Could not travel",
    "other": "Something else",
}

#: Why a child took no part (feature 179), as the child may read it.
TOOK_NO_PART: Mapping[str, str] = {
    "settled": "Is settled and wants no reminder of being looked after",
    "no_point": "Sees no point in it",
    "not_in_time": "Was not asked in time",
    "who_was_there": "Did not want to be with somebody who was there",
    "time_or_place": "The time or the place was not right",
    "away": "Was away, or went missing",
    "unwell": "Was not well",
    "does_not_know_us": "Does not know the officer well enough yet",
    "other": "Something else",
}

#: Why a sitting that was booked was not held. Absence is never an adjournment (reg 36(2)).
NOT_HELD: Mapping[str, str] = {
    **{
        code: words
        for code, words in LATE_BECAUSE.items()
        if code not in {"told_late", "not_given"}
    },
    "not_needed": "It was not needed",
    "other": "Something else",
}

#: Why a review is brought forward.
BRINGS_FORWARD: Mapping[str, str] = {code: one.words for code, one in REASONS.items()}
#: Why somebody asks for a review.
ASKED_FOR: Mapping[str, str] = {
    **BRINGS_FORWARD,
    "childs_wish": "The child wants to talk something over",
    "not_done": "What was decided is not done",
    "other": "Something else",
}

#: Why somebody is not asked to a review: what the figures take out of their base, and the rest.
NOT_ASKED: Mapping[str, str] = {
    **NOT_APPROPRIATE,
    "seen_separately": "Is seen separately",
    "sends_views": "Sends their views",
    "not_needed": "Need not be there this time",
    "other": "Something else",
}

#: What the child says of somebody's being there; nothing where she was not asked.
CHILD_WANTS: Mapping[str, str] = {
    "yes": "Wants them there",
    "no": "Does not want them there",
}

ASKED_BY: Mapping[str, str] = {
    "child": "The child",
    "parent": "A parent",
    "carer": "The carer",
    "social_worker": "The social worker",
    "officer": "The reviewing officer",
    "other": "Somebody else",
}

#: Why a request for a review was not met (feature 155).
UNMET_BECAUSE: Mapping[str, str] = {
    "no_officer": "No officer was free",
    "soon_anyway": "A review is due soon anyway",
    "another_way": "It was settled another way",
    "other": "Something else",
}


class StepKind(TextChoices):
    """What is done round a review beside papers, decisions and the record."""

    TALK = "talk", "The officer and the social worker talk"
    ARRANGED_WITH_CHILD = "arranged_with_child", "The child is asked about time, place and people"
    INVITATIONS = "invitations", "Invitations are sent"
    SPOKEN_ALONE = "spoken_alone", "The officer speaks with the child alone"
    COMMUNICATION = "communication", "Interpreter, signs or symbols are arranged"
    PLAN_UPDATED = "plan_updated", "The care plan is brought up to date"


HOW_SPOKEN: Mapping[str, str] = {
    "in_person": "In person",
    "video": "By video",
    "phone": "By phone",
}

#: "No time" is not among them: the law knows two exceptions (reg 36(1)(b)).
NOT_SPOKEN_ALONE: Mapping[str, str] = {
    "child_chose": "The child, who understands enough, chose not to",
    "not_appropriate": "Not appropriate at this age or understanding",
    "not_done": "It was not done",
}


#: How a care plan was given.
HOW_GIVEN: Mapping[str, str] = {
    "by_hand": "By hand",
    "talked_through": "Talked through, in words or pictures",
    "email": "By e-mail",
    "secure_email": "By secure e-mail",
    "post": "By post",
}


class PaperKind(TextChoices):
    REPORT = "report", "Social work report"
    CARE_PLAN = "care_plan", "Care plan"
    HEALTH_PLAN = "health_plan", "Health plan"
    PEP = "pep", "Personal education plan"
    PATHWAY_PLAN = "pathway_plan", "Pathway plan"
    SCHOOL = "school", "From the school or college"
    HEALTH = "health", "From health"
    CARER = "carer", "From the carer"
    OTHER = "other", "Another paper"


PROVIDERS: Mapping[str, str] = {
    "in_house": "The council’s own",
    "agency": "An agency’s",
    "residential": "A children’s home",
}


class ForWhom(TextChoices):
    """The kinds of recipient, from the one who is given least."""

    SCHOOL = "school", "School or college"
    HEALTH = "health", "Health"
    PARENT = "parent", "Parent without parental responsibility"
    CARER = "carer", "Carer"
    PARENT_PR = "parent_pr", "Parent with parental responsibility"
    CHILD = "child", "The child"
    FILE = "file", "The council’s file"


ROUTES: Mapping[str, str] = {
    "email": "E-mail",
    "secure_email": "Secure e-mail",
    "post": "Post",
    "by_hand": "By hand",
    "link": "Personal link",
    "file": "The council’s case system",
}

HOW_VISITED: Mapping[str, str] = {
    "in_person": "In person",
    "video": "By video",
    "phone": "By phone",
    "message": "By message or letter",
}

KEPT_AWAY: Mapping[str, str] = {
    "declined": "The child chose not to",
    "carer": "The home could not have it then",
    "away": "The child was away, or went missing",
    "officer": "The officer could not come",
    "other": "Something else",
}

ON_COURSE: Mapping[str, str] = {
    "yes": "The plan is followed",
    "partly": "The plan is partly followed",
    "no": "It is not followed",
}
