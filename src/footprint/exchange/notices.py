"""What a person should know of an import before she confirms it; nothing here is done."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import polars as pl

from footprint.domain.codes import collection_year
from footprint.domain.facts import Schema, year_end
from footprint.exchange.compare import Planned
from footprint.exchange.people.words import PeopleWords
from footprint.exchange.ssda903.words import ReturnWords
from footprint.exchange.stored import FILE, PERSON, RETURN, StoredWords, ThingName

#: A person's word and a file's about one thing: both are kept, and the person's counts. `id` is her
#: stored row; `day` what the thing is known by beside the child; `year` the return's, null for the
#: people file. `column` is empty where she says there is no such thing.
CONFLICTS: Schema = {
    "thing": pl.String,
    "id": pl.Int64,
    "year": pl.Int32,
    "identifier": pl.String,
    "day": pl.Date,
    "column": pl.String,
    "person_says": pl.String,
    "file_says": pl.String,
}

#: A child of the people file who is in no return and not in the store; nothing of it is taken.
UNKNOWN_CHILDREN: Schema = {"identifier": pl.String, "line": pl.UInt32}

#: Perhaps one child under two identifiers: `before` is in the return of `year_before` and not of
#: `year`, `after` the other way round; one birth date, and an episode open between that began one day.
RENUMBERED: Schema = {
    "year_before": pl.Int32,
    "year": pl.Int32,
    "before": pl.String,
    "after": pl.String,
    "born_on": pl.Date,
    "began_on": pl.Date,
}

#: Open when the return of `year_before` ended, and not in the next one.
ABSENT: Schema = {
    "year_before": pl.Int32,
    "year": pl.Int32,
    "identifier": pl.String,
    "began_on": pl.Date,
}

#: From so great a share of lacking words on, a file is perhaps not the whole file.
SHARE_LACKING = 0.2

#: When more children than this share a birth date and a first day, neither tells one from another.
_MOST_ALIKE = 5

#: The day by which a word and another are about one thing; None: the child alone.
_DAYS: Mapping[ThingName, str | None] = {
    "children": None,
    "episodes": "began_on",
    "reviews": "held_on",
    "uasc": None,
    "names": None,
    "officers": "began_on",
    "social_workers": "began_on",
    "protection_plans": "began_on",
}
#: What is compared. Of an end, to leave it out is to say that there is none.
_COMPARED: Mapping[ThingName, tuple[str, ...]] = {
    "children": ("born_on",),
    "episodes": ("ended_on", "new_episode", "legal_status", "placement", "end_reason"),
    "reviews": ("participation",),
    "uasc": ("ceased_on",),
    "names": ("first_name", "known_as", "surname"),
    "officers": ("officer", "email", "ended_on"),
    "social_workers": ("worker", "ended_on"),
    "protection_plans": ("ended_on",),
}
_ENDS = ("ended_on", "ceased_on")


def conflicts(
    told: Mapping[tuple[ThingName, int | None], pl.DataFrame], stored: StoredWords
) -> pl.DataFrame:
    """CONFLICTS between what the files say, by thing and year, and the persons' words that stand."""
    found = [pl.DataFrame(schema=CONFLICTS)]
    for (thing, year), words in told.items():
        # A return names a social worker by a number, which no person does.
        if thing not in _DAYS or (thing == "social_workers" and year is not None):
            continue
        persons = stored.of(thing).filter((pl.col("word") == PERSON) & ~pl.col("withdrawn"))
        if persons.height:
            found.extend(_conflicts(thing, year, words, persons))
            if thing == "officers":
                found.append(_two_officers(words, persons))
    return pl.concat(found)


