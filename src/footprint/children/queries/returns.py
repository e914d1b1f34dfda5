"""What the store keeps of the returns themselves, and when what they tell last changed."""

import json
from collections.abc import Mapping

from footprint.audit.facts import Viewer
from footprint.audit.queries import stamp_of_rows
from footprint.children.facts.child import ReturnKept
from footprint.children.models import (
    Allocation,
    AsylumSeeking,
    AuthorityToPlace,
    Child,
    ChildInReturn,
    Cover,
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
    `returns_kept` give."""
    kinds = (
        Child,
        ChildInReturn,
        Episode,
        Review,
        AsylumSeeking,
        AuthorityToPlace,
        LoadedReturn,
    )
    return stamp_of_rows(viewer, kinds)


def stamp_of_who_holds(viewer: Viewer) -> str:
    """The same of who holds which child, and who covers for whom."""
    return stamp_of_rows(viewer, (Allocation, Cover))
