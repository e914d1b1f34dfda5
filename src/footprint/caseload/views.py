"""Read-only pages across the apps."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit import queries as audit
from footprint.audit.actions import ACTIONS, record_reading
from footprint.audit.facts import Reading, TrailPage
from footprint.caseload.forms import TrailForm
from footprint.caseload.presenters import entry_shown, kind_words


@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    return render(request, "caseload/my_work.html")


@require_safe
def trail(request: Asked) -> HttpResponse:
    """Who did and who read what, newest first; this reading of it too."""
    viewer = request.viewer
    names = {person.id: person.full_name for person in accounts.people(viewer)}
    kinds = {kind: kind_words(kind) for kind in (*Reading, *sorted(ACTIONS))}
    form = TrailForm(request.GET, people=names, kinds=kinds)
    form.full_clean()
    page = audit.trail_page(viewer, form.asked(), number=_number(request.GET))
    asked = _asked(request.GET)
    record_reading(
        viewer, Reading.LIST, app="audit", thing="trail", filtered=asked, count=len(page.entries)
    )
    context = {
        "form": form,
        "entries": [entry_shown(entry, names) for entry in page.entries],
        "page": page,
        "pages": _pages(page, asked),
        "filtered": bool(asked),
    }
    return render(request, "caseload/trail.html", context)


def _number(sent: QueryDict) -> int:
    number = sent.get("page", "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def _asked(sent: QueryDict) -> str:
    """The filter as the address has it, without what is empty and without the page."""
    return urlencode([(name, value) for name, value in sent.items() if value and name != "page"])


def _pages(page: TrailPage, asked: str) -> dict[str, object]:
    """Links to the pages before and after, as the design system's pagination takes them."""
    before, after = page.number - 1, page.number + 1
    rest = f"&{asked}" if asked else ""
    links: dict[str, object] = {}
    if before >= 1:
        links["previous"] = {"href": f"?page={before}{rest}", "text": "Newer"}
    if after <= page.pages:
        links["next"] = {"href": f"?page={after}{rest}", "text": "Older"}
    return links
