"""What stands between a secret address and whoever guesses at it: a count by place on the network."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

#: From one place on the network so many wrong ones are answered in so many seconds.
MOST_MISSES, WITHIN = 30, 300


def is_guessing(request: HttpRequest, at: str) -> bool:
    """Whether too many wrong ones of the kind `at` came from where this request comes from."""
    return int(cache.get(_place(request, at), 0)) >= MOST_MISSES


def note_miss(request: HttpRequest, at: str) -> None:
    place = _place(request, at)
    cache.set(place, int(cache.get(place, 0)) + 1, WITHIN)


def _place(request: HttpRequest, at: str) -> str:
    return f"{at}-miss:{get_adapter().get_client_ip(request)}"
