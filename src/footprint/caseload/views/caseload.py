"""The caseload, and a file of it."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.accounts.roles import Role
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading, Viewer
from footprint.authority.queries import rules_on
from footprint.caseload.facts import Caseload, CaseloadAsked, CaseloadPage, CaseloadRow
from footprint.caseload.forms.caseload import AsAtForm, CaseloadForm, ExportForm
from footprint.caseload.permissions import (
    why_not_see_flags,
    why_not_see_names,
    why_not_see_officers,
)
from footprint.caseload.presenters import export as files
from footprint.caseload.presenters.caseload import (
    COLUMNS,
    NOBODY,
    empty,
    headings,
    row_shown,
    summary,
)
from footprint.caseload.queries import caseload as queries
from footprint.caseload.views.asked import filter_asked, leads_back, number_asked, pages
from footprint.caseload.views.files import file_of, purpose_or_file
from footprint.children.facts.child import Flagged
from footprint.reviews.presenters.booked import BookedShown, booked_shown
from footprint.reviews.queries.booking import booked_of


@require_safe
def caseload(request: Asked) -> HttpResponse:
    """Who is in care, and when each one's next review is due."""
    viewer = request.viewer
    held, form, asked = _asked(request)
    by_officer = why_not_see_officers(viewer) is None
    page = held.page(asked, unallocated_first=by_officer)
    filtered = filter_asked(request.GET)
    record_reading(
        viewer,
        Reading.SEARCH if asked.name else Reading.LIST,
        app="caseload",
        thing="caseload",
        filtered=filtered,
        count=page.count,
    )
    booked = _booked(viewer, held, page)
    rows = [
        row_shown(row, _flags(viewer, row, held.as_at), held.as_at, booked.get(row.child.id))
        for row in page.rows
    ]
    waiting = [row for row, of in zip(rows, page.rows, strict=True) if of.officer is None]
    narrowed = bool(asked.show or asked.officer_id or asked.name)
    columns = {**COLUMNS, **({"officer": "Officer"} if by_officer else {})}
    context = {
        "form": form,
        "as_at": held.as_at,
        "today": viewer.today,
        "rows": rows[len(waiting) :] if by_officer else rows,
        "waiting": waiting if by_officer else [],
        "by_officer": by_officer,
        "page": page,
        "pages": pages(page.number, page.pages, filtered),
        "asked_words": form.in_words(),
        "filtered": filtered,
        "leads_back": leads_back(request.GET),
        "columns": headings(columns, asked.sort, _sorting(request.GET)),
        "summary": summary(
            page,
            as_at=held.as_at,
            today=viewer.today,
            told_to=held.told_to,
            filtered=narrowed,
        ),
        "empty": empty(
            asked.show,
            whole=page.whole,
            named=bool(asked.name),
            narrowed=bool(asked.officer_id),
            nobody=NOBODY.get(viewer.role, "") if held.as_at == viewer.today else "",
        ),
        "allocate": _allocate(viewer),
        "may_export": why_not_open(viewer, line_named("export_caseload")) is None,
        "own": viewer.role == Role.REVIEWING_OFFICER,
        "printed_at": localtime(),
    }
    return render(request, "caseload/caseload.html", context)


def _asked(request: Asked) -> tuple[Caseload, CaseloadForm, CaseloadAsked]:
    viewer = request.viewer
    as_at = AsAtForm(request.GET, today=viewer.today).day()
    held = queries.caseload(viewer, as_at, rules_on(viewer, as_at).local_rungs)
    form = CaseloadForm(
        request.GET,
        today=viewer.today,
        officers=held.officers,
        by_officer=why_not_see_officers(viewer) is None,
    )
    return held, form, form.asked(number_asked(request.GET))


def _flags(viewer: Viewer, row: CaseloadRow, as_at: date) -> list[Flagged]:
    """The flags that stand on the day, for those who may see them."""
    if why_not_see_flags(viewer) is not None:
        return []
    return [
        flag
        for flag in row.flags
        if flag.began_on <= as_at and not (flag.ended_on and flag.ended_on <= as_at)
    ]


def _booked(viewer: Viewer, held: Caseload, page: CaseloadPage) -> Mapping[int, BookedShown | None]:
    """What is booked of the children on the page; of a day gone by nothing is shown."""
    if held.as_at != viewer.today:
        return {}
    found = booked_of(viewer, [row.child.id for row in page.rows])
    return {
        row.child.id: booked_shown(viewer, row.child, found.get(row.child.id)) for row in page.rows
    }


def _sorting(sent: QueryDict) -> dict[str, str]:
    """What of the address stays when a column is sorted by; the page is the first again."""
    return {name: str(value) for name, value in sent.items() if value and name != "page"}


def _allocate(viewer: Viewer) -> str:
    """Where the children ticked are sent to be given an officer, for whom that is."""
    return reverse("allocate") if why_not_open(viewer, line_named("allocate")) is None else ""


@require_http_methods(["GET", "POST"])
def export(request: Asked) -> HttpResponse:
    """What a file is for is asked first; the file is the list as it was filtered."""
    return purpose_or_file(
        request,
        _file,
        of="caseload",
        heading="Make a file of the caseload",
        explained="The file holds the list as you filtered it, without flags.",
    )


def _file(request: Asked, form: ExportForm) -> HttpResponse:
    viewer, wanted = request.viewer, form.cleaned_data
    held, _, asked = _asked(request)
    rows = held.asked_for(asked)
    filtered = filter_asked(request.GET)
    names = wanted["names"] and why_not_see_names(viewer) is None
    record_reading(
        viewer,
        Reading.EXPORT,
        app="caseload",
        thing="caseload with names" if names else "caseload",
        filtered=filtered,
        count=len(rows),
        purpose=wanted["purpose"],
    )
    made = files.table(rows, names=names, officers=why_not_see_officers(viewer) is None)
    return file_of(viewer, made, wanted, filtered=filtered, as_at=held.as_at, name="caseload")
