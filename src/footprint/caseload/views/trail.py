"""The trail, as the auditor reads it."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit import queries as audit
from footprint.audit.actions import ACTIONS, record_reading
from footprint.audit.facts import Reading, Viewer
from footprint.caseload.forms.trail import TrailForm
from footprint.caseload.presenters.trail import entry_shown, kind_words
from footprint.caseload.views.asked import filter_asked, number_asked, pages
from footprint.children import officers
from footprint.children.queries import access as access_queries


@require_safe
def trail(request: Asked) -> HttpResponse:
    """Who did and who read what, newest first; this reading of it too. Of a child from whom the
    auditor is barred it tells nothing."""
    viewer = request.viewer
    names = {person.id: person.full_name for person in accounts.people(viewer)}
    kinds = {kind: kind_words(kind) for kind in (*Reading, *sorted(ACTIONS))}
    form = TrailForm(request.GET, people=names, kinds=kinds)
    form.full_clean()
    asked_for = form.asked(_child_asked(viewer, form))
    barred = officers.barred_from(viewer, viewer.person_id or 0)
    wanted = replace(asked_for, without=barred)
    page = audit.trail_page(viewer, wanted, number=number_asked(request.GET))
    ids = {entry.child_id for entry in page.entries if entry.child_id}
    references = access_queries.references(viewer, ids)
    asked = filter_asked(request.GET)
    record_reading(
        viewer, Reading.LIST, app="audit", thing="trail", filtered=asked, count=len(page.entries)
    )
    context = {
        "form": form,
        "entries": [entry_shown(entry, names, references) for entry in page.entries],
        "page": page,
        "pages": pages(page.number, page.pages, asked, "Newer", "Older"),
        "filtered": bool(asked),
    }
    return render(request, "caseload/trail.html", context)


def _child_asked(viewer: Viewer, form: TrailForm) -> int | None:
    """Whose rows are asked for; a reference that is nobody's is said beside its box."""
    if not form.reference:
        return None
    found = access_queries.child_on_the_trail(viewer, form.reference)
    if found is None:
        form.add_error("child", "No child has this reference")
    return found
