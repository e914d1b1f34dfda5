"""The days on which a child's ladder turns, read from the episodes of a period of care.

`placed`: placed for adoption in a new adoptive home. `returned`: that ended and the child is
still looked after, not placed. `authorised`: authority to place began, the child not being placed
(a placement order; a section 19 consent is not in the return and comes in beside it). See
docs/adr/0002.
"""

import polars as pl

from footprint.domain.care import Care
from footprint.domain.codes import AUTHORITY_TO_PLACE, NEW_CARER, PLACED_FOR_ADOPTION

PLACED = "placed"
RETURNED = "returned"
AUTHORISED = "authorised"
#: Reasons for a new episode that bring a new legal status.
NEW_LEGAL_STATUS = ("S", "L", "B", "U")

_ADOPTION = pl.col("placement").is_in(sorted(PLACED_FOR_ADOPTION)).fill_null(value=False)
_AUTHORITY = pl.col("legal_status").is_in(sorted(AUTHORITY_TO_PLACE)).fill_null(value=False)


def turns(care: Care, authorities: pl.DataFrame) -> pl.DataFrame:
    """Columns period, on, kind; sorted by period and day. Only periods with a placement for
    adoption or an authority to place have any. `authorities`: as in `Facts`."""
    of_episodes = _of_episodes(care)
    if authorities.is_empty():
        return of_episodes
    return _with_authorities(of_episodes, care, authorities)


def _with_authorities(
    of_episodes: pl.DataFrame, care: Care, authorities: pl.DataFrame
) -> pl.DataFrame:
    """Authority that somebody has typed is there from its first day, unless the episodes say that
    day that there is authority already or that the child is placed; and while it is there no
    episode's begins anew."""
    known = authorities.filter(pl.col("began_on") <= care.as_at).unique()
    days = care.episodes.filter(pl.col("period").is_not_null()).select(
        "period", "child", "began_on", "ended_on", told=_ADOPTION | _AUTHORITY
    )
    begun = (
        known.select("child", on="began_on")
        .join(days, on="child")
        .filter(
            (pl.col("began_on") <= pl.col("on"))
            & (pl.col("ended_on").is_null() | (pl.col("on") < pl.col("ended_on")))
            & ~pl.col("told")
        )
        .select("period", "on", kind=pl.lit(AUTHORISED))
    )
    standing = (
        of_episodes.filter(pl.col("kind") == AUTHORISED)
        .join(days.select("period", "child").unique(), on="period")
        .join(known, on="child")
        .filter(
            (pl.col("began_on") < pl.col("on"))
            & (pl.col("ended_on").is_null() | (pl.col("on") <= pl.col("ended_on")))
        )
    )
    anew = of_episodes.join(standing, on=["period", "on", "kind"], how="anti")
    return pl.concat([anew, begun]).unique().sort("period", "on", "kind")


def _of_episodes(care: Care) -> pl.DataFrame:
    # A stay in hospital or on holiday leaves a child placed where she was placed before it.
    in_care = care.episodes.filter(pl.col("period").is_not_null())
    episodes = (
        in_care.join(in_care.filter(_ADOPTION | _AUTHORITY), on="period", how="semi")
        .with_columns(
            placed=pl.when(~pl.col("temporary")).then(_ADOPTION).forward_fill().over("period"),
            authority=_AUTHORITY,
        )
        .with_columns(pl.col("placed").fill_null(value=False))
        .with_columns(
            placed_before=pl.col("placed").shift(1).over("period"),
            authority_before=pl.col("authority").shift(1).over("period"),
            temporary_before=pl.col("temporary").shift(1).over("period").fill_null(value=False),
        )
    )
    begins = pl.col("placed_before").is_null()
    back_from_a_stay = pl.col("temporary_before") | pl.col("temporary")
    new_carer = pl.col("new_episode").is_in(sorted(NEW_CARER)).fill_null(value=False)
    new_status = pl.col("new_episode").is_in(NEW_LEGAL_STATUS).fill_null(value=False)
    was_placed = pl.col("placed_before").fill_null(value=False)
    cases = {
        RETURNED: was_placed & ~pl.col("placed"),
        PLACED: pl.col("placed")
        & ((~begins & ~was_placed) | (new_carer & ~(was_placed & back_from_a_stay))),
        AUTHORISED: pl.col("authority")
        & ~pl.col("placed")
        & ~was_placed
        & pl.when(begins).then(new_status).otherwise(~pl.col("authority_before")),
    }
    return pl.concat(
        episodes.filter(case).select("period", on="began_on", kind=pl.lit(kind))
        for kind, case in cases.items()
    ).sort("period", "on")
