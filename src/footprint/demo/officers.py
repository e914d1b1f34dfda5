"""The reviewing officers of the demo authority: posts, who holds them, and when nobody is there.

The return cannot carry any of this. The world needs it all the same: reviews slip when the
officer is away or the post is empty.
"""

from dataclasses import dataclass

import numpy as np

from footprint.demo.authority import Authority
from footprint.demo.columns import NEVER, Days, Flags, Numbers
from footprint.demo.names import officer_name

#: More than one post has holders between the first day of a world and the last.
_MOST_HOLDERS = 16

_REASONS = ("annual leave", "sickness", "training", "parental leave")


@dataclass(frozen=True, slots=True)
class Absence:
    """Away from the first day to the last, both included (day numbers)."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One officer in one post, from a day until the day she leaves it."""

    officer: str
    began: int
    ended: int
    absences: tuple[Absence, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the service, its share of full time, and its holders; the gaps are vacancies."""

    number: int
    full_time_equivalent: float
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """All posts, and for each day from `first_day` whether nobody is at work in a post."""

    posts: tuple[Post, ...]
    first_day: int
    away: Flags

    def is_away(self, post: Numbers, day: Days) -> Flags:
        """Whether nobody is at work in the post on the day."""
        last = self.away.shape[1] - 1
        return np.asarray(self.away[post, np.clip(day - self.first_day, 0, last)])


def make_team(
    authority: Authority, rng: np.random.Generator, first_day: int, last_day: int
) -> Team:
    """The posts that the authority's children need, filled and left and filled again."""
    count = max(2, round(authority.children / authority.rates.children_per_post))
    posts = tuple(
        _make_post(number, authority.rates.vacant_share, rng, first_day, last_day)
        for number in range(count)
    )
    away = np.ones((count, last_day - first_day + 1), dtype=np.bool_)
    for post in posts:
        for holding in post.holdings:
            away[post.number, holding.began - first_day : holding.ended - first_day] = False
            for absence in holding.absences:
                away[post.number, absence.first - first_day : absence.last - first_day + 1] = True
    return Team(posts, first_day, away)


def _make_post(
    number: int, vacant_share: float, rng: np.random.Generator, first_day: int, last_day: int
) -> Post:
    holdings: list[Holding] = []
    began = first_day
    while began <= last_day:
        stay = int(rng.integers(500, 2200))
        ended = began + stay
        name = officer_name(number * _MOST_HOLDERS + len(holdings))
        absences = _absences(rng, began, min(ended - 1, last_day))
        holdings.append(Holding(name, began, NEVER if ended > last_day else ended, absences))
        began = ended + round(stay * vacant_share / (1 - vacant_share) * rng.uniform(0.5, 1.5))
    hours = float(rng.choice([1.0, 1.0, 1.0, 0.8, 0.6]))
    return Post(number, hours, tuple(holdings))


def _absences(rng: np.random.Generator, first: int, last: int) -> tuple[Absence, ...]:
    """Leave and sickness, one after another with time at work between."""
    absences = []
    day = first + int(rng.integers(20, 90))
    while day < last:
        reason = int(rng.choice(4, p=[0.72, 0.18, 0.08, 0.02]))
        length = (int(rng.integers(5, 17)), int(rng.integers(2, 60)), 2, 200)[reason]
        absences.append(Absence(day, min(day + length - 1, last), _REASONS[reason]))
        day += length + int(rng.integers(30, 110))
    return tuple(absences)
