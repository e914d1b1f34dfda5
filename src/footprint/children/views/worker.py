"""The page on which a child's social worker is recorded."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.children.actions import worker as actions
from footprint.children.forms.worker import WorkerForm
from footprint.children.permissions.worker import by_hand
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, edited, sent


@require_http_methods(["GET", "POST"])
def record_worker(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    seen = len(by_hand(request.viewer, child_id))
    form = WorkerForm(sent(request), initial={"began_on": request.viewer.today, "seen": seen})
    done = "The social worker is recorded."
    return edited(
        request, one, form, Edit(actions.record_worker, done, "worker.html", {}, page="child")
    )
