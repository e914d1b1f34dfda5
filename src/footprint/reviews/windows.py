"""When a review may be held: the child's next deadline as her caseload shows it, and how far a day
lies outside of it."""

from collections.abc import Iterable, Mapping
from datetime import date

from footprint.audit.facts import Viewer
from footprint.authority.queries import rules_on
from footprint.children.facts.child import ChildSeen
from footprint.children.ladders import beside_in
from footprint.children.queries import child as children
from footprint.domain.codes import SAME_CARER
from footprint.domain.dates import add_months
from footprint.domain.law import Deadline
from footprint.domain.next_reviews import standing
from footprint.domain.on_the_main_ladder import main_of_child
from footprint.domain.one_child import OneChild, Row, one_child
from footprint.domain.timetable.beside import Beside
from footprint.domain.timetable.beside_readings import read_conferences
from footprint.domain.timetable.local import halfway
from footprint.domain.timetable.nearest import Main, Standing, deadlines_of
from footprint.domain.timetable.reviews import ADJOURNED
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.booking import Outside
from footprint.reviews.queries import follow_up

#: A looked-after review serves the adoption ladder too, and neither stands open beside the other.
OF_CARE = frozenset({Ladder.LOOKED_AFTER.value, Ladder.ADOPTION.value})
#: The ladders beside it, as the timetable calls them.
_BESIDE: Mapping[str, str] = {
    Ladder.SECURE: "secure",
    Ladder.PATHWAY: "pathway",
    Ladder.CONFERENCE: "conferences",
}
#: Foster homes that are meant to last.
LONG_TERM_FOSTER = frozenset({"U1", "U4"})
A_YEAR_IN_MONTHS = 12
#: As the timetable calls what the authority has set itself.
LOCAL = "local"


def care_on(viewer: Viewer, one: ChildSeen, day: date) -> OneChild:
    """The child's time in care as is now known of that day, and of today where it is to come."""
    as_at = min(day, viewer.today)
    return one_child(standing(children.facts_of(viewer, one, as_at), as_at))


def deadline_for(viewer: Viewer, one: ChildSeen, ladder: str, day: date) -> Deadline | None:
    """The limit by which a review on that day is judged; None where nothing sets one."""
    if ladder in OF_CARE:
        return care_on(viewer, one, day).next
    as_at = min(day, viewer.today)
    main, beside = _on_the_ladders(viewer, one, as_at)
    found = deadlines_of(main, beside, as_at=as_at)
    return next((each.deadline for each in found if each.ladder == _BESIDE[ladder]), None)


def local_limits(viewer: Viewer, one: ChildSeen, ladder: str, day: date) -> tuple[Standing, ...]:
    """The authority's own limits by which a review of the child's case on that day is looked at, where
    they are nearer than the law's; and the midway check, where its day is still to come."""
    if ladder not in OF_CARE:
        return ()
    as_at = min(day, viewer.today)
    main, beside = _on_the_ladders(viewer, one, as_at)
    found = deadlines_of(main, beside, rules_on(viewer, as_at).local_rungs, as_at=as_at)
    return tuple(each for each in found if each.ladder == LOCAL)


def midway_passed(viewer: Viewer, one: ChildSeen) -> Deadline | None:
    """The midway check between the last review and the next, where its day has passed and none was
    made or planned since that review."""
    main, _ = _on_the_ladders(viewer, one, viewer.today)
    limit, last = main.deadline, main.last_review
    if limit is None or last is None or limit.due <= last:
        return None
    if not rules_on(viewer, viewer.today).midway_checks:
        return None
    check = halfway(last, limit)
    made = any(each.planned_on > last for each in follow_up.checks_of(viewer, one))
    return None if made or check.due >= viewer.today else check


def _on_the_ladders(viewer: Viewer, one: ChildSeen, as_at: date) -> tuple[Main, Beside]:
    facts, _, _, told = children.known_of(viewer, one, as_at)
    stands, beside = standing(facts, as_at), beside_in(told)
    return main_of_child(one_child(stands), stands, beside, facts.children["born_on"][0]), beside


def conference_waited_for(viewer: Viewer, one: ChildSeen, day: date) -> str:
    """Which conference it is that is held that day, as far as the child's record tells."""
    _, _, _, told = children.known_of(viewer, one, day)
    rung = read_conferences(beside_in(told), day).rung
    return "initial" if rung in {None, "conference_initial"} else "review"


def outside(deadline: Deadline | None, day: date) -> Outside | None:
    """None for a day inside the window, and where there is none."""
    if deadline is None or deadline.met_on(day):
        return None
    if deadline.not_before is not None and day < deadline.not_before:
        return Outside(deadline, (deadline.not_before - day).days, early=True)
    return Outside(deadline, (day - deadline.due).days, early=False)


def to_complete_by(first_sitting: date) -> Deadline:
    """The last day for the last sitting, of a review whose first was held on that day."""
    return ADJOURNED.deadline(first_sitting)


def long_term_since(care: OneChild) -> date | None:
    """Since when the child has lived in the long-term foster home in which she lives now."""
    since = None
    for row in care.present.episodes if care.present else ():
        if row["placement"] not in LONG_TERM_FOSTER:
            break
        since = row["began_on"]
        if row["new_episode"] not in SAME_CARER:
            break
    return since


def lives_there_a_year(care: OneChild, day: date) -> bool:
    since = long_term_since(care)
    return since is not None and add_months(since, A_YEAR_IN_MONTHS) <= day


def met_within(care: OneChild, without_meeting: Iterable[date], day: date, months: int) -> bool:
    """Whether a review with a meeting was held in the months before the day. A review that only a
    return tells of is taken to have had one."""
    rows: Iterable[Row] = care.present.reviews if care.present else ()
    met = {row["held_on"] for row in rows} - set(without_meeting)
    return any(add_months(held_on, months) >= day for held_on in met if held_on <= day)
