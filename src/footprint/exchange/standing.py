"""The words that stand in the store, as the planner takes them."""

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from footprint.children.flags import PROTECTION_PLAN
from footprint.children.held import held
from footprint.exchange.stored import FILE, PERSON, RETURN, StoredWords, ThingName

#: Thing of the planner -> kind of word of the store.
KINDS: dict[ThingName, str] = {
    "children": "in_returns",
    "episodes": "episodes",
    "reviews": "reviews",
    "uasc": "uasc",
    "social_workers": "links",
    "findings": "findings",
    "names": "names",
    "officers": "allocations",
    "protection_plans": "flags",
}

#: Of these a person's word is a row of the same table without a year.
_WITH_A_YEAR = frozenset({"children", "episodes", "reviews", "uasc", "social_workers", "findings"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the store holds of what an import may touch or must know.

    `versions`: thing, id, version of each row in `words`. `returns` and `officers` are the store's
    rows of them, as `children.held` gives them.
    """

    words: StoredWords
    versions: pl.DataFrame
    returns: pl.DataFrame
    officers: pl.DataFrame


def standing(years: Collection[int], *, people: bool) -> Standing:
    """What an import of these years' returns, and of a people file if there is one, is planned
    against."""
    children, returns, officers = held("children"), held("returns"), held("officers")
    between = _with_neighbours(years, returns["year"].to_list())
    frames: dict[ThingName, pl.DataFrame] = {}
    for thing, kind in KINDS.items():
        if thing in _WITH_A_YEAR:
            wide = thing in {"children", "episodes"}
            frames[thing] = _frame(thing, held(kind, between if wide else years), officers)
        elif people:
            frames[thing] = _frame(thing, held(kind), officers)
    versions = pl.concat(
        frame.select(pl.lit(thing).alias("thing"), "id", "version")
        for thing, frame in frames.items()
    )
    # Only now: a person's birth date stands in the table of children, whose ids are its own.
    frames["children"] = pl.concat(
        [frames["children"], _told_by_people(children)], how="diagonal_relaxed"
    )
    return Standing(StoredWords(children["identifier"], frames), versions, returns, officers)


def _with_neighbours(years: Collection[int], loaded: Collection[int]) -> set[int]:
    """The years, and of those loaded the nearest before and after each: children are compared
    from one return to the next."""
    near = set(years)
    for year in years:
        near |= set(sorted(one for one in loaded if one < year)[-1:])
        near |= set(sorted(one for one in loaded if one > year)[:1])
    return near


def _frame(thing: ThingName, rows: pl.DataFrame, officers: pl.DataFrame) -> pl.DataFrame:
    rows = rows.rename({"row": "id"})
    marks = {
        "year": pl.lit(None, pl.Int32),
        "denies": pl.lit(value=False),
        "word": pl.when(pl.col("year").is_null()).then(pl.lit(PERSON)).otherwise(pl.lit(RETURN))
        if "year" in rows.columns
        else pl.lit(FILE),
    }
    missing = [mark.alias(name) for name, mark in marks.items() if name not in rows.columns]
    rows = rows.with_columns(missing)
    if thing == "officers":
        of = officers.select(pl.col("row").alias("officer"), "full_name", "email")
        rows = rows.join(of, on="officer", how="left", maintain_order="left")
        rows = rows.drop("officer").rename({"full_name": "officer"})
    if thing == "protection_plans":
        rows = rows.filter(pl.col("kind") == PROTECTION_PLAN)
    return rows


def _told_by_people(children: pl.DataFrame) -> pl.DataFrame:
    """Persons' words on birth dates, which stand with the child herself."""
    return children.filter(pl.col("born_on").is_not_null()).select(
        pl.col("row").alias("id"),
        "version",
        "identifier",
        "born_on",
        year=pl.lit(None, pl.Int32),
        word=pl.lit(PERSON),
        withdrawn=pl.lit(value=False),
        denies=pl.lit(value=False),
    )
