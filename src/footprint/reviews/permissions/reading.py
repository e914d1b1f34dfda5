"""Who reads what was typed of a child outside the record itself: the rule, and how each page says it
beside the box. It is the matrix's: who may open a page or do a thing reads the text of it."""

from collections.abc import Mapping
from enum import StrEnum

from footprint.accounts.matrix import allows, line_named
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen


class Text(StrEnum):
    """By the line of the matrix that opens it."""

    #: What the child said to the officer alone, at a review or a visit.
    ALONE = "save_private_word"
    #: What came of a visit or a midway check: all who plan with the child act on it.
    BETWEEN = "follow_up"
    #: Why somebody asks for a review, in their words, and what they were told: whoever answers.
    REQUEST = "answer_request"


_WHO: Mapping[Role, str] = {
    Role.REVIEWING_OFFICER: "the child’s reviewing officer",
    Role.IRO_MANAGER: "the IRO manager",
    Role.SOCIAL_WORKER: "the child’s social worker",
    Role.SOCIAL_CARE_MANAGER: "their manager",
    Role.INSPECTOR: "inspectors",
}


def reads(viewer: Viewer, one: ChildSeen, text: Text) -> bool:
    return allows(line_named(text), viewer.role, one.whose)


def readers(text: Text) -> str:
    """The sentence beside the box."""
    cells = line_named(text).cells
    *first, last = [words for role, words in _WHO.items() if role in cells]
    return f"Read by {', '.join(first)} and {last}."
