"""What is held: looked at by a person, who sends or withdraws each letter."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.post import queries
from footprint.post.actions import end_hold as ends
from footprint.post.facts import HoldReason
from footprint.post.forms import HoldForm
from footprint.post.permissions import why_not_end_hold
from footprint.post.presenters import entry_words, hold_shown, letter_shown
from footprint.post.views.asked import done, sent

#: The list of holds that keep nothing back at this moment.
AT_REST = "at-rest"


@require_safe
def held_letters(request: Asked) -> HttpResponse:
    viewer = request.viewer
    at_rest = request.GET.get("list") == AT_REST
    found = queries.open_holds(viewer, waiting=not at_rest)
    filtered = f"list={AT_REST}" if at_rest else ""
    record_reading(
        viewer, Reading.LIST, app="post", thing="holds", filtered=filtered, count=len(found)
    )
    context = {"holds": [hold_shown(one) for one in found], "at_rest": at_rest}
    return render(request, "post/held.html", context)


@require_http_methods(["GET", "POST"])
def end_hold(request: Asked, hold_id: int) -> HttpResponse:
    viewer = request.viewer
    one = queries.open_hold(viewer, hold_id)
    if one is None:
        raise Http404
    record_reading(
        viewer,
        Reading.OPENING,
        app="post",
        thing="hold",
        thing_id=hold_id,
        child_id=one.child_id,
    )
    letters = queries.held_letters(viewer, hold_id)
    others = queries.beside(viewer, one)
    initial: dict[str, object] = {"version": one.version}
    if one.why is HoldReason.DIED:
        initial |= {"goes_on": "yes"}
    form = HoldForm(sent(request), letters=letters, initial=initial)
    if form.is_valid():
        act = partial(
            ends,
            viewer=viewer,
            hold_id=hold_id,
            version=form.cleaned_data["version"],
            each=form.each(),
            beside=form.holds(),
            goes_on=form.cleaned_data["goes_on"],
        )
        if (why_not := done(request, act)) is None:
            messages.success(request, "What you decided is done.")
            return redirect("held-letters")
        form.add_error(None, why_not)
    context = {
        "hold": hold_shown(one),
        "form": form,
        "others": [hold_shown(each) for each in others],
        "beside": ",".join(str(each.id) for each in others),
        "letters": [letter_shown(each) for each in letters],
        "texts": queries.held_texts(viewer, hold_id),
        "entries": [entry_words(each) for each in queries.held_entries(viewer, hold_id)],
        "why_not": why_not_end_hold(viewer, hold_id),
    }
    return render(request, "post/end_hold.html", context)
