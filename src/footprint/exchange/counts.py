"""What becomes of how many words, by kind and year: of a plan, or of one that was applied."""

from collections.abc import Iterator, Mapping

import polars as pl

from footprint.exchange.plan import ImportPlan
from footprint.exchange.reading import Given

#: {what becomes of them: {kind of word: {year, "" where there is none: rows}}}
Counts = Mapping[str, Mapping[str, Mapping[str, int]]]


def lacking(thing: str) -> str:
    """What becomes of words that the files lack: what the reader found goes by itself."""
    return "mended" if thing == "findings" else "withdrawn"


def counts_of(plan: ImportPlan, given: Given) -> Counts:
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for what, kind, year, rows in _counted(plan, given):
        if rows:
            of_kind = counts.setdefault(what, {}).setdefault(kind, {})
            of_kind[year] = of_kind.get(year, 0) + rows
    return counts


def counts_done(counts: Counts, *, withdraw: bool) -> Counts:
    """Of a plan that is applied: what is withdrawn only if that was wanted."""
    return {what: kinds for what, kinds in counts.items() if withdraw or what != "withdrawn"}


def _counted(plan: ImportPlan, given: Given) -> Iterator[tuple[str, str, str, int]]:
    for one in plan.things:
        year = str(one.year or "")
        yield "added", one.thing, year, one.added.height
        yield "changed", one.thing, year, one.changed.height
        yield "returned", one.thing, year, one.returned.height
        yield lacking(one.thing), one.thing, year, one.withdrawn.height
        yield "same", one.thing, year, one.same
    of_conflicts = plan.conflicts.group_by("thing", "year", maintain_order=True).len()
    for thing, of_year, number in of_conflicts.iter_rows():
        yield "conflict", thing, str(of_year or ""), number
    yield "unknown", "children", "", plan.unknown_children.height
    yield from _by_year("renumbered", plan.renumbered)
    yield from _by_year("absent", plan.absent)
    if given.returns is not None:
        for words in given.returns.words:
            yield "refused", "rows", str(words.year), sum(words.refused.values())
    if given.people is not None:
        yield "refused", "rows", "", given.people.refused


def _by_year(what: str, frame: pl.DataFrame) -> Iterator[tuple[str, str, str, int]]:
    for year, number in frame.group_by("year", maintain_order=True).len().iter_rows():
        yield what, "children", str(year), number
