"""The words that stand in the store, as frames that an import is planned against.

Each source's word about a thing is a row of its own: a return's (one a collection year), the people
file's, a person's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from footprint.domain.facts import Schema
from footprint.exchange.people import words as of_people
from footprint.exchange.ssda903 import words as of_return

ThingName = Literal[
    "children",
    "episodes",
    "reviews",
    "uasc",
    "social_workers",
    "findings",
    "names",
    "officers",
    "protection_plans",
]

RETURN, FILE, PERSON = "return", "file", "person"

#: What is said beside the word itself. `id` is the key of the stored row; `word` whose it is:
#: RETURN, FILE (the people file) or PERSON; `year` the collection year of a return's word, null for
#: the others. `withdrawn`: it no longer stands. `denies`: a person says there is no such thing.
MARKS: Schema = {
    "id": pl.Int64,
    "year": pl.Int32,
    "word": pl.String,
    "withdrawn": pl.Boolean,
    "denies": pl.Boolean,
}

#: A failed check of a return. `identifier` is null where the child cannot be read; `file` is
#: without its folder. Unique by all up to `value`.
FINDINGS: Schema = {
    "identifier": pl.String,
    "code": pl.String,
    "kind": pl.String,
    "column": pl.String,
    "value": pl.String,
    "file": pl.String,
    "line": pl.UInt32,
    "message": pl.String,
    "refused": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind of thing as one source tells of it. `key` says which word is about the same thing as
    another of that source (and year)."""

    name: ThingName
    columns: Schema
    key: tuple[str, ...]

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(column for column in self.columns if column not in self.key)


OF_A_RETURN: tuple[Thing, ...] = (
    Thing("children", of_return.CHILDREN, ("identifier",)),
    Thing("episodes", of_return.EPISODES, ("identifier", "began_on")),
    Thing("reviews", of_return.REVIEWS, ("identifier", "held_on", "participation")),
    Thing("uasc", of_return.UASC, ("identifier",)),
    Thing("social_workers", of_return.SOCIAL_WORKERS, ("identifier", "began_on")),
    Thing("findings", FINDINGS, ("identifier", "code", "kind", "column", "value")),
)

OF_THE_PEOPLE_FILE: tuple[Thing, ...] = (
    Thing("names", of_people.NAMES, ("identifier",)),
    Thing("officers", of_people.OFFICERS, ("identifier", "began_on")),
    Thing("social_workers", of_people.SOCIAL_WORKERS, ("identifier", "worker", "began_on")),
    Thing("protection_plans", of_people.PROTECTION_PLANS, ("identifier", "began_on")),
)

#: The columns of each thing's stored frame: the marks, and what any source tells of it.
STORED: Mapping[ThingName, Schema] = {
    name: {
        **MARKS,
        **{
            column: kind
            for thing in (*OF_THE_PEOPLE_FILE, *OF_A_RETURN)
            if thing.name == name
            for column, kind in thing.columns.items()
        },
    }
    for name in dict.fromkeys(thing.name for thing in (*OF_A_RETURN, *OF_THE_PEOPLE_FILE))
}


@dataclass(frozen=True, slots=True)
class StoredWords:
    """Every word of the store about things that an import may touch, withdrawn ones too.

    `identifiers` are those of all children in the store. `frames`: thing -> its columns in STORED;
    one that is not given is empty.
    """

    identifiers: pl.Series
    frames: Mapping[ThingName, pl.DataFrame]

    def of(self, thing: ThingName) -> pl.DataFrame:
        """Its stored frame, each column of the type that STORED says."""
        schema = STORED[thing]
        if thing not in self.frames:
            return pl.DataFrame(schema=dict(schema))
        return self.frames[thing].select(pl.col(name).cast(kind) for name, kind in schema.items())


def nothing_stored() -> StoredWords:
    """An empty store."""
    return StoredWords(pl.Series([], dtype=pl.String), {})
