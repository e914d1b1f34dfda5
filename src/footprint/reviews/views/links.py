"""Personal links to a version, as the service sees them: a word is agreed, the address shown once."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.accounts.links import LIVES_DAYS
from footprint.children.views.saving import saved, sent
from footprint.formats.qr import qr_picture
from footprint.reviews.actions import links as actions
from footprint.reviews.forms.links import AgreeWordForm
from footprint.reviews.forms.versions import TakeBackForm
from footprint.reviews.permissions import links as permissions
from footprint.reviews.queries import sending as sending_queries
from footprint.reviews.views.sending import of_one_on_the_list, on_the_list, stepped


@sensitive_post_parameters("agreed_word")
@require_http_methods(["GET", "POST"])
@of_one_on_the_list
def agree(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    """What is typed wrong is not shown again either."""
    review, one = on_the_list(request, child_id, review_id, sent_id)
    offered = {each.key: each for each in sending_queries.offered_for(request.viewer, review)}
    email = one.link_email or (offered[one.key].email if one.key in offered else "")
    return stepped(
        request,
        review,
        one,
        AgreeWordForm(sent(request), initial={"version": one.version, "email": email}),
        act=actions.agree_word,
        why_not=permissions.why_not_agree_word(request.viewer, review, one),
        template="reviews/agree_word.html",
        done="The word is kept, and shown nowhere again. The link is ready to go.",
        lives_days=LIVES_DAYS,
        is_childs=one.connected_id is None,
    )


@require_http_methods(["GET", "POST"])
@of_one_on_the_list
def show(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    """The address is in the answer to the press of the button, and nowhere else."""
    review, one = on_the_list(request, child_id, review_id, sent_id)
    form = TakeBackForm(sent(request), initial={"version": one.version})
    about = {"child_id": child_id, "review_id": review_id, "sent_id": sent_id}
    found: list[str] = []

    def act() -> None:
        found.append(actions.show_link(viewer=request.viewer, **about, **form.said()))

    shown = form.is_bound and form.is_valid() and saved(request, form, act)
    context = {
        "one": review.child,
        "review": review,
        "sent": one,
        "form": form,
        "link": one.link,
        "address": found[0] if shown else "",
        "picture": qr_picture(found[0]) if shown else "",
        "why_not": permissions.why_not_show_link(request.viewer, review, one),
        "back": reverse("sending", kwargs={"child_id": child_id, "review_id": review_id}),
    }
    return render(request, "reviews/show_link.html", context)


@require_http_methods(["GET", "POST"])
@of_one_on_the_list
def end(request: Asked, child_id: int, review_id: int, sent_id: int) -> HttpResponse:
    review, one = on_the_list(request, child_id, review_id, sent_id)
    return stepped(
        request,
        review,
        one,
        TakeBackForm(sent(request), initial={"version": one.version}),
        act=actions.end_link,
        why_not=permissions.why_not_end_link(request.viewer, review, one),
        template="reviews/end_link.html",
        done="The link is closed. It opens nothing.",
    )
