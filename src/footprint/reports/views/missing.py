"""What is said where there is no figure to show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from footprint.domain.indicators.registry import DEFINITIONS
from footprint.reports.facts import YearsHeld
from footprint.reports.pages.year import years_to_come


def no_such_figure(
    request: HttpRequest, year: int, code: str, held: YearsHeld
) -> HttpResponse | None:
    if year not in held.over:
        return no_such_year(request, year, held)
    if code not in DEFINITIONS:
        return nothing(request, "There is no figure of this name.")
    return None


def no_such_year(request: HttpRequest, year: int, held: YearsHeld) -> HttpResponse:
    if year in held.to_come:
        told = years_to_come(YearsHeld((), {year: held.to_come[year]}))
        return nothing(request, told[0])
    return nothing(request, f"No return of the year ending 31 March {year} is loaded.")


def not_given(request: HttpRequest, year: int, code: str) -> HttpResponse:
    title = DEFINITIONS[code].title
    said = f"“{title}” cannot be given of the year ending 31 March {year}: its return has no Reviews file."
    return nothing(request, said)


def nothing(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "reports/nothing.html", {"sentence": sentence}, status=404)
