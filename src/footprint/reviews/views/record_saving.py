"""What every page of a record does: it says who else is at it, and is saved by script as by hand."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.timezone import localtime

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit import queries as audit
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, record_reading
from footprint.audit.facts import Reading
from footprint.children.queries import child as children
from footprint.reviews.actions.record import AttendanceChangedError, PartsChangedError
from footprint.reviews.facts.record import Attending, PartSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.both import BothForm
from footprint.reviews.presenters.record import others_words
from footprint.reviews.queries import review as queries
from footprint.reviews.views.review import review_or_refuse

#: For how long somebody of whom nothing was heard counts as still at a record.
AT_IT = timedelta(minutes=5)


def opened_record(request: Asked, child_id: int, review_id: int) -> ReviewSeen:
    """The review, its record's opening on the trail: by that others see who is at it."""
    review = review_or_refuse(request, child_id, review_id)
    record_reading(
        request.viewer,
        Reading.OPENING,
        app="reviews",
        thing="record",
        thing_id=review_id,
        child_id=child_id,
    )
    return review


def others(request: Asked, child_id: int) -> list[str]:
    """Who else is at this child's review."""
    found = audit.others_lately(request.viewer, "reviews", child_id, timezone.now() - AT_IT)
    names = accounts.names(request.viewer, {person_id for person_id, _ in found}) if found else {}
    return others_words(found, names)


def by_script(request: Asked) -> bool:
    """Whether the page's script saves; a person who presses a button wants a page."""
    return request.method == "POST" and request.headers.get("Accept") == "application/json"


def review_to_save(request: Asked, child_id: int, review_id: int) -> ReviewSeen:
    """The review, for what its script saves: nothing of the record is shown, so it is no opening."""
    one = children.child(request.viewer, child_id)
    review = queries.review(request.viewer, one, review_id) if one else None
    if review is None:
        raise Http404
    return review


def saved_by_script(
    request: Asked, child_id: int, save: Callable[[], None], marks: Callable[[], dict[str, str]]
) -> HttpResponse:
    """201 with the marks of what now stands; 403 with why not; 409 where somebody was first: what
    they wrote is shown by the page, not here."""
    try:
        save()
    except ActionDenied as refused:
        return JsonResponse({"why": str(refused)}, status=403)
    except (PartsChangedError, AttendanceChangedError, ChangedMeanwhileError):
        why = "Somebody else changed this meanwhile. Press Save draft to see both."
        return JsonResponse({"why": why}, status=409)
    at = f"{localtime(timezone.now()):%H.%M}"
    told = {"marks": marks(), "at": at, "others": others(request, child_id)}
    return JsonResponse(told, status=201)


def not_valid(form: BothForm) -> HttpResponse:
    """422 with why nothing saves itself."""
    why = "Something is not answered yet, or not as it should be."
    if form.waits_for_a_choice:
        why = "Choose first which is kept: what you typed, or how it stands now."
    return JsonResponse({"why": why}, status=422)


def names_of(request: Asked, found: Iterable[PartSeen | Attending]) -> Mapping[int, str]:
    """Who saved these, by id."""
    ids = {one.recorded_by for one in found if one.recorded_by}
    return accounts.names(request.viewer, ids) if ids else {}
