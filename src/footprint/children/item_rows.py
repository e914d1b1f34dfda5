"""The store's rows about items, in one select: what readers found, what people said and settled."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast

from footprint.audit.facts import Viewer
from footprint.children.models import Child, Episode, Names, ReadersFinding, Review, Settlement

#: A settlement's key has this room (`Settlement.about`).
_ABOUT = 120


class Row(NamedTuple):
    """`origin`: "found" in a row of a file; "settled"; a person's word on an "episode" or a "review";
    "unnamed", a child without names. What is not of its origin is empty."""

    origin: str
    child: int | None
    code: str
    kind: str
    year: int
    file: str
    line: int
    column: str
    value: str
    message: str
    refused: bool
    day: date | None
    at: datetime | None
    by: int | None
    version: int

    @property
    def about(self) -> str:
        """The thing's key, as it is settled. A return says of one value of one child once what is
        wrong with it, however many rows have it."""
        if self.origin == "settled":
            return self.kind
        return f"{self.year} {self.kind} {self.column} {self.value}".strip()[:_ABOUT]


def rows_told(viewer: Viewer, children: Collection[int] | None) -> list[Row]:
    """Those of these children; without any, of everybody and of rows that name no child we know."""
    named = Names.objects.filter(child=OuterRef("pk"), withdrawn=False)
    unnamed = Child.objects.exclude(Exists(named))
    about: list[QuerySet[Any]] = [
        rows.objects.filter(withdrawn=False) for rows in (ReadersFinding, Settlement)
    ]
    about += [rows.objects.filter(withdrawn=False, year=None) for rows in (Episode, Review)]
    if children is not None:
        unnamed = unnamed.filter(pk__in=children)
        about = [rows.filter(child__in=children) for rows in about]
    found, settled, episodes, reviews = about
    asked = _rows("found", found, _FOUND).union(
        _rows("settled", settled, _SETTLED),
        _rows("episode", episodes, {"day": F("began_on")}),
        _rows("review", reviews, {"day": F("held_on")}),
        _rows("unnamed", unnamed, {"child": F("pk")}),
        all=True,
    )
    return [Row(*row) for row in asked]


_EMPTY: dict[str, Any] = {
    "child": F("child_id"),
    "code": Value("", CharField()),
    "kind": Value("", CharField()),
    "year": Value(0, IntegerField()),
    "file": Value("", CharField()),
    "line": Value(0, IntegerField()),
    "column": Value("", CharField()),
    "value": Value("", CharField()),
    "message": Value("", TextField()),
    "refused": Value(value=False, output_field=BooleanField()),
    "day": Cast(Value(None), DateField()),
    "at": F("recorded_at"),
    "by": Cast(F("recorded_by"), BigIntegerField()),
    "version": F("version"),
}
_FOUND = {
    name: F(name) for name in ("code", "kind", "year", "file", "line", "column", "value", "refused")
} | {"message": Cast(F("message"), TextField())}
_SETTLED = {"code": F("code"), "kind": F("about"), "message": F("reason")}


def _rows(origin: str, rows: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any, Any]:
    """PostgreSQL takes the type of a column from the first select; so each is typed there."""
    columns = {"origin": Value(origin, CharField()), **_EMPTY, **told}
    return rows.values_list(*columns.values())
