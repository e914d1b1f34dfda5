"""How a child stands by the last word on her episodes, and what happens when that turns.

When she dies, is adopted, leaves care, goes to another authority or is placed for adoption, nothing
that was under way about her goes out by itself: it was written for a child who was looked after. Then,
and when she moves, every personal link about her ends.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

from footprint.accounts import queries as accounts
from footprint.accounts.actions.links import end_links
from footprint.accounts.facts import Ended
from footprint.audit.facts import Viewer
from footprint.children.models import Episode
from footprint.domain.codes import CONTINUES, LEGAL_STATUS_ALONE, PLACED_FOR_ADOPTION, ROUTE_OF
from footprint.domain.words import last_word
from footprint.post.actions import hold
from footprint.post.facts import HoldReason

_BY_ROUTE: Mapping[str, HoldReason] = {
    "died": HoldReason.DIED,
    "adopted": HoldReason.ADOPTED,
    "other_authority": HoldReason.TRANSFERRED,
}
_SCHEMA = {
    "child": pl.Int64,
    "began_on": pl.Date,
    "ended_on": pl.Date,
    "new_episode": pl.String,
    "placement": pl.String,
    "end_reason": pl.String,
    "year": pl.Int32,
    "withdrawn": pl.Boolean,
    "denies": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class Situation:
    """`holds` is why nothing goes out, none for a child who is looked after and not placed for
    adoption. `since` is the first day of the episode with which she left: leaving again is another
    thing than the same leaving told again, and told with another last day it is the same. `placed` is
    where she is, or was last: the day of the episode with which she came there, and the placement."""

    holds: HoldReason | None
    since: date | None = None
    placed: tuple[date | None, str] = field(default=(None, ""), compare=False)


def situations(child_ids: Collection[int]) -> Mapping[int, Situation]:
    """Of each child who has an episode, in one select."""
    rows = Episode.objects.filter(child__in=child_ids).values_list(
        "child_id",
        "began_on",
        "ended_on",
        "new_episode",
        "placement",
        "end_reason",
        "year",
        "withdrawn",
        "denies",
    )
    told = pl.DataFrame(list(rows), schema=_SCHEMA, orient="row")
    episodes = last_word(told, ["child", "began_on"]).sort("child", "began_on")
    last = episodes.unique("child", keep="last", maintain_order=True).select(
        "child", "began_on", "ended_on", "placement", "end_reason"
    )
    placed = _placed(episodes)
    return {
        child: replace(_situation(*episode), placed=placed.get(child, (None, "")))
        for child, *episode in last.iter_rows()
    }


def _placed(episodes: pl.DataFrame) -> Mapping[int, tuple[date, str]]:
    """Of each child the latest episode that is more than another legal status."""
    came = episodes.filter(pl.col("new_episode") != LEGAL_STATUS_ALONE)
    latest = came.unique("child", keep="last", maintain_order=True)
    rows = latest.select("child", "began_on", "placement").iter_rows()
    return {child: (began_on, placement) for child, began_on, placement in rows}


@contextmanager
def standing_still_if_it_turns(viewer: Viewer, child_ids: Collection[int]) -> Iterator[None]:
    """Around what an action writes of these children's episodes, after it has asked. A child of whom
    no episode was known has nothing under way."""
    before = situations(child_ids) if child_ids else {}
    yield
    after = situations(before) if before else {}
    _end_links(viewer, before, after)
    turned: dict[HoldReason, set[int]] = defaultdict(set)
    for child_id, stands in after.items():
        if stands.holds is not None and stands != before[child_id]:
            turned[stands.holds].add(child_id)
    for why, ids in sorted(turned.items()):
        hold(viewer=viewer, child_ids=ids, why=why)


def _end_links(
    viewer: Viewer, before: Mapping[int, Situation], after: Mapping[int, Situation]
) -> None:
    """A personal link was made for a child who lived where she lived: it dies when she moves or
    leaves."""
    open_ones = accounts.children_with_links(viewer, before.keys())
    left = {
        one
        for one in open_ones
        if one not in after or (after[one].holds and after[one] != before[one])
    }
    moved = {one for one in open_ones - left if after[one].placed != before[one].placed}
    for why, ids in ((Ended.LEFT, left), (Ended.MOVED, moved)):
        if ids:
            end_links(viewer=viewer, why=why, child_ids=ids)


def _situation(began_on: date, ended_on: date | None, placement: str, end_reason: str) -> Situation:
    if ended_on is None or end_reason == CONTINUES:
        placed = placement in PLACED_FOR_ADOPTION
        return Situation(HoldReason.PLACED_FOR_ADOPTION if placed else None)
    route = ROUTE_OF.get(end_reason, "")
    return Situation(_BY_ROUTE.get(route, HoldReason.LEFT), since=began_on)
