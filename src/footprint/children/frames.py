"""The facts of children as the frames that the domain reads: one select a frame.

`children` names the children wanted as a queryset, so that a frame is asked for in one statement.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

import polars as pl
from django.db.models import OuterRef, QuerySet, Subquery

from footprint.children.models import (
    AsylumSeeking,
    Child,
    ChildInReturn,
    Episode,
    LoadedReturn,
    Review,
)
from footprint.domain import facts as schemas
from footprint.domain.facts import Facts, Schema, frame
from footprint.domain.own_record import carried_on
from footprint.domain.words import born, last_word

#: A subquery of children's ids.
Ids: TypeAlias = "QuerySet[Child, Any]"

_WORD = {"year": pl.Int32, "withdrawn": pl.Boolean, "denies": pl.Boolean}
_EPISODES: Schema = {**schemas.EPISODES, **_WORD}
_REVIEWS: Schema = {**schemas.REVIEWS, **_WORD}
_UASC: Schema = {**schemas.UASC, **_WORD}
_IN_RETURN: Schema = {
    "child": pl.UInt32,
    "year": pl.Int32,
    "born_on": pl.Date,
    "from_header": pl.Boolean,
    "has_episodes": pl.Boolean,
    "tells_of_reviews": pl.Boolean,
}


def facts(
    children: QuerySet[Child],
    known: Iterable[tuple[int, str, date | None]],
    *,
    uasc: bool = True,
) -> Facts:
    """The facts of these children, from every source, each by the word that counts.

    `known` is (id, identifier, a person's word on the birth date) of the same children, which the
    caller has read already. `uasc`: whether the asylum-seeking children are asked for.
    """
    ids = children.values("pk")
    told = _in_returns(ids)
    returns = told.select("year", "tells_of_reviews").unique()
    with_reviews = returns.filter(pl.col("tells_of_reviews"))["year"]
    return Facts(
        children=_children(known, born(told)),
        episodes=_episodes(ids),
        reviews=_reviews(ids),
        uasc=_uasc(ids) if uasc else frame(schemas.UASC, []),
        appearances=told.filter("has_episodes").select("child", "year"),
        years=tuple(sorted(returns["year"])),
        years_with_reviews=tuple(sorted(with_reviews)),
    )


def facts_on(
    children: QuerySet[Child],
    known: Iterable[tuple[int, str, date | None]],
    as_at: date,
    *,
    uasc: bool = False,
) -> Facts:
    """The same for a page about a day: the service's own record goes on after the last return."""
    return carried_on(facts(children, known, uasc=uasc), as_at)


def _children(known: Iterable[tuple[int, str, date | None]], told: pl.DataFrame) -> pl.DataFrame:
    return (
        frame(schemas.CHILDREN, list(known))
        .join(told, on="child", how="left", suffix="_told", maintain_order="left")
        .with_columns(born_on=pl.coalesce("born_on", "born_on_told"))
        .drop("born_on_told")
    )


def _in_returns(ids: Ids) -> pl.DataFrame:
    loaded = LoadedReturn.objects.filter(year=OuterRef("year"))
    rows = ChildInReturn.objects.filter(child__in=ids, withdrawn=False).values_list(
        "child_id",
        "year",
        "born_on",
        "from_header",
        "has_episodes",
        Subquery(loaded.values("tells_of_reviews")),
    )
    return frame(_IN_RETURN, list(rows))


def _episodes(ids: Ids) -> pl.DataFrame:
    rows = Episode.objects.filter(child__in=ids).values_list(
        "pk",
        "child_id",
        "began_on",
        "ended_on",
        "new_episode",
        "legal_status",
        "placement",
        "end_reason",
        "year",
        "withdrawn",
        "denies",
    )
    codes = ("new_episode", "legal_status", "placement", "end_reason")
    return last_word(_blank_is_null(frame(_EPISODES, list(rows)), *codes), ["child", "began_on"])


def _reviews(ids: Ids) -> pl.DataFrame:
    rows = Review.objects.filter(child__in=ids).values_list(
        "pk", "child_id", "held_on", "participation", "year", "withdrawn", "denies"
    )
    told = _blank_is_null(frame(_REVIEWS, list(rows)), "participation")
    return last_word(told, ["child", "held_on"], ["participation"]).drop("year")


def _uasc(ids: Ids) -> pl.DataFrame:
    rows = AsylumSeeking.objects.filter(child__in=ids).values_list(
        "pk", "child_id", "ceased_on", "year", "withdrawn", "denies"
    )
    return last_word(frame(_UASC, list(rows)), ["child"]).drop("year")


def _blank_is_null(rows: pl.DataFrame, *codes: str) -> pl.DataFrame:
    return rows.with_columns(pl.col(code).replace("", None) for code in codes)
