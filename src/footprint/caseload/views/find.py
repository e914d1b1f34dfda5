"""Finding a child whoever holds her: name and officer, and no more until her page is opened."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.roles import Role
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.caseload.forms.find import FindForm
from footprint.caseload.queries.find import find as search
from footprint.caseload.views.asked import filter_asked


@require_safe
def find(request: Asked) -> HttpResponse:
    form = FindForm(request.GET if "name" in request.GET else None)
    context: dict[str, object] = {
        "form": form,
        "asks_why": request.viewer.role == Role.REVIEWING_OFFICER,
    }
    if form.is_bound and form.is_valid():
        hits, count = search(request.viewer, form.cleaned_data["name"])
        record_reading(
            request.viewer,
            Reading.SEARCH,
            app="caseload",
            thing="children",
            filtered=filter_asked(request.GET),
            count=count,
        )
        context |= {"hits": hits, "count": count, "asked": True}
    return render(request, "caseload/find.html", context)
