"""The made-up world: who is in it and all that happened, for ten years up to one 31 March.

A world is made from an authority, a year and a seed, and is the same every time. It knows what
comes after any day; what may be told on a day is the business of `returns` and `truth`.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from footprint.demo.authority import (
    FILLING_YEARS,
    FIRST_YEAR_ENDING,
    HISTORY_YEARS,
    LAST_YEAR_ENDING,
    Authority,
)
from footprint.demo.careers import Episodes, make_episodes
from footprint.demo.days import number
from footprint.demo.officers import Team, make_team
from footprint.demo.people import Children, Periods, make_people, without_the_forgotten
from footprint.demo.refusal import DemoRefusedError
from footprint.demo.review_record import Limits, Reviews
from footprint.demo.reviews import make_reviews
from footprint.demo.short_breaks import add_short_breaks


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is so. Days are day numbers; `first_day` and `last_day` bound the history.

    `periods` are times in care other than short breaks; an episode of a short break has the
    period -1. Reviews and limits belong to periods.
    """

    authority: Authority
    seed: int
    year_ending: int
    first_day: int
    last_day: int
    children: Children
    periods: Periods
    episodes: Episodes
    reviews: Reviews
    limits: Limits
    team: Team


class YearOutOfRangeError(DemoRefusedError):
    """The year lies outside those whose codes and bank holidays are known."""


def refuse_year(year_ending: int) -> None:
    """Raises YearOutOfRangeError for a year that no world can end in."""
    if not FIRST_YEAR_ENDING <= year_ending <= LAST_YEAR_ENDING:
        sentence = f"The demo can end in a year from {FIRST_YEAR_ENDING} to {LAST_YEAR_ENDING}."
        raise YearOutOfRangeError(sentence)


def make_world(authority: Authority, *, seed: int, year_ending: int) -> World:
    """The world whose last collection year ends on 31 March of `year_ending`."""
    refuse_year(year_ending)
    people, lives, posts, meetings, breaks = np.random.default_rng(seed).spawn(5)
    last_day = number(date(year_ending, 3, 31))
    first_day = number(date(year_ending - HISTORY_YEARS, 4, 1))
    filling = number(date(year_ending - HISTORY_YEARS - FILLING_YEARS, 4, 1))
    children, periods = make_people(authority, people, filling, last_day)
    children, periods = without_the_forgotten(children, periods, first_day)
    children, periods, series = add_short_breaks(
        authority, breaks, children, periods, (first_day, last_day)
    )
    team = make_team(authority, posts, filling, last_day)
    reviews, limits = make_reviews(authority, team, meetings, (children, periods), last_day)
    episodes = make_episodes(lives, children, periods)
    return World(
        authority=authority,
        seed=seed,
        year_ending=year_ending,
        first_day=first_day,
        last_day=last_day,
        children=children,
        periods=periods,
        episodes=_sorted(episodes.followed_by(series)),
        reviews=reviews,
        limits=limits,
        team=team,
    )


def _sorted(episodes: Episodes) -> Episodes:
    return episodes.take(np.lexsort((episodes.began, episodes.child)))
