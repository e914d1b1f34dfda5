"""The children behind a figure."""

from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.roles import Role
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.domain.facts import year_end
from footprint.formats.tables import written_date
from footprint.reports import queries
from footprint.reports.labels import UNITS, label
from footprint.reports.pages.behind import EVERY, SHOWN, RowsPage, hidden_words, rows_page
from footprint.reports.trend import value_words
from footprint.reports.views.missing import no_such_figure, not_given


@require_safe
def children_behind(request: Asked, year: int, code: str) -> HttpResponse:
    """The rows behind a figure: of the children whom the viewer may see, and the number of others."""
    viewer = request.viewer
    if refused := no_such_figure(request, year, code, queries.years_held(viewer)):
        return refused
    found = queries.behind(viewer, year, code)
    if found is None:
        return not_given(request, year, code)
    asked = request.GET.get("show", EVERY)
    seen = queries.children_shown(viewer)
    page = rows_page(
        found.indicator,
        found.rows,
        seen,
        asked if asked in SHOWN else EVERY,
        _number(request.GET),
        may_open=queries.records_opened(viewer, seen.values()),
    )
    record_reading(
        viewer,
        Reading.LIST,
        app="reports",
        thing="rows behind",
        thing_id=f"{code} {year}",
        filtered=urlencode({"show": page.asked}) if page.asked else "",
        count=len(page.rows),
    )
    context = {
        "page": page,
        "title": found.indicator.title,
        "code": code,
        "year": year,
        "ends": written_date(year_end(year)),
        "value": value_words(found.measurement),
        "unit": label(found.indicator.unit, UNITS),
        "hidden": hidden_words(page.hidden, own_only=viewer.role == Role.REVIEWING_OFFICER),
        "shown": {key: words for key, words in SHOWN.items() if key in page.counts},
        "pages": _pages(page),
    }
    return render(request, "reports/behind.html", context)


def _number(sent: QueryDict) -> int:
    number = sent.get("page", "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def _pages(page: RowsPage) -> dict[str, object]:
    """Links to the pages before and after, as the design system's pagination takes them."""
    rest = f"&{urlencode({'show': page.asked})}" if page.asked else ""
    links: dict[str, object] = {}
    if page.number > 1:
        links["previous"] = {"href": f"?page={page.number - 1}{rest}"}
    if page.number < page.pages:
        links["next"] = {"href": f"?page={page.number + 1}{rest}"}
    return links
