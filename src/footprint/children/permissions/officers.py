"""Why an officer cannot be added, corrected or covered so, and who is not independent."""

from datetime import date, timedelta

from footprint.accounts import queries as accounts
from footprint.accounts.facts import PersonFacts, Standing
from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.accounts.roles import ROLES
from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.facts.child import Covering, Officer
from footprint.domain.dates import day_words


def why_not_add_officer(viewer: Viewer, email: str = "") -> str | None:
    """`email` is empty for as long as none is typed."""
    if refused := why_not_open(viewer, line_named("add_officer")):
        return refused
    return _why_not_email(viewer, email)


def why_not_correct_officer(viewer: Viewer, officer: Officer | None, email: str = "") -> str | None:
    if refused := why_not_open(viewer, line_named("correct_officer")):
        return refused
    if officer is None:
        return "There is no such officer."
    return None if email.strip().lower() == officer.email else _why_not_email(viewer, email)


def _why_not_email(viewer: Viewer, email: str) -> str | None:
    other = officers.officer_with_email(viewer, email) if email else None
    return f"{other.full_name} has this e-mail address already." if other else None


def why_not_add_cover(viewer: Viewer, wanted: Covering | None = None) -> str | None:
    if refused := why_not_open(viewer, line_named("add_cover")):
        return refused
    if wanted is None:
        return None
    if wanted.officer.id == wanted.covered_by.id:
        return "An officer cannot cover for themselves. Choose another."
    if wanted.ended_on <= wanted.began_on:
        return "The officer is back on a day after the first day of cover."
    for other in officers.covers(viewer):
        meets = wanted.began_on < other.ended_on and other.began_on < wanted.ended_on
        if other.officer.id == wanted.officer.id and meets:
            until = other.ended_on - timedelta(days=1)
            return (
                f"{other.covered_by.full_name} covers for {wanted.officer.full_name} from "
                f"{day_words(other.began_on)} to {day_words(until)}. End that first, or choose "
                "other days."
            )
    return why_not_independent(viewer, wanted.covered_by, wanted.began_on)


def why_not_end_cover(
    viewer: Viewer, cover: Covering | None, ended_on: date | None = None
) -> str | None:
    if refused := why_not_open(viewer, line_named("end_cover")):
        return refused
    if cover is None:
        return "There is no such cover."
    first = max(cover.began_on, viewer.today)
    rules = {
        "This cover has ended already.": cover.ended_on <= viewer.today,
        f"It can end on {day_words(first)} at the earliest.": ended_on is not None
        and ended_on < first,
        "Cover is only made shorter here. Add the further days as cover of their own.": ended_on
        is not None
        and ended_on >= cover.ended_on,
    }
    return next((sentence for sentence, broken in rules.items() if broken), None)


def why_not_independent(
    viewer: Viewer, officer: Officer, day: date, team: str | None = None
) -> str | None:
    """Why somebody cannot be an officer on that day, for what her account's roles are: of the whole
    service, or of that team."""
    account = accounts.person_with_email(viewer, officer.email)
    return not_with_roles(officer, account, day, team)


def not_with_roles(
    officer: Officer, account: PersonFacts | None, day: date, team: str | None
) -> str | None:
    for grant in account.grants if account else ():
        holds = grant.standing(day) is Standing.IN_FORCE and ROLES[grant.role].social_work_line
        if holds and (not grant.scope or grant.scope == team):
            return (
                f"{officer.full_name} is {ROLES[grant.role].label} on that day. A reviewing officer "
                "is independent of those who work with the child or decide for the child."
            )
    return None
