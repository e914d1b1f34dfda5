"""What is unsound in the record, as a list to work through, and a file of it."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading, Viewer
from footprint.caseload.forms.caseload import ExportForm
from footprint.caseload.forms.quality import ItemsForm
from footprint.caseload.item_list import ItemList, ItemsAsked
from footprint.caseload.permissions import why_not_see_names, why_not_see_officers
from footprint.caseload.presenters import quality as presenters
from footprint.caseload.views.asked import filter_asked, number_asked, pages
from footprint.caseload.views.files import file_of, purpose_or_file
from footprint.children.facts.item import Item
from footprint.children.permissions.quality import may_read_reason
from footprint.children.presenters.quality import item_shown
from footprint.children.presenters.ways import ways
from footprint.children.queries import item as item_queries


@require_safe
def quality(request: Asked) -> HttpResponse:
    viewer = request.viewer
    held, form, asked = _asked(request)
    page, filtered = held.page(asked), filter_asked(request.GET)
    record_reading(
        viewer,
        Reading.LIST,
        app="caseload",
        thing="data quality",
        filtered=filtered,
        count=page.count,
    )
    names, here = _names(viewer, page.items), request.get_full_path()
    context = {
        "form": form,
        "rows": [
            (
                item_shown(item, names, reason=may_read_reason(viewer, item)),
                ways(item, viewer.role, here)[:2],
            )
            for item in page.items
        ],
        "settled": asked.settled,
        "page": page,
        "pages": pages(page.number, page.pages, filtered),
        "counts": presenters.counts_shown(held, settled=asked.settled),
        "summary": presenters.summary(held, viewer.today),
        "explained": presenters.explained(asked),
        "empty": presenters.empty(held, asked),
        "asked_words": form.in_words(),
        "filtered": filtered,
        "here": here,
        "by_officer": why_not_see_officers(viewer) is None,
        "printed_at": localtime(),
    }
    return render(request, "caseload/quality.html", context)


def _asked(request: Asked) -> tuple[ItemList, ItemsForm, ItemsAsked]:
    viewer = request.viewer
    held = ItemList(item_queries.items(viewer))
    by_officer = why_not_see_officers(viewer) is None
    form = ItemsForm(request.GET, held=held, by_officer=by_officer)
    return held, form, form.asked(number_asked(request.GET))


def _names(viewer: Viewer, items: Sequence[Item]) -> dict[int, str]:
    """Of whoever recorded or settled something, of these items."""
    by = {item.said.recorded_by for item in items if item.said}
    by |= {item.settled.by for item in items if item.settled}
    return dict(accounts.names(viewer, {who for who in by if who}))


@require_http_methods(["GET", "POST"])
def export(request: Asked) -> HttpResponse:
    """What a file is for is asked first; the file is the list as it was filtered."""
    return purpose_or_file(
        request,
        _file,
        of="quality",
        heading="Make a file of the list of data quality",
        explained="The file holds the list as you filtered it, with what was settled and why.",
    )


def _file(request: Asked, form: ExportForm) -> HttpResponse:
    viewer, wanted = request.viewer, form.cleaned_data
    held, _, asked = _asked(request)
    items, filtered = held.asked_for(asked), filter_asked(request.GET)
    named = wanted["names"] and why_not_see_names(viewer) is None
    record_reading(
        viewer,
        Reading.EXPORT,
        app="caseload",
        thing="data quality with names" if named else "data quality",
        filtered=filtered,
        count=len(items),
        purpose=wanted["purpose"],
    )
    made = presenters.table(
        items,
        _names(viewer, items),
        named=named,
        officers=why_not_see_officers(viewer) is None,
        may_read=lambda item: may_read_reason(viewer, item),
    )
    return file_of(viewer, made, wanted, filtered=filtered, as_at=viewer.today, name="data-quality")
