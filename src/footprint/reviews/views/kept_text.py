"""Whether this browser may keep text that could not be saved, and under which keys."""

from dataclasses import asdict

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.authority.device_cookie import token_of
from footprint.authority.queries import own_device, rules_on
from footprint.reviews import kept_text as kept


@require_safe
def kept_text(request: Asked) -> HttpResponse:
    """Nothing but that it may not, on a device that the authority has not marked as its own.
    `since`: what the browser noted beside each text that it holds."""
    viewer, token = request.viewer, token_of(request)
    if viewer.person_id is None or not own_device(viewer, token):
        return JsonResponse({"own": False})
    hours = rules_on(viewer, viewer.today).keeps_text_hours
    said = request.GET.getlist("since")
    noted = {int(one) for one in said if one.isascii() and one.isdecimal() and len(one) < 12}
    keys = kept.keys(viewer.person_id, token, timezone.now(), hours, noted)
    told = {
        "own": True,
        "owner": kept.owner(viewer.person_id, token),
        "hours": hours,
        "keys": [asdict(one) for one in keys],
    }
    return JsonResponse(told)
