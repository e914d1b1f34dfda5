"""One's own calendar: its secret address, and what is read there."""

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.accounts.guessing import is_guessing, note_miss
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.post import feeds, invitations, queries
from footprint.post.actions import feeds as actions
from footprint.post.permissions import why_not_feed
from footprint.post.views.asked import done


@require_http_methods(["GET", "POST"])
def my_calendar(request: Asked) -> HttpResponse:
    """The new address is shown once, in the answer to the press of the button."""
    viewer = request.viewer
    address = ""
    if request.method == "POST" and request.POST.get("do") == "end":
        why_not = done(request, lambda: actions.end_feed(viewer=viewer))
        messages.success(request, why_not or "The address is ended.")
        return redirect("my-calendar")
    if request.method == "POST":
        secret = actions.make_feed(viewer=viewer)
        address = f"{settings.ENVIRONMENT.address}{reverse('feed', kwargs={'secret': secret})}"
    found = queries.own_feed(viewer)
    context = {
        "address": address,
        "since": found[1] if found else None,
        "why_not": why_not_feed(viewer),
    }
    return render(request, "post/my_calendar.html", context)


@login_not_required
@require_safe
def feed(request: Asked, secret: str) -> HttpResponse:
    """Reached without signing in: initials and times, of someone who has a role today."""
    if is_guessing(request, feeds.FEED):
        return HttpResponse("Too many requests.", status=429, content_type="text/plain")
    found = queries.whose_feed(request.viewer, feeds.hashed(secret))
    owner = replace(request.viewer, person_id=found[1]) if found else None
    if found is None or owner is None or not accounts.roles_held(owner):
        note_miss(request, feeds.FEED)
        raise Http404
    entries = queries.feed_entries(owner)
    if feeds.is_first_today(found[0], owner.today.isoformat()):
        record_reading(
            owner,
            Reading.EXPORT,
            app="post",
            thing="feed",
            thing_id=found[0],
            count=len(entries),
        )
    return HttpResponse(invitations.feed(entries), content_type="text/calendar; charset=utf-8")
