"""Why what a person says for a ladder that no return tells of cannot be recorded."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from footprint.audit.facts import Viewer
from footprint.children.facts.ladder import (
    AUTHORITIES,
    CONFERENCES,
    ORDERS,
    REVIEWS_BESIDE,
    SAID,
    LadderSaid,
    ToldBeside,
)
from footprint.children.permissions.access import NO_SUCH_CHILD, why_not_say
from footprint.children.permissions.by_hand import NOT_YET, known
from footprint.children.queries import child as queries
from footprint.children.queries import ladder as ladder_queries
from footprint.domain.dates import day_words

#: What it may be, by its name in SAID.
KINDS: Mapping[str, Mapping[str, str]] = {
    "order": ORDERS,
    "authority": AUTHORITIES,
    "conference": CONFERENCES,
    "review": REVIEWS_BESIDE,
}


def thing_of(said: LadderSaid) -> str:
    """Its name in SAID."""
    return next(name for name, kind in SAID.items() if isinstance(said, kind))


def day_of(said: LadderSaid) -> date:
    """Its first day, or the day on which it was held."""
    day: date = said.held_on if hasattr(said, "held_on") else said.began_on
    return day


def why_not_record_ladder_fact(
    viewer: Viewer, child_id: int, said: LadderSaid, row_id: int | None
) -> str | None:
    """`row_id`: of the row that it corrects."""
    if refused := why_not_say(viewer, child_id, "record_ladder_fact"):
        return refused
    one = queries.judged_child(viewer, child_id)
    if one is None:
        return NO_SUCH_CHILD
    born_on, _ = known(viewer, one)
    others = [
        row
        for row in ladder_queries.ladder_facts(viewer, child_id)
        if (row.thing, row.id) != (thing_of(said), row_id)
    ]
    return next(
        (
            fault
            for faults in (
                _kind_faults(said),
                _day_faults(viewer, said, born_on),
                _end_faults(viewer, said),
                _told_already(said, others),
            )
            for fault in faults
        ),
        None,
    )


def why_not_withdraw_ladder_fact(viewer: Viewer, child_id: int) -> str | None:
    return why_not_say(viewer, child_id, "withdraw_ladder_fact")


def _kind_faults(said: LadderSaid) -> Iterator[str]:
    kinds = KINDS.get(thing_of(said))
    if kinds is not None and getattr(said, "kind", "") not in kinds:
        yield "Choose what it is."


def _day_faults(viewer: Viewer, said: LadderSaid, born_on: date | None) -> Iterator[str]:
    day = day_of(said)
    if day > viewer.today:
        yield f"{day_words(day)} {NOT_YET}"
    if born_on is not None and day < born_on:
        yield f"The child was born on {day_words(born_on)}, after that day."


def _end_faults(viewer: Viewer, said: LadderSaid) -> Iterator[str]:
    ended_on: date | None = getattr(said, "ended_on", None)
    until: date | None = getattr(said, "until", None)
    if until is not None and until < day_of(said):
        yield "The order is made to a day before it begins. Look at the two days again."
    if ended_on is not None and ended_on < day_of(said):
        yield "It ends before it begins. Look at the two days again."
    if ended_on is not None and ended_on > viewer.today:
        yield f"An end on {day_words(ended_on)} {NOT_YET}"


def _told_already(said: LadderSaid, others: Iterable[ToldBeside]) -> Iterator[str]:
    what = (thing_of(said), getattr(said, "kind", ""), day_of(said))
    if any((row.thing, row.kind, row.day) == what for row in others):
        yield f"This is recorded of {day_words(day_of(said))} already."
