"""Who is asked to a review, what the child wants of it, and that the invitations go."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.authority.queries import rules_on
from footprint.children.queries import child as children
from footprint.children.views.saving import sent
from footprint.post.facts import MessageSeen
from footprint.post.queries import letters_about
from footprint.reviews.actions import inviting as actions
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.inviting import InvitedForm
from footprint.reviews.forms.sitting import PlainForm
from footprint.reviews.gatherings import who_is
from footprint.reviews.letters.sitting import MEETING, REVIEW
from footprint.reviews.permissions import inviting as permissions
from footprint.reviews.permissions.sitting import words_kept, words_shown
from footprint.reviews.presenters.inviting import LIMITS, adults_words, invited_shown
from footprint.reviews.presenters.review import review_shown
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.queries import review as queries
from footprint.reviews.views.doing import address_of, done_or_shown, known
from footprint.reviews.views.review import review_or_refuse


def _list_of(found: ReviewSeen) -> str:
    return reverse("invited", kwargs={"child_id": found.child.id, "review_id": found.id})


@require_safe
def invited(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    people = booking_queries.invited_of(viewer, found)
    letters = _letters(request, found)
    rules = rules_on(viewer, viewer.today)
    adults, too_many = adults_words(people, rules.most_adults)
    context = {
        "one": found.child,
        "review": review_shown(found),
        "people": [invited_shown(found, each, letters) for each in people],
        "waiting": len(
            {
                who_is(one)
                for each in _at_the_meeting(request, found)
                for one in permissions.to_be_invited(
                    viewer, each, people if each.id == found.id else None
                )
            }
        ),
        "to_tell": [
            each.name
            for each in people
            if each.asked and each.invited_on is None and each.nothing_sent
        ],
        "adults": adults,
        "too_many": too_many,
        "why_not": permissions.why_not_list(viewer, found, "add_invited", rules),
        "why_not_send": permissions.why_not_send_invitations(viewer, found, people, rules),
        "back": address_of(found),
    }
    return render(request, "reviews/invited.html", context)


def _letters(request: Asked, found: ReviewSeen) -> list[MessageSeen]:
    """Those about this review, and those about brothers' and sisters' too; not where one of them is
    not the viewer's to see."""
    viewer = request.viewer
    alone = letters_about(viewer, REVIEW, found.id)
    joint = letters_about(viewer, MEETING, found.meeting_id) if found.meeting_id else ()
    hers = [one for one in joint if found.child.id in one.child_ids]
    seen = {
        one.id
        for one in children.children_with(viewer, {key for each in hers for key in each.child_ids})
    }
    return [*alone, *(one for one in hers if set(one.child_ids) <= seen)]


@require_http_methods(["GET", "POST"])
def add(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = InvitedForm(sent(request), initial={"asked": "yes", "version": 0})
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.add_invited(viewer=viewer, **known(found), said=form.invited()),
        template="invited_form.html",
        done="The person is on the list.",
        why_not=permissions.why_not_add_invited(viewer, found),
        back=_list_of(found),
        heading="Somebody else who may be asked",
    )


@require_http_methods(["GET", "POST"])
def change(request: Asked, child_id: int, review_id: int, invited_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    people = booking_queries.invited_of(viewer, found)
    person = next((each for each in people if each.id == invited_id), None)
    if person is None:
        raise Http404
    names = ("role", "name", "email", "child_wants", "not_asked_why", "not_asked_words", "version")
    initial = {name: getattr(person, name) for name in names}
    initial["not_asked_words"] = words_shown(viewer, person.not_asked_words)
    form = InvitedForm(sent(request), initial={**initial, "asked": "yes" if person.asked else "no"})
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        typed["not_asked_words"] = words_kept(
            viewer, typed["not_asked_words"], person.not_asked_words
        )
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.change_invited(
            viewer=viewer, **known(found), invited_id=person.id, **form.said()
        ),
        template="invited_form.html",
        done="It is saved.",
        why_not=permissions.why_not_change_invited(viewer, found, person),
        back=_list_of(found),
        heading=person.name,
        limits=[LIMITS[each] for each in person.limits if each in LIMITS],
        takes_off=permissions.why_not_withdraw_invited(viewer, found, person) is None,
        invited_id=person.id,
        invited_on=person.invited_on,
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: Asked, child_id: int, review_id: int, invited_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    people = booking_queries.invited_of(viewer, found)
    person = next((each for each in people if each.id == invited_id), None)
    if person is None:
        raise Http404
    form = PlainForm(sent(request), initial={"version": person.version})
    return done_or_shown(
        request,
        found,
        form,
        lambda: actions.withdraw_invited(
            viewer=viewer, **known(found), invited_id=person.id, **form.said()
        ),
        template="plain.html",
        done="The person is off the list.",
        why_not=permissions.why_not_withdraw_invited(viewer, found, person),
        back=_list_of(found),
        heading="Take this person off the list",
        explained=f"{person.name} was put down by mistake. If they are only not asked this time, "
        "say that instead.",
        button="Take off the list",
    )


@require_http_methods(["GET", "POST"])
def send(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    """Everything that would go stands on the page before it goes."""
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    why_not = permissions.why_not_send_invitations(viewer, found)
    if request.method == "POST" and why_not is None:
        count = actions.send_invitations(viewer=viewer, **known(found))
        said = "1 invitation goes." if count == 1 else f"{count} invitations go."
        messages.success(request, said if count else "Everybody asked is invited already.")
        return redirect(_list_of(found))
    reviews = _at_the_meeting(request, found)
    context = {
        "one": found.child,
        "review": review_shown(found),
        "lists": [
            (each.child.name, [invited_shown(each, one, ()) for one in waiting])
            for each in reviews
            if (waiting := permissions.to_be_invited(viewer, each))
        ],
        "together": len(reviews) > 1,
        "form": PlainForm(),
        "why_not": why_not,
        "back": _list_of(found),
    }
    return render(request, "reviews/send_invitations.html", context)


def _at_the_meeting(request: Asked, found: ReviewSeen) -> tuple[ReviewSeen, ...]:
    """The review, and the open ones of brothers and sisters at the same meeting."""
    if found.meeting_id is None:
        return (found,)
    ids = booking_queries.reviews_of_meeting(request.viewer, found.meeting_id).values()
    seen = (found.child, *booking_queries.together_with(request.viewer, found))
    return queries.reviews_of_children(request.viewer, seen, {found.id, *ids})
