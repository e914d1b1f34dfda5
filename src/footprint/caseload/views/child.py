"""The page of one child, and who opened it."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.accounts.matrix import allows, line_named
from footprint.accounts.roles import Role
from footprint.audit import queries as audit
from footprint.audit.facts import Reading, TrailFilter, Viewer
from footprint.authority.queries import rules_on
from footprint.caseload.facts import ChildRecord
from footprint.caseload.forms.caseload import AsAtForm
from footprint.caseload.permissions import (
    why_not_see_flags,
    why_not_see_items,
    why_not_see_reasons,
)
from footprint.caseload.presenters.at_a_glance import at_a_glance
from footprint.caseload.presenters.caseload import flag_words
from footprint.caseload.presenters.child import periods_shown
from footprint.caseload.presenters.holding import holding_shown
from footprint.caseload.presenters.how_reached import next_shown, not_in_care
from footprint.caseload.presenters.standing import duties_shown, held_shown, others_shown
from footprint.caseload.presenters.trail import entry_shown
from footprint.caseload.queries.child import child_record
from footprint.caseload.views.asked import caseload_left, number_asked, pages
from footprint.children.facts.child import ChildSeen
from footprint.children.permissions.quality import may_read_reason
from footprint.children.presenters.quality import item_shown
from footprint.children.views.access import child_or_refuse
from footprint.reviews.presenters.booked import booked_shown
from footprint.reviews.queries.booking import booked_of


@require_safe
def child(request: Asked, child_id: int) -> HttpResponse:
    """One child's record, as at a day; her opening it is on the trail before anything is read."""
    viewer = request.viewer
    one = child_or_refuse(request, child_id)
    form = AsAtForm(request.GET, today=viewer.today)
    as_at = form.day()
    record = child_record(viewer, one, as_at, rules_on(viewer, as_at).local_rungs)
    flags = [
        flag_words(flag)
        for flag in record.flags
        if flag.began_on <= record.as_at and not (flag.ended_on and flag.ended_on <= record.as_at)
    ]
    holding = holding_shown(record, reasons=why_not_see_reasons(viewer) is None)
    context = {
        "form": form,
        "left": caseload_left(request.GET),
        "one": one,
        "as_at": record.as_at,
        "today": viewer.today,
        "told_to": record.told_to,
        "glance": at_a_glance(record, holding, record.as_at == viewer.today),
        "holds": record.care.holds,
        "next": next_shown(record),
        "booked": booked_shown(
            viewer, one, booked_of(viewer, [one.id]).get(one.id), record.as_at == viewer.today
        ),
        "others": others_shown(record),
        "duties": duties_shown(record),
        "held_beside": held_shown(record),
        "not_in_care": not_in_care(record, viewer.today),
        "may_record_beside": record.as_at == viewer.today
        and allows(line_named("record_ladder_fact"), viewer.role, one.whose),
        "may_record": record.as_at == viewer.today
        and allows(line_named("record_review"), viewer.role, one.whose),
        "periods": periods_shown(record),
        "short_breaks": record.care.short_breaks,
        "elsewhere": record.care.reviews_elsewhere,
        "holding": holding,
        "flags": flags if why_not_see_flags(viewer) is None else [],
        **_items(viewer, record),
        "links": _links(viewer, one, _back_here(request)),
        "back_here": _back_here(request),
        "printed_at": localtime(),
    }
    return render(request, "caseload/child.html", context)


#: Pages about the child to which hers leads, by their lines in the matrix.
LINKS = (
    ("reviews", "reviews", "Reviews and requests for a review"),
    ("follow_up", "follow-up", "Between reviews: checks, visits and contacts"),
    ("people_round", "people-round", "People round this child"),
    ("record_review", "record-review", "Record a review that was held"),
    ("record_episode", "record-episode", "Record a change of placement or legal status"),
    ("record_flag", "record-flag", "Add a flag"),
    ("child_ladders", "child-ladders", "Orders, plans and conferences"),
    ("record_worker", "record-worker", "Change the social worker"),
    ("child_officers", "child-officers", "Reviewing officers: allocate and history"),
    ("child_record", "child-record", "What each source says"),
    ("openings", "openings", "Who opened this record"),
)


def _links(viewer: Viewer, one: ChildSeen, back_here: str) -> list[dict[str, str]]:
    """Those that are open to the viewer's role for this child; each leads back here."""
    return [
        {"text": words, "href": reverse(route, kwargs={"child_id": one.id}) + back_here}
        for name, route, words in LINKS
        if allows(line_named(name), viewer.role, one.whose)
    ]


def _back_here(request: Asked) -> str:
    """What a link to a page about the child adds, so that it leads back to this page as it is."""
    return f"?{urlencode({'next': request.get_full_path()})}"


def _items(viewer: Viewer, record: ChildRecord) -> dict[str, object]:
    """Items are mended and settled as things stand today: of another day none is shown."""
    if why_not_see_items(viewer) is not None or record.as_at != viewer.today:
        return {"items": None}
    by = {item.said.recorded_by for item in record.items if item.said}
    by |= {item.settled.by for item in record.items if item.settled}
    names = accounts.names(viewer, {who for who in by if who})
    shown = [item_shown(item, names, reason=may_read_reason(viewer, item)) for item in record.items]
    return {
        "items": [item for item in shown if not item.settled],
        "settled": [item for item in shown if item.settled],
        "mends": allows(line_named("quality_item"), viewer.role, record.child.whose),
    }


@require_safe
def openings(request: Asked, child_id: int) -> HttpResponse:
    """Who opened the record, newest first; the auditor sees of the child the reference only."""
    viewer = request.viewer
    one = child_or_refuse(request, child_id)
    asked = TrailFilter(child_id=child_id, kind=Reading.OPENING)
    page = audit.trail_page(viewer, asked, number=number_asked(request.GET))
    who = {entry.person_id for entry in page.entries if entry.person_id is not None}
    names = accounts.names(viewer, who)
    context = {
        "one": None if viewer.role == Role.AUDITOR else one,
        "child_id": child_id,
        "reference": one.identifier,
        "entries": [entry_shown(entry, names, {}) for entry in page.entries],
        "page": page,
        "pages": pages(page.number, page.pages, "", "Newer", "Older"),
    }
    return render(request, "caseload/openings.html", context)
