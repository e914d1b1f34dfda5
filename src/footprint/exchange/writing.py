"""From a plan to what is written: the rows of each kind of word, in the store's own fields."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from polars import selectors

from footprint.children.actions.taking_in import Words
from footprint.children.flags import PROTECTION_PLAN
from footprint.children.name_keys import name_key
from footprint.exchange.compare import BEFORE, Planned
from footprint.exchange.plan import ImportPlan
from footprint.exchange.standing import KINDS, Standing
from footprint.exchange.stored import FILE, RETURN, ThingName

#: What is fixed in a new row of each thing, beside the thing itself.
_OF_THE_FILE = {"word": pl.lit(FILE)}
_FIXED: Mapping[ThingName, Mapping[str, pl.Expr]] = {
    "names": _OF_THE_FILE,
    "officers": _OF_THE_FILE,
    "protection_plans": {
        **_OF_THE_FILE,
        "kind": pl.lit(PROTECTION_PLAN),
        "told_by": pl.lit("people file"),
    },
}


def words_of_plan(
    plan: ImportPlan,
    stood: Standing,
    returns: Sequence[Mapping[str, object]],
    *,
    import_id: int,
    withdraw: bool,
) -> Mapping[str, Sequence[Words]]:
    """What is written; a kind of which nothing is has no key. `returns`: the rows of the collection
    years that are new or changed."""
    words: dict[str, list[Words]] = defaultdict(list)
    words["children"] = [_new_children(plan, stood.words.identifiers, import_id)]
    words["officers"] = [_new_officers(plan, stood.officers, import_id)]
    words["returns"] = list(_returns(returns, stood.returns, import_id))
    for one in plan.things:
        goes = withdraw or one.thing == "findings"
        words[KINDS[one.thing]].append(
            Words(
                _source(one.year, import_id),
                added=_added(one),
                revised=_revised(one, stood.versions, goes=goes),
            )
        )
    written = {kind: [one for one in each if one.rows] for kind, each in words.items()}
    return {kind: each for kind, each in written.items() if each}


def _source(year: int | None, import_id: int) -> str:
    whose = "the people file" if year is None else f"the return {year}"
    return f"{whose}, import {import_id}"


def _new_children(plan: ImportPlan, identifiers: pl.Series, import_id: int) -> Words:
    """Children of a return whom the store does not hold; the first return that has her is said."""
    told = [one.added.select("identifier") for one in plan.things if one.thing == "children"]
    every = pl.concat([pl.DataFrame(schema={"identifier": pl.String}), *told]).unique(
        maintain_order=True
    )
    new = every.filter(~pl.col("identifier").is_in(identifiers.implode()))
    return Words(f"returns, import {import_id}", added=new)


def _new_officers(plan: ImportPlan, officers: pl.DataFrame, import_id: int) -> Words:
    frames = [
        part.select(pl.col("officer").alias("full_name"), "email")
        for one in plan.things
        if one.thing == "officers"
        for part in (one.added, one.changed, one.returned)
    ]
    schema = {"full_name": pl.String, "email": pl.String}
    named = pl.concat([pl.DataFrame(schema=schema), *frames]).unique("email", maintain_order=True)
    new = named.join(officers, on="email", how="anti", maintain_order="left")
    return Words(_source(None, import_id), added=new)


def _returns(
    returns: Sequence[Mapping[str, object]], loaded: pl.DataFrame, import_id: int
) -> Iterator[Words]:
    for one in returns:
        year = one["year"]
        source = _source(year if isinstance(year, int) else None, import_id)
        row = pl.DataFrame([one], schema=loaded.drop("row", "version").schema)
        stands = loaded.filter(pl.col("year") == year).select("row", "version")
        if stands.is_empty():
            yield Words(source, added=row)
        else:
            yield Words(source, revised=pl.concat([stands, row], how="horizontal"))


def _added(one: Planned) -> pl.DataFrame:
    rows = one.added if one.added.is_empty() else _fields(one, one.added)
    return rows.with_columns(expr.alias(name) for name, expr in _fixed(one).items())


def _fixed(one: Planned) -> Mapping[str, pl.Expr]:
    fixed = dict(_FIXED.get(one.thing, {}))
    if one.thing == "social_workers":
        fixed["word"] = pl.lit(FILE if one.year is None else RETURN)
    if one.year is not None:
        fixed["year"] = pl.lit(one.year, pl.Int32)
    return fixed


def _revised(one: Planned, versions: pl.DataFrame, *, goes: bool) -> pl.DataFrame:
    """Words that change, come back, or (if they go) are withdrawn, with all their fields."""
    parts = [one.changed, one.returned]
    revised = [
        _fields(one, part.drop(selectors.ends_with(BEFORE))).with_columns(
            withdrawn=pl.lit(value=False)
        )
        for part in parts
        if part.height
    ]
    if goes and one.withdrawn.height:
        gone = _fields(one, one.withdrawn).with_columns(withdrawn=pl.lit(value=True))
        revised.append(gone)
    if not revised:
        return pl.DataFrame()
    read = versions.filter(pl.col("thing") == one.thing).select("id", "version")
    return (
        pl.concat(revised, how="diagonal")
        .drop("identifier")
        .join(read, on="id", how="left", maintain_order="left")
        .rename({"id": "row"})
    )


def _fields(one: Planned, rows: pl.DataFrame) -> pl.DataFrame:
    """A thing's columns as the store's fields."""
    if one.thing == "officers":
        return rows.drop("officer")
    if one.thing == "names":
        keys = [
            name_key(*(part or "" for part in parts))
            for parts in rows.select("first_name", "known_as", "surname").iter_rows()
        ]
        return rows.with_columns(name_key=pl.Series(keys, dtype=pl.String))
    return rows
