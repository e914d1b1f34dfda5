"""The page after signing in: what waits for whoever it is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.caseload.presenters.my_work import (
    FIRST,
    OF_OFFICERS,
    blocks,
    sentence,
    waiting_shown,
)
from footprint.caseload.presenters.tasks import task_blocks
from footprint.caseload.queries.my_work import my_work as what_waits


@require_safe
def my_work(request: Asked) -> HttpResponse:
    viewer = request.viewer
    work = what_waits(viewer)
    shown = blocks(work, viewer.role, viewer.today)
    if shown:
        record_reading(
            viewer,
            Reading.LIST,
            app="caseload",
            thing="my work",
            count=sum(len(block.rows) for block in shown),
        )
    context = {
        "work": work,
        "blocks": shown,
        "tasks": task_blocks(work, viewer.role),
        "waiting": [waiting_shown(one) for one in work.waiting],
        "sentence": "" if work.whole else sentence(viewer.role),
        "first": FIRST.get(viewer.role),
        "officers": viewer.role in OF_OFFICERS,
        "role_code": str(viewer.role),
    }
    return render(request, "caseload/my_work.html", context)
