"""How a child stands on the main ladder on a day, as its two readers say it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from footprint.domain.codes import AUTHORITY_TO_PLACE, PLACED_FOR_ADOPTION
from footprint.domain.next_reviews import Standing as Stands
from footprint.domain.next_reviews import deadline_of
from footprint.domain.one_child import OneChild
from footprint.domain.timetable.beside import Beside, open_on
from footprint.domain.timetable.nearest import Main
from footprint.domain.timetable.turns import AUTHORISED

Row = Mapping[str, Any]


def main_of_row(row: Row, born_on: date | None) -> Main:
    """Of a row of `next_reviews`. Of the reviews the last alone is known, which is the one that
    counts."""
    last = row["last_review"]
    return Main(
        deadline=deadline_of(row),
        rung=row["rung"],
        began_on=row["began_on"],
        born_on=born_on,
        reviews=(last,) if last else (),
    )


def main_of_child(care: OneChild, stands: Stands, beside: Beside, born_on: date | None) -> Main:
    """Of everything known of one child."""
    present = care.present
    if present is None:
        return Main(born_on=born_on)
    limits = present.reading.limits if present.reading else ()
    latest = present.episodes[0] if present.episodes else {}
    return Main(
        deadline=care.next,
        rung=next((one.rung for one in limits if one.deadline == care.next), None),
        began_on=present.began_on if present.started else None,
        born_on=born_on,
        reviews=tuple(row["held_on"] for row in present.reviews),
        authorised_on=_authorised_on(latest, stands, beside, present.began_on),
        legal_status=latest.get("legal_status") or "",
        placement=latest.get("placement") or "",
    )


def _authorised_on(latest: Row, stands: Stands, beside: Beside, began_on: date) -> date | None:
    """Since when authority to place has stood, of a child who is not placed."""
    typed = open_on(beside.authorities, stands.as_at)
    stands_now = latest.get("legal_status") in AUTHORITY_TO_PLACE or typed is not None
    if not stands_now or latest.get("placement") in PLACED_FOR_ADOPTION:
        return None
    of_period = (pl.col("kind") == AUTHORISED) & (pl.col("on") >= began_on)
    day = stands.turns.filter(of_period)["on"].max()
    return day if isinstance(day, date) else None
