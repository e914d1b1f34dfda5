"""What an import would do, planned from what the files say and what stands in the store.

Nothing is read or written here, so that the same plan is made for the preview and, again, in the
transaction that applies it.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from footprint.exchange import notices
from footprint.exchange.compare import Planned, compare, of_people
from footprint.exchange.people.words import PeopleWords
from footprint.exchange.ssda903.words import ReturnWords
from footprint.exchange.stored import (
    FILE,
    FINDINGS,
    OF_A_RETURN,
    OF_THE_PEOPLE_FILE,
    RETURN,
    StoredWords,
    Thing,
    ThingName,
)

#: Kind of file -> without it a return says nothing of the thing, and nothing of it is withdrawn.
_TOLD_BY: Mapping[ThingName, str] = {
    "reviews": "reviews",
    "uasc": "uasc",
    "social_workers": "sw_episodes",
}


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would be done, thing by thing and year by year, and what should be known before.

    `conflicts`, `unknown_children`, `renumbered` and `absent` have the columns that are named in
    `notices`; `warnings` are sentences to be read first.
    """

    things: tuple[Planned, ...]
    conflicts: pl.DataFrame
    unknown_children: pl.DataFrame
    renumbered: pl.DataFrame
    absent: pl.DataFrame
    warnings: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing would be done, confirmed or not."""
        return all(each.is_empty for each in self.things)

    @property
    def withdraws(self) -> int:
        """How many words would go if the person confirms it."""
        return sum(each.withdrawn.height for each in self.things if each.thing != "findings")

    @property
    def digest(self) -> str:
        """The same for two plans that would do the same; another, and the preview is stale."""
        digest = hashlib.sha256()
        for each in sorted(self.things, key=lambda one: (one.thing, one.year or 0)):
            digest.update(f"{each.thing} {each.year}\n".encode())
            for part in (each.added, each.changed, each.withdrawn, each.returned):
                columns = sorted(part.columns)
                ordered = part.select(columns).sort(columns, nulls_last=True)
                digest.update(ordered.write_csv(null_value="\0").encode())
        return digest.hexdigest()

    def of(self, thing: ThingName, year: int | None = None) -> Planned:
        """What would be done to a thing's words of a year, or of the people file."""
        return next(one for one in self.things if (one.thing, one.year) == (thing, year))


def plan_import(
    stored: StoredWords,
    returns: Sequence[ReturnWords] = (),
    people: PeopleWords | None = None,
) -> ImportPlan:
    """The plan for one or more returns, each of another year, and the people file if there is one.
    A year whose return is not given is not touched, nor is any person's word."""
    unknown = notices.unknown_children(people, returns, stored)
    told = _told(returns, people, unknown)
    planned = (*_of_returns(returns, told, stored), *_of_people(people, told, stored))
    renumbered, absent = notices.between_years(returns, stored)
    return ImportPlan(
        things=planned,
        conflicts=notices.conflicts(told, stored),
        unknown_children=unknown,
        renumbered=renumbered,
        absent=absent,
        warnings=notices.warnings(planned, returns, people, stored),
    )


_Told = dict[tuple[ThingName, int | None], pl.DataFrame]


def _told(
    returns: Sequence[ReturnWords], people: PeopleWords | None, unknown: pl.DataFrame
) -> _Told:
    """What the files say, by thing and year."""
    told: _Told = {}
    for one in returns:
        told[("children", one.year)] = one.children
        told[("episodes", one.year)] = one.episodes
        told[("reviews", one.year)] = one.reviews
        told[("uasc", one.year)] = one.uasc
        told[("social_workers", one.year)] = one.social_workers
        told[("findings", one.year)] = _findings(one)
    if people is not None:
        frames: dict[ThingName, pl.DataFrame] = {
            "names": people.names,
            "officers": people.officers,
            "social_workers": people.social_workers,
            "protection_plans": people.protection_plans,
        }
        for name, frame in frames.items():
            told[(name, None)] = frame.join(
                unknown, on="identifier", how="anti", maintain_order="left"
            )
    return told


def _of_returns(
    returns: Sequence[ReturnWords], told: _Told, stored: StoredWords
) -> Iterator[Planned]:
    for one in returns:
        for thing in OF_A_RETURN:
            before = stored.of(thing.name).filter(
                (pl.col("word") == RETURN) & (pl.col("year") == one.year)
            )
            before = _spoken_of(thing, before, one.tells_of)
            yield compare(thing, one.year, told[(thing.name, one.year)], before)


def _spoken_of(thing: Thing, stored: pl.DataFrame, tells_of: frozenset[str]) -> pl.DataFrame:
    """The stored words about which a return that has these kinds of file says anything."""
    if thing.name == "findings":
        return stored.filter(pl.col("kind").is_in(sorted(tells_of)))
    told_by = _TOLD_BY.get(thing.name)
    return stored if told_by is None or told_by in tells_of else stored.clear()


def _of_people(people: PeopleWords | None, told: _Told, stored: StoredWords) -> Iterator[Planned]:
    if people is None:
        return
    for thing in OF_THE_PEOPLE_FILE:
        before = stored.of(thing.name).filter(pl.col("word") == FILE)
        yield of_people(thing, told[(thing.name, None)], before)


def _findings(one: ReturnWords) -> pl.DataFrame:
    """The return's failed checks, each said once; of several alike the first."""
    key = next(thing.key for thing in OF_A_RETURN if thing.name == "findings")
    found = one.findings.sort("row", maintain_order=True).with_columns(
        pl.col("child").alias("identifier"), pl.col("file").str.replace(r"^.*/", "")
    )
    columns = [pl.col(name).cast(kind) for name, kind in FINDINGS.items()]
    return found.select(columns).unique(key, keep="first", maintain_order=True)
