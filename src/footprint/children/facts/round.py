"""The people round a child, as queries return them."""

from dataclasses import dataclass
from datetime import date

from footprint.children.facts.child import ChildSeen, Officer


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody at work; without an account `id` is None and `email` empty."""

    id: int | None
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class LimitSeen:
    """A court limits what a person may have of the child, [began_on, ended_on); `kind` is one of
    `connections.LIMITS`, `by` the order's reference."""

    id: int
    connected_id: int
    kind: str
    by: str
    began_on: date
    ended_on: date | None
    version: int

    def stands(self, day: date) -> bool:
        return self.began_on <= day and (self.ended_on is None or self.ended_on > day)


@dataclass(frozen=True, slots=True)
class WhereSheIs:
    """What must stand in no letter about a child: where she lives and learns, whatever address must
    not be disclosed, and what her school is called."""

    addresses: tuple[str, ...]
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRound:
    """A person in the child's life, in the codes of `connections`.

    `address` is empty to whoever may not have it (`has_address` says that there is one), `email` and
    `phone` to whoever does not write to families, `note` to whoever reads no text. `limits` are those
    that have not ended, those still to begin too.
    """

    id: int
    child_id: int
    name: str
    relation: str
    provider: str
    parental_responsibility: str
    email: str
    phone: str
    address: str
    has_address: bool
    address_withheld: bool
    route: str
    language: str
    interpreter: bool
    note: str
    ended_on: date | None
    limits: tuple[LimitSeen, ...]
    version: int


@dataclass(frozen=True, slots=True)
class PersonBefore:
    """A person who is in the child's life no longer, from `ended_on` on."""

    id: int
    name: str
    relation: str
    ended_on: date


@dataclass(frozen=True, slots=True)
class CommunicationSeen:
    """How a child is spoken with; `version` is 0 where nobody has recorded it."""

    language: str = ""
    interpreter: bool = False
    signs: str = ""
    likes_to_be_told: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister whom the viewer may see, and who holds them on the day."""

    child: ChildSeen
    officer: Officer | None


@dataclass(frozen=True, slots=True)
class BrothersAndSisters:
    """Those of the child's group whom the viewer may see, by reference: of others nothing is told.

    `reasons` say why one of those has another officer; empty to whoever reads no text. `own_reason`
    and `version` are the child's own.
    """

    siblings: tuple[Sibling, ...] = ()
    reasons: tuple[str, ...] = ()
    own_reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """The child was told who an officer is."""

    id: int
    officer: Officer
    told_on: date
    how: str
    introduced: bool
    version: int
