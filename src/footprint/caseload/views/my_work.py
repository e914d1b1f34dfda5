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
from footprint.caseload.presenters.tasks import officers_shown, task_blocks, whole_block
from footprint.caseload.queries.my_work import my_work as what_waits


@require_safe
def my_work(request: Asked) -> HttpResponse:
    viewer = request.viewer
    work = what_waits(viewer)
    whole = whole_block(work, viewer.role, request.GET.get("all", ""))
    shown = [] if whole else blocks(work, viewer.role, viewer.today)
    tasks = [whole] if whole else task_blocks(work, viewer.role)
    if shown or tasks:
        record_reading(
            viewer,
            Reading.LIST,
            app="caseload",
            thing="my work",
            filtered=f"all={whole.code}" if whole else "",
            count=sum(len(block.rows) for block in shown) + sum(len(one.rows) for one in tasks),
        )
    if whole:
        return render(request, "caseload/whole_block.html", {"block": whole})
    context = {
        "work": work,
        "blocks": shown,
        "tasks": tasks,
        "steps_of": officers_shown(work),
        "waiting": [waiting_shown(one) for one in work.waiting],
        "sentence": "" if work.whole else sentence(viewer.role),
        "first": FIRST.get(viewer.role),
        "officers": viewer.role in OF_OFFICERS,
        "role_code": str(viewer.role),
    }
    return render(request, "caseload/my_work.html", context)
