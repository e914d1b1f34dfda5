"""Why a post or an absence cannot be as it is wanted."""

from collections.abc import Sequence
from decimal import Decimal

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.domain.dates import day_words
from footprint.team import queries
from footprint.team.facts import Away, PostHeld

FULL_TIME = Decimal("1.00")
LEAST = Decimal("0.05")


def why_not_add_post(viewer: Viewer, wanted: PostHeld | None = None) -> str | None:
    if refused := why_not_open(viewer, line_named("add_post")):
        return refused
    return _why_not_post(viewer, wanted) if wanted else None


def why_not_change_post(viewer: Viewer, wanted: PostHeld) -> str | None:
    """`wanted` is the post as it would be."""
    if refused := why_not_open(viewer, line_named("change_post")):
        return refused
    if queries.post(viewer, wanted.id) is None:
        return "There is no such post."
    return _why_not_post(viewer, wanted)


def why_not_add_absence(viewer: Viewer, wanted: Away | None = None) -> str | None:
    if refused := why_not_open(viewer, line_named("add_absence")):
        return refused
    return _why_not_absence(viewer, wanted) if wanted else None


def why_not_change_absence(viewer: Viewer, wanted: Away) -> str | None:
    """`wanted` is the absence as it would be."""
    if refused := why_not_open(viewer, line_named("change_absence")):
        return refused
    if queries.absence(viewer, wanted.id) is None:
        return "There is no such absence."
    return _why_not_absence(viewer, wanted)


def _why_not_post(viewer: Viewer, wanted: PostHeld) -> str | None:
    posts = queries.posts(viewer)
    rules = {
        "A post cannot end before it begins.": wanted.ended_on is not None
        and wanted.ended_on < wanted.began_on,
        "A post is from 0.05 of full time up to 1.": not LEAST <= wanted.fte <= FULL_TIME,
        "The part for reviewing is from 0 up to 1.": not 0 <= wanted.reviewing <= 1,
        "A post of this title from this day is recorded already.": any(
            _the_same(one, wanted) for one in posts
        ),
    }
    if broken := next((sentence for sentence, is_so in rules.items() if is_so), None):
        return broken
    return _why_not_hers(viewer, wanted, posts) if wanted.officer_id is not None else None


def _why_not_hers(viewer: Viewer, wanted: PostHeld, posts: Sequence[PostHeld]) -> str | None:
    if officers.officer(viewer, wanted.officer_id or 0) is None:
        return "There is no such officer."
    others = [
        one
        for one in posts
        if one.officer_id == wanted.officer_id and one.id != wanted.id and one.meets(wanted)
    ]
    # Her hours change only where a post of hers begins.
    days = [max(one.began_on, wanted.began_on) for one in [wanted, *others]]
    held = (sum(one.fte for one in others if one.stands(day)) + wanted.fte for day in days)
    if max(held) > FULL_TIME:
        return "The officer's posts on some of these days would add up to more than full time."
    return None


def _the_same(one: PostHeld, wanted: PostHeld) -> bool:
    """Another post like it: recorded twice, or it needs a title of its own."""
    return one.id != wanted.id and (one.officer_id, one.title, one.began_on) == (
        wanted.officer_id,
        wanted.title,
        wanted.began_on,
    )


def _why_not_absence(viewer: Viewer, wanted: Away) -> str | None:
    if wanted.ended_on is not None and wanted.ended_on < wanted.began_on:
        return "An absence cannot end before it begins."
    if officers.officer(viewer, wanted.officer_id) is None:
        return "There is no such officer."
    for one in queries.absences(viewer):
        same = one.officer_id == wanted.officer_id and one.id != wanted.id
        if same and one.meets(wanted):
            return f"An absence from {day_words(one.began_on)} is recorded already. Change that one instead."
    return None
