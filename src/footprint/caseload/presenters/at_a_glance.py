"""What is asked first of a child, in one list: since when in care, where, under what, with whom."""

from footprint.caseload.facts import ChildRecord
from footprint.caseload.presenters.caseload import age_words
from footprint.caseload.presenters.holding import HoldingShown
from footprint.children.presenters.codes import meaning
from footprint.domain.codes import LEGAL_STATUSES, PLACEMENTS
from footprint.domain.dates import day_words


def at_a_glance(record: ChildRecord, holding: HoldingShown, today: bool) -> list[tuple[str, str]]:
    """Each fact with its name. `today`: the day of the page is the reader's."""
    return [
        ("Reference", record.child.identifier),
        ("Age", age_words(record.born_on, record.age)),
        ("In care", _in_care(record, today)),
        *_home(record),
        ("Reviewing officer", _officer(record, holding)),
        *([("Cover today", holding.cover)] if holding.cover else []),
        ("Social worker", holding.worker or "Not known"),
        ("Team", holding.team or "Not known"),
    ]


def _in_care(record: ChildRecord, today: bool) -> str:
    present = record.care.present
    if present is None:
        if record.care.holds:
            return "In a series of short breaks"
        return "No" if today else "Not on this day"
    since = day_words(present.began_on)
    return f"Since {since}" if present.started else f"Since before {since}, the first day known"


def _home(record: ChildRecord) -> list[tuple[str, str]]:
    """The placement and the legal status of the latest episode, while the child is in care."""
    present = record.care.present
    if present is None or not present.episodes:
        return []
    latest = present.episodes[0]
    return [
        ("Placement", meaning(PLACEMENTS, latest["placement"]) or "Not recorded"),
        ("Legal status", meaning(LEGAL_STATUSES, latest["legal_status"]) or "Not recorded"),
    ]


def _officer(record: ChildRecord, holding: HoldingShown) -> str:
    if holding.officer:
        return f"{holding.officer}, since {holding.officer_since}"
    waits = record.care.present is not None or record.care.holds
    return "Not yet allocated" if waits else "None: not in care"
