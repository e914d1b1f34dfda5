"""The pages of a record, heading by heading."""

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
from footprint.reviews.forms.record import PartsForm, mark_of
from footprint.reviews.headings import Group, asked, group_named
from footprint.reviews.permissions.record import why_not_save_parts
from footprint.reviews.presenters.both import BothShown, part_both
from footprint.reviews.presenters.record import (
    headings_shown,
    next_page,
    page_address,
    pages_shown,
)
from footprint.reviews.queries import known as known_queries
from footprint.reviews.queries import record as record_queries
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
def part(request: Asked, child_id: int, review_id: int, group: str) -> HttpResponse:
    """The headings of one page, each beside what the last record said."""
    page = group_named(group)
    if page is None:
        raise ValueError(group)  # the addresses name the groups that there are
    if by_script(request):
        return _saved_by_script(request, review_to_save(request, child_id, review_id), page)
    review = opened_record(request, child_id, review_id)
    record = record_queries.record(request.viewer, review)
    form = PartsForm(sent(request), asked(record.age, page), record)
    if form.is_valid() and _saved(request, review, form):
        return _go_on(request, review, group)
    return _shown(request, record, page, form)


def _saved(request: Asked, review: ReviewSeen, form: PartsForm) -> bool:
    try:
        _save(request, review, form)
    except ActionDenied as refused:
        form.add_error(None, str(refused))
    except actions.PartsChangedError as changed:
        form.show(changed.theirs)
        form.say_both(
            "Somebody else changed this while you were working on it. Nothing of yours is saved "
            "yet. Both texts are shown: choose which is kept.",
        )
    else:
        return True
    return False


def _save(request: Asked, review: ReviewSeen, form: PartsForm) -> None:
    actions.save_parts(
        viewer=request.viewer, child_id=review.child.id, review_id=review.id, said=form.said()
    )


def _saved_by_script(request: Asked, review: ReviewSeen, group: Group) -> HttpResponse:
    record = record_queries.record(request.viewer, review)
    form = PartsForm(request.POST, asked(record.age, group), record)
    if not form.is_valid():
        return not_valid(form)

    def marks() -> dict[str, str]:
        now = record_queries.record(request.viewer, review)
        return {f"mark-{one.code}": mark_of(now.part(one.code)) for one in group.headings}

    return saved_by_script(request, review.child.id, lambda: _save(request, review, form), marks)


def _go_on(request: Asked, review: ReviewSeen, page: str) -> HttpResponse:
    """Where the button that was pressed leads."""
    messages.success(request, "Saved.")
    if request.POST.get("go") == "on":
        return redirect(next_page(review, page))
    return redirect(page_address(review, page))


def _shown(request: Asked, record: RecordSeen, group: Group, form: PartsForm) -> HttpResponse:
    review = record.review
    known = known_queries.known_of(request.viewer, review)
    context = {
        "one": review.child,
        "review": review,
        "form": form,
        "title": group.title,
        "pages": pages_shown(review, group.code),
        "headings": headings_shown(record, group, known),
        "both_of": _both(request, form, record),
        "others": others(request, review.child.id),
        "finished": record.finished[0] if record.finished else None,
        "why_not": why_not_save_parts(request.viewer, review),
    }
    return render(request, "reviews/record_part.html", context)


def _both(request: Asked, form: PartsForm, record: RecordSeen) -> dict[str, BothShown]:
    """By heading: what stands beside what was typed."""
    if not form.both:
        return {}
    record = record_queries.record(request.viewer, record.review)
    changed = [one for one in form.headings if one.code in form.both]
    who = names_of(request, [record.part(one.code) for one in changed])
    return {
        one.code: part_both(one, record.part(one.code), form.typed(one), who) for one in changed
    }
