"""The keys under which a browser of the authority's own keeps text that could not be saved.

A key belongs to a person, on a device, from a day. Only a signed-in session of hers, on that device,
is given it; it is derived anew each time and kept nowhere, and after the time that the authority sets
nobody is given it again: what a browser failed to wipe can be read by no one. It is not the session's
own, because what is typed late on Friday is offered again to the same person on Monday.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.crypto import salted_hmac

_SALT = "footprint.kept-text"


@dataclass(frozen=True, slots=True)
class Key:
    """For text kept on `day`; 256 bits, in base64."""

    day: str
    key: str


def owner(person_id: int, device_token: str) -> str:
    """What the browser calls the person by: of no use to anybody else."""
    return _hmac("owner", person_id, device_token).hex()


def keys(person_id: int, device_token: str, today: date, hours: int) -> Iterator[Key]:
    """Today's key first, then those of each day on which text that is still kept may have been
    kept."""
    for back in range(-(-hours // 24) + 1):
        day = (today - timedelta(days=back)).isoformat()
        key = _hmac("key", person_id, device_token, day)
        yield Key(day, base64.b64encode(key).decode())


def _hmac(*about: object) -> bytes:
    value = "|".join(map(str, about))
    return salted_hmac(_SALT, value, algorithm="sha256").digest()