def _conflicts(
    thing: ThingName, year: int | None, words: pl.DataFrame, persons: pl.DataFrame
) -> Iterator[pl.DataFrame]:
    day = _DAYS[thing]
    key = ["identifier", *([day] if day else [])]
    columns = [column for column in _COMPARED[thing] if column in words.columns]
    pairs = persons.select("id", "denies", *key, *columns).join(
        words.select(*key, *columns), on=key, suffix="_told", maintain_order="left"
    )
    if thing in {"reviews", "social_workers"}:  # several a day: one that agrees is enough
        agree = pl.col(columns[0]).eq_missing(pl.col(f"{columns[0]}_told"))
        pairs = pairs.filter(pl.col("denies") | agree | ~agree.any().over("id"))
    told_day = pl.col(day) if day else pl.lit(None, pl.Date)
    placed: list[pl.Expr] = [
        pl.lit(thing).alias("thing"),
        pl.col("id"),
        pl.lit(year, pl.Int32).alias("year"),
        pl.col("identifier"),
        told_day.alias("day"),
    ]
    denied = pairs.filter("denies").unique("id", maintain_order=True)
    nothing = [pl.lit(None, pl.String).alias(name) for name in ("person_says", "file_says")]
    yield denied.select(*placed, pl.lit("").alias("column"), *nothing)
    for column in columns:
        hers, files = pl.col(column), pl.col(f"{column}_told")
        differ = hers.ne_missing(files)
        if column not in _ENDS:
            differ &= hers.is_not_null() & files.is_not_null()
        yield pairs.filter(~pl.col("denies") & differ).select(
            *placed,
            pl.lit(column).alias("column"),
            hers.cast(pl.String).alias("person_says"),
            files.cast(pl.String).alias("file_says"),
        )


