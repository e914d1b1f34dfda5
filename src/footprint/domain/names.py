"""Finding a person by her name, however it is typed: without accents, hyphens or the right case, in
any order of its parts, with or without the spaces."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Small letters without accents: "Zoë O'Neill" is "zoe o'neill"."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


@lru_cache(maxsize=65_536)
def _words(name: str) -> frozenset[str]:
    """What a part of a name may begin: its words, each with and without what joins it, and the whole
    of it in one."""
    text = plain(name)
    apart = _parts(text)
    joined = ("".join(_parts(word)) for word in text.split())
    return frozenset({*apart, *joined, "".join(apart)})


def _parts(text: str) -> list[str]:
    """Runs of letters and figures."""
    return "".join(letter if letter.isalnum() else " " for letter in text).split()


def is_called(typed: str, *names: str) -> bool:
    """Whether every part of what was typed begins a part of one of the names."""
    words = frozenset().union(*(_words(name) for name in names))
    text = plain(typed)
    apart = _parts(text)
    joined = ["".join(_parts(word)) for word in text.split()]
    return any(
        parts and all(any(word.startswith(part) for word in words) for part in parts)
        for parts in (apart, [part for part in joined if part])
    )


def sorting_key(*names: str) -> str:
    """By which names stand in a list."""
    return " ".join("".join(_parts(plain(name))) for name in names)
