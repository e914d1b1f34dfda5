"""A review is booked: of one child, of brothers and sisters together, or without a meeting."""

from datetime import time

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen
from footprint.children.queries import child as children
from footprint.children.queries import round as round_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import back_to, sent
from footprint.reviews import windows
from footprint.reviews.actions import booking as actions
from footprint.reviews.codes import Ladder
from footprint.reviews.forms.booking import BookForm, WithoutMeetingForm
from footprint.reviews.permissions.booking import why_not_another_open, why_not_book_review
from footprint.reviews.presenters.booking import officers_offered
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import ReviewSaid
from footprint.reviews.views.doing import shows_warnings_first, was_saved
from footprint.reviews.warnings import needs_reason, warnings_of_booking

#: After school, as most reviews are held.
AFTER_SCHOOL = time(16)


@require_http_methods(["GET", "POST"])
def book(request: Asked, child_id: int) -> HttpResponse:
    """Everything to think of stands on the page before anything is saved."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    own = booking_queries.own_officer(viewer, one.id)
    siblings = round_queries.siblings_of(viewer, one.id)
    form = BookForm(
        sent(request),
        officers=officers_offered(children.officers(viewer)),
        siblings={each.id: each.name for each in siblings},
        initial={
            "ladder": Ladder.LOOKED_AFTER,
            "officer_id": own.id if own else "",
            "at": AFTER_SCHOOL,
            "minutes": "60",
            "place_kind": "home",
        },
    )
    warnings: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        seen = _all_of(viewer, one, form)
        warnings = warnings_of_booking(viewer, seen, form.said()) if seen else ()
        if seen and not _asks_first(viewer, form, seen, warnings):
            made: dict[int, int] = {}
            if was_saved(request, form, lambda: made.update(_booked(viewer, seen, form.said()))):
                messages.success(request, _done(seen))
                return redirect("review", child_id=one.id, review_id=made[one.id])
    context = {
        "form": form,
        "one": one,
        "own": own,
        "warnings": warnings,
        "limit": windows.deadline_for(viewer, one, Ladder.LOOKED_AFTER, viewer.today),
        "local": windows.local_limits(viewer, one, Ladder.LOOKED_AFTER, viewer.today),
        "why_not": why_not_book_review(viewer, one.id)
        or (None if form.is_bound else why_not_another_open(viewer, one, Ladder.LOOKED_AFTER)),
        "back": _back(request, one),
    }
    return render(request, "reviews/book.html", context)


def _back(request: Asked, one: ChildSeen) -> str:
    return back_to(request, reverse("child", kwargs={"child_id": one.id}))


def _all_of(viewer: Viewer, one: ChildSeen, form: BookForm) -> tuple[ChildSeen, ...]:
    """The child, and whoever is reviewed at the same meeting; nobody where one of them is not
    there, which the form then says."""
    references, chosen = form.references(), form.cleaned_data["siblings"]
    if not references and not chosen:
        return (one,)
    seen = children.seen_children(viewer)
    by_reference = {each.identifier: each for each in seen}
    unknown = [each for each in references if each not in by_reference]
    for each in unknown:
        form.add_error("others", f"No child whom you can see has the reference {each}")
    ids = {*chosen, *(by_reference[each].id for each in references if each in by_reference)}
    others = (each for each in seen if each.id in ids - {one.id})
    return () if unknown else (one, *others)


def _asks_first(
    viewer: Viewer, form: BookForm, seen: tuple[ChildSeen, ...], warnings: tuple[str, ...]
) -> bool:
    """Whether something is shown, or asked, before it is saved."""
    for one in seen:
        if refused := why_not_another_open(viewer, one, form.said().ladder):
            form.add_error(None, refused if len(seen) == 1 else f"{one.name}: {refused}")
            return True
    first = shows_warnings_first(form, warnings)
    outside = needs_reason(viewer, seen, form.said())
    if outside and not form.cleaned_data["outside_why"].strip():
        form.add_error("outside_why", "Say why it is held outside its time")
    return first or bool(form.errors)


def _booked(viewer: Viewer, seen: tuple[ChildSeen, ...], said: ReviewSaid) -> dict[int, int]:
    if len(seen) == 1:
        child_id = seen[0].id
        return {child_id: actions.book_review(viewer=viewer, child_id=child_id, said=said)}
    ids = [one.id for one in seen]
    return actions.book_meeting(viewer=viewer, child_ids=ids, said=said)


def _done(seen: tuple[ChildSeen, ...]) -> str:
    if len(seen) == 1:
        return "The review is booked."
    return f"The meeting is booked, with a review for each of the {len(seen)} children."


@require_http_methods(["GET", "POST"])
def without_meeting(request: Asked, child_id: int) -> HttpResponse:
    """For a child who has long lived in the same foster home."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    own = booking_queries.own_officer(viewer, one.id)
    form = WithoutMeetingForm(
        sent(request),
        officers=officers_offered(children.officers(viewer)),
        initial={"officer_id": own.id if own else ""},
    )
    made: dict[int, int] = {}
    if (
        form.is_bound
        and form.is_valid()
        and was_saved(request, form, lambda: made.update(_booked(viewer, (one,), form.said())))
    ):
        messages.success(request, "The review is open. Say when it is completed.")
        return redirect("review", child_id=one.id, review_id=made[one.id])
    context = {
        "form": form,
        "one": one,
        "own": own,
        "why_not": why_not_book_review(viewer, one.id),
        "back": _back(request, one),
    }
    return render(request, "reviews/without_meeting.html", context)
