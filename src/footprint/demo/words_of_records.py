"""What the records of the demonstration's reviews say: plainly made up, and about nobody.

Every sentence is about a cloud, a kite, a paper boat or the like, so that no page of the
demonstration can be taken for a real child's.
"""

from collections.abc import Iterator, Mapping
from random import Random

from footprint.reviews.headings import Heading, asked
from footprint.reviews.said.record import PartSaid

#: The usual answers, by heading; the first is drawn most.
_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "communication": ("none",),
    "rights": ("all", "all", "some"),
    "support": ("right", "right", "not_understood"),
    "disagreement": ("nobody", "nobody", "nobody", "child", "mother", "officer"),
    "disagreement_understood": ("yes", "partly"),
    "relatives_views": ("nobody", "given"),
    "reunification": ("no", "later", "later", "now"),
    "home": ("right", "right", "right", "change", "not_right"),
    "family_time": ("well", "some", "some", "much"),
    "siblings": ("none", "together", "apart_assessed", "apart"),
    "education": ("well", "well", "some", "much"),
    "leisure": ("well", "well", "some"),
    "health": ("well", "well", "some"),
    "identity": ("well", "some"),
    "changes": ("all", "some", "some", "none"),
    "permanence": ("settled", "in_time", "in_time", "waiting", "none"),
    "visits": ("made", "made", "some"),
    "court": ("none", "none", "in_time", "late"),
    "works": ("none", "none", "life_story", "siblings"),
    "works_state": ("good", "late", "not_begun"),
    "leaving_care": ("some", "well"),
}
_WORDS: Mapping[str, tuple[str, ...]] = {
    "child_views": (
        "“I would like a kite, and to see the sea.” (A made-up child said this.)",
        "“The paper boats are fine. Nobody asked the owl.”",
        "A drawing of a house with four moons was passed round, and its painter was proud of it.",
    ),
    "home": (
        "The made-up house has a blue door and room for a snow globe.",
        "The tree house is still the right home; a second ladder is coming.",
    ),
    "family_time": (
        "Every other Saturday, by balloon. Once it was cancelled for want of wind.",
        "By letter, in invented ink. More is wanted.",
    ),
    "education": (
        "Cloud counting goes well; kite reading is behind by half a kite.",
        "Top marks in whistling. A helper for sums was promised and has not come.",
    ),
    "health": ("The last look at the tin drum was in spring, and all was well.",),
    "leisure": ("Kites on Mondays, paper boats on Fridays.",),
    "identity": ("The songs of the invented island are sung at home, and on its feast days.",),
    "permanence": (
        "To grow up in the house with the blue door. Who decides it: the council of owls.",
    ),
    "legal_status": ("It need not change. (Nothing here is about a real order.)",),
    "going_well": ("The kite flies, and the person who holds its string stays.",),
    "to_improve": ("Balloons must leave when they are said to leave.",),
    "who_does_what": ("As the decisions say.",),
    "quality": (
        "This made-up child is looked after well. The papers came, and one of them was folded "
        "into a boat.",
        "The care is kind and steady. The review was prepared late, and the owl said so.",
        "Good in all that was seen; the plan is older than the kite, and has to be renewed.",
    ),
    "reunification": ("When the bridge is built; the builder looked at it in May.",),
    "changes": ("The new kite came. The second pair of boots has not.",),
}
_OTHERWISE = ("Spoken about, and nothing to add.", "As the made-up report says.")

DECISIONS: tuple[tuple[str, str], ...] = (
    ("Find a helper for kite reading", "School"),
    ("Ask the balloon company for times that hold", "Social worker"),
    ("Write the plan anew, with the second ladder in it", "Social worker"),
    ("Begin the book of how it all began", "Social worker"),
    ("Book the look at the tin drum", "Carer"),
    ("Give the owl the date of the next review", "Reviewing officer"),
)
FOUND_MIDWAY = (
    "The helper has begun. The boots are still on their way.",
    "All as decided; the kite has a new tail.",
    "Nothing was done about the balloons. Asked again today.",
)
SAID_ON_VISITS = (
    "We flew a kite and spoke about the plan.",
    "Tea with the owl. All well, and a question about boots.",
)


def parts(drawn: Random, age: int, known: Mapping[str, str], *, first: bool) -> Iterator[PartSaid]:
    """What is recorded under each heading of a child of that age; `known` are the answers that follow
    from what was prepared and who was there. At a later review much has not changed."""
    said: dict[str, str] = {}
    for heading in asked(age):
        if heading.unless and said.get(heading.unless[0]) == heading.unless[1]:
            continue
        carries = heading.carries and heading.code not in known
        if carries and not first and drawn.random() < 0.45:
            yield PartSaid(heading.code, "", "", no_change=True, version=0)
            continue
        answer = known.get(heading.code) or _answer(drawn, heading, first=first)
        said[heading.code] = answer
        words = drawn.choice(_WORDS.get(heading.code, _OTHERWISE))
        yield PartSaid(heading.code, answer, words, no_change=False, version=0)


def _answer(drawn: Random, heading: Heading, *, first: bool) -> str:
    if not heading.answers:
        return ""
    if heading.code == "changes" and first:
        return "first"
    return drawn.choice(_ANSWERS[heading.code])
