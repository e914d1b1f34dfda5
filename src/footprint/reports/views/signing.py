"""Signing definitions, and taking a signature back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from footprint.accounts.acting import Asked
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.domain.facts import year_end
from footprint.domain.indicators.registry import DEFINITIONS
from footprint.formats.tables import written_date
from footprint.reports import actions, queries
from footprint.reports.definition_words import DIGESTS
from footprint.reports.forms import TakeBackForm
from footprint.reports.pages.signing import signature_shown
from footprint.reports.permissions import why_not_take_back
from footprint.reports.views.missing import no_such_figure, no_such_year, nothing


@require_http_methods(["GET", "POST"])
def sign_all(request: Asked, year: int) -> HttpResponse:
    """Every definition of the year's figures that the viewer has not signed as it reads today."""
    viewer = request.viewer
    held = queries.years_held(viewer)
    if year not in held.over:
        return no_such_year(request, year, held)
    signed = {
        one.code
        for one in queries.signatures(viewer, [year])
        if one.person_id == viewer.person_id and one.digest == DIGESTS.get(one.code)
    }
    figures = queries.year_figures(viewer, year)
    codes = [m.code for m in figures.measurements if m.code not in signed]
    if request.method == "POST":
        number = actions.sign_definitions(viewer=viewer, year=year, codes=codes)
        messages.success(request, f"You have signed {number} definitions for this year.")
        return redirect("figures-of-year", year=year)
    context = {
        "year": year,
        "ends": written_date(year_end(year)),
        "definitions": [DEFINITIONS[code] for code in codes],
        "signed": len(signed),
    }
    return render(request, "reports/sign.html", context)


@require_POST
def sign_one(request: Asked, year: int, code: str) -> HttpResponse:
    held = queries.years_held(request.viewer)
    if refused := no_such_figure(request, year, code, held):
        return refused
    actions.sign_definitions(viewer=request.viewer, year=year, codes=[code])
    messages.success(request, "You have signed this definition.")
    return redirect("figure", year=year, code=code)


@require_http_methods(["GET", "POST"])
def take_back(request: Asked, signature_id: int) -> HttpResponse:
    viewer = request.viewer
    given = queries.signature(viewer, signature_id)
    if given is None:
        return nothing(request, "This signature has been taken back, or there never was one.")
    if refused := why_not_take_back(viewer, given):
        raise ActionDenied(refused)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _taken_back(viewer, form, signature_id):
        messages.success(request, "The signature is taken back.")
        return redirect("figure", year=given.year, code=given.code)
    shown = signature_shown(
        given, queries.names_of_signers(viewer, [given]), DIGESTS.get(given.code, ""), None
    )
    context = {
        "form": form,
        "signature": shown,
        "title": DEFINITIONS[given.code].title,
        "year": given.year,
        "code": given.code,
        "ends": written_date(year_end(given.year)),
    }
    return render(request, "reports/take_back.html", context)


def _taken_back(viewer: Viewer, form: TakeBackForm, signature_id: int) -> bool:
    try:
        actions.take_back_signature(viewer=viewer, signature_id=signature_id, **form.cleaned_data)
    except ChangedMeanwhileError:
        form.add_error(None, "This signature was given anew meanwhile; here is how it stands now.")
        return False
    return True
