"""The work round reviews of every child, for figures: restricted children count in them as everybody
does, and no page shows a row of it without asking which children the viewer may see."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import polars as pl

from footprint.audit.facts import Viewer
from footprint.audit.queries import stamp_of_rows
from footprint.authority.queries import rule_over_time
from footprint.children import officers
from footprint.children.facts.child import Allocated, Covering
from footprint.children.queries import child as children
from footprint.children.queries import returns as return_queries
from footprint.children.stretches import on_day
from footprint.domain.facts import frame
from footprint.domain.review_work import VISITS, ReviewWork
from footprint.reviews import frames
from footprint.reviews.models import (
    Adjournment,
    AdjournmentRefused,
    Decision,
    DecisionsIssued,
    Finished,
    Invited,
    ManagersAnswer,
    MidwayCheck,
    PaperAsked,
    RecipientVersion,
    ReviewRun,
    Sent,
    Sitting,
    Step,
    Visit,
)
from footprint.reviews.queries.telling import WHICH_SITTING

_KINDS = (
    *(
        Adjournment,
        AdjournmentRefused,
        Decision,
        DecisionsIssued,
        Finished,
        Invited,
        ManagersAnswer,
        MidwayCheck,
    ),
    *(PaperAsked, RecipientVersion, ReviewRun, Sent, Sitting, Step, Visit),
)


def work_of_the_service(viewer: Viewer) -> ReviewWork:
    """Everything known of the work round reviews; in a fixed number of selects."""
    rules = [(day, str(value)) for day, value in rule_over_time(viewer, WHICH_SITTING)]
    return frames.work(rules, _visits(viewer))


def stamp_of_the_work(viewer: Viewer) -> str:
    """A text that is another one after every change of what `work_of_the_service` gives, but for one of
    the rule (`authority.queries.rules_mark`)."""
    return f"{stamp_of_rows(viewer, _KINDS)}; {return_queries.stamp_of_who_holds(viewer)}"


def _visits(viewer: Viewer) -> pl.DataFrame:
    made = list(
        Visit.objects.filter(withdrawn=False)
        .order_by("pk")
        .values_list("child", "done_on", "how", "officer")
    )
    if not made:
        return frame(VISITS, [])
    by_child = groupby(children.allocations_of_the_service(viewer), lambda one: one.child_id)
    held = {child: tuple(stretches) for child, stretches in by_child}
    covers = officers.covers(viewer)
    rows: list[tuple[object, ...]] = [
        (child, day, how or None, _is_own(officer, held.get(child, ()), covers, day))
        for child, day, how, officer in made
        if day is not None
    ]
    return frame(VISITS, rows)


def _is_own(officer: int, held: Sequence[Allocated], covers: Sequence[Covering], day: date) -> bool:
    """Whether she held the child that day, or covered for whoever did."""
    stretch = on_day(held, day)
    holder = stretch.officer if stretch else None
    if holder is None:
        return False
    return officer == holder.id or any(
        (one.officer.id, one.covered_by.id) == (holder.id, officer) and one.holds(day)
        for one in covers
    )
