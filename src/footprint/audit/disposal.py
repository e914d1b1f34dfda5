"""The one way that anything goes for good: the rows about a child, the versions kept of them, and
what the trail says of them.

The store's guards are lifted, for deleting alone, inside the action's transaction, under a lock, and
are back, word for word, before it can end. Whatever fails in between undoes all of it, the lifting
too. `DISPOSES` names the one action that may; whoever else asks is refused, and the gate refuses
every other delete.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import F, Q, QuerySet

from footprint.audit import gate, guards
from footprint.audit.actions import running
from footprint.audit.facts import Mention
from footprint.audit.models import Fact, KeptVersion, TrailRow

#: App and name of the one action that disposes of anything.
DISPOSES = ("children", "confirm_disposal")
#: What the trail and the kept versions call the rows that tell of disposals: these stay.
ITS_OWN = "disposal"

Rows: TypeAlias = "QuerySet[Any]"
Counts: TypeAlias = Mapping[str, int]

TRAIL, KEPT, MENTIONS = "trail", "kept version", "mention"


class NotADisposalError(Exception):
    """Something other than the procedure asked for rows to go."""


@dataclass(frozen=True)
class Going:
    """Everything that one disposal takes, and nothing else.

    `facts` are in the order in which they can go: nothing that is left points to what has gone.
    `mentions` are rows about more than her, which stay without naming her.
    """

    facts: tuple[Rows, ...]
    kept: "QuerySet[KeptVersion]"
    trail: "QuerySet[TrailRow]"
    mentions: tuple[tuple[type[Fact], Mention], ...] = ()

    def counts(self) -> Counts:
        """How many rows of each kind, by the names of the tables' models."""
        keys: dict[str, set[object]] = {}
        for rows in self.facts:  # two ways may lead to one row
            kind = rows.model._meta.model_name or ""
            keys.setdefault(kind, set()).update(rows.values_list("pk", flat=True))
        found = {kind: len(ids) for kind, ids in keys.items()}
        found[KEPT], found[TRAIL] = self.kept.count(), self.trail.count()
        found[MENTIONS] = sum(one.times for _, one in self.mentions)
        return {kind: many for kind, many in found.items() if many}


def everything_of(child: Fact, identifier: str) -> Going:
    """The whole record: the child, all rows that lead to her, and what was kept and said of them.

    `identifier` is the reference by which files and searches call her. Rows that call her by name
    only are not found: a name is not hers alone.
    """
    facts = (*_by_number(child.pk), *_with_what_leads_to(_the_child(child)))
    about = Q(child_id=child.pk)
    for rows in facts:
        if not _names_her(rows.model):
            keys = [str(key) for key in rows.values_list("pk", flat=True)]
            about |= Q(thing=rows.model._meta.model_name, thing_id__in=keys)
    trail = TrailRow.objects.filter(about | Q(pk__in=_searches_for(identifier)))
    return Going(
        facts=facts,
        kept=KeptVersion.objects.filter(about).exclude(thing=ITS_OWN),
        trail=trail.exclude(thing=ITS_OWN),
        mentions=tuple(
            (model, mention) for model in _fact_models() for mention in model.mentions(identifier)
        ),
    )


def earlier_versions_of(child_id: int, thing: str, thing_id: str) -> Going:
    """What one thing of a child was before: the versions kept, and every row of the trail that says
    how it changed. The row itself stays, and so do the openings."""
    about = Q(child_id=child_id, thing=thing, thing_id=thing_id)
    return Going(
        facts=(),
        kept=KeptVersion.objects.filter(about),
        trail=TrailRow.objects.filter(about).exclude(changes={}),
    )


def dispose(find: Callable[[], Going]) -> Counts:
    """Deletes what `find` names, and says how much it was. For the action that `DISPOSES` names,
    alone. It is asked once for what to lock, and again when nobody else can add to it."""
    current = running()
    if not current.asked or (current.app, current.name) != DISPOSES:
        raise NotADisposalError(f"{current.app}.{current.name} is not the disposal procedure.")
    with transaction.atomic(), gate.disposing(current):
        guards.lock(connection, [rows.model._meta.db_table for rows in find().facts])
        going = find()
        counts = going.counts()
        guards.lift(connection)
        _delete(going)
        guards.put_back(connection)
        guards.ensure()
    return counts


def _delete(going: Going) -> None:
    for model, one in going.mentions:
        rows = model._base_manager.filter(pk=one.key, version=one.version)
        if not rows.update(**one.without, version=F("version") + 1):
            raise NotADisposalError("A row that names the child was changed meanwhile.")
    going.trail.delete()
    going.kept.delete()
    for rows in going.facts:
        rows.delete()


def _with_what_leads_to(rows: Rows) -> Iterator[Rows]:
    """The rows, after all that point to them: found by the models there are, so that a later one
    cannot be forgotten."""
    for relation in rows.model._meta.get_fields(include_hidden=True):
        # Rows that point to their own kind go together with what they point to.
        if isinstance(relation, models.ManyToOneRel) and relation.related_model is not rows.model:
            pointing = relation.related_model._base_manager
            yield from _with_what_leads_to(pointing.filter(**{f"{relation.field.name}__in": rows}))
    yield rows


def _the_child(child: Fact) -> Rows:
    return type(child)._base_manager.filter(pk=child.pk)


def _by_number(child_id: int) -> Iterator[Rows]:
    """Rows that know her by her plain number; those that lead to what else goes come first."""
    for model in _fact_models():
        if keys := list(model.keys_of_child(child_id)):
            yield from _with_what_leads_to(model._base_manager.filter(pk__in=keys))


def _names_her(model: type[models.Model]) -> bool:
    """Whether what is kept and said of its rows carries the child's own number."""
    return model._meta.model_name == "child" or any(
        field.attname == "child_id" for field in model._meta.concrete_fields
    )


def _fact_models() -> Iterator[type[Fact]]:
    yield from (model for model in apps.get_models() if issubclass(model, Fact))


def _searches_for(identifier: str) -> list[int]:
    """Lists and searches whose filter is her reference."""
    rows = TrailRow.objects.filter(filter__contains=identifier).values_list("pk", "filter")
    return [pk for pk, asked in rows if identifier in dict(parse_qsl(asked)).values()]
