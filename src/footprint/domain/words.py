"""Which word counts, where several sources speak of one thing (docs/adr/0008)."""

from collections.abc import Sequence
from typing import Any

import polars as pl


def last_word(rows: pl.DataFrame, thing: Sequence[str], value: Sequence[str] = ()) -> pl.DataFrame:
    """Of the rows that stand: a person's about a thing, else the latest return's.

    `rows` has `year` (null: a person's), `withdrawn` and `denies` besides the columns that say which
    `thing` it is. Returns may say several things of it that all count, one a `value`. A thing that
    a person denies is gone.
    """
    standing = rows.filter(~pl.col("withdrawn"))
    of_people = standing.filter(pl.col("year").is_null())
    of_returns = (
        standing.filter(pl.col("year").is_not_null())
        .join(of_people, on=list(thing), how="anti")
        .sort("year", maintain_order=True)
        .unique([*thing, *value], keep="last", maintain_order=True)
    )
    return pl.concat([of_returns, of_people.filter(~pl.col("denies"))]).drop("withdrawn", "denies")


def born(told: pl.DataFrame) -> pl.DataFrame:
    """Columns child, born_on: the latest Header's word, else the latest other file's.

    `told` is a row a return and child: child, year, born_on, from_header.
    """
    return (
        told.filter(pl.col("born_on").is_not_null())
        .sort("from_header", "year", maintain_order=True)
        .unique("child", keep="last", maintain_order=True)
        .select("child", "born_on")
    )


def differences(
    rows: pl.DataFrame, thing: Sequence[str], values: Sequence[str]
) -> list[tuple[dict[str, Any], str, Any, Any, int]]:
    """Where a person's word and the latest return's on one thing differ: (the thing, which value, the
    person's, the return's, the return's year). Of a thing that a person denies the value is `denies`.
    `rows` as `last_word` takes them."""
    standing = rows.filter(~pl.col("withdrawn"))
    of_returns = standing.filter(pl.col("year").is_not_null()).sort("year", maintain_order=True)
    both = standing.filter(pl.col("year").is_null()).join(
        of_returns.unique(list(thing), keep="last", maintain_order=True),
        on=list(thing),
        suffix="_told",
    )
    found = []
    for row in both.sort(list(thing)).iter_rows(named=True):
        which = {name: row[name] for name in thing}
        if row["denies"]:
            found.append((which, "denies", None, None, row["year_told"]))
            continue
        found += [
            (which, name, row[name], row[f"{name}_told"], row["year_told"])
            for name in values
            if row[name] != row[f"{name}_told"]
        ]
    return found
