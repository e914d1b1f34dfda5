"""Lots drawn for a thing by its number: the same answer whenever and wherever it is asked.

What a return says of a child besides her care (ethnicity, health checks) is not kept in the
world; it is drawn from the seed, a name for the question, and the child's number.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from footprint.demo.columns import Shares

_Words = npt.NDArray[np.uint64]


def share(seed: int, question: str, thing: npt.NDArray[np.integer]) -> Shares:
    """For each thing a number in [0, 1)."""
    digest = blake2b(f"{seed} {question}".encode(), digest_size=8).digest()
    start = np.uint64(int.from_bytes(digest, "little"))
    mixed = _mixed(thing.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + start)
    return np.asarray((mixed >> np.uint64(11)) / float(1 << 53))


def pick(
    seed: int, question: str, thing: npt.NDArray[np.integer], codes: Sequence[tuple[str, int]]
) -> npt.NDArray[np.str_]:
    """For each thing one of the codes, by their weights."""
    weights = np.cumsum([weight for _, weight in codes])
    drawn = share(seed, question, thing) * weights[-1]
    names = np.array([code for code, _ in codes])
    return np.asarray(names[np.searchsorted(weights, drawn, side="right")])


def _mixed(words: _Words) -> _Words:
    """The finishing steps of the splitmix generator: every bit depends on every other."""
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return words ^ (words >> np.uint64(31))
