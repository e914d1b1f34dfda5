"""To whom a record goes, and that it goes: the list, what is sent, sealed, given and taken back."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import allows, line_named
from footprint.children.forms.by_hand import VersionedForm
from footprint.children.views.saving import saved, sent
from footprint.papers.facts import PaperRefusedError
from footprint.papers.stored import PaperDamagedError
from footprint.reviews.actions import sending as actions
from footprint.reviews.codes import PaperKind
from footprint.reviews.enclosing import enclosed_in
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import Offered, SentSeen
from footprint.reviews.forms.versions import GivenForm, ListForm, TakeBackForm
from footprint.reviews.permissions import sending as permissions
from footprint.reviews.permissions.record import why_not_save_parts
from footprint.reviews.presenters.sending import offered_shown, sent_shown
from footprint.reviews.presenters.versions import versions_shown
from footprint.reviews.queries import approved as approved_queries
from footprint.reviews.queries import sending as sending_queries
from footprint.reviews.queries import version as version_queries
from footprint.reviews.views.review import review_or_refuse


@require_http_methods(["GET", "POST"])
def sending(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """Everybody on the list: names, routes, titles, sizes, and no word of the record."""
    review, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = TakeBackForm(sent(request), initial={"version": 0})
    if form.is_valid() and _sent(request, review, form):
        return redirect("sending", child_id=child_id, review_id=review_id)
    people = sending_queries.sent_of(viewer, review)
    held = sending_queries.is_held(viewer, review)
    latest = sending_queries.latest_number(viewer, review)
    context = {
        "one": review.child,
        "review": review,
        "form": form,
        "number": latest,
        "people": [
            sent_shown(viewer, review, each, held=held) for each in people if each.number == latest
        ],
        "before": [
            sent_shown(viewer, review, each, held=held) for each in people if each.number < latest
        ],
        "held": held,
        "writes": why_not_save_parts(viewer, review) is None,
        "lists": allows(line_named("approve_list"), viewer.role, review.child.whose),
        "why_not": permissions.why_not_send_versions(viewer, review),
    }
    return render(request, "reviews/sending.html", context)


def _sent(request: Asked, review: ReviewSeen, form: TakeBackForm) -> bool:
    """PDFs are made and papers cleaned before anything is written, so that nobody waits for it."""
    viewer = request.viewer
    if refused := permissions.why_not_send_versions(viewer, review):
        form.add_error(None, refused)
        return False
    wanted = {
        one.version_id
        for one in permissions.to_send(viewer, review)
        if one.route == sending_queries.SECURE
    }
    try:
        enclosed = enclosed_in(viewer, review, wanted)
    except (PaperRefusedError, PaperDamagedError) as refusal:
        form.add_error(None, f"A paper that goes with it cannot be sent. {refusal}")
        return False
    about = {"child_id": review.child.id, "review_id": review.id}
    count: list[int] = []
    if not saved(
        request,
        form,
        lambda: count.append(actions.send_versions(viewer=viewer, **about, enclosed=enclosed)),
    ):
        return False
    messages.success(request, "1 letter goes." if count == [1] else f"{count[0]} letters go.")
    return True


@require_http_methods(["GET", "POST"])
def sending_list(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """Who is to have the record, in which version, by which way."""
    review, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    offered = sending_queries.offered_for(viewer, review)
    form = ListForm(sent(request), _not_listed(request, review, offered))
    if (
        form.is_bound
        and form.is_valid()
        and saved(
            request,
            form,
            lambda: actions.approve_list(
                viewer=viewer, child_id=child_id, review_id=review_id, chosen=form.chosen()
            ),
        )
    ):
        messages.success(request, "The list is approved.")
        return redirect("sending", child_id=child_id, review_id=review_id)
    context = {
        "one": review.child,
        "review": review,
        "form": form,
        "people": offered_shown(_not_listed(request, review, offered), form.offered),
        "versions": versions_shown(review, version_queries.versions_of(viewer, review)),
        "why_not": permissions.why_not_approve_list(viewer, review),
    }
    return render(request, "reviews/sending_list.html", context)


def _not_listed(request: Asked, review: ReviewSeen, offered: tuple[Offered, ...]) -> list[Offered]:
    latest = sending_queries.latest_number(request.viewer, review)
    listed = {
        one.key for one in sending_queries.sent_of(request.viewer, review) if one.number == latest
    }
    return [one for one in offered if one.key not in listed]


class OffTheListError(Exception):
    """Nobody like that is on the list."""


def of_one_on_the_list(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever comes to somebody who is off the list is led back to it."""

    @wraps(view)
    def led(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
        try:
            return view(request, child_id, review_id, sent_id)
        except OffTheListError:
            messages.info(request, "They are not on the list any more. Here is who is.")
            return redirect("sending", child_id=child_id, review_id=review_id)

    return led


@require_http_methods(["GET", "POST"])
@of_one_on_the_list
def seal(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    """The version is printed by somebody who reads the record, and sealed; business support posts
    the envelope."""
    review, one = on_the_list(request, child_id, review_id, sent_id)
    form = TakeBackForm(sent(request), initial={"version": one.version})
    approved = approved_queries.approved_versions(request.viewer, review)
    seen = next((each for each in approved if each.id == one.version_id), None)
    chosen = set(seen.changes.papers) if seen else set()
    return stepped(
        request,
        review,
        one,
        form,
        act=actions.note_sealed,
        why_not=permissions.why_not_seal(request.viewer, review, one),
        template="reviews/seal_version.html",
        done="Its covering letter is among the letters to post.",
        papers=[
            PaperKind(kind).label
            for paper, kind in version_queries.papers_of(request.viewer, review)
            if paper.id in chosen
        ],
    )


@require_http_methods(["GET", "POST"])
@of_one_on_the_list
def give(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    review, one = on_the_list(request, child_id, review_id, sent_id)
    initial = {"version": one.version, "on": request.viewer.today}
    return stepped(
        request,
        review,
        one,
        GivenForm(sent(request), initial=initial),
        act=actions.note_given,
        why_not=permissions.why_not_note_given(request.viewer, review, one),
        template="reviews/give_version.html",
        done=f"It is noted that {one.name} has it.",
    )


@require_http_methods(["GET", "POST"])
@of_one_on_the_list
def back(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    review, one = on_the_list(request, child_id, review_id, sent_id)
    return stepped(
        request,
        review,
        one,
        TakeBackForm(sent(request), initial={"version": one.version}),
        act=actions.take_back_version,
        why_not=permissions.why_not_take_back_version(request.viewer, review, one),
        template="reviews/take_back_version.html",
        done="It is taken back. Nothing goes.",
    )


def on_the_list(
    request: Asked, child_id: int, review_id: int, sent_id: int
) -> tuple[ReviewSeen, SentSeen]:
    """Somebody on the list; `OffTheListError` where somebody else took her off meanwhile."""
    review = review_or_refuse(request, child_id, review_id)
    found = sending_queries.sent_of(request.viewer, review)
    one = next((each for each in found if each.id == sent_id), None)
    if one is None:
        raise OffTheListError
    return review, one


def stepped(
    request: Asked,
    review: ReviewSeen,
    one: SentSeen,
    form: VersionedForm,
    *,
    act: Callable[..., None],
    why_not: str | None,
    template: str,
    done: str,
    **shown: object,
) -> HttpResponse:
    about = {"child_id": review.child.id, "review_id": review.id, "sent_id": one.id}
    if (
        form.is_bound
        and form.is_valid()
        and saved(request, form, lambda: act(viewer=request.viewer, **about, **form.said()))
    ):
        messages.success(request, done)
        return redirect("sending", child_id=review.child.id, review_id=review.id)
    context = {
        "one": review.child,
        "review": review,
        "sent": one,
        "form": form,
        "why_not": why_not,
        "back": reverse("sending", kwargs={"child_id": review.child.id, "review_id": review.id}),
        **shown,
    }
    return render(request, template, context)
