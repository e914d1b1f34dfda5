"""Who comes by a personal link: the visit that her browser shows, and the way back to the word.

For the views of what links open. Whatever is wrong, the answer is the same page.
"""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from footprint.accounts import queries
from footprint.accounts.acting import in_no_role
from footprint.accounts.facts import LinkSeen, VisitSeen
from footprint.accounts.links import BY_LINK, VISIT_LASTS, written
from footprint.accounts.permissions import why_not_read
from footprint.audit.facts import Viewer

#: The browser sends it to the pages of this one link and to no other.
COOKIE = "__Secure-visit" if settings.ENVIRONMENT.over_tls else "visit"

#: In the address of the page of the word: something was tried, and opened nothing.
AGAIN = "again"


@dataclass(frozen=True)
class Visiting:
    """The link that is being read. `viewer` is the link itself; of somebody who is signed in too, the
    trail tells both."""

    viewer: Viewer
    link: LinkSeen
    visit: VisitSeen
    secret: str


def by_link(request: HttpRequest, link: LinkSeen) -> Viewer:
    """Whoever comes by a link, as the trail names her: by the link's number."""
    return replace(in_no_role(request), source=f"{BY_LINK}{link.id}")


def visiting(request: HttpRequest, secret: str, purpose: str) -> Visiting | None:
    """The visit under way to a link for this purpose that opens something today."""
    link = queries.link_with_secret(in_no_role(request), secret)
    if link is None or link.purpose != purpose:
        return None
    viewer = by_link(request, link)
    visit = queries.visit_with_secret(viewer, link.id, request.COOKIES.get(COOKIE, ""))
    if visit is None or why_not_read(viewer, link):
        return None
    return Visiting(viewer, link, visit, written(secret))


def to_the_word(secret: str) -> HttpResponse:
    """Whoever has no visit, or none any more, is asked for the word."""
    return unlisted(redirect("link", secret=written(secret) or "-"))


def opens_nothing(secret: str) -> HttpResponse:
    """The one answer to a wrong word and to a link that opens nothing, for whatever reason."""
    address = reverse("link", kwargs={"secret": written(secret) or "-"})
    return unlisted(redirect(f"{address}?{AGAIN}=1"))


def begun(response: HttpResponse, secret: str, visit: str) -> HttpResponse:
    """The browser keeps the visit for the pages of this link alone."""
    response.set_cookie(
        COOKIE,
        visit,
        max_age=VISIT_LASTS,
        path=reverse("link", kwargs={"secret": written(secret)}),
        secure=settings.ENVIRONMENT.over_tls,
        httponly=True,
        samesite="Lax",
    )
    return response


def forgotten(response: HttpResponse, secret: str) -> HttpResponse:
    path = reverse("link", kwargs={"secret": written(secret) or "-"})
    response.delete_cookie(COOKIE, path=path, samesite="Lax")
    return response


def unlisted(response: HttpResponse) -> HttpResponse:
    """No search engine keeps it. That nothing else does, and that no other site is told of the
    address, is so of every page (`config.headers`)."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
