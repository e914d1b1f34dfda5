"""A store made of frames, to plan against and to do plans in."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from footprint.domain.facts import frame
from footprint.exchange.compare import BEFORE, Planned
from footprint.exchange.plan import ImportPlan
from footprint.exchange.ssda903 import words
from footprint.exchange.ssda903.returns import PLACED_FINDINGS, ROW_ERRORS
from footprint.exchange.ssda903.words import ReturnWords
from footprint.exchange.stored import FILE, PERSON, RETURN, STORED, StoredWords, ThingName

Row = tuple[object, ...]
ALL_KINDS = frozenset({"header", "episodes", "reviews", "uasc", "sw_episodes"})


def the_return(
    year: int = 2019,
    *,
    children: Sequence[Row] = (),
    episodes: Sequence[Row] = (),
    reviews: Sequence[Row] = (),
    uasc: Sequence[Row] = (),
    social_workers: Sequence[Row] = (),
    findings: Sequence[Row] = (),
    tells_of: frozenset[str] = ALL_KINDS,
) -> ReturnWords:
    """A return's word. `episodes` may leave out their last columns; children with an episode and
    no row of their own are given one. `findings`: (code, kind, child, value, line)."""
    told = {str(row[0]) for row in children}
    others: dict[str, Row] = {
        str(row[0]): (row[0], None, True, True) for row in episodes if row[0] not in told
    }
    wide = [(*row, *(None,) * (len(words.EPISODES) - len(row))) for row in episodes]
    placed = pl.DataFrame(
        [
            (code, "r", kind, f"r/{kind}.csv", line, child, "COLUMN", value, "wrong", line, False)
            for code, kind, child, value, line in findings
        ],
        schema=PLACED_FINDINGS,
        orient="row",
    )
    return ReturnWords(
        year=year,
        name=f"return {year}",
        found_by="said",
        tells_of=tells_of,
        rows={},
        notes=(),
        children=frame(words.CHILDREN, [*children, *others.values()]),
        episodes=frame(words.EPISODES, wide),
        reviews=frame(words.REVIEWS, list(reviews)),
        uasc=frame(words.UASC, list(uasc)),
        social_workers=frame(words.SOCIAL_WORKERS, list(social_workers)),
        findings=placed,
        row_errors=pl.DataFrame(schema=ROW_ERRORS),
    )


def apply(plan: ImportPlan, stored: StoredWords, *, confirmed: bool = False) -> StoredWords:
    """The store after the plan is done in it."""
    frames: dict[ThingName, pl.DataFrame] = {name: stored.of(name) for name in STORED}
    for each in plan.things:
        frames[each.thing] = _done(each, frames[each.thing], confirmed=confirmed)
    named = [frames[name]["identifier"] for name in ("children", "names")]
    everyone = pl.concat([stored.identifiers, *named]).drop_nulls().unique()
    return StoredWords(everyone, frames)


def _done(each: Planned, stored: pl.DataFrame, *, confirmed: bool) -> pl.DataFrame:
    updated = pl.concat([each.changed, each.returned])
    values = [name.removesuffix(BEFORE) for name in updated.columns if name.endswith(BEFORE)]
    new = updated.select("id", *(pl.col(value).alias(f"{value}_new") for value in values))
    stored = stored.join(
        new.with_columns(found=pl.lit(value=True)), on="id", how="left", maintain_order="left"
    )
    found = pl.col("found").fill_null(value=False)
    for value in values:
        stored = stored.with_columns(
            pl.when(found).then(f"{value}_new").otherwise(value).alias(value)
        )
    goes = confirmed or each.thing == "findings"
    withdrawn = each.withdrawn["id"] if goes else each.withdrawn["id"].clear()
    stored = stored.with_columns(
        withdrawn=(pl.col("withdrawn") & ~found) | pl.col("id").is_in(withdrawn.implode())
    ).select(STORED[each.thing].keys())
    first = (stored["id"].max() or 0) if stored.height else 0
    assert isinstance(first, int)
    added = each.added.with_row_index("id", offset=first + 1).with_columns(
        pl.lit(each.year, pl.Int32).alias("year"),
        pl.lit(FILE if each.year is None else RETURN).alias("word"),
        pl.lit(value=False).alias("withdrawn"),
        pl.lit(value=False).alias("denies"),
        pl.col("id").cast(pl.Int64),
    )
    return pl.concat([stored, added], how="diagonal")


def with_a_persons(
    stored: StoredWords, thing: ThingName, *, denies: bool = False, **said: object
) -> StoredWords:
    """The store with a person's word in it."""
    before = stored.of(thing)
    row: dict[str, object] = {
        "id": 10_000 + before.height,
        "word": PERSON,
        "withdrawn": False,
        "denies": denies,
        **said,
    }
    hers = pl.DataFrame(
        [row], schema_overrides={k: v for k, v in STORED[thing].items() if k in row}
    )
    frames = {name: stored.of(name) for name in STORED}
    frames[thing] = pl.concat([before, hers], how="diagonal")
    return StoredWords(stored.identifiers, frames)


def said(stored: StoredWords) -> dict[str, list[Row]]:
    """What every word says, whatever its id, in one order."""
    return {name: sorted(stored.of(name).drop("id").rows(), key=repr) for name in STORED}


def day(number: int) -> date:
    """A day of the collection year ending in 2019."""
    return date.fromordinal(date(2018, 4, 1).toordinal() + number)
