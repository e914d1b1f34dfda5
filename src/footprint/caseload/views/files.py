"""A file that is sent to whoever asked for it, with who made it, when and for what."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Viewer
from footprint.caseload.forms.caseload import ExportForm
from footprint.caseload.permissions import why_not_see_names
from footprint.caseload.presenters import export as files
from footprint.caseload.views.asked import filter_asked
from footprint.formats.tables import Table

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def purpose_or_file(
    request: Asked,
    made: Callable[[Asked, ExportForm], HttpResponse],
    *,
    of: str,
    heading: str,
    explained: str,
) -> HttpResponse:
    """The file if it is said what it is for, else the page that asks; `of` is the list's page."""
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return made(request, form)
    context = {
        "form": form,
        "filtered": filter_asked(request.GET),
        "why_not_names": why_not_see_names(request.viewer),
        "of": of,
        "heading": heading,
        "explained": explained,
    }
    return render(request, "caseload/export.html", context)


def file_of(
    viewer: Viewer, made: Table, wanted: Mapping[str, Any], *, filtered: str, as_at: date, name: str
) -> HttpResponse:
    """`wanted` is what an ExportForm asked for."""
    by = files.MadeBy(
        who=_own_name(viewer),
        role=ROLES[Role(viewer.role)].label,
        at=localtime(),
        purpose=wanted["purpose"],
        filtered=filtered,
        as_at=as_at,
    )
    if wanted["kind"] == "csv":
        content, kind = files.comma_separated(made, by), "text/csv; charset=utf-8"
    else:
        content, kind = files.workbook(made, by), WORKBOOK
    called = f"{name}-{as_at}.{wanted['kind']}"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{called}"'},
    )


def _own_name(viewer: Viewer) -> str:
    names = accounts.names(viewer, [viewer.person_id] if viewer.person_id else [])
    return next(iter(names.values()), "")
