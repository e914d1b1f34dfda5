"""Flags, and what the ladders beside the main one are read from, out of the store's rows."""

from collections.abc import Iterable, Mapping
from typing import cast

from footprint.children.facts.child import Flagged
from footprint.children.facts.ladder import FLAG, PATHWAY, SECURE, ToldBeside
from footprint.children.flags import PROTECTION_PLAN
from footprint.domain.timetable.beside import (
    Beside,
    Conference,
    ConferenceKind,
    Order,
    OrderKind,
    PanelReview,
)


def by_child(told: Iterable[ToldBeside]) -> Mapping[int, list[ToldBeside]]:
    found: dict[int, list[ToldBeside]] = {}
    for row in told:
        found.setdefault(row.child_id, []).append(row)
    return found


def flags_in(told: Iterable[ToldBeside]) -> tuple[Flagged, ...]:
    """The flags, the earliest first."""
    found = sorted(
        (row for row in told if row.thing == FLAG),
        key=lambda row: (row.child_id, row.day, row.id),
    )
    return tuple(
        Flagged(
            row.id, row.child_id, row.kind, row.day, row.ended_on, row.who, row.word, row.version
        )
        for row in found
    )


def beside_in(told: Iterable[ToldBeside]) -> Beside:
    """What of one child's rows the ladders are read from. A flag of a child protection plan is a
    plan, whoever told it."""
    rows = list(told)

    def of(thing: str, kind: str = "") -> list[ToldBeside]:
        return [row for row in rows if row.thing == thing and kind in {"", row.kind}]

    return Beside(
        orders=tuple(Order(cast(OrderKind, row.kind), row.span, row.until) for row in of("order")),
        authorities=tuple(row.span for row in of("authority")),
        accommodations=tuple(row.span for row in of("accommodation")),
        pathway_plans=tuple(row.span for row in of("pathway-plan")),
        protection_plans=tuple(row.span for row in of(FLAG, PROTECTION_PLAN)),
        conferences=tuple(
            Conference(cast(ConferenceKind, row.kind), row.day, bool(row.goes_on))
            for row in of("conference")
        ),
        panel_reviews=tuple(PanelReview(row.day, row.who) for row in of("review", SECURE)),
        pathway_reviews=tuple(row.day for row in of("review", PATHWAY)),
    )
