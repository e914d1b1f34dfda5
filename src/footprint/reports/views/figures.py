"""The figures of a year, and one figure of it."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import line_of_route
from footprint.accounts.permissions import why_not_open
from footprint.audit.facts import Viewer
from footprint.domain.facts import year_end
from footprint.domain.indicators.registry import DEFINITIONS
from footprint.formats.tables import written_date
from footprint.reports import queries
from footprint.reports.definition_words import DIGESTS
from footprint.reports.facts import Signature
from footprint.reports.pages.figure import figure_page
from footprint.reports.pages.pictures import bars_picture, line_picture
from footprint.reports.pages.signing import signature_shown, signed_sentence, signers
from footprint.reports.pages.year import YEARS_BESIDE, Beside, year_page, years_to_come
from footprint.reports.permissions import why_not_sign, why_not_take_back
from footprint.reports.presenters import BESIDE_THE_FIGURES
from footprint.reports.rules_beside import words_beside
from footprint.reports.trend import definitions_of
from footprint.reports.views.missing import no_such_figure, no_such_year, not_given
from footprint.reports.work_tables import beside_it


@require_safe
def latest(request: Asked) -> HttpResponse:
    """The latest year whose figures can be given; without any, what to do."""
    held = queries.years_held(request.viewer)
    if held.over:
        return redirect("figures-of-year", year=held.over[-1])
    return render(request, "reports/no_figures.html", {"to_come": years_to_come(held)})


@require_safe
def year(request: Asked, year: int) -> HttpResponse:
    viewer = request.viewer
    held = queries.years_held(viewer)
    if year not in held.over:
        return no_such_year(request, year, held)
    beside = _beside(viewer, [one for one in held.over if one <= year][-YEARS_BESIDE:], year)
    signed = queries.signatures(viewer, [year])
    codes = [m.code for m in beside.figures[year].measurements]
    context = {
        "page": year_page(beside),
        "years": list(reversed(held.over)),
        "to_come": years_to_come(held),
        "signed": signed_sentence(signed, queries.names_of_signers(viewer, signed), DIGESTS, codes),
        "words_used": BESIDE_THE_FIGURES,
        "may_sign": _may(viewer, "sign-definitions"),
        **_pictures(),
    }
    return render(request, "reports/year.html", context)


@require_safe
def figure(request: Asked, year: int, code: str) -> HttpResponse:
    viewer = request.viewer
    held = queries.years_held(viewer)
    if refused := no_such_figure(request, year, code, held):
        return refused
    beside = _beside(viewer, held.over, year)
    measured = {m.code: m for m in beside.figures[year].measurements}
    if code not in measured:
        return not_given(request, year, code)
    told = (
        *beside_it(code, measured),
        *words_beside([code], beside.figures[year].rules),
    )
    signed = queries.signatures(viewer, held.over)
    names = queries.names_of_signers(viewer, signed)
    context = {
        "page": figure_page(
            DEFINITIONS[code],
            measured[code],
            beside.trend(code),
            signers(signed, names, DIGESTS),
            told,
        ),
        "year": year,
        "ends": written_date(year_end(year)),
        "years": list(reversed(held.over)),
        "signatures": [
            signature_shown(one, names, DIGESTS[code], why_not_take_back(viewer, one))
            for one in signed
            if (one.year, one.code) == (year, code)
        ],
        "may_sign": _may(viewer, "sign-definition"),
        "why_not_sign": why_not_sign(viewer, year) or _signed_already(viewer, signed, year, code),
        "may_see_rows": _may(viewer, "rows-behind-figure"),
        "words_used": BESIDE_THE_FIGURES,
        **_pictures(),
    }
    return render(request, "reports/figure.html", context)


def _beside(viewer: Viewer, years: Iterable[int], year: int) -> Beside:
    wanted = list(years)
    definitions = definitions_of(queries.signatures(viewer, wanted), DIGESTS)
    return Beside(queries.figures_of_years(viewer, wanted), year, definitions, DIGESTS)


def _may(viewer: Viewer, route: str) -> bool:
    return why_not_open(viewer, line_of_route(route)) is None


def _signed_already(
    viewer: Viewer, signed: Iterable[Signature], year: int, code: str
) -> str | None:
    mine = (year, code, viewer.person_id, DIGESTS[code])
    if any((one.year, one.code, one.person_id, one.digest) == mine for one in signed):
        return "You have signed this definition for this year."
    return None


def _pictures() -> dict[str, object]:
    return {"bars_picture": bars_picture, "line_picture": line_picture}
