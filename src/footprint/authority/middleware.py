"""A device of the authority's own is seen: once a day, by whoever uses it signed in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from footprint.audit.actions import ChangedMeanwhileError
from footprint.audit.facts import Viewer
from footprint.authority import device_cookie, queries
from footprint.authority.actions import see_device

#: In the session: the day of which the device's being seen is settled.
_SEEN = "device_seen"


def device_seen(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Stands below the middleware that finds the viewer, so that there is one."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        token = device_cookie.token_of(request)
        viewer: Viewer | None = getattr(request, "viewer", None)
        if token and viewer and viewer.person_id and _not_yet_today(request, viewer):
            _see(request, viewer, token, response)
        return response

    return middleware


def _not_yet_today(request: HttpRequest, viewer: Viewer) -> bool:
    return request.session.get(_SEEN) != viewer.today.isoformat()


def _see(request: HttpRequest, viewer: Viewer, token: str, response: HttpResponseBase) -> None:
    device = queries.device_of(viewer, token)
    if device and device.seen_on < viewer.today:
        try:
            see_device(viewer=viewer, token=token)
        except ChangedMeanwhileError:
            return  # another window was first
        device_cookie.give(response, token)
    if request.user.is_authenticated:
        request.session[_SEEN] = viewer.today.isoformat()
