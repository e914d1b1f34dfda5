"""What is recorded beside the returns of children, in one select."""

from typing import Any, TypeAlias

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    Model,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce, NullIf

from footprint.children.facts.ladder import FLAG, ToldBeside
from footprint.children.flags import CONTACT_LIMIT, OF_A_LIMIT
from footprint.children.models import (
    AccommodationArranged,
    AuthorityToPlace,
    ConferenceHeld,
    ContactLimit,
    Flag,
    LegalOrder,
    PathwayPlan,
    ReviewBeside,
)

#: A subquery of children's ids.
Ids: TypeAlias = "QuerySet[Any, Any]"
_NO_TEXT = Value("", CharField())
#: Cast, because PostgreSQL takes a null in the first select of a union for text.
_NO_DAY = Cast(Value(None), DateField())
_NOT_SAID = Cast(Value(None), BooleanField())


def told_beside(ids: Ids) -> tuple[ToldBeside, ...]:
    """Of the children whose ids the subquery gives."""
    first, *others = (
        _rows(LegalOrder, "order", ids, kind="kind", until="until", ended_on="ended_on"),
        _rows(AuthorityToPlace, "authority", ids, kind="kind", ended_on="ended_on"),
        _rows(PathwayPlan, "pathway-plan", ids, ended_on="ended_on"),
        _rows(AccommodationArranged, "accommodation", ids, ended_on="ended_on"),
        _rows(ConferenceHeld, "conference", ids, day="held_on", kind="kind", goes_on="goes_on"),
        _rows(ReviewBeside, "review", ids, day="held_on", kind="kind", who="chaired_by"),
        _rows(
            Flag,
            FLAG,
            ids,
            kind="kind",
            ended_on="ended_on",
            who=Coalesce(NullIf("told_by", Value("")), "source", output_field=CharField()),
            word="word",
        ),
        _rows(
            ContactLimit,
            FLAG,
            ids,
            of=Q(connected__withdrawn=False),
            kind=Value(CONTACT_LIMIT, CharField()),
            ended_on="ended_on",
            who=Value("a court", CharField()),
            word=Value(OF_A_LIMIT, CharField()),
        ),
    )
    return tuple(ToldBeside(*row) for row in first.union(*others, all=True))


def _rows(
    model: type[Model], thing: str, ids: Ids, *, of: Q | None = None, **columns: Any
) -> "QuerySet[Any, Any]":
    rows = model._base_manager.filter(of or Q(), child__in=ids, withdrawn=False)
    return rows.values_list(
        Value(thing, CharField()),
        "pk",
        "child_id",
        "version",
        columns.get("kind", _NO_TEXT),
        columns.get("day", "began_on"),
        columns.get("until", _NO_DAY),
        columns.get("ended_on", _NO_DAY),
        columns.get("goes_on", _NOT_SAID),
        columns.get("who", _NO_TEXT),
        columns.get("word", _NO_TEXT),
    )
