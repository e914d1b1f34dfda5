"""Everything that a child's page shows, in seven selects beside the child herself."""

from collections.abc import Iterator
from datetime import date

from footprint.audit.facts import Viewer
from footprint.caseload.facts import ChildRecord, QualityItem
from footprint.children import item_queries
from footprint.children import queries as children
from footprint.children.facts import ChildSeen
from footprint.domain.facts import Facts, year_of
from footprint.domain.findings import FINDINGS, findings
from footprint.domain.indicators.units.year import Year
from footprint.domain.next_reviews import Standing, standing
from footprint.domain.one_child import one_child


def child_record(viewer: Viewer, one: ChildSeen, as_at: date) -> ChildRecord:
    """What is now known of the child on that day. Who holds her is told of every day."""
    facts, told_to, contested = children.known_of(viewer, one, as_at)
    stands = standing(facts, as_at)
    allocations, covered_by = children.officers_of(viewer, one.id)
    return ChildRecord(
        child=one,
        as_at=as_at,
        told_to=told_to,
        born_on=facts.children["born_on"][0],
        care=one_child(stands),
        allocations=allocations,
        covered_by=covered_by,
        links=children.links_of(viewer, one.id),
        flags=children.flags_of(viewer, one.id),
        items=_items(viewer, one, facts, stands, contested),
    )


def _items(
    viewer: Viewer,
    one: ChildSeen,
    facts: Facts,
    stands: Standing,
    contested: children.Differences,
) -> tuple[QualityItem, ...]:
    """What is unsound about the child's facts, that which a person has settled left out."""
    told = item_queries.items_of(viewer, one.id)
    settled = {(item.code, item.about) for item in told if item.origin == "settled"}
    items = [
        *_missing(one, facts),
        *_differing(contested),
        *_found(facts, stands),
        *(
            QualityItem(
                item.code,
                f"{item.about} {item.column}".strip(),
                item.message,
                value=item.value,
                year=item.year,
            )
            for item in told
            if item.origin == "found"
        ),
    ]
    return tuple(item for item in items if (item.code, item.about) not in settled)


def _missing(one: ChildSeen, facts: Facts) -> Iterator[QualityItem]:
    if facts.children["born_on"][0] is None:
        yield QualityItem("no_birth_date", "child", "No date of birth is known.")


def _differing(contested: children.Differences) -> Iterator[QualityItem]:
    for thing, value, person, told, year in contested:
        kind = "episode" if "began_on" in thing else "review"
        day = thing.get("began_on") or thing.get("held_on")
        yield QualityItem(
            "person_and_return_differ",
            f"{kind} {day}",
            "A person's word and the return's differ. The person's is used.",
            day=day,
            field=value,
            person=person,
            told=told,
            year=year,
        )


def _found(facts: Facts, stands: Standing) -> Iterator[QualityItem]:
    """The domain's findings as at the day."""
    year = Year(year_of(stands.as_at), facts, stands.care, stands.timetable, stands.reviews)
    days = {
        "episode": dict(stands.care.episodes.select("row", "began_on").iter_rows()),
        "review": dict(stands.reviews.select("row", "held_on").iter_rows()),
    }
    for code, row in findings(year).unique(maintain_order=True).iter_rows():
        kind = "review" if "review_" in code or code.startswith("two_") else "episode"
        kind = "episode" if code.endswith("without_a_review") else kind
        day = days[kind][row]
        yield QualityItem(code, f"{kind} {day}", FINDINGS[code], day=day)
