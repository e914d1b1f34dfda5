"""Rows kept as columns: how the demo world holds many people without an object for each."""

from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
import numpy.typing as npt

#: Days are counted from 1 January 1970.
Days = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int32]
Codes = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float64]

#: A day that does not come (23 April 2134): "not ended", "never placed".
NEVER = 60_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays of one length, one a field; row i of the table is element i of each."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def take(self, which: Flags | npt.NDArray[np.intp] | npt.NDArray[np.int32]) -> Self:
        """The rows that `which` picks, by mask or by index."""
        return type(self)(**{f.name: getattr(self, f.name)[which] for f in fields(self)})

    def followed_by(self, other: Self) -> Self:
        """These rows, then those of `other`."""
        return type(self)(
            **{
                f.name: np.concatenate([getattr(self, f.name), getattr(other, f.name)])
                for f in fields(self)
            }
        )


def first_of_each(group: npt.NDArray[Any]) -> Flags:
    """Of rows in order of their group: which is the first of its group."""
    first = np.ones(len(group), dtype=np.bool_)
    first[1:] = group[1:] != group[:-1]
    return first


def last_of_each(group: npt.NDArray[Any]) -> Flags:
    """Of rows in order of their group: which is the last of its group."""
    last = np.ones(len(group), dtype=np.bool_)
    last[:-1] = group[1:] != group[:-1]
    return last


def following(values: npt.NDArray[Any], at_the_end: int) -> npt.NDArray[Any]:
    """For each row the value of the next one; for the last row the one given."""
    shifted = np.full_like(values, at_the_end)
    shifted[:-1] = values[1:]
    return shifted
