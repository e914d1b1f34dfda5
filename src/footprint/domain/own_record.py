"""The service's own record, where the returns end or never were (docs/adr/0008).

A return tells of its year. On a day after the last one, what the service knows is that return and
what people have recorded since: what was open on the return's last day goes on until someone says
otherwise, and the reviews that people record are those that were held.
"""

from dataclasses import replace
from datetime import date

import polars as pl

from footprint.domain.facts import APPEARANCES, Facts, year_of

#: No child in care today entered in a collection year before this one.
FIRST = 1997


def carried_on(facts: Facts, as_at: date) -> Facts:
    """The same facts, with the years after the last return, up to that of the day, as the service's
    own. A child whom people alone have recorded is in every year from her first episode on."""
    now = year_of(as_at)
    last = max(facts.years, default=None)
    own = _years_recorded(facts, now) if last is None else range(last + 1, now + 1)
    return replace(
        facts,
        episodes=_gone_on(facts.episodes, last, now) if last and own else facts.episodes,
        appearances=_appearances(facts, own, now),
        years=tuple(sorted({*facts.years, *own})),
        years_with_reviews=tuple(sorted({*facts.years_with_reviews, *own})),
    )


def _gone_on(episodes: pl.DataFrame, last: int, now: int) -> pl.DataFrame:
    """What was open at the end of the last return's year is taken as told of today's."""
    open_at_the_end = pl.col("ended_on").is_null() & (pl.col("year") == last)
    told_of = pl.when(open_at_the_end).then(pl.lit(now, pl.Int32)).otherwise("year")
    return episodes.with_columns(year=told_of)


def _years_recorded(facts: Facts, now: int) -> range:
    """Without any return: from the first year in which anything was recorded."""
    first = facts.episodes["began_on"].min()
    return range(year_of(first), now + 1) if isinstance(first, date) else range(now, now + 1)


def _appearances(facts: Facts, own: range, now: int) -> pl.DataFrame:
    """Whom the returns hold; in the service's own years everyone. A child of no return is in every
    year from her first episode on: what people recorded of her is all there is."""
    everyone = facts.episodes.group_by("child").agg(pl.col("began_on").min())
    of_no_return = everyone.join(facts.appearances, on="child", how="anti")
    parts = [
        facts.appearances,
        everyone.join(_years(own), how="cross").select("child", "year"),
        of_no_return.join(_years(range(FIRST, now + 1)), how="cross")
        .filter(pl.date(pl.col("year"), 3, 31) >= pl.col("began_on"))
        .select("child", "year"),
    ]
    columns = [pl.col(name).cast(kind) for name, kind in APPEARANCES.items()]
    return pl.concat(part.select(columns) for part in parts).unique(maintain_order=True)


def _years(years: range) -> pl.DataFrame:
    return pl.DataFrame({"year": list(years)}, schema={"year": pl.Int32})
