"""What someone had typed when her session ended, carried through signing in again.

Every form of a signed-in page names the person who was to fill it in, signed (`typed_by`). When
such a form arrives from nobody, its fields wait in the new session, and are given back to that
person alone: to be looked at, and sent again by her. Nothing is saved on its own.
"""

from dataclasses import asdict, dataclass

from django.core import signing
from django.http import HttpRequest, QueryDict

FIELD = "typed_by"
SALT = "footprint.typed-by"
IN_SESSION = "carried"
#: A field of the form that sends it again.
SENT_AGAIN = "was_carried"
#: No form of ours is longer; what is longer is not ours.
LONGEST = 500_000
LONGEST_OPEN_SECONDS = 24 * 60 * 60


#: What proves the old page, and the word of a personal link.
_WAIT_NOWHERE = frozenset({FIELD, SENT_AGAIN, "csrfmiddlewaretoken", "agreed_word"})
#: What a form says of itself; of no use to whoever reads what she had typed.
_UNTYPED = frozenset({"version", "step", "next", "before", "offered"})


@dataclass(frozen=True)
class Carried:
    """`fields` in the order they were sent, names repeated where the form repeats them."""

    person: int
    path: str
    fields: list[tuple[str, str]]

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What she typed or chose, under its field's name in words; the parts of a day together."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            if value.strip() and name not in _UNTYPED and not name.startswith("mark-"):
                words = name.removesuffix("-day").removesuffix("-month").removesuffix("-year")
                found.setdefault(words.replace("_", " ").capitalize(), []).append(value)
        return [(words, " ".join(values)) for words, values in found.items()]


def typed_by(person: int) -> str:
    """What a form says of who fills it in."""
    return signing.dumps(person, salt=SALT)


def keep(request: HttpRequest) -> None:
    """Keep what this request brings, if one of our people typed it into one of our forms."""
    brought = sent_by_our_form(request)
    if brought is not None:
        request.session[IN_SESSION] = asdict(brought)


def sent_by_our_form(request: HttpRequest) -> Carried | None:
    """What this request brings, if one of our people typed it into one of our forms."""
    if request.method != "POST":
        return None
    try:
        sent = request.POST
    except OSError:  # the browser went away while it was sending
        return None
    person = _signed_person(sent.get(FIELD, ""))
    if person is None or sum(map(len, sent.values())) > LONGEST:
        return None
    return Carried(person, request.get_full_path(), _fields(sent))


def _fields(sent: QueryDict) -> list[tuple[str, str]]:
    """Everything but what proves the old page, and passwords and agreed words, which wait nowhere."""
    return [
        (name, value)
        for name, values in sent.lists()
        for value in values
        if name not in _WAIT_NOWHERE and "password" not in name
    ]


def _signed_person(text: str) -> int | None:
    try:
        return int(signing.loads(text, salt=SALT, max_age=LONGEST_OPEN_SECONDS))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def waiting_for(request: HttpRequest) -> Carried | None:
    """What waits for the person signed in; what waits for another is thrown away."""
    kept = request.session.get(IN_SESSION)
    if not kept:
        return None
    if kept["person"] != request.user.pk:
        drop(request)
        return None
    fields = [(name, value) for name, value in kept["fields"]]
    return Carried(kept["person"], kept["path"], fields)


def drop(request: HttpRequest) -> None:
    request.session.pop(IN_SESSION, None)
