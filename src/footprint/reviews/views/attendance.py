"""Who was at a review, and how the child took part."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.audit.actions import ActionDenied
from footprint.children.views.saving import sent
from footprint.reviews.actions import record as actions
from footprint.reviews.facts.record import RecordSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.attendance import CHILD, AttendanceForm, mark_of, mark_of_child
from footprint.reviews.presenters.both import BothShown, childs_part_both, person_both
from footprint.reviews.presenters.record import (
    ATTENDANCE,
    next_page,
    page_address,
    pages_shown,
    people_shown,
)
from footprint.reviews.queries import record as record_queries
from footprint.reviews.queries import review as queries
from footprint.reviews.views.record_saving import (
    by_script,
    names_of,
    not_valid,
    opened_record,
    others,
    review_to_save,
    saved_by_script,
)


@require_http_methods(["GET", "POST"])
def attendance(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """The child's own part first, then everybody who was asked."""
    if by_script(request):
        return _saved_by_script(request, review_to_save(request, child_id, review_id))
    review = opened_record(request, child_id, review_id)
    record = record_queries.record(request.viewer, review)
    form = AttendanceForm(sent(request), record)
    if form.is_valid() and _saved(request, review, form):
        messages.success(request, "Saved.")
        on = request.POST.get("go") == "on"
        return redirect((next_page if on else page_address)(review, ATTENDANCE))
    context = {
        "one": review.child,
        "review": review,
        "form": form,
        "title": "Who was there",
        "pages": pages_shown(review, ATTENDANCE),
        "people": people_shown(record),
        "both_of": _both(request, form, record),
        "asks_if_so": form.contradicts,
        "others": others(request, child_id),
        "finished": record.finished[0] if record.finished else None,
    }
    return render(request, "reviews/record_attendance.html", context)


def _saved(request: Asked, review: ReviewSeen, form: AttendanceForm) -> bool:
    try:
        _save(request, review, form, with_new=True)
    except ActionDenied as refused:
        form.contradicts = bool(form.typed_of_child().participation)
        form.add_error("participation", str(refused))
    except actions.AttendanceChangedError as changed:
        now = queries.review(request.viewer, review.child, review.id) if changed.child else None
        form.show(changed.people, now)
        form.say_both(
            "Somebody else changed who was there while you were working on it. Nothing of yours is "
            "saved yet. Both are shown: choose which is kept.",
        )
    else:
        return True
    return False


def _both(request: Asked, form: AttendanceForm, record: RecordSeen) -> dict[str, BothShown]:
    """By field: what stands beside what was typed."""
    if not form.both:
        return {}
    one = record.review
    now = queries.review(request.viewer, one.child, one.id) or one
    record = record_queries.record(request.viewer, now)
    people = [one for one in record.attending if one.field in form.both]
    who = names_of(request, people)
    both = {one.field: person_both(one, form.typed_of(one), who) for one in people}
    if CHILD in form.both:
        both[CHILD] = childs_part_both(record.review, form.typed_of_child())
    return both


def _save(request: Asked, review: ReviewSeen, form: AttendanceForm, *, with_new: bool) -> None:
    actions.save_attendance(
        viewer=request.viewer,
        child_id=review.child.id,
        review_id=review.id,
        people=form.people(with_new=with_new),
        child=form.child(),
        version=form.version(),
    )


def _saved_by_script(request: Asked, review: ReviewSeen) -> HttpResponse:
    form = AttendanceForm(request.POST, record_queries.record(request.viewer, review))
    if not form.is_valid():
        return not_valid(form)

    def marks() -> dict[str, str]:
        now = queries.review(request.viewer, review.child, review.id) or review
        people = record_queries.record(request.viewer, now).attending
        return {
            f"mark-{CHILD}": mark_of_child(now),
            **{f"mark-{one.field}": mark_of(one) for one in people},
        }

    return saved_by_script(
        request, review.child.id, lambda: _save(request, review, form, with_new=False), marks
    )
