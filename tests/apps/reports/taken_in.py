"""Returns taken into the store as they stand, word for word, by an action of the tests' own."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl
from django.utils.timezone import localdate

from footprint.audit.actions import action, ask
from footprint.audit.facts import Source, Viewer
from footprint.audit.many import add_many
from footprint.children.models import (
    About,
    AsylumSeeking,
    Child,
    ChildInReturn,
    Episode,
    LoadedReturn,
    Review,
)
from footprint.domain.facts import year_end
from footprint.exchange.ssda903.returns import ReturnWords, read_returns


def take_in_files(paths: Sequence[Path]) -> None:
    """Every return in `paths`, each by its own word."""
    viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
    take_in(viewer=viewer, words=read_returns(paths, with_words=True).words)


@action
def take_in(*, viewer: Viewer, words: Sequence[ReturnWords], told_to: date | None = None) -> None:
    ask(None)
    identifiers = pl.concat(one.children["identifier"] for one in words).unique(maintain_order=True)
    known = set(Child.objects.values_list("identifier", flat=True))
    add_many(viewer, [Child(identifier=one) for one in identifiers if one not in known])
    ids = dict(Child.objects.values_list("identifier", "pk"))
    for one in words:
        add_many(viewer, [_return(one, told_to or year_end(one.year))])
        for model, frame in (
            (ChildInReturn, one.children),
            (Episode, one.episodes),
            (Review, one.reviews),
            (AsylumSeeking, one.uasc),
        ):
            add_many(
                viewer, [_row(model, ids, one.year, row) for row in frame.iter_rows(named=True)]
            )


def _row(model: type[About], ids: dict[str, int], year: int, row: dict[str, object]) -> About:
    child = ids[str(row.pop("identifier"))]
    told = {name: value for name, value in row.items() if value is not None}
    return model(**{"child_id": child, "year": year, **told})


def _return(one: ReturnWords, told_to: date) -> LoadedReturn:
    return LoadedReturn(
        year=one.year,
        name=one.name,
        found_by=one.found_by,
        told_to=told_to,
        tells_of_reviews=one.tells_of_reviews,
        rows=json.dumps(dict(one.rows)),
        checks=json.dumps(one.checks),
        refused=json.dumps(one.refused),
        notes=json.dumps(list(one.notes)),
        bad_cells=one.bad_cells,
    )