def _two_officers(words: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """A person's and the file's officer of one child at one time, begun on different days."""
    pairs = persons.filter(~pl.col("denies")).join(words, on="identifier", suffix="_told")
    hers, files = (
        pl.coalesce(f"email{told}", pl.col(f"officer{told}").str.to_lowercase())
        for told in ("", "_told")
    )
    overlap = (pl.col("began_on") < pl.col("ended_on_told")).fill_null(value=True) & (
        pl.col("began_on_told") < pl.col("ended_on")
    ).fill_null(value=True)
    begun_apart = pl.col("began_on") != pl.col("began_on_told")
    return pairs.filter(overlap & begun_apart & (hers != files)).select(
        pl.lit("officers").alias("thing"),
        "id",
        pl.lit(None, pl.Int32).alias("year"),
        "identifier",
        pl.col("began_on_told").alias("day"),
        pl.lit("officer").alias("column"),
        pl.col("officer").alias("person_says"),
        pl.col("officer_told").alias("file_says"),
    )


def unknown_children(
    people: PeopleWords | None, returns: Sequence[ReturnWords], stored: StoredWords
) -> pl.DataFrame:
    """UNKNOWN_CHILDREN of the people file."""
    if people is None:
        return pl.DataFrame(schema=UNKNOWN_CHILDREN)
    known = pl.concat(
        [stored.identifiers.cast(pl.String), *(one.children["identifier"] for one in returns)]
    )
    return people.children.filter(~pl.col("identifier").is_in(known.implode()))


def between_years(
    returns: Sequence[ReturnWords], stored: StoredWords
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """RENUMBERED and ABSENT, from each return to the next where one of the two is given."""
    given = {one.year: one for one in returns}
    held = _stored_years(stored)
    renumbered, absent = [pl.DataFrame(schema=RENUMBERED)], [pl.DataFrame(schema=ABSENT)]
    for year_before, year in pairwise(sorted(given.keys() | held)):
        if year_before not in given and year not in given:
            continue
        before, after = _episodes(year_before, given, stored), _episodes(year, given, stored)
        gone = _open_at_the_end(before, year_before).join(after, on="identifier", how="anti")
        new = after.join(before, on="identifier", how="anti")
        years = (
            pl.lit(year_before, pl.Int32).alias("year_before"),
            pl.lit(year, pl.Int32).alias("year"),
        )
        absent.append(gone.select(*years, "identifier", "began_on"))
        met = _few_alike(gone).join(_few_alike(new), on=["born_on", "began_on"], suffix="_after")
        renumbered.append(
            met.select(
                *years, "born_on", "began_on", before="identifier", after="identifier_after"
            ).select(*RENUMBERED)
        )
    return (
        pl.concat(renumbered).sort("year", "before", "after"),
        pl.concat(absent).sort("year", "identifier", "began_on"),
    )


def _stored_years(stored: StoredWords) -> set[int]:
    standing = stored.of("children").filter((pl.col("word") == RETURN) & ~pl.col("withdrawn"))
    return set(standing["year"].to_list())


def _episodes(year: int, given: Mapping[int, ReturnWords], stored: StoredWords) -> pl.DataFrame:
    """The episodes of a year's return, with the birth dates it gives: those of the file, or else
    those that stand."""
    if year in given:
        children, episodes = given[year].children, given[year].episodes
    else:
        stands = (pl.col("year") == year) & (pl.col("word") == RETURN) & ~pl.col("withdrawn")
        children = stored.of("children").filter(stands)
        episodes = stored.of("episodes").filter(stands)
    return episodes.select("identifier", "began_on", "ended_on").join(
        children.select("identifier", "born_on"), on="identifier", how="left"
    )


def _open_at_the_end(episodes: pl.DataFrame, year: int) -> pl.DataFrame:
    return episodes.filter(
        (pl.col("began_on") <= year_end(year))
        & (pl.col("ended_on").is_null() | (pl.col("ended_on") > year_end(year)))
    )


def _few_alike(episodes: pl.DataFrame) -> pl.DataFrame:
    return episodes.drop_nulls("born_on").filter(
        pl.len().over("born_on", "began_on") <= _MOST_ALIKE
    )


def warnings(
    planned: Sequence[Planned],
    returns: Sequence[ReturnWords],
    people: PeopleWords | None,
    stored: StoredWords,
) -> tuple[str, ...]:
    """Sentences to be read before anything else."""
    names = {one.year: one.name for one in returns}
    return (
        *_far_fewer(planned, names),
        *_not_told(returns, stored),
        *_children_left_out(people, stored),
    )


def _far_fewer(planned: Sequence[Planned], names: Mapping[int, str]) -> Iterator[str]:
    for each in planned:
        if each.year is None or each.thing not in {"children", "episodes", "reviews"}:
            continue
        lacking, standing = each.withdrawn.height, each.standing
        if lacking > SHARE_LACKING * standing:
            yield (
                f"Missing from {names[each.year]}: {lacking:,} of the {standing:,} {each.thing} that"
                f" stand for {collection_year(each.year)}. Is it the whole return?"
            )


def _not_told(returns: Sequence[ReturnWords], stored: StoredWords) -> Iterator[str]:
    things: tuple[tuple[ThingName, str, str], ...] = (
        ("reviews", "reviews", "Reviews"),
        ("uasc", "uasc", "UASC"),
        ("social_workers", "sw_episodes", "social worker episodes"),
    )
    for one in returns:
        for thing, kind, title in things:
            stand = stored.of(thing).filter(
                (pl.col("year") == one.year) & (pl.col("word") == RETURN) & ~pl.col("withdrawn")
            )
            if kind not in one.tells_of and stand.height:
                yield (
                    f"{one.name} has no {title} file: what stands of it for"
                    f" {collection_year(one.year)} ({stand.height:,}) stays as it is."
                )


def _children_left_out(people: PeopleWords | None, stored: StoredWords) -> Iterator[str]:
    if people is None:
        return
    standing = stored.of("names").filter((pl.col("word") == FILE) & ~pl.col("withdrawn"))
    lacking = standing.join(people.children, on="identifier", how="anti").height
    if lacking > SHARE_LACKING * standing.height:
        yield (
            f"Missing from {people.name}: {lacking:,} of the {standing.height:,} children that the"
            " people file named before. What it said of them stays as it is."
        )
