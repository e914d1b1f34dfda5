"""The plan of what was given against what stands in the store, and what is written of it.

Made for the preview, and again in the transaction that applies it: the same digest is the same plan.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from footprint.audit.facts import Viewer
from footprint.children.actions.taking_in import Words
from footprint.children.queries import disposal as disposal_queries
from footprint.exchange.counts import Counts, counts_of
from footprint.exchange.disposed import identifiers_in, without
from footprint.exchange.facts import UnreadCell
from footprint.exchange.loaded import loaded_return, told_anew
from footprint.exchange.people.words import PeopleWords
from footprint.exchange.plan import ImportPlan, plan_import
from footprint.exchange.reading import Given
from footprint.exchange.ssda903.words import ReturnWords
from footprint.exchange.standing import Standing, standing
from footprint.exchange.tidying import as_the_store_takes_it, tidy_people
from footprint.exchange.unread import unread
from footprint.exchange.writing import words_of_plan


@dataclass(frozen=True)
class Planned:
    """A plan, with what the store held when it was made. `returns` are the rows of the collection
    years as they would be; `notes` are sentences for the reader beside the plan's warnings."""

    plan: ImportPlan
    stood: Standing
    returns: tuple[Mapping[str, object], ...]
    counts: Counts
    notes: tuple[str, ...]
    errors: tuple[UnreadCell, ...]

    @cached_property
    def digest(self) -> str:
        years = json.dumps(self.returns_told_anew, default=str)
        return hashlib.sha256(f"{self.plan.digest} {years}".encode()).hexdigest()

    @cached_property
    def returns_told_anew(self) -> Sequence[Mapping[str, object]]:
        """The collection years that are new, or of which something else would be kept."""
        touched = {one.year for one in self.plan.things if one.year and not one.is_empty}
        return [
            one
            for one in self.returns
            if one["year"] in touched or told_anew(one, self.stood.returns)
        ]

    @property
    def changes_nothing(self) -> bool:
        return self.plan.is_empty and not self.returns_told_anew

    def words(self, *, import_id: int, withdraw: bool) -> Mapping[str, Sequence[Words]]:
        """What is written, kind by kind; empty where nothing is."""
        return words_of_plan(
            self.plan,
            self.stood,
            self.returns_told_anew,
            import_id=import_id,
            withdraw=withdraw,
        )


def plan(given: Given, viewer: Viewer) -> Planned:
    """The plan against the store as it is now."""
    told = [as_the_store_takes_it(one) for one in given.returns.words] if given.returns else []
    named = identifiers_in(told, given.people)
    cells = tuple(unread(given))
    gone = disposal_queries.disposed_among(viewer, named | {cell.child for cell in cells})
    told, left_out = _without_all(told, gone)
    stood = standing([one.year for one in told], people=given.people is not None)
    people: PeopleWords | None = None
    refused: tuple[UnreadCell, ...] = ()
    notes = [note for one in told for note in one.notes]
    if given.people is not None:
        words, of_people = without(given.people, gone)
        people, refused, differing = tidy_people(words, stood.officers)
        notes += [*people.notes, *differing]
        left_out += of_people
    if left_out:
        notes.insert(0, _left_out_words(left_out))
    made = plan_import(stood.words, told, people)
    return Planned(
        plan=made,
        stood=stood,
        returns=tuple(loaded_return(one, given.returns, viewer.today) for one in told),
        counts=counts_of(made, given),
        notes=tuple(notes),
        errors=(*(cell for cell in cells if cell.child not in gone), *refused),
    )


def _without_all(
    told: Sequence[ReturnWords], gone: frozenset[str]
) -> tuple[list[ReturnWords], int]:
    each = [without(one, gone) for one in told]
    return [words for words, _ in each], sum(rows for _, rows in each)


def _left_out_words(rows: int) -> str:
    """How many, and never who."""
    many = "1 row is" if rows == 1 else f"{rows:,} rows are"
    return f"{many} about children whose records were disposed of, and left out."
