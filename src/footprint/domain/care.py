"""Periods of care assembled from episodes, and which reviews lie inside them.

Definitions 0.2 to 0.5, 0.7 and 0.8. Everything is *as at* a day: facts dated after it are not
looked at. A series of short breaks is outside every period of care; its episodes still end or
begin the periods beside them.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import polars as pl

from footprint.domain.codes import CONTINUES, SHORT_BREAKS, TEMPORARY_PLACEMENTS
from footprint.domain.facts import Facts, year_of, year_start

STARTED = "S"
#: The end reason given to a period that ends because a series of short breaks begins.
TO_SHORT_BREAKS = "short_breaks"


@dataclass(frozen=True, slots=True)
class Care:
    """`episodes`: as resolved, sorted by child and day, with `ended_as_stands` (before it was
    resolved), `not_in_the_years_return` (it reaches into the year of the as-at day, and that year's own return
    does not hold the child), `short_break`, `cut` (ended by a later
    episode that overlapped it), `temporary` (a T code) and, outside short breaks, `period`.
    `periods`: one row a period of care: period, child, began_on, ended_on, end_reason, end_known,
    start_known, from_short_break, follows_another, history_from, judged_start. `findings`: code, row."""

    as_at: date
    episodes: pl.DataFrame
    periods: pl.DataFrame
    findings: pl.DataFrame


def assemble(facts: Facts, as_at: date) -> Care:
    """Every child's periods of care as at a day."""
    covered = facts.episodes.filter(_in_unbroken_run(facts.years, as_at))
    episodes = _resolve_overlaps(_known_on(covered, as_at))
    episodes = _mark_absent(episodes, facts.years, as_at)
    episodes = _number_periods(episodes).with_columns(
        not_in_the_years_return=_not_in_the_years_return(facts, as_at)
    )
    return Care(
        as_at=as_at,
        episodes=episodes,
        periods=_periods(episodes, _history(facts, as_at), year_of(as_at)),
        findings=_findings(episodes),
    )


def _in_unbroken_run(years: tuple[int, ...], as_at: date) -> pl.Expr:
    """From a return of the run of years, without a gap, that leads to the as-at day, or of a later
    one; or recorded by a person. Across a year that was not loaded nothing can be followed."""
    run = [year for year in years if year_start(year) <= as_at]
    first = next(
        (year for year in reversed(run) if year - 1 not in run), min(years, default=as_at.year)
    )
    return pl.col("year").is_null() | (pl.col("year") >= first)


def _known_on(episodes: pl.DataFrame, as_at: date) -> pl.DataFrame:
    """Episodes begun by that day; an end after it has not happened yet."""
    ended = pl.col("ended_on") <= as_at
    return (
        episodes.filter(pl.col("began_on") <= as_at)
        .with_columns(
            open_as_stands=pl.col("ended_on").is_null(),
            ended_on=pl.when(ended).then("ended_on"),
            ended_as_stands=pl.when(ended).then("ended_on"),
            end_reason=pl.when(ended).then("end_reason"),
            short_break=pl.col("legal_status").is_in(sorted(SHORT_BREAKS)).fill_null(value=False),
            temporary=pl.col("placement")
            .is_in(sorted(TEMPORARY_PLACEMENTS))
            .fill_null(value=False),
            key=pl.col("child").cast(pl.Int64) * 2**32 + pl.col("began_on").cast(pl.Int32),
        )
        .sort("key")
        .drop("key")
    )


def _not_in_the_years_return(facts: Facts, as_at: date) -> pl.Expr:
    """Of an episode that reaches into the year of that day: the year's own return, which should
    hold every child in care in it, does not hold this one."""
    year = year_of(as_at)
    if year not in facts.years:
        return pl.lit(value=False)
    held = facts.appearances.filter(pl.col("year") == year)["child"]
    reaches = pl.col("ended_on").is_null() | (pl.col("ended_on") > year_start(year))
    return reaches & pl.col("year").is_not_null() & ~pl.col("child").is_in(held.implode())


def _before(column: str, offset: int = 1) -> pl.Expr:
    """What the same child's episode before says in that column, null where there is none. The
    frame is sorted by child and day."""
    same_child = pl.col("child").shift(offset) == pl.col("child")
    return pl.when(same_child).then(pl.col(column).shift(offset))


def _after(column: str) -> pl.Expr:
    """The same of the episode after."""
    return _before(column, offset=-1)


def _resolve_overlaps(episodes: pl.DataFrame) -> pl.DataFrame:
    """The later start wins from its day, and the earlier episode does not come back (0.4)."""
    return (
        episodes.with_columns(next_began_on=_after("began_on"))
        .with_columns(
            cut=(
                pl.col("next_began_on").is_not_null()
                & (pl.col("ended_on").is_null() | (pl.col("ended_on") > pl.col("next_began_on")))
            ),
        )
        .with_columns(
            ended_on=pl.when("cut").then("next_began_on").otherwise("ended_on"),
        )
    )


def _mark_absent(episodes: pl.DataFrame, years: tuple[int, ...], as_at: date) -> pl.DataFrame:
    """An episode open at a year's end that the next loaded return does not hold: the child was in
    care as far as that year goes; the end is not known, and nobody guesses it (ADR 4)."""
    following = {
        year: year_start(later) for year, later in pairwise(years) if year_start(later) <= as_at
    }
    absent_from = pl.col("year").replace_strict(following, default=None, return_dtype=pl.Date)
    gone = pl.col("open_as_stands") & pl.col("ended_on").is_null() & absent_from.is_not_null()
    return episodes.with_columns(
        open_then_absent=gone.fill_null(value=False),
        ended_on=pl.when(gone).then(_day_after_year()).otherwise("ended_on"),
    ).drop("open_as_stands")


