"""The keys under which a browser of the authority's own keeps text that could not be saved.

A key belongs to a person, on a device, from a second of the world's clock, which no change between
summer and winter time moves. Only a signed-in session of hers, on that device, is given it; it is
derived anew each time and kept nowhere, and when the hours that the authority sets are over nobody is
given it again: what a browser failed to wipe can be read by no one. It is not the session's own,
because what is typed late on Friday is offered again to the same person on Monday.
"""

import base64
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import salted_hmac

_SALT = "footprint.kept-text"
_HOUR = 3600
#: More than one person's pages leave behind; whatever else is asked for is not looked at.
MOST = 200


@dataclass(frozen=True, slots=True)
class Key:
    """First given in the second `since`, counted from 1970; 256 bits, in base64."""

    since: int
    key: str


def owner(person_id: int, device_token: str) -> str:
    """What the browser calls the person by: of no use to anybody else."""
    return _hmac("owner", person_id, device_token).hex()


def keys(
    person_id: int, device_token: str, now: datetime, hours: int, kept: Collection[int] = ()
) -> Iterator[Key]:
    """The key for what is kept from now on, then those of what the browser holds (`kept`: the
    seconds that it noted beside it), where fewer than `hours` have gone since."""
    second = int(now.timestamp())
    yield _key(person_id, device_token, second)
    for since in sorted(kept)[-MOST:]:
        if 0 <= now.timestamp() - since < hours * _HOUR and since != second:
            yield _key(person_id, device_token, since)


def _key(person_id: int, device_token: str, since: int) -> Key:
    key = _hmac("key", person_id, device_token, since)
    return Key(since, base64.b64encode(key).decode())


def _hmac(*about: object) -> bytes:
    value = "|".join(map(str, about))
    return salted_hmac(_SALT, value, algorithm="sha256").digest()
