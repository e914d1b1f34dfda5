"""Bringing files in: giving them, watching them read, looking the plan over, confirming it."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked, there
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, record_reading
from footprint.audit.facts import Reading
from footprint.children.queries import child as children
from footprint.exchange import actions, folders, preview, queries
from footprint.exchange.error_list import error_list_csv, error_list_workbook
from footprint.exchange.facts import PLANNED, UNDER_WAY, GivenFile, ImportFacts
from footprint.exchange.forms import ConfirmForm, GiveForm
from footprint.exchange.permissions import why_not_cancel, why_not_give_files
from footprint.exchange.presenters import (
    counts_shown,
    file_shown,
    import_shown,
    row_shown,
    section_words,
)
from footprint.exchange.sections import Section, sections_of

#: How many rows of each sort the plan shows at once; one sort alone has longer pages.
EXAMPLES, PAGE = 20, 100
WAITS = "Waiting for the worker"
KINDS = {
    "csv": ("text/csv; charset=utf-8", error_list_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        error_list_workbook,
    ),
}


@require_safe
def imports(request: Asked) -> HttpResponse:
    """The history, newest first."""
    page = queries.imports(request.viewer, number=_number(request.GET))
    names = _names(request, page.imports)
    context = {
        "imports": [import_shown(one, names) for one in page.imports],
        "page": page,
        "why_not_give": why_not_give_files(request.viewer),
    }
    return render(request, "exchange/imports.html", context)


@require_http_methods(["GET", "POST"])
def new_import(request: Asked) -> HttpResponse:
    if request.method != "POST":
        return render(request, "exchange/new_import.html", {"form": GiveForm()})
    form = GiveForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "exchange/new_import.html", {"form": form})
    staged = folders.stage()
    files: list[GivenFile] = [
        folders.keep(staged, number, given.name or "", given.chunks())
        for number, given in enumerate(form.cleaned_data["given"])
    ]
    import_id = actions.give_files(viewer=request.viewer, files=files, staged=staged)
    return redirect("import", import_id=import_id)


@require_safe
def one_import(request: Asked, import_id: int) -> HttpResponse:
    """How far it is, or what came of it; what it would change is a page of its own."""
    one = _import(request, import_id)
    if one.stage in PLANNED:
        return redirect("import-plan", import_id=import_id)
    doing, share = folders.said(import_id)
    context = {
        **_shown(request, one),
        "under_way": one.stage in UNDER_WAY,
        "doing": doing or WAITS,
        "share": None if share is None else round(share * 100),
        "stopping": folders.is_asked_to_stop(import_id),
    }
    return render(request, "exchange/import.html", context)


@require_safe
def import_plan(request: Asked, import_id: int) -> HttpResponse:
    """What the import would change: every sort with its first rows, or one sort page by page."""
    one = _import(request, import_id)
    asked, number = request.GET.get("what", ""), _number(request.GET)
    unseen = children.identifiers_unseen(request.viewer)
    sections = sections_of(import_id, asked, unseen, number=number, page=PAGE, examples=EXAMPLES)
    record_reading(
        request.viewer,
        Reading.LIST,
        app="exchange",
        thing="import",
        thing_id=import_id,
        filtered=asked,
        count=sum(len(section.rows.rows) for section in sections),
    )
    if one.stage not in PLANNED:
        return redirect("import", import_id=import_id)
    warnings, notes = preview.sentences(import_id)
    context = {
        **_shown(request, one),
        "sections": [_section(request, section) for section in sections],
        "asked": asked,
        "number": number,
        "warnings": [f"{warning[:1].upper()}{warning[1:]}" for warning in warnings],
        "notes": notes,
        "withdraws": "withdrawn" in one.counts,
        "form": ConfirmForm(initial={"version": one.version}),
    }
    return render(request, "exchange/plan.html", context)


@require_POST
def confirm_import(request: Asked, import_id: int) -> HttpResponse:
    """Of two clicks the first confirms; the second sees how it stands."""
    form = ConfirmForm(request.POST)
    one = _import(request, import_id)
    if form.is_valid() and one.stage in PLANNED:
        try:
            folders.say(import_id, WAITS)
            actions.confirm_import(viewer=request.viewer, import_id=import_id, **form.confirmed())
        except ChangedMeanwhileError:
            messages.warning(request, "The plan has changed since you looked. Here it is now.")
        except ActionDenied:
            if _import(request, import_id).stage in PLANNED:
                raise
    return redirect("import", import_id=import_id)


@require_POST
def cancel_import(request: Asked, import_id: int) -> HttpResponse:
    """The worker is told first: while it applies, nobody else can write."""
    one = _import(request, import_id)
    if (refused := why_not_cancel(request.viewer, one)) is None:
        folders.ask_to_stop(import_id)
        try:
            actions.cancel_import(viewer=request.viewer, import_id=import_id)
        except ActionDenied as denied:  # it was applied in that moment
            refused = str(denied)
        folders.remove(import_id)
    if refused:
        messages.warning(request, refused)
    return redirect("import", import_id=import_id)


@require_safe
def import_errors(request: Asked, import_id: int, kind: str) -> HttpResponse:
    """The rows and cells that could not be read, as a file."""
    if kind not in KINDS:
        raise Http404
    one = _import(request, import_id)
    unseen = children.identifiers_unseen(request.viewer)
    cells = [
        cell for cell in queries.unread_cells(request.viewer, import_id) if cell.child not in unseen
    ]
    record_reading(
        request.viewer,
        Reading.EXPORT,
        app="exchange",
        thing="import",
        thing_id=import_id,
        filtered=kind,
        count=len(cells),
    )
    content_type, made = KINDS[kind]
    with_names = request.viewer.role not in children.WITHOUT_NAMES
    response = HttpResponse(
        made(cells, one.errors, with_names=with_names), content_type=content_type
    )
    response["Content-Disposition"] = f'attachment; filename="import-{import_id}-errors.{kind}"'
    return response


def _section(request: Asked, section: Section) -> dict[str, object]:
    with_names = request.viewer.role not in children.WITHOUT_NAMES
    heading, means = section_words(section.what)
    return {
        "what": section.what,
        "heading": heading,
        "means": means,
        "rows": [row_shown(row, with_names=with_names) for row in section.rows.rows],
        "has_was": section.what in {"changed", "conflict"},
        "count": section.rows.count,
        "hidden": section.rows.hidden,
        "pages": -(-section.rows.count // PAGE),
    }


def _shown(request: Asked, one: ImportFacts) -> dict[str, object]:
    return {
        "shown": import_shown(one, _names(request, [one])),
        "files": [file_shown(file) for file in one.files],
        "counted": counts_shown(one),
        "why_not_cancel": why_not_cancel(request.viewer, one),
    }


def _names(request: Asked, found: Iterable[ImportFacts]) -> dict[int, str]:
    ids = {who for one in found for who in (one.given_by, one.confirmed_by) if who}
    return dict(accounts.names(request.viewer, ids))


def _import(request: Asked, import_id: int) -> ImportFacts:
    return there(queries.one_import(request.viewer, import_id))


def _number(sent: QueryDict) -> int:
    number = sent.get("page", "1")
    return max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 9 else 1
