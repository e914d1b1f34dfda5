"""Each return's own word, before a later one has the last word: frames by the authority's
identifier, for a store that keeps every return's word beside the others'.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from footprint.domain.facts import Schema
from footprint.exchange.ssda903.history import ReturnFacts
from footprint.exchange.ssda903.parse import Rows
from footprint.exchange.ssda903.tally import bad_cell_count, check_counts, refused_counts

#: One row a child in any file of the return. `from_header`: the birth date stands in the Header,
#: else (if there is one) in another file. `has_episodes`: in this return.
CHILDREN: Schema = {
    "identifier": pl.String,
    "born_on": pl.Date,
    "from_header": pl.Boolean,
    "has_episodes": pl.Boolean,
}

#: (identifier, began_on) is unique.
EPISODES: Schema = {
    "identifier": pl.String,
    "began_on": pl.Date,
    "ended_on": pl.Date,
    "new_episode": pl.String,
    "legal_status": pl.String,
    "placement": pl.String,
    "end_reason": pl.String,
}

#: Unique by all three.
REVIEWS: Schema = {"identifier": pl.String, "held_on": pl.Date, "participation": pl.String}

#: `identifier` is unique.
UASC: Schema = {"identifier": pl.String, "ceased_on": pl.Date}

#: `worker` is the number that the return gives a social worker. (identifier, began_on) is unique.
SOCIAL_WORKERS: Schema = {
    "identifier": pl.String,
    "worker": pl.String,
    "began_on": pl.Date,
    "ended_on": pl.Date,
    "reason": pl.String,
}

_LINKS = {
    "SW_ID": "worker",
    "SW_DECOM": "began_on",
    "SW_DEC": "ended_on",
    "SW_REASON": "reason",
}


@dataclass(frozen=True, slots=True)
class ReturnWords:
    """What one return says, and what was wrong with it.

    `year` is the calendar year in which its collection year ends; `found_by` how that was found;
    `tells_of` the kinds of file that it has, be it without rows: of others it says nothing.
    `rows`: kind -> rows read; `notes` are sentences for the reader. `findings` are the rows of
    PLACED_FINDINGS, `row_errors` those of ROW_ERRORS, that are about this return.
    """

    year: int
    name: str
    found_by: str
    tells_of: frozenset[str]
    rows: Mapping[str, int]
    notes: tuple[str, ...]
    children: pl.DataFrame
    episodes: pl.DataFrame
    reviews: pl.DataFrame
    uasc: pl.DataFrame
    social_workers: pl.DataFrame
    findings: pl.DataFrame
    row_errors: pl.DataFrame

    @property
    def tells_of_reviews(self) -> bool:
        return "reviews" in self.tells_of

    @property
    def checks(self) -> dict[str, dict[str, int]]:
        return check_counts(self.findings)

    @property
    def refused(self) -> dict[str, int]:
        return refused_counts(self.row_errors)

    @property
    def bad_cells(self) -> int:
        return bad_cell_count(self.row_errors)


def social_workers_of(rows: Rows | None) -> pl.DataFrame:
    """Who held the child's case from when to when, by the child's number. A row without worker or
    start, or that ends before it starts, cannot be placed and is left out."""
    schema = {"child": pl.UInt32, **{k: v for k, v in SOCIAL_WORKERS.items() if k != "identifier"}}
    if rows is None or not {"SW_ID", "SW_DECOM"}.issubset(rows.frame.columns):
        return pl.DataFrame(schema=schema)
    missing = [pl.lit(None).alias(column) for column in _LINKS if column not in rows.frame.columns]
    return (
        rows.taken()
        .with_columns(missing)
        .rename(_LINKS)
        .with_columns(pl.col("worker").str.strip_chars().replace("", None))
        .filter(
            pl.col("worker").is_not_null()
            & pl.col("began_on").is_not_null()
            & ~(pl.col("ended_on") < pl.col("began_on")).fill_null(value=False)
        )
        .select(pl.col(name).cast(kind) for name, kind in schema.items())
    )


def children_of(facts: ReturnFacts, texts: pl.Series) -> pl.DataFrame:
    """CHILDREN of a return; `texts` are the identifiers in the order of the children's numbers."""
    seen = pl.DataFrame({"child": pl.Series(np.flatnonzero(facts.seen)).cast(pl.UInt32)})
    from_header = facts.born.unique("child", keep="last").with_columns(from_header=True)
    elsewhere = facts.born_elsewhere.unique("child", keep="last").with_columns(from_header=False)
    have_episodes = facts.episodes.select(pl.col("child").unique(), has_episodes=True)
    told = seen.join(pl.concat([from_header, elsewhere]), on="child", how="left")
    told = told.join(have_episodes, on="child", how="left", maintain_order="left")
    return by_identifier(
        told.with_columns(pl.col("from_header", "has_episodes").fill_null(value=False)),
        texts,
        CHILDREN,
    )


def by_identifier(frame: pl.DataFrame, texts: pl.Series, schema: Schema) -> pl.DataFrame:
    """The frame's columns by identifier instead of by number; rows that say the same once."""
    named = frame.with_columns(texts.gather(frame["child"]).alias("identifier"))
    columns = [pl.col(name).cast(kind) for name, kind in schema.items()]
    return named.select(columns).unique(maintain_order=True)
