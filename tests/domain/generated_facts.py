"""Facts of made-up children, with whatever a council's files may hold: overlaps, gaps, missing and
contradicting codes, reviews anywhere. The same random source gives the same facts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import polars as pl

from footprint.domain.facts import Facts, year_end, year_start
from tests.cohort import Child, Episode, facts_of

FIRST_DAY, LAST_DAY = date(2009, 1, 1), date(2020, 12, 31)
ENTRY_REASONS = ("S", "S", "S", "P", "L", "T", "U", "B")
STATUSES = ("V2", "V2", "V2", "C2", "E1", "V3", "V4", "J1")
PLACEMENTS = ("U4", "U4", "U1", "K2", "A3", "A4", "A5", "A6", "T1", "T4", "P1")
END_REASONS = ("X1", "X1", "X1", "E4A", "E3", "E11", "E17", "E15", "E2")
PARTICIPATION = ("PN0", "PN1", "PN1", "PN1", "PN2", "PN4", "PN5", "PN7")


def some_facts(random: Random, children: int, years: tuple[int, ...]) -> Facts:
    """Of that many children, over those collection years, as returns would bring them in."""
    cast = [_child(random, years) for _ in range(children)]
    return _with_codes_missing(random, facts_of(*cast, years=years))


def _child(random: Random, years: tuple[int, ...]) -> Child:
    episodes = tuple(
        placed
        for episode in _episodes(random)
        if (placed := _in_its_last_return(random, episode, years)) is not None
    )
    reviews = tuple(_reviews(random, episodes))
    return Child(
        "A",
        episodes,
        reviews,
        _returns(random, episodes, years) or years[-1:],
        random.choice((None, _day(random, date(1995, 1, 1)), date(2016, 2, 29))),
        tuple(random.choice(PARTICIPATION) for _ in reviews),
        random.random() < 0.2,
        random.choice((None, _day(random))),
    )


def _day(random: Random, first: date = FIRST_DAY) -> date:
    return first + timedelta(days=random.randrange((LAST_DAY - first).days + 1))


def _episodes(random: Random) -> Iterator[Episode]:
    """In order, mostly each from the day the last ended; no two begin on one day."""
    began_on = _day(random)
    for _ in range(random.randrange(6)):
        ended_on = began_on + timedelta(days=random.choice((0, 1, 19, 28, 45, 92, 180, 400, 900)))
        still_open = random.random() < 0.25
        yield Episode(
            began_on,
            None if still_open else ended_on,
            random.choice(ENTRY_REASONS),
            random.choice(STATUSES),
            random.choice(PLACEMENTS),
            None if still_open else random.choice(END_REASONS),
        )
        apart = random.choice((0, 0, 0, 0, 1, 30, 400, -10))
        began_on = max(began_on + timedelta(days=1), ended_on + timedelta(days=apart))


def _in_its_last_return(random: Random, episode: Episode, years: tuple[int, ...]) -> Episode | None:
    """With the year of the last loaded return that holds it; None if none does."""
    held_in = _returns_that_hold(episode, years)
    if not held_in:
        return None
    absent = episode.ended_on is None and random.random() < 0.2
    return episode._replace(year=random.choice(held_in) if absent else held_in[-1])


def _returns_that_hold(episode: Episode, years: tuple[int, ...]) -> list[int]:
    ended = episode.ended_on or LAST_DAY
    return [y for y in years if episode.began_on <= year_end(y) and ended >= year_start(y)]


def _returns(
    random: Random, episodes: tuple[Episode, ...], years: tuple[int, ...]
) -> tuple[int, ...]:
    """The returns in which the child appears: mostly those that hold an episode."""
    held_in = {y for episode in episodes for y in _returns_that_hold(episode, years)}
    return tuple(sorted(y for y in held_in if random.random() < 0.9))


def _reviews(random: Random, episodes: tuple[Episode, ...]) -> Iterator[date]:
    """At the intervals of the law from a first day of care, or near them, or anywhere."""
    if random.random() < 0.4:
        yield from _steady_reviews(random, episodes)
        return
    for episode in episodes:
        day = episode.began_on
        for _ in range(random.randrange(4)):
            day += timedelta(days=random.choice((0, 1, 20, 28, 29, 91, 92, 93, 182, 184, 200)))
            yield day
    for _ in range(random.randrange(3)):
        yield _day(random)


def _steady_reviews(random: Random, episodes: tuple[Episode, ...]) -> Iterator[date]:
    """From the first day of care to the end of 2019, all in time but perhaps the first."""
    if episodes:
        day = episodes[0].began_on + timedelta(days=random.choice((20, 28, 32, 35)))
        while day.year < 2020:
            yield day
            day += timedelta(days=random.choice((80, 90)))


def _with_codes_missing(random: Random, facts: Facts) -> Facts:
    """The same facts with one code in twenty left out."""

    def holes(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
        for column in columns:
            kept = pl.Series(
                [random.random() < 0.95 for _ in range(frame.height)], dtype=pl.Boolean
            )
            frame = frame.with_columns(pl.when(kept).then(column).alias(column))
        return frame

    return replace(
        facts,
        episodes=holes(facts.episodes, "new_episode", "legal_status", "placement", "end_reason"),
        reviews=holes(facts.reviews, "participation"),
    )
