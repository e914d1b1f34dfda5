"""What files say of the children comes into the store, word by word, as it was planned.

A row that is added or changed has its row on the trail; nothing is asked of the store row by row.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from footprint.audit.actions import action, ask
from footprint.audit.facts import Viewer
from footprint.audit.many import Revision, add_many, revise_many
from footprint.audit.models import Fact
from footprint.children.held import KINDS
from footprint.children.models import Child, Episode, ReviewingOfficer
from footprint.children.permissions.taking_in import why_not_take_in
from footprint.children.situations import standing_still_if_it_turns

#: Between two lots it can still be stopped.
LOT = 5_000
#: Children and officers first: the other rows name them.
_ORDER = ("children", "officers", *(kind for kind in KINDS if kind not in {"children", "officers"}))

Step = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Words:
    """What is written of one kind of `held.KINDS`, in its fields; null is an empty text.

    `added` has the child's `identifier` (null where a finding names no child we know) and an
    officer's `email` instead of their keys; `revised` the `row` and `version` that were read, and
    the fields that may change. `source` says whose word it is.
    """

    source: str
    added: pl.DataFrame = field(default_factory=pl.DataFrame)
    revised: pl.DataFrame = field(default_factory=pl.DataFrame)

    @property
    def rows(self) -> int:
        return self.added.height + self.revised.height


@action
def take_in(
    *,
    viewer: Viewer,
    words: Mapping[str, Sequence[Words]],
    step: Step = lambda _: None,
) -> None:
    """Writes the words of each kind, of which there is one at least. `step` is told between lots
    which share of the rows is written, and stops it by raising."""
    ask(why_not_take_in(viewer))
    with standing_still_if_it_turns(viewer, _with_episodes(words.get("episodes", ()))):
        _write(viewer, words, step)


def _with_episodes(words: Sequence[Words]) -> set[int]:
    """The children in the store of whom an episode is told."""
    named: set[str] = set()
    rows: set[int] = set()
    for one in words:
        if one.added.height:
            named.update(one.added["identifier"])
        if one.revised.height:
            rows.update(one.revised["row"])
    told_anew = Child.objects.filter(identifier__in=named).values_list("pk", flat=True)
    told_of = Episode.objects.filter(pk__in=rows).values_list("child_id", flat=True)
    return {*told_anew, *told_of}


def _write(viewer: Viewer, words: Mapping[str, Sequence[Words]], step: Step) -> None:
    total = max(1, sum(one.rows for each in words.values() for one in each))
    done = 0
    for kind in _ORDER:
        for one in words.get(kind, ()):
            by = replace(viewer, source=one.source)
            for write, rows in ((_add, one.added), (_revise, one.revised)):
                for lot in rows.iter_slices(LOT):
                    step(done / total)
                    write(by, kind, lot)
                    done += lot.height


def _add(viewer: Viewer, kind: str, rows: pl.DataFrame) -> None:
    model, _ = KINDS[kind]
    add_many(viewer, [model(**values) for values in _values(model, rows)])


def _revise(viewer: Viewer, kind: str, rows: pl.DataFrame) -> None:
    model, _ = KINDS[kind]
    found: Mapping[Any, Fact] = model._base_manager.in_bulk(rows["row"].to_list())
    revisions = []
    for row, version, values in zip(
        rows["row"], rows["version"], _values(model, rows.drop("row", "version")), strict=True
    ):
        fact = found[row]
        fact.version = version
        revisions.append(Revision(fact, values))
    revise_many(viewer, revisions)


def _values(model: type[Fact], rows: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as a model takes them: keys for identifiers and addresses, no text for null."""
    rows = _with_keys(model, rows)
    texts = [
        name
        for name in rows.columns
        if rows.schema[name] == pl.String and not model._meta.get_field(name).null
    ]
    return rows.with_columns(pl.col(texts).fill_null("")).iter_rows(named=True)


def _with_keys(model: type[Fact], rows: pl.DataFrame) -> pl.DataFrame:
    if model is not Child and "identifier" in rows.columns:
        rows = _keyed(rows, "identifier", "child_id", _keys(Child, "identifier", rows))
    if model is not ReviewingOfficer and "email" in rows.columns:
        rows = _keyed(rows, "email", "officer_id", _keys(ReviewingOfficer, "email", rows))
    return rows


def _keys(model: type[Child | ReviewingOfficer], name: str, rows: pl.DataFrame) -> pl.DataFrame:
    wanted = rows[name].drop_nulls().unique().to_list()
    found = model._base_manager.filter(**{f"{name}__in": wanted}).values_list(name, "pk")
    return pl.DataFrame(list(found), schema={name: pl.String, "key": pl.Int64}, orient="row")


def _keyed(rows: pl.DataFrame, name: str, key: str, keys: pl.DataFrame) -> pl.DataFrame:
    joined = rows.join(keys, on=name, how="left", maintain_order="left")
    return joined.drop(name).rename({"key": key})
