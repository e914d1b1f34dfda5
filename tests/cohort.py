"""The worked cohort of the definitions, as facts: twelve children, the year ending 31 March 2019.

For Cara, Finn, Hal and Kit the returns are loaded back to their entry; only the last earlier
review is given, with enough before it that every later one stands on the rung it is worked on.
"""

from datetime import date
from typing import NamedTuple

from footprint.domain.facts import (
    APPEARANCES,
    CHILDREN,
    EPISODES,
    REVIEWS,
    UASC,
    Facts,
    frame,
    year_start,
)


class Episode(NamedTuple):
    began_on: date
    ended_on: date | None = None
    new_episode: str = "S"
    legal_status: str = "V2"
    placement: str = "U4"
    end_reason: str | None = None
    year: int | None = None


class Child(NamedTuple):
    """`years`: the collection years whose returns hold the child."""

    name: str
    episodes: tuple[Episode, ...]
    reviews: tuple[date, ...] = ()
    years: tuple[int, ...] = (2019,)
    born_on: date | None = date(2005, 6, 15)
    participation: tuple[str, ...] = ()
    uasc: bool = False
    uasc_ceased_on: date | None = None


def facts_of(*children: Child, years: tuple[int, ...] | None = None) -> Facts:
    """Facts as a reader of returns would give them; every review is PN1 unless said otherwise."""
    episodes: list[tuple[object, ...]] = []
    reviews: list[tuple[object, ...]] = []
    for key, child in enumerate(children):
        for episode in child.episodes:
            known = episode._replace(year=episode.year or _last_return(episode, child.years))
            episodes.append((len(episodes), key, *known))
        codes = child.participation or ("PN1",) * len(child.reviews)
        for held_on, code in zip(child.reviews, codes, strict=True):
            reviews.append((1_000_000 + len(reviews), key, held_on, code))
    loaded = years or tuple(sorted({year for child in children for year in child.years}))
    return Facts(
        children=frame(CHILDREN, [(k, c.name, c.born_on) for k, c in enumerate(children)]),
        episodes=frame(EPISODES, episodes),
        reviews=frame(REVIEWS, reviews),
        uasc=frame(UASC, [(k, k, c.uasc_ceased_on) for k, c in enumerate(children) if c.uasc]),
        appearances=frame(APPEARANCES, [(k, y) for k, c in enumerate(children) for y in c.years]),
        years=loaded,
        years_with_reviews=loaded,
    )


def _last_return(episode: Episode, years: tuple[int, ...]) -> int:
    """The last of the child's returns that would hold the episode."""
    if episode.ended_on is None:
        return years[-1]
    return max((y for y in years if episode.ended_on >= year_start(y)), default=years[0])


def span(first: int, last: int) -> tuple[int, ...]:
    return tuple(range(first, last + 1))


AMINA = Child(
    "Amina",
    (Episode(date(2018, 6, 4)),),
    (date(2018, 7, 2), date(2018, 10, 2)),
)
BEN = Child(
    "Ben",
    (Episode(date(2018, 6, 4)),),
    (date(2018, 7, 3), date(2018, 9, 20), date(2019, 3, 18)),
)
CARA = Child(
    "Cara",
    (Episode(date(2015, 4, 20)),),
    (
        date(2015, 5, 15),
        date(2015, 8, 10),
        date(2016, 2, 10),
        date(2016, 8, 10),
        date(2017, 2, 10),
        date(2017, 5, 10),
        date(2017, 11, 10),
        date(2018, 5, 10),
        date(2018, 11, 12),
    ),
    span(2016, 2019),
)
DEV = Child("Dev", (Episode(date(2018, 12, 3), date(2019, 1, 2), end_reason="E4A"),))
ELLA = Child("Ella", (Episode(date(2019, 2, 1), date(2019, 3, 8), end_reason="E4B"),))
FINN = Child(
    "Finn",
    (Episode(date(2017, 3, 1), date(2018, 9, 15), end_reason="E5"),),
    (date(2017, 3, 28), date(2017, 6, 28), date(2017, 9, 20), date(2018, 3, 20)),
    span(2017, 2019),
    date(2000, 9, 15),
)
GITA = Child(
    "Gita",
    (
        Episode(date(2018, 5, 5), date(2018, 5, 7), legal_status="V3", end_reason="E4A"),
        Episode(date(2019, 3, 30), None, legal_status="V3"),
    ),
)
HAL = Child(
    "Hal",
    (Episode(date(2013, 9, 2)),),
    (
        date(2013, 9, 27),
        date(2013, 12, 20),
        date(2014, 6, 20),
        date(2014, 12, 19),
        date(2015, 6, 19),
        date(2015, 12, 18),
        date(2016, 6, 17),
        date(2016, 12, 16),
        date(2017, 3, 20),
        date(2017, 9, 20),
        date(2018, 4, 10),
        date(2018, 10, 9),
    ),
    span(2014, 2019),
)
IRIS = Child("Iris", (Episode(date(2019, 3, 4)),))
JO = Child(
    "Jo",
    (Episode(date(2018, 2, 12), new_episode="P"),),
    (date(2018, 8, 15), date(2019, 2, 14)),
)
KIT = Child(
    "Kit",
    (
        Episode(date(2017, 5, 10), date(2018, 7, 2), end_reason="X1"),
        Episode(date(2018, 7, 2), date(2019, 1, 14), "P", "E1", "A4", "E12"),
    ),
    (
        date(2017, 6, 7),
        date(2017, 9, 6),
        date(2018, 2, 6),
        date(2018, 7, 30),
        date(2018, 10, 30),
    ),
    span(2018, 2019),
    date(2017, 3, 1),
    ("PN0",) * 5,
)
LENA = Child("Lena", (Episode(date(2019, 1, 7)),))

COHORT_A = (AMINA, BEN, CARA, DEV, ELLA, FINN, GITA, HAL, IRIS, JO, KIT, LENA)
