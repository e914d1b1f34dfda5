"""Which reviewing officer has which child, from when to when, as known on a day.

A child belongs to a post; whoever holds it has her. While nobody holds it the next post's officer
does. An officer is named within some working days of the entry; those who came last wait for one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from footprint.demo.careers import X1
from footprint.demo.columns import NEVER
from footprint.demo.days import add_working_days
from footprint.demo.lots import share
from footprint.demo.officers import Team
from footprint.demo.world import World

#: A series of short breaks is over when none has come for so many days.
_BREAKS_OVER_AFTER = 42
_MOST_WORKING_DAYS_TO_NAME = 5
_WAIT_FOR_AN_OFFICER = 3
#: The third of those who wait has come within so many days.
_LATELY = 7


@dataclass(frozen=True, slots=True)
class Spell:
    """A time through which a child has an officer and a social worker, [began, ended), NEVER while
    it lasts. `period` is the number of the time in care, -1 of a series of short breaks. `goes_on`:
    it follows a series without a day between."""

    child: int
    began: int
    ended: int
    period: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """One person with one child, [began, ended); `ended` is NEVER while it lasts. `who` is a name."""

    child: int
    began: int
    ended: int
    who: str


def spells(world: World, day: int) -> list[Spell]:
    """All that began by the day, by child and day; what ends after it is not known to end."""
    care = world.periods
    rows = zip(
        range(len(care)),
        care.child.tolist(),
        care.began.tolist(),
        care.ended.tolist(),
        care.after_breaks.tolist(),
        strict=True,
    )
    in_care = [
        Spell(child, began, _by(day, ended), period, after)
        for period, child, began, ended, after in rows
        if began <= day
    ]
    found = [*in_care, *_series(world, day)]
    return sorted(found, key=lambda spell: (spell.child, spell.began, spell.period))


def _by(day: int, when: int) -> int:
    return when if when <= day else NEVER


def _series(world: World, day: int) -> Iterable[Spell]:
    """One spell a child on short breaks, from the first that is known."""
    breaks = world.episodes.take((world.episodes.period < 0) & (world.episodes.began <= day))
    ends: dict[int, tuple[int, int]] = {}
    for child, began, ended, reason in zip(
        breaks.child.tolist(),
        breaks.began.tolist(),
        breaks.ended.tolist(),
        breaks.end_reason.tolist(),
        strict=True,
    ):
        over = ended if reason == X1 else ended + _BREAKS_OVER_AFTER
        ends[child] = (ends[child][0] if child in ends else began, over)
    return [Spell(c, first, _by(day, over), -1, False) for c, (first, over) in ends.items()]


def officers_of(world: World, every: list[Spell], day: int) -> list[Stretch]:
    """Every stretch of an officer with a child that began by the day."""
    waiting = _without_officer(every, day)
    named = _named_on(world, every, day)
    posts = (world.children.family % len(world.team.posts)).tolist()

    @cache
    def serving(post: int) -> list[tuple[int, int, str]]:
        return _serving(world.team, post, (world.team.first_day, day + 1), len(world.team.posts))

    stretches = []
    for spell, began in zip(every, named, strict=True):
        if spell in waiting:
            continue
        for first, last, officer in serving(posts[spell.child]):
            start, end = max(first, began), min(last, spell.ended)
            if start < end:
                stretches.append(Stretch(spell.child, start, _by(day, end), officer))
    return joined(stretches)


def _named_on(world: World, every: list[Spell], day: int) -> list[int]:
    """The day on which an officer is named for each spell; by the day, whatever is drawn."""
    began = np.array([spell.began for spell in every], dtype=np.int32)
    thing = np.array([(s.period, -1 - s.child)[s.period < 0] for s in every], dtype=np.int64)
    drawn = share(world.seed, "officer named", thing) ** 2
    wait = (drawn * _MOST_WORKING_DAYS_TO_NAME).astype(np.int32)
    on = began.copy()
    for days in range(1, _MOST_WORKING_DAYS_TO_NAME):
        on[wait == days] = add_working_days(began[wait == days], days)
    goes_on = np.array([spell.goes_on for spell in every], dtype=np.bool_)
    named: list[int] = np.where(goes_on, began, np.minimum(on, day)).tolist()
    return named


def _without_officer(every: list[Spell], day: int) -> set[Spell]:
    """The two who came last, and a third if she came lately; fewer in a small authority."""
    there = [spell for spell in every if spell.ended == NEVER]
    came = [spell for spell in there if spell.period >= 0 and not spell.goes_on]
    came.sort(key=lambda spell: (-spell.began, spell.child))
    few = min(_WAIT_FOR_AN_OFFICER, len(there) // 20)
    return {s for n, s in enumerate(came[:few]) if n < 2 or s.began > day - _LATELY}


def _serving(
    team: Team, post: int, days: tuple[int, int], posts_left: int
) -> list[tuple[int, int, str]]:
    """Who has the post's children on the days [first, last): its holder, else the next post's."""
    first, last = days
    if first >= last or not posts_left:
        return []
    found = []
    reached = first
    following = (post + 1) % len(team.posts)
    for holding in team.posts[post].holdings:
        began, ended = max(holding.began, first), min(holding.ended, last)
        if began < ended:
            found += _serving(team, following, (reached, began), posts_left - 1)
            found.append((began, ended, holding.officer))
            reached = ended
    return found + _serving(team, following, (reached, last), posts_left - 1)


def joined(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches by child and day, those of one person without a day between made one."""
    found: list[Stretch] = []
    for one in sorted(stretches, key=lambda s: (s.child, s.began, s.ended)):
        last = found[-1] if found else None
        if last and (last.child, last.who, last.ended) == (one.child, one.who, one.began):
            found[-1] = Stretch(one.child, last.began, one.ended, one.who)
        else:
            found.append(one)
    return found
