"""A year's figures as files, with no child in them."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.domain.facts import year_end
from footprint.domain.indicators.registry import DEFINITIONS
from footprint.reports import queries
from footprint.reports.definition_words import DIGESTS
from footprint.reports.made import Made, version_installed
from footprint.reports.measure_json import measure_json
from footprint.reports.pages.signing import signed_sentence
from footprint.reports.views.missing import no_such_year
from footprint.reports.workbook import figures_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def as_json(request: Asked, year: int) -> HttpResponse:
    """What `footprint measure --json` writes of the same returns."""
    held = queries.years_held(request.viewer)
    if year not in held.over:
        return no_such_year(request, year, held)
    figures = queries.year_figures(request.viewer, year)
    return _file(request, year, "json", "application/json", measure_json(figures))


@require_safe
def as_workbook(request: Asked, year: int) -> HttpResponse:
    viewer = request.viewer
    held = queries.years_held(viewer)
    if year not in held.over:
        return no_such_year(request, year, held)
    figures = queries.year_figures(viewer, year)
    signed = queries.signatures(viewer, [year])
    codes = [m.code for m in figures.measurements]
    said = signed_sentence(signed, queries.names_of_signers(viewer, signed), DIGESTS, codes)
    made = Made(viewer.today, version_installed(), said)
    book = figures_workbook(figures, DEFINITIONS, queries.words_of_checks(viewer), made=made)
    return _file(request, year, "xlsx", XLSX, book)


def _file(request: Asked, year: int, ending: str, kind: str, content: bytes) -> HttpResponse:
    record_reading(
        request.viewer,
        Reading.EXPORT,
        app="reports",
        thing="figures",
        thing_id=year,
        filtered=urlencode({"as": ending}),
    )
    name = f"figures-{year_end(year).isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
