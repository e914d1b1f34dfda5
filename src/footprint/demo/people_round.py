"""The people round the demonstration's children, plainly made up, by the actions that pages use.

Brothers and sisters are the children who share a surname and came into care on the same day. Each
draw hangs on the child's reference alone, so that the same authority has the same people.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from footprint.audit.facts import Viewer
from footprint.children.actions import connected as people
from footprint.children.actions import together
from footprint.children.connections import HOW_TOLD, NOT_KNOWN
from footprint.children.facts.child import ChildSeen
from footprint.children.queries import child as children
from footprint.children.queries import round as round_queries
from footprint.children.recorded import AddressSaid, CommunicationSaid, ConnectedSaid, LimitSaid
from footprint.demo.names import MAIL_DOMAIN, mail_of

_MOTHERS = ("Marigold", "Petunia", "Clementine", "Ottoline", "Araminta", "Philippa")
_FATHERS = ("Barnaby", "Ignatius", "Lysander", "Montague", "Peregrine", "Tarquin")
_CARERS = ("Hetty Placeholder", "Bram Hypothetical", "Wilf Sample", "Nell Notional")
_SCHOOLS = ("Cloud Lane School", "Rainbow’s End Academy", "Lantern Hill School")
_LANES = ("Nowhere Lane", "Imaginary Row", "Storybook Street")
_LANGUAGES = ("Polish", "Tigrinya", "Kurdish Sorani", "Vietnamese", "British Sign Language")
_LIKES = (
    "On a walk, with the dog.",
    "By a drawing, before the meeting.",
    "In a message, and then a call.",
)
#: One child in so many is spoken with in another language; one is not yet told who the officer is.
_OTHER_LANGUAGE, _NOT_TOLD = 8, 6


@dataclass(frozen=True, slots=True)
class Family:
    """The names of those round a child."""

    mother: str
    father: str
    carer: str
    school: str


def give_people_round(viewer: Viewer, wanted: Sequence[ChildSeen]) -> None:
    """To each of these children; to the last of them a father whose family time a court limits."""
    for one in wanted:
        _give(viewer, one)
    _bring_together(viewer, wanted)
    if wanted:
        _limit(viewer, wanted[-1])


def family_of(one: ChildSeen) -> Family:
    return _family(Random(one.identifier), one)


def _family(drawn: Random, one: ChildSeen) -> Family:
    surname = one.surname or "Nobody"
    return Family(
        mother=f"{drawn.choice(_MOTHERS)} {surname}",
        father=f"{drawn.choice(_FATHERS)} {surname}",
        carer=drawn.choice(_CARERS),
        school=drawn.choice(_SCHOOLS),
    )


def _give(viewer: Viewer, one: ChildSeen) -> None:
    drawn = Random(one.identifier)
    family = _family(drawn, one)
    mother, father, carer, school = family.mother, family.father, family.carer, family.school
    address = f"{drawn.randint(1, 90)} {drawn.choice(_LANES)}, Madeupton"
    phone = f"01632 960{drawn.randint(100, 999)}"
    lives = AddressSaid(address, withheld=drawn.random() < 0.1)
    _add(viewer, one, ConnectedSaid(mother, "mother", "yes", "post", phone=phone), lives)
    _add(viewer, one, ConnectedSaid(father, "father", NOT_KNOWN, "none"), AddressSaid())
    at_work = ConnectedSaid(
        carer, "foster_carer", "no", "secure_email", provider="in-house", email=mail_of(carer)
    )
    _add(viewer, one, at_work, AddressSaid())
    mail = f"office@{school.split()[0].lower().replace('’', '')}.{MAIL_DOMAIN}"
    _add(viewer, one, ConnectedSaid(school, "school", "no", "email", email=mail), AddressSaid())
    _say_how(viewer, one, drawn)


def _add(viewer: Viewer, one: ChildSeen, said: ConnectedSaid, address: AddressSaid) -> None:
    people.add_connected(viewer=viewer, child_id=one.id, said=said, address=address)


def _say_how(viewer: Viewer, one: ChildSeen, drawn: Random) -> None:
    """How the child is spoken with, and that she was told who her officer is."""
    other = drawn.randrange(_OTHER_LANGUAGE) == 0
    said = CommunicationSaid(
        language=drawn.choice(_LANGUAGES) if other else "",
        interpreter=other,
        likes_to_be_told=drawn.choice(_LIKES),
    )
    together.record_communication(viewer=viewer, child_id=one.id, said=said, version=0)
    held = round_queries.holder_of(viewer, one.id, viewer.today)
    if held and drawn.randrange(_NOT_TOLD):
        together.record_told(
            viewer=viewer,
            child_id=one.id,
            told_on=viewer.today - timedelta(days=drawn.randint(5, 200)),
            how=drawn.choice(list(HOW_TOLD)),
            introduced=drawn.random() < 0.3,
        )


def _bring_together(viewer: Viewer, wanted: Iterable[ChildSeen]) -> None:
    """With whoever of the service came with them."""
    holding = children.holding(viewer, viewer.today)
    families = defaultdict(list)
    for child_id, care in holding.in_care.items():
        one = holding.children[child_id]
        if one.surname and care.entry_known:
            families[one.surname, care.entered_on].append(one)
    for one in wanted:
        care = holding.in_care[one.id]
        known = {sibling.id for sibling in round_queries.siblings_of(viewer, one.id)}
        for other in families[one.surname, care.entered_on]:
            if other.id not in known | {one.id}:
                together.bring_together(viewer=viewer, child_id=one.id, reference=other.identifier)


def _limit(viewer: Viewer, one: ChildSeen) -> None:
    found = round_queries.people_round(viewer, one.id, viewer.today)
    father = next(person for person in found if person.relation == "father")
    people.add_contact_limit(
        viewer=viewer,
        child_id=one.id,
        connected_id=father.id,
        said=LimitSaid("supervised", "Order 00 of a made-up court", viewer.today),
    )
