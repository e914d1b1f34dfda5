"""What the store keeps of the returns themselves, and when what they tell last changed."""

import json
from collections.abc import Mapping

from django.db.models import Max, Sum, Value

from footprint.audit.facts import Viewer
from footprint.children.facts import ReturnKept
from footprint.children.models import (
    AsylumSeeking,
    AuthorityToPlace,
    Child,
    ChildInReturn,
    Episode,
    LoadedReturn,
    ReadersFinding,
    Review,
)


def returns_kept(viewer: Viewer) -> tuple[ReturnKept, ...]:
    """The returns that are in the store, by year, with what their reader said and counted."""
    return tuple(
        ReturnKept(
            year=row.year,
            name=row.name,
            found_by=row.found_by,
            told_to=row.told_to,
            rows=json.loads(row.rows),
            checks=json.loads(row.checks),
            refused=json.loads(row.refused),
            left_out_files=json.loads(row.left_out_files),
            notes=tuple(json.loads(row.notes)),
            bad_cells=row.bad_cells,
        )
        for row in LoadedReturn.objects.order_by("year")
    )


def words_of_checks(viewer: Viewer) -> Mapping[str, str]:
    """What each check says, by its code, of those that a return's reader found something by."""
    return dict(ReadersFinding.objects.values_list("code", "message").distinct())


def stamp_of_the_record(viewer: Viewer) -> str:
    """A text that is another one after every change of what `facts_of_the_service` and
    `returns_kept` give: rows are added and revised, which raises the sum of versions and the latest
    day of recording, and disposed of, which lowers the sum."""
    kinds = (
        Child,
        ChildInReturn,
        Episode,
        Review,
        AsylumSeeking,
        AuthorityToPlace,
        LoadedReturn,
    )
    first, *others = (
        kind.objects.values(of=Value(kind.__name__))
        .annotate(versions=Sum("version"), latest=Max("recorded_at"))
        .values_list("of", "versions", "latest")
        for kind in kinds
    )
    sums = first.union(*others, all=True)
    return "; ".join(sorted(map(str, sums)))
