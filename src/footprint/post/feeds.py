"""What stands between a feed and whoever guesses at its address."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

#: From one place on the network so many wrong addresses are answered in so many seconds.
MOST_MISSES, WITHIN = 30, 300
#: A feed is asked for every few minutes; the trail is told of it once a day.
ONCE_A_DAY = 24 * 60 * 60


def hashed(secret: str) -> str:
    """What is kept of a secret and looked for. The secret is 32 random bytes: its hash tells nothing
    of it, and how long the store takes to find a hash tells nothing of the secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_guessing(request: HttpRequest) -> bool:
    """Whether too many wrong addresses came from where this request comes from."""
    return int(cache.get(_place(request), 0)) >= MOST_MISSES


def note_miss(request: HttpRequest) -> None:
    place = _place(request)
    if not cache.add(place, 1, WITHIN):
        cache.incr(place)


def is_first_today(feed_id: int, today: str) -> bool:
    return bool(cache.add(f"feed-read:{feed_id}:{today}", 1, ONCE_A_DAY))


def _place(request: HttpRequest) -> str:
    return f"feed-miss:{get_adapter().get_client_ip(request)}"
