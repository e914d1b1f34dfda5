"""The flags that children carry: what people and the people file say, and that a court limits what
somebody may have of the child."""

from collections.abc import Collection
from typing import Any, TypeAlias

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from footprint.audit.facts import Viewer
from footprint.children import visibility
from footprint.children.facts import Flagged
from footprint.children.flags import CONTACT_LIMIT
from footprint.children.models import ContactLimit, Flag

Ids: TypeAlias = "Collection[int] | QuerySet[Any, Any]"

#: Whose word a flag is that nobody puts: it follows the limit.
OF_A_LIMIT = "limit"


def flags_seen(viewer: Viewer) -> tuple[Flagged, ...]:
    """The flags of the children seen, ended ones too."""
    return _flags(visibility.seen(viewer).values("pk"))


def flags_of_children(viewer: Viewer, ids: Collection[int]) -> tuple[Flagged, ...]:
    """The same of these children, whom the viewer sees."""
    return _flags(ids)


def flags_of(viewer: Viewer, child_id: int) -> tuple[Flagged, ...]:
    return _flags([child_id])


def _flags(ids: Ids) -> tuple[Flagged, ...]:
    """In one select, by child and first day."""
    put = Flag.objects.filter(child__in=ids, withdrawn=False).values_list(
        "pk",
        "child_id",
        "kind",
        "began_on",
        "ended_on",
        Coalesce(NullIf("told_by", Value("")), F("source")),
        "word",
        "version",
    )
    limits = ContactLimit.objects.filter(_of_someone_named(), child__in=ids).values_list(
        "pk",
        "child_id",
        _text(CONTACT_LIMIT),
        "began_on",
        "ended_on",
        _text("a court"),
        _text(OF_A_LIMIT),
        "version",
    )
    rows = sorted(put.union(limits, all=True), key=lambda row: (row[1], row[3], row[6], row[0]))
    return tuple(Flagged(*row) for row in rows)


def _of_someone_named() -> Q:
    return Q(withdrawn=False, connected__withdrawn=False)


def _text(words: str) -> Value:
    return Value(words, CharField())
