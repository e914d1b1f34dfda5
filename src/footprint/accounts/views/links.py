"""A personal link: the word is asked for, and the visit ends when she has finished reading."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from footprint.accounts import queries
from footprint.accounts.acting import Asked, in_no_role
from footprint.accounts.actions import links as actions
from footprint.accounts.facts import LinkSeen
from footprint.accounts.forms import WordForm
from footprint.accounts.guessing import is_guessing, note_miss
from footprint.accounts.links import PURPOSES, as_long_as_a_word, written
from footprint.accounts.permissions import why_not_try_word
from footprint.accounts.visiting import (
    AGAIN,
    COOKIE,
    begun,
    by_link,
    forgotten,
    opens_nothing,
    unlisted,
)
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError

LINK = "link"


@login_not_required
@sensitive_post_parameters("word")
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: Asked, secret: str) -> HttpResponse:
    """The same page for every address there could be. To look at it uses nothing up: a mail scanner
    may."""
    if request.method != "POST":
        context = {"form": WordForm(), "again": AGAIN in request.GET}
        return unlisted(render(request, "accounts/link.html", context))
    if is_guessing(request, LINK):
        return unlisted(render(request, "accounts/link_too_many.html", status=429))
    form = WordForm(request.POST)
    if not form.is_valid():
        return unlisted(render(request, "accounts/link.html", {"form": form}))
    found = queries.link_with_secret(in_no_role(request), secret)
    visit = _tried(request, found, form.cleaned_data["word"])
    if found is None or visit is None:
        note_miss(request, LINK)
        return opens_nothing(secret)
    page = redirect(PURPOSES[found.purpose], secret=written(secret))
    return begun(unlisted(page), secret, visit)


def _tried(request: Asked, found: LinkSeen | None, word: str) -> str | None:
    """The secret of the visit that the word began."""
    if found is None or why_not_try_word(by_link(request, found), found):
        as_long_as_a_word(word)
        return None
    try:
        return actions.try_word(viewer=by_link(request, found), link_id=found.id, word=word)
    except (ActionDenied, ChangedMeanwhileError):  # locked or ended in this moment
        return None


@login_not_required
@require_POST
def finish(request: Asked, secret: str) -> HttpResponse:
    """Also for whoever has to leave quickly: nothing of it is left in the browser's window."""
    found = queries.link_with_secret(in_no_role(request), secret)
    if found is not None:
        viewer = by_link(request, found)
        visit = queries.visit_with_secret(viewer, found.id, request.COOKIES.get(COOKIE, ""))
        if visit is not None:
            actions.finish_visit(viewer=viewer, visit_id=visit.id)
    return forgotten(unlisted(redirect("link-finished")), secret)


@login_not_required
@require_safe
def finished(request: Asked) -> HttpResponse:
    """Says nothing of what was read."""
    return unlisted(render(request, "accounts/link_finished.html"))
