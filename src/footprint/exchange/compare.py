"""What a source says now beside what it said before, thing by thing."""

from dataclasses import dataclass, replace

import polars as pl

from footprint.exchange.stored import Thing, ThingName

BEFORE = "_before"


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of the words about one kind of thing. `year` is that of the return, null for
    the people file.

    `added` has the thing's columns. `changed` and `returned` (a withdrawn word that stands again)
    have `id`, the thing's columns as they would be, and each that may change as it is now, named
    ..._before. `withdrawn` has `id` and the thing's columns: it stands, the file lacks it, and it
    goes only if the person confirms (findings go at once). `same` counts words that stay.
    """

    thing: ThingName
    year: int | None
    added: pl.DataFrame
    changed: pl.DataFrame
    withdrawn: pl.DataFrame
    returned: pl.DataFrame
    same: int

    @property
    def is_empty(self) -> bool:
        return not (
            self.added.height
            or self.changed.height
            or self.withdrawn.height
            or self.returned.height
        )

    @property
    def standing(self) -> int:
        """How many words stand before anything is done."""
        return self.same + self.changed.height + self.withdrawn.height


def compare(thing: Thing, year: int | None, told: pl.DataFrame, stored: pl.DataFrame) -> Planned:
    """`told` are the words of the file (the thing's columns, unique by its key), `stored` those of
    the same source (and year) in the store."""
    key, values = list(thing.key), list(thing.values)
    before = stored.select(
        "id", "withdrawn", *key, *(pl.col(value).alias(value + BEFORE) for value in values)
    )
    met = told.join(before, on=key, how="left", nulls_equal=True, maintain_order="left")
    differs = pl.any_horizontal(
        pl.lit(value=False), *(pl.col(value).ne_missing(pl.col(value + BEFORE)) for value in values)
    )
    known, withdrawn = pl.col("id").is_not_null(), pl.col("withdrawn")
    planned_columns = ["id", *thing.columns, *(value + BEFORE for value in values)]
    planned = Planned(
        thing=thing.name,
        year=year,
        added=met.filter(~known).select(*thing.columns),
        changed=met.filter(known & ~withdrawn & differs).select(planned_columns),
        withdrawn=_lacking(thing, told, stored),
        returned=met.filter(known & withdrawn).select(planned_columns),
        same=met.filter(known & ~withdrawn & ~differs).height,
    )
    return _with_codes_corrected(planned) if thing.name == "reviews" else planned


def _lacking(thing: Thing, told: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
    standing = stored.filter(~pl.col("withdrawn"))
    lacking = standing.join(told, on=list(thing.key), how="anti", nulls_equal=True)
    return lacking.select("id", *thing.columns)


def _with_codes_corrected(planned: Planned) -> Planned:
    """A child's one stored review of a day that the file lacks, and the one of that day that the
    store lacks, are one review whose code was corrected."""
    day = ["identifier", "held_on"]
    gone = planned.withdrawn.filter(pl.len().over(day) == 1)
    come = planned.added.filter(pl.len().over(day) == 1)
    corrected = come.join(
        gone.rename({"participation": "participation" + BEFORE}),
        on=day,
        maintain_order="left",
    ).select("id", *planned.added.columns, "participation" + BEFORE)
    return replace(
        planned,
        added=planned.added.join(corrected, on=day, how="anti", maintain_order="left"),
        changed=corrected,
        withdrawn=planned.withdrawn.join(corrected, on="id", how="anti", maintain_order="left"),
        returned=planned.returned.with_columns(
            pl.col("participation").alias("participation" + BEFORE)
        ),
    )


def of_people(thing: Thing, told: pl.DataFrame, stored: pl.DataFrame) -> Planned:
    """The same for a people file, which speaks of a child's officers, social workers and so on only
    where it has one: a child or a column that it leaves out stays as it stands, and so does what had
    ended before its first row begins. An officer or social worker of the store who is named no more
    is taken to have ended when the file's first of that child began."""
    spoken_of = stored.join(told, on="identifier", how="semi", maintain_order="left")
    planned = compare(thing, None, told, spoken_of)
    if "began_on" not in thing.columns:
        return planned
    first = told.group_by("identifier").agg(pl.col("began_on").min().alias("first"))
    lacking = planned.withdrawn.join(first, on="identifier", maintain_order="left")
    earlier = (pl.col("ended_on") <= pl.col("first")).fill_null(value=False)
    followed = pl.col("ended_on").is_null() & (pl.col("began_on") < pl.col("first"))
    ended = _not_named(thing, lacking.filter(followed), told)
    changed = ended.select(
        "id",
        *(pl.col(column) for column in thing.columns if column != "ended_on"),
        *(pl.col(value).alias(value + BEFORE) for value in thing.values),
        ended_on="first",
    ).select(planned.changed.columns)
    return replace(
        planned,
        changed=pl.concat([planned.changed, changed]),
        withdrawn=lacking.filter(~earlier)
        .join(ended, on="id", how="anti", maintain_order="left")
        .drop("first"),
    )


def _not_named(thing: Thing, stretches: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Those of somebody whom the file does not name for the child. Protection plans name nobody."""
    if thing.name == "officers":
        who = pl.coalesce("email", pl.col("officer").str.to_lowercase())
    elif thing.name == "social_workers":
        who = pl.col("worker")
    else:
        return stretches.clear()
    named = told.select("identifier", who=who)
    return (
        stretches.with_columns(who=who)
        .join(named, on=["identifier", "who"], how="anti", maintain_order="left")
        .drop("who")
    )
