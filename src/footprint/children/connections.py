"""The lists from which the people round a child are described, in words that may print: family and
children meet them (family time, brothers and sisters)."""

from collections.abc import Mapping

RELATIONS: Mapping[str, str] = {
    "mother": "Mother",
    "father": "Father",
    "other_family": "Other family",
    "foster_carer": "Foster carer",
    "residential": "Children’s home worker",
    "school": "School or college",
    "health": "Health",
    "guardian": "Children’s guardian",
    "advocate": "Advocate",
    "independent_visitor": "Independent visitor",
    "solicitor": "Solicitor",
    "other": "Somebody else",
}
SCHOOL = "school"
#: Whose address says where the child lives or learns.
WHERE_CHILDREN_ARE = frozenset({"foster_carer", "residential", SCHOOL})
#: Who runs the home that a carer or worker is of.
PROVIDERS: Mapping[str, str] = {
    "in-house": "The council",
    "agency": "An independent agency",
    "residential": "A children’s home",
}
YES, NO, NOT_KNOWN = "yes", "no", "not_known"
RESPONSIBILITY: Mapping[str, str] = {YES: "Yes", NO: "No", NOT_KNOWN: "Not known"}

EMAIL, SECURE_EMAIL, POST, NO_ROUTE = "email", "secure_email", "post", "none"
ROUTES: Mapping[str, str] = {
    EMAIL: "E-mail",
    SECURE_EMAIL: "Secure e-mail",
    POST: "Post",
    NO_ROUTE: "Nothing is sent",
}
BY_EMAIL = frozenset({EMAIL, SECURE_EMAIL})

LIMITS: Mapping[str, str] = {
    "no_contact": "May not see, call or write to the child",
    "supervised": "Family time only with somebody there",
    "indirect_only": "Letters, calls or messages only",
    "no_information": "May be told nothing about the child",
}

HOW_TOLD: Mapping[str, str] = {
    "visit": "At a visit or a meeting",
    "letter": "By a letter or a card",
    "call": "By a call or a message",
    "social_worker": "By the social worker",
    "carer": "By the carer",
    "other": "Another way",
}

#: The words of each list by the field that holds its codes.
LISTS: Mapping[str, Mapping[str, str]] = {
    "relation": RELATIONS,
    "provider": PROVIDERS,
    "parental_responsibility": RESPONSIBILITY,
    "route": ROUTES,
    "kind": LIMITS,
    "how": HOW_TOLD,
}
