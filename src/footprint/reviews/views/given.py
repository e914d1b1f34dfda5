"""What somebody without an account reads by a personal link: her version of a record."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.actions.links import note_read
from footprint.accounts.links import RECORD
from footprint.accounts.visiting import Visiting, opens_nothing, to_the_word, unlisted, visiting
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, record_reading
from footprint.audit.facts import Reading
from footprint.authority.queries import rules_on
from footprint.formats.html import article
from footprint.formats.pdf import pdf
from footprint.papers.facts import MEDIA_TYPES, FileType
from footprint.reviews.codes import ForWhom
from footprint.reviews.facts.sending import GivenSeen
from footprint.reviews.permissions.links import why_not_read_given
from footprint.reviews.queries.given import given_by
from footprint.reviews.versions import document_of
from footprint.reviews.views.versions import as_attachment

#: Says neither whose nor what.
FILE_NAME = "for-you-to-read.pdf"


@login_not_required
@require_safe
def record(request: Asked, secret: str) -> HttpResponse:
    found = _found(request, secret)
    if isinstance(found, HttpResponse):
        return found
    come, given = found
    try:
        _noted(come)
    except (ActionDenied, ChangedMeanwhileError):  # it was closed in this moment
        return opens_nothing(secret)
    record_reading(
        come.viewer,
        Reading.OPENING,
        app="reviews",
        thing="recipientversion",
        thing_id=given.version_id,
        child_id=come.link.child_id,
        filtered=f"for={given.for_whom}",
    )
    context = {
        "article": article(document_of(given.title, given.pieces)),
        "is_childs": given.for_whom is ForWhom.CHILD,
        "officer": given.officer,
        "advocate_words": rules_on(come.viewer, come.viewer.today).advocate_words,
        "secret": come.secret,
        "closes_at": f"{localtime(come.visit.until_at):%-H.%M}",
        "expires_on": come.link.expires_on,
    }
    response = unlisted(render(request, "reviews/given.html", context))
    # A page left open closes by itself; a header, for browsers do it without script.
    left = max(1, int((come.visit.until_at - timezone.now()).total_seconds()))
    response["Refresh"] = f"{left}; url={reverse('link-finished')}"
    return response


@login_not_required
@require_safe
def record_file(request: Asked, secret: str) -> HttpResponse:
    """The same as a PDF, to be kept."""
    found = _found(request, secret)
    if isinstance(found, HttpResponse):
        return found
    come, given = found
    record_reading(
        come.viewer,
        Reading.EXPORT,
        app="reviews",
        thing="recipientversion",
        thing_id=given.version_id,
        child_id=come.link.child_id,
        filtered=f"for={given.for_whom} as=pdf",
    )
    content = pdf(document_of(given.title, given.pieces))
    return unlisted(as_attachment(content, FILE_NAME, MEDIA_TYPES[FileType.PDF]))


def _found(request: Asked, secret: str) -> tuple[Visiting, GivenSeen] | HttpResponse:
    """Who reads what; else the page of the word, with no reason."""
    come = visiting(request, secret, RECORD)
    if come is None:
        return to_the_word(secret)
    given = given_by(come.viewer, come.link)
    if given is None or why_not_read_given(come.viewer, come.link, given):
        return opens_nothing(secret)
    return come, given


def _noted(come: Visiting) -> None:
    if not come.visit.read:
        note_read(viewer=come.viewer, link_id=come.link.id, visit_id=come.visit.id)