def _day_after_year() -> pl.Expr:
    return pl.date(pl.col("year"), 4, 1)


def _number_periods(episodes: pl.DataFrame) -> pl.DataFrame:
    """Adds `continues`, `from_short_break`, `to_short_break` and `period` (null in short breaks)."""
    joins_before = (pl.col("began_on") == _before("ended_on")) & (
        _before("cut") | (_before("end_reason") == CONTINUES)
    ).fill_null(value=False)
    joins_after = (pl.col("ended_on") == _after("began_on")) & (
        pl.col("cut") | (pl.col("end_reason") == CONTINUES)
    ).fill_null(value=False)
    started = (pl.col("new_episode") == STARTED).fill_null(value=False)
    care = ~pl.col("short_break")
    episodes = episodes.with_columns(
        joins_before=joins_before.fill_null(value=False),
        joins_after=joins_after.fill_null(value=False),
        short_before=_before("short_break").fill_null(value=False),
        short_after=_after("short_break").fill_null(value=False),
        started=started,
    ).with_columns(
        continues=care & pl.col("joins_before") & ~pl.col("short_before") & ~pl.col("started"),
        from_short_break=care & pl.col("joins_before") & pl.col("short_before"),
        to_short_break=care & pl.col("joins_after") & pl.col("short_after"),
    )
    return episodes.with_columns(
        period=pl.when(care).then((care & ~pl.col("continues")).cum_sum().cast(pl.UInt32))
    )


def _periods(episodes: pl.DataFrame, history: pl.DataFrame, year: int) -> pl.DataFrame:
    """`history`: as `_history` gives it, as at a day of that year."""
    # Care that goes on after the last return that holds the child: of its reviews since, nothing
    # is known, so none of it is judged.
    goes_on = (pl.col("known_to") < year) & (
        pl.col("ended_on").is_null() | (pl.col("ended_on") > pl.date(pl.col("known_to"), 4, 1))
    )
    in_care = episodes.filter(~pl.col("short_break"))
    first = in_care.filter(~pl.col("continues")).select(
        "period",
        "child",
        "began_on",
        "from_short_break",
        start_known=pl.col("started") | pl.col("from_short_break"),
        follows_another=(pl.col("child").shift(1) == pl.col("child")).fill_null(value=False),
    )
    last = in_care.filter(
        (pl.col("period") != pl.col("period").shift(-1)).fill_null(value=True)
    ).select(
        "ended_on",
        "open_then_absent",
        end_reason=pl.when("to_short_break").then(pl.lit(TO_SHORT_BREAKS)).otherwise("end_reason"),
    )
    return (
        pl.concat([first, last], how="horizontal")
        .join(history, on="child", how="left", maintain_order="left")
        .with_columns(history_from=pl.when(~goes_on).then("history_from"))
        .drop("known_to")
        .with_columns(
            end_known=pl.col("ended_on").is_not_null()
            & ~pl.col("open_then_absent")
            & (pl.col("end_reason") != CONTINUES).fill_null(value=True),
            judged_start=pl.col("start_known")
            & (pl.col("began_on") >= pl.col("history_from")).fill_null(value=False),
        )
    )


def _history(facts: Facts, as_at: date) -> pl.DataFrame:
    """What the returns up to the as-at day can tell of each child's reviews. Columns child,
    history_from (L of 0.5: 1 April of the earliest year of the last unbroken run of returns that
    hold the child and say what reviews were held), known_to (the last year of that run). A child
    of no such return is not in it."""
    known = [year for year in facts.years if year_start(year) <= as_at]
    silent = [year for year in known if year not in facts.years_with_reviews]
    known = [year for year in known if year > max(silent, default=0)]
    seen = facts.appearances.filter(pl.col("year").is_in(known))
    children = seen["child"].unique()
    # Walked back from the latest year, by the child's number: 0 is "not seen yet".
    first = np.zeros(_numbers(facts.appearances["child"]), dtype=np.int32)
    for year in reversed(known):
        in_return = seen.filter(pl.col("year") == year)["child"].to_numpy()
        before = first[in_return]
        first[in_return] = np.where((before == 0) | (before == year + 1), year, before)
    told = pl.DataFrame({"child": children, "year": first[children.to_numpy()]}).select(
        "child", history_from=pl.date(pl.col("year") - 1, 4, 1)
    )
    last = seen.group_by("child").agg(known_to=pl.col("year").max())
    return told.join(last, on="child")


def _numbers(children: pl.Series) -> int:
    """How many numbers the children have, counted from 0."""
    highest = children.max()
    return highest + 1 if isinstance(highest, int) else 0


def _findings(episodes: pl.DataFrame) -> pl.DataFrame:
    """What the episodes say against each other; the row is the later of the two."""
    reason_before = _before("end_reason")
    contradicts = ~_before("cut") & (
        ((reason_before == CONTINUES) & (pl.col("began_on") != _before("ended_on")))
        | ((reason_before == CONTINUES) & pl.col("started"))
        | ((reason_before != CONTINUES) & ~pl.col("started"))
    )
    cases = {
        "overlapping_episodes": _before("cut"),
        "x1_with_nothing_after": (pl.col("end_reason") == CONTINUES) & _after("row").is_null(),
        "neighbours_contradict": contradicts,
        "open_then_absent": pl.col("open_then_absent"),
        "not_in_the_years_return": pl.col("not_in_the_years_return"),
    }
    return pl.concat(
        episodes.filter(case.fill_null(value=False)).select(pl.lit(code).alias("code"), "row")
        for code, case in cases.items()
    )
