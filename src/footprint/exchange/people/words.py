"""What a people file says: frames by the authority's identifier, and what was wrong with it."""

from dataclasses import dataclass

import polars as pl

from footprint.domain.facts import Schema

#: One row a child; a part of the name that the file does not give is null.
NAMES: Schema = {
    "identifier": pl.String,
    "first_name": pl.String,
    "known_as": pl.String,
    "surname": pl.String,
}

#: Who holds the child from when to when: [began_on, ended_on), open when `ended_on` is null. `to` is
#: read as the day on which it ended, on which the next may begin, as an episode's end is.
#: `email` is in small letters, null when the file gives none. (identifier, began_on) is unique,
#: and no two stretches of one child overlap.
OFFICERS: Schema = {
    "identifier": pl.String,
    "officer": pl.String,
    "email": pl.String,
    "began_on": pl.Date,
    "ended_on": pl.Date,
}

#: (identifier, worker, began_on) is unique: two may work with a child at one time.
SOCIAL_WORKERS: Schema = {
    "identifier": pl.String,
    "worker": pl.String,
    "team": pl.String,
    "began_on": pl.Date,
    "ended_on": pl.Date,
}

#: (identifier, began_on) is unique, and no two of one child overlap.
PROTECTION_PLANS: Schema = {
    "identifier": pl.String,
    "began_on": pl.Date,
    "ended_on": pl.Date,
}

#: A bad cell, or a row that contradicts another, with its place. Its row was refused for it.
#: `column` is empty where the whole row is meant, `child` (the identifier) where it cannot be read.
ERRORS: Schema = {
    "file": pl.String,
    "line": pl.UInt32,
    "child": pl.String,
    "column": pl.String,
    "value": pl.String,
    "reason": pl.String,
    "row": pl.UInt32,
}


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """What one people file says. `read` and `refused` count rows, `notes` are sentences for the
    reader, `children` (identifier, line) has each child of a row that was taken, and its first
    line."""

    name: str
    read: int
    notes: tuple[str, ...]
    children: pl.DataFrame
    names: pl.DataFrame
    officers: pl.DataFrame
    social_workers: pl.DataFrame
    protection_plans: pl.DataFrame
    errors: pl.DataFrame

    @property
    def refused(self) -> int:
        return self.errors["row"].n_unique()
