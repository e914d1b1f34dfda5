"""What the files say, in the lengths and by the addresses that the store knows.

Done before anything is compared, so that what was taken in compares as the same the next time.
"""

from dataclasses import replace

import polars as pl

from footprint.exchange.facts import UnreadCell
from footprint.exchange.people.words import PeopleWords
from footprint.exchange.ssda903.words import ReturnWords

#: As long as the store's columns.
_LONGEST = {"file": 200, "value": 200, "column": 40, "message": 500, "worker": 200, "reason": 20}


def as_the_store_takes_it(one: ReturnWords) -> ReturnWords:
    """A return whose findings name only its own children, and no text too long."""
    of_it = pl.col("child").is_in(one.children["identifier"].implode())
    named = one.findings.with_columns(pl.when(of_it).then("child").otherwise(None).alias("child"))
    return replace(
        one,
        findings=_shortened(named),
        social_workers=_shortened(one.social_workers),
    )


def _shortened(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(
        pl.col(name)
        .str.replace_all("\0", "\N{REPLACEMENT CHARACTER}")
        .str.slice(0, longest)
        .replace("", None)
        for name, longest in _LONGEST.items()
        if name in frame.columns
    )


def tidy_people(
    people: PeopleWords, officers: pl.DataFrame
) -> tuple[PeopleWords, tuple[UnreadCell, ...], tuple[str, ...]]:
    """The people file with its officers as the store knows them; those who are not known and have
    no e-mail address, whom nobody could be joined with; and sentences about names that differ.

    `officers` has full_name and email. The store's spelling of a name stays.
    """
    told = _with_addresses(people.officers, officers)
    lacking = told.filter(pl.col("email").is_null())
    known = officers.select("email", "full_name").unique("email")
    told = told.filter(pl.col("email").is_not_null()).join(
        known, on="email", how="left", maintain_order="left"
    )
    differs = told.filter(pl.col("full_name") != pl.col("officer"))
    notes = tuple(
        f"{people.name} calls {email} {officer}; Footprint keeps the name {name}."
        for email, officer, name in differs.select("email", "officer", "full_name")
        .unique(maintain_order=True)
        .iter_rows()
    )
    named = told.with_columns(pl.coalesce("full_name", "officer").alias("officer"))
    refused = tuple(
        UnreadCell(
            file=people.name,
            line=None,
            child=identifier,
            column="officer_email",
            value=officer,
            reason="no officer of this name is known: give the e-mail address",
            refused=True,
            private=True,
        )
        for identifier, officer in lacking.select("identifier", "officer").iter_rows()
    )
    tidied = replace(people, officers=named.select(people.officers.columns))
    return tidied, refused, notes


def _with_addresses(told: pl.DataFrame, officers: pl.DataFrame) -> pl.DataFrame:
    """An officer whom the file gives without an address has that of the store's one officer of
    the name."""
    by_name = (
        officers.with_columns(pl.col("full_name").str.to_lowercase().alias("called"))
        .filter(pl.len().over("called") == 1)
        .select("called", pl.col("email").alias("known_email"))
    )
    return (
        told.with_columns(pl.col("officer").str.to_lowercase().alias("called"))
        .join(by_name, on="called", how="left", maintain_order="left")
        .with_columns(pl.coalesce("email", "known_email").alias("email"))
        .drop("called", "known_email")
    )
