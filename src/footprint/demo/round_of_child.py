"""Who is asked to a review of a demonstration's child, and what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from footprint.demo.names import mail_of
from footprint.demo.people_round import family_of
from footprint.demo.review_story import Story

Known = Mapping[tuple[int, str], int]
#: Attended by the codes of participation.
_THERE = frozenset({"PN1", "PN2", "PN3", "PN4"})
_VIEWS_CAME = frozenset({"PN5", "PN6"})
SCHOOL_AGE = range(5, 16)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody asked, or not asked, and what is recorded of her."""

    role: str
    name: str
    email: str
    connected_id: int | None
    asked: bool
    attendance: str
    not_there_why: str


def guests(story: Story, worker: str, known: Known) -> Iterator[Guest]:
    """`known` are the people round the children, by child and relation."""
    child, drawn = story.held.child, story.drawn
    family = family_of(child)
    there = "there" if not story.without_meeting else "sent_views"

    def guest(role: str, name: str, chance: float, why: str = "did_not_come") -> Guest:
        came = drawn.random() < chance
        return Guest(
            role=role,
            name=name,
            email=mail_of(name) if role == "social_worker" else "",
            connected_id=known.get((child.id, role)),
            asked=why != "court_order" or came,
            attendance=there if came else "not_there",
            not_there_why="" if came else why,
        )

    yield _child(story)
    yield guest("social_worker", worker, 0.96)
    why = drawn.choice(("did_not_come", "did_not_come", "court_order", "own_decision", "died"))
    yield guest("mother", family.mother, 0.52, why)
    why = drawn.choice(("did_not_come", "not_known", "not_known", "abroad", "court_order"))
    yield guest("father", family.father, 0.22, why)
    yield guest("foster_carer", family.carer, 0.93, "could_not_travel")
    if story.held.age in SCHOOL_AGE:
        yield guest("school", family.school, 0.71, "other")


def _child(story: Story) -> Guest:
    code = story.held.participation
    attendance = "there" if code in _THERE else "sent_views" if code in _VIEWS_CAME else "not_there"
    if code == "PN0" or story.without_meeting:
        attendance = "seen_separately"
    why = "other" if attendance == "not_there" else ""
    name = story.held.child.name
    return Guest("child", name, "", None, asked=True, attendance=attendance, not_there_why=why)
