"""What waits for the viewer, by the role she acts in."""

from dataclasses import replace
from datetime import date, timedelta

from footprint.accounts import queries as accounts
from footprint.accounts.facts import Standing
from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.authority.facts import RulesOverTime
from footprint.authority.queries import rules_over_time
from footprint.caseload.facts import Caseload, CaseloadAsked, MyWork, OfficersSteps, Show
from footprint.caseload.item_list import ItemList
from footprint.caseload.queries.caseload import caseload
from footprint.children import officers
from footprint.children.facts.child import Officer
from footprint.children.queries import access as access_queries
from footprint.children.queries import child as children
from footprint.children.queries import item as item_queries
from footprint.domain.next_reviews import IN_CARE
from footprint.reviews.facts.work import Between, OfficesWeek, Task, Work
from footprint.reviews.queries.booking import requests_waiting
from footprint.reviews.queries.week import offices_week
from footprint.reviews.queries.work import work

#: How long a child is new to her officer.
NEW = timedelta(days=28)
#: What "lately" is, of records that were opened for a reason.
LATELY = timedelta(days=7)


def my_work(viewer: Viewer) -> MyWork:
    match viewer.role:
        case (
            Role.REVIEWING_OFFICER
            | Role.BUSINESS_SUPPORT
            | Role.SOCIAL_WORKER
            | Role.SOCIAL_CARE_MANAGER
        ):
            return _of_children(viewer)
        case Role.IRO_MANAGER:
            since = viewer.today - LATELY
            lately = [one for one in access_queries.openings(viewer) if one.on_day >= since]
            return replace(
                _with_items(viewer, _of_children(viewer)),
                accesses=len(lately),
                glass_broken=sum(one.broke_glass for one in lately),
                covers=tuple(one for one in officers.covers(viewer) if one.holds(viewer.today)),
            )
        case Role.ANALYST:
            return _with_items(viewer, MyWork(returns=children.returns_held(viewer)))
        case Role.ADMINISTRATOR:
            return _of_people(viewer)
    return MyWork()


def _with_items(viewer: Viewer, work: MyWork) -> MyWork:
    """With how many items of data quality are to be looked at, and were settled this month."""
    held = ItemList(item_queries.items(viewer))
    settled = held.settled_in_the_month_of(viewer.today)
    return replace(work, items=held.to_look_at, settled=settled)


def _of_children(viewer: Viewer) -> MyWork:
    rules = rules_over_time(viewer)
    held = caseload(viewer, viewer.today, rules.on(viewer.today).local_rungs)
    since = viewer.today - NEW
    new = [row for row in held.rows if row.held_since and row.held_since > since and row.own]
    office = viewer.role == Role.BUSINESS_SUPPORT
    tasks = Work() if office else _tasks(viewer, held, rules)
    runs_it = viewer.role == Role.IRO_MANAGER
    return MyWork(
        whole=len(held.rows),
        tasks=tasks,
        by_officer=_by_officer(viewer.today, tasks, held) if runs_it else (),
        week=_week(viewer, held, rules) if office else None,
        requests=_requests(viewer, held),
        overdue=tuple(held.asked_for(CaseloadAsked(Show.OVERDUE))),
        soon=tuple(held.asked_for(CaseloadAsked(Show.SOON))),
        unallocated=tuple(held.asked_for(CaseloadAsked(Show.UNALLOCATED))),
        new=tuple(new),
        covered=tuple(
            sorted({row.officer.full_name for row in held.rows if row.covered and row.officer})
        ),
        told_to=held.told_to,
    )


def _by_officer(today: date, tasks: Work, held: Caseload) -> tuple[OfficersSteps, ...]:
    """Whoever has most that is late first."""
    holds = {row.child.id: row.officer for row in held.rows}
    found: dict[int, list[Task]] = {}
    officers: dict[int, Officer | None] = {}
    for one in tasks.waiting:
        officer = holds.get(one.child.id)
        which = officer.id if officer else 0
        officers[which] = officer
        found.setdefault(which, []).append(one)
    made = [_of_officer(today, officers[which], steps) for which, steps in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.late, -len(one.steps), _name(one))))


def _of_officer(today: date, officer: Officer | None, steps: list[Task]) -> OfficersSteps:
    late = sum(one.by_on is not None and one.by_on < today for one in steps)
    return OfficersSteps(officer, tuple(steps), late)


def _name(one: OfficersSteps) -> str:
    return one.officer.full_name.casefold() if one.officer else ""


def _requests(viewer: Viewer, held: Caseload) -> int | None:
    if why_not_open(viewer, line_named("review_requests")) is not None:
        return None
    return requests_waiting(viewer, [row.child.id for row in held.rows])


def _tasks(viewer: Viewer, held: Caseload, rules: RulesOverTime) -> Work:
    """The officer alone plans, for the children in care whom she holds or covers."""
    plans = viewer.role == Role.REVIEWING_OFFICER
    between = {
        row.child.id: Between(row.entered_on, row.born_on, row.last_review, row.due)
        for row in held.rows
        if plans and row.holds == IN_CARE
    }
    return work(viewer, [row.child for row in held.rows], rules, between)


def _week(viewer: Viewer, held: Caseload, rules: RulesOverTime) -> OfficesWeek:
    due = {row.child.id: row.due for row in held.rows if row.due and (row.overdue or row.soon)}
    return offices_week(viewer, [row.child for row in held.rows], due, rules)


def _of_people(viewer: Viewer) -> MyWork:
    everybody = accounts.people(viewer)
    waiting = [
        (person.id, person.full_name, grant)
        for person in everybody
        for grant in person.grants
        if grant.standing(viewer.today) is Standing.PROPOSED
    ]
    return MyWork(people=len(everybody), waiting=tuple(waiting))
