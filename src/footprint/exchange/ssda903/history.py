"""Several returns as one history: the frames that the domain reads.

Returns are taken in the order of their years, so that a later one has the last word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from footprint.domain import facts
from footprint.domain.codes import PARTICIPATION
from footprint.domain.facts import Facts
from footprint.exchange.ssda903.parse import Rows, any_twice

_EPISODES = {
    "DECOM": "began_on",
    "DEC": "ended_on",
    "RNE": "new_episode",
    "LS": "legal_status",
    "PLACE": "placement",
    "REC": "end_reason",
}
_OF_ONE_RETURN = {name: kind for name, kind in facts.EPISODES.items() if name != "year"}
_NOT_KNOWN = int(np.iinfo(np.int32).min)
_BORN = {"child": pl.UInt32, "born_on": pl.Date}


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """What one return gives to the history.

    `born` are dates of birth from the Header, `born_elsewhere` those of other children from the
    other files. `seen`, by child's number: is in any file of it. `tells_of_reviews`: it has a
    Reviews file, be it without rows.
    """

    episodes: pl.DataFrame
    reviews: pl.DataFrame
    uasc: pl.DataFrame
    born: pl.DataFrame
    born_elsewhere: pl.DataFrame
    seen: npt.NDArray[np.bool_]
    tells_of_reviews: bool


def facts_of(rows: Mapping[str, Rows], children: int, *, tells_of_reviews: bool) -> ReturnFacts:
    """The facts in the rows taken of one return. `children` is how many numbers children have;
    `tells_of_reviews` whether it has a Reviews file, be it without rows."""
    seen = np.zeros(children, np.bool_)
    for each in rows.values():
        seen[each.frame["child"].drop_nulls().to_numpy()] = True
    born = _born(rows["header"])
    return ReturnFacts(
        episodes=_as(rows["episodes"].taken().rename(_EPISODES), _OF_ONE_RETURN),
        reviews=_taken(
            rows.get("reviews"),
            {"REVIEW": "held_on", "REVIEW_CODE": "participation"},
            facts.REVIEWS,
        ),
        uasc=_taken(rows.get("uasc"), {"DUC": "ceased_on"}, facts.UASC),
        born=born,
        born_elsewhere=_born_elsewhere(rows, born, children),
        seen=seen,
        tells_of_reviews=tells_of_reviews,
    )


def _taken(rows: Rows | None, names: dict[str, str], schema: facts.Schema) -> pl.DataFrame:
    if rows is None:
        return facts.frame(schema, [])
    return _as(rows.taken().rename(names), schema)


def _as(frame: pl.DataFrame, schema: facts.Schema) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(kind) for name, kind in schema.items())


def _born(rows: Rows) -> pl.DataFrame:
    return rows.taken().select("child", pl.col("DOB").alias("born_on")).drop_nulls()


def _born_elsewhere(rows: Mapping[str, Rows], born: pl.DataFrame, children: int) -> pl.DataFrame:
    """Dates of birth of children without one in the Header, which are few."""
    in_header = np.zeros(children, np.bool_)
    in_header[born["child"].to_numpy()] = True
    found = [pl.DataFrame(schema=_BORN)]
    for name, each in rows.items():
        if name != "header" and each.has("DOB"):
            told = _born(each)
            found.append(told.filter(pl.Series(~in_header[told["child"].to_numpy()])))
    return pl.concat(found)


def history(returns: Sequence[ReturnFacts], years: Sequence[int], texts: pl.Series) -> Facts:
    """One history from returns in ascending order of their years. `texts` are the identifiers in
    the order of the children's numbers."""
    return Facts(
        children=_children(returns, texts),
        episodes=_last_word(_with_their_year(returns, years), "began_on"),
        reviews=_last_word([each.reviews for each in returns], "held_on", "participation"),
        uasc=_last_word([each.uasc for each in returns]),
        appearances=_appearances(returns, years),
        years=tuple(years),
        years_with_reviews=tuple(
            year for one, year in zip(returns, years, strict=True) if one.tells_of_reviews
        ),
    )


def _with_their_year(returns: Sequence[ReturnFacts], years: Sequence[int]) -> list[pl.DataFrame]:
    return [
        one.episodes.with_columns(year=pl.lit(year, pl.Int32))
        for one, year in zip(returns, years, strict=True)
    ]


def _last_word(
    frames: Sequence[pl.DataFrame], day: str | None = None, code: str | None = None
) -> pl.DataFrame:
    """All rows; of those about one child (and day, and code) the last."""
    together = pl.concat(frames)
    key = _key(together, day, code)
    return together.filter(key.is_last_distinct()) if any_twice(key) else together


def _key(rows: pl.DataFrame, day: str | None = None, code: str | None = None) -> pl.Series:
    """Child, and day and code where given, packed into one number, for speed."""
    key = rows["child"].cast(pl.UInt64)
    if day:
        key = key * 2**24 + (rows[day].cast(pl.Int32) + 2**20).cast(pl.UInt64)
    if code:
        known = pl.Enum(sorted(PARTICIPATION.known))
        key = key * 16 + rows[code].cast(known).to_physical().fill_null(15)
    return key


def _children(returns: Sequence[ReturnFacts], texts: pl.Series) -> pl.DataFrame:
    """Everyone seen, with the latest Header's date of birth, or else one from another file."""
    seen = np.zeros(len(texts), np.bool_)
    for one in returns:
        seen[: len(one.seen)] |= one.seen
    born = np.full(len(texts), _NOT_KNOWN, np.int32)
    for told in (*(one.born_elsewhere for one in returns), *(one.born for one in returns)):
        born[told["child"].to_numpy()] = told["born_on"].cast(pl.Int32).to_numpy()
    every = pl.DataFrame(
        {
            "child": pl.int_range(len(texts), dtype=pl.UInt32, eager=True),
            "identifier": texts,
            "born_on": pl.Series(born).replace(_NOT_KNOWN, None).cast(pl.Date),
        },
        schema=dict(facts.CHILDREN),
    )
    return every.filter(pl.Series(seen))


def _appearances(returns: Sequence[ReturnFacts], years: Sequence[int]) -> pl.DataFrame:
    each = [
        one.episodes.select(pl.col("child").unique(maintain_order=True)).with_columns(
            pl.lit(year, pl.Int32).alias("year")
        )
        for one, year in zip(returns, years, strict=True)
    ]
    return pl.concat(each)
