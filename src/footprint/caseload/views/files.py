"""A file that is sent to whoever asked for it, with who made it, when and for what."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localtime

from footprint.accounts import queries as accounts
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Viewer
from footprint.caseload.presenters import export as files
from footprint.formats.tables import Table

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
