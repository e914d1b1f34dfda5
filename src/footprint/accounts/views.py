"""Pages of signing in that the library does not have."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from footprint.accounts import carried


@require_http_methods(["GET", "POST"])
def what_was_carried(request: HttpRequest) -> HttpResponse:
    """What was typed when the session ended: to send, or (POST) to throw away."""
    waiting = carried.waiting_for(request)
    if request.method == "POST":
        carried.drop(request)
        return redirect("my-work")
    if waiting is None:
        return redirect("my-work")
    return render(request, "accounts/carried.html", {"carried": waiting})
