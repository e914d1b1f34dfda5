"""What the store holds, each word of each source, as frames: what an import is compared with.

Every frame has `row` (the store's key), `version`, and the child's `identifier` where it is about
one; empty texts are null, as in the files.
"""

from collections.abc import Collection, Mapping
from typing import Any

import polars as pl
from django.db import models
from django.db.models import F, Q

from footprint.audit.models import Fact
from footprint.children.models import (
    Allocation,
    AsylumSeeking,
    Child,
    ChildInReturn,
    Episode,
    Flag,
    LoadedReturn,
    Names,
    ReadersFinding,
    Review,
    ReviewingOfficer,
    SocialWorkerLink,
)

#: Each kind of word that an import writes: its model, and the fields of it that are the word.
KINDS: Mapping[str, tuple[type[Fact], tuple[str, ...]]] = {
    "children": (Child, ("identifier", "born_on")),
    "returns": (
        LoadedReturn,
        (
            *("year", "name", "found_by", "told_to", "tells_of_reviews", "rows", "checks"),
            *("refused", "left_out_files", "notes", "bad_cells"),
        ),
    ),
    "in_returns": (
        ChildInReturn,
        ("year", "withdrawn", "born_on", "from_header", "has_episodes"),
    ),
    "episodes": (
        Episode,
        (
            *("year", "withdrawn", "denies", "began_on", "ended_on", "new_episode"),
            *("legal_status", "placement", "end_reason"),
        ),
    ),
    "reviews": (Review, ("year", "withdrawn", "denies", "held_on", "participation")),
    "uasc": (AsylumSeeking, ("year", "withdrawn", "denies", "ceased_on")),
    "officers": (ReviewingOfficer, ("full_name", "email")),
    "names": (Names, ("word", "withdrawn", "first_name", "known_as", "surname", "name_key")),
    "allocations": (
        Allocation,
        ("word", "withdrawn", "began_on", "ended_on", "officer"),
    ),
    "links": (
        SocialWorkerLink,
        ("word", "year", "withdrawn", "began_on", "ended_on", "worker", "team", "reason"),
    ),
    "flags": (Flag, ("word", "withdrawn", "began_on", "ended_on", "kind", "told_by")),
    "findings": (
        ReadersFinding,
        (
            *("year", "withdrawn", "code", "kind", "file", "line", "column", "value"),
            *("message", "refused"),
        ),
    ),
}

_TYPES: tuple[tuple[type[Any], pl.DataType | type[pl.DataType]], ...] = (
    (models.BooleanField, pl.Boolean),
    (models.DateField, pl.Date),
    (models.PositiveIntegerField, pl.Int32),
    (models.ForeignKey, pl.Int64),
    (models.CharField, pl.String),
    (models.TextField, pl.String),
)


def held(kind: str, years: Collection[int] | None = None) -> pl.DataFrame:
    """The store's words of a kind, withdrawn ones too; with `years`, those of these collection
    years' returns and those that no return says."""
    model, fields = KINDS[kind]
    columns = {"row": F("pk"), "version": F("version")}
    schema: dict[str, Any] = {"row": pl.Int64, "version": pl.Int32}
    if _is_about_a_child(model):
        columns["identifier"] = F("child__identifier")
        schema["identifier"] = pl.String
    for name in fields:
        columns[name] = F(name)
        schema[name] = _type(model, name)
    rows = model._base_manager.order_by("pk")
    if years is not None:
        rows = rows.filter(Q(year__in=years) | Q(year=None))
    told = pl.DataFrame(list(rows.values_list(*columns.values())), schema=schema, orient="row")
    return told.with_columns(pl.col(pl.String).replace("", None))


def _is_about_a_child(model: type[Fact]) -> bool:
    return any(field.name == "child" for field in model._meta.concrete_fields)


def _type(model: type[Fact], name: str) -> pl.DataType | type[pl.DataType]:
    field = model._meta.get_field(name)
    return next(kind for sort, kind in _TYPES if isinstance(field, sort))
