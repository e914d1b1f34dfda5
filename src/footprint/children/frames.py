"""The facts of children as the frames that the domain reads: one select for what returns and people
tell, and one for what no return tells of.

`children` names the children wanted as a queryset, so that a frame is asked for in one statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

import polars as pl
from django.db.models import BigIntegerField, BooleanField, CharField, DateField, QuerySet, Value

from footprint.children.facts.ladder import ToldBeside
from footprint.children.ladder_rows import told_beside
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

_CODES = ("new_episode", "legal_status", "placement", "end_reason")
#: The statement that asks for everything told: whose row one is, and what the others leave empty.
_EPISODE, _REVIEW, _IN_A_RETURN, _LOADED = "episode", "review", "in a return", "return"
_NO_DAY = Value(None, DateField())
_NO_CODES = tuple(Value("", CharField()) for _ in _CODES)
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
    "told_to": pl.Date,
    "tells_of_reviews": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class Read:
    """The facts, and what of their making a page tells: the last day up to which a return tells of
    reviews, every word on episodes and reviews, those that do not count too, and what is recorded
    beside the returns."""

    facts: Facts
    told_to: date | None
    episodes_told: pl.DataFrame
    reviews_told: pl.DataFrame
    beside: tuple[ToldBeside, ...]


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
    return _read(children, known, uasc=uasc).facts


def _read(
    children: QuerySet[Child], known: Iterable[tuple[int, str, date | None]], *, uasc: bool
) -> Read:
    ids = children.values("pk")
    episodes, reviews, rows = _told(ids)
    told = rows.filter(pl.col("child").is_not_null())
    # Every return there is, whether or not one of these children is in it: a child whom the last
    # return lacks is absent from it, and not from the store.
    returns = rows.filter(pl.col("child").is_null())
    with_reviews = returns.filter(pl.col("tells_of_reviews"))
    told_to = with_reviews["told_to"].max()
    beside = told_beside(ids)
    read = Facts(
        children=_children(known, born(told)),
        episodes=last_word(episodes, ["child", "began_on"]),
        reviews=last_word(reviews, ["child", "held_on"], ["participation"]).drop("year"),
        uasc=_uasc(ids) if uasc else frame(schemas.UASC, []),
        appearances=told.filter("has_episodes").select("child", "year"),
        years=tuple(sorted(returns["year"])),
        years_with_reviews=tuple(sorted(with_reviews["year"])),
        authorities=_authorities(beside),
    )
    told_to = told_to if isinstance(told_to, date) else None
    return Read(read, told_to, episodes, reviews, beside)


def facts_on(
    children: QuerySet[Child],
    known: Iterable[tuple[int, str, date | None]],
    as_at: date,
    *,
    uasc: bool = False,
) -> Facts:
    """The same for a page about a day: the service's own record goes on after the last return."""
    return read_on(children, known, as_at, uasc=uasc).facts


def read_on(
    children: QuerySet[Child],
    known: Iterable[tuple[int, str, date | None]],
    as_at: date,
    *,
    uasc: bool = False,
) -> Read:
    """`facts_on`, with what a page tells of their making."""
    read = _read(children, known, uasc=uasc)
    return replace(read, facts=carried_on(read.facts, as_at))


def _children(known: Iterable[tuple[int, str, date | None]], told: pl.DataFrame) -> pl.DataFrame:
    return (
        frame(schemas.CHILDREN, list(known))
        .join(told, on="child", how="left", suffix="_told", maintain_order="left")
        .with_columns(born_on=pl.coalesce("born_on", "born_on_told"))
        .drop("born_on_told")
    )


def _told(ids: Ids) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Every word on episodes, and on reviews; which returns hold which of the children, and, without
    a child, every return there is. Asked for in one statement: a page may only ask so often."""
    rows = list(
        _of_episodes(ids).union(_of_reviews(ids), _of_children(ids), _of_returns(), all=True)
    )
    of_episodes = [row[1:] for row in rows if row[0] == _EPISODE]
    of_reviews = [(*row[1:4], row[5], *row[9:]) for row in rows if row[0] == _REVIEW]
    returns = [
        (row[2], row[9], row[3], *row[10:], None, None) for row in rows if row[0] == _IN_A_RETURN
    ]
    returns += [
        (None, row[9], None, None, None, row[3], row[10]) for row in rows if row[0] == _LOADED
    ]
    return (
        _blank_is_null(frame(_EPISODES, of_episodes), *_CODES),
        _blank_is_null(frame(_REVIEWS, of_reviews), "participation"),
        frame(_IN_RETURN, returns),
    )


def _of_episodes(ids: Ids) -> "QuerySet[Episode, Any]":
    return Episode.objects.filter(child__in=ids).values_list(
        Value(_EPISODE, CharField()),
        "pk",
        "child_id",
        "began_on",
        "ended_on",
        *_CODES,
        "year",
        "withdrawn",
        "denies",
    )


def _of_reviews(ids: Ids) -> "QuerySet[Review, Any]":
    return Review.objects.filter(child__in=ids).values_list(
        Value(_REVIEW, CharField()),
        "pk",
        "child_id",
        "held_on",
        _NO_DAY,
        "participation",
        *_NO_CODES[1:],
        "year",
        "withdrawn",
        "denies",
    )


def _of_children(ids: Ids) -> "QuerySet[ChildInReturn, Any]":
    return ChildInReturn.objects.filter(child__in=ids, withdrawn=False).values_list(
        Value(_IN_A_RETURN, CharField()),
        "pk",
        "child_id",
        "born_on",
        _NO_DAY,
        *_NO_CODES,
        "year",
        "from_header",
        "has_episodes",
    )


def _of_returns() -> "QuerySet[LoadedReturn, Any]":
    return LoadedReturn.objects.values_list(
        Value(_LOADED, CharField()),
        "pk",
        Value(None, BigIntegerField()),
        "told_to",
        _NO_DAY,
        *_NO_CODES,
        "year",
        "tells_of_reviews",
        Value(None, BooleanField()),
    )


def _authorities(beside: Iterable[ToldBeside]) -> pl.DataFrame:
    rows = [(row.child_id, row.day, row.ended_on) for row in beside if row.thing == "authority"]
    return frame(schemas.AUTHORITIES, list(rows))


def _uasc(ids: Ids) -> pl.DataFrame:
    rows = AsylumSeeking.objects.filter(child__in=ids).values_list(
        "pk", "child_id", "ceased_on", "year", "withdrawn", "denies"
    )
    return last_word(frame(_UASC, list(rows)), ["child"]).drop("year")


def _blank_is_null(rows: pl.DataFrame, *codes: str) -> pl.DataFrame:
    return rows.with_columns(pl.col(code).replace("", None) for code in codes)
