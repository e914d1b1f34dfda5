"""The ledger of letters, one letter, and what a person decides of it."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.post import queries
from footprint.post.actions import by_hand
from footprint.post.envelope import sender_of
from footprint.post.facts import NOT_GONE, MessageSeen, State
from footprint.post.forms import LISTS, ListForm, OtherwiseForm, PostedForm, VersionForm
from footprint.post.permissions import (
    why_not_posted,
    why_not_sent_otherwise,
    why_not_try_again,
    why_not_withdraw_letter,
)
from footprint.post.presenters import letter_shown
from footprint.post.views.asked import done, note_opened, sent


@require_safe
def letters(request: Asked) -> HttpResponse:
    viewer = request.viewer
    form = ListForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else State.FAILED
    found = queries.letters(viewer, state)
    record_reading(
        viewer,
        Reading.LIST,
        app="post",
        thing="letters",
        filtered=f"state={state}",
        count=len(found),
    )
    context = {
        "letters": [letter_shown(one) for one in found],
        "lists": [(one.value, words, one is state) for one, words in LISTS.items()],
        "heading": LISTS[state],
        "is_to_post": state is State.TO_POST,
        "waiting": len(queries.waiting_for_a_person(viewer)),
        "holds": len(queries.open_holds(viewer, waiting=True)),
        "most": state not in NOT_GONE and len(found) >= queries.MOST,
    }
    return render(request, "post/letters.html", context)


@require_safe
def letter(request: Asked, message_id: int) -> HttpResponse:
    """To whom, about what, and what became of it; the text is for whoever prints it."""
    one = _found(request, message_id)
    note_opened(request, one, "letter")
    context = {"letter": letter_shown(one), "why_not": _why_not(request, message_id)}
    return render(request, "post/letter.html", context)


@require_safe
def print_letter(request: Asked, message_id: int) -> HttpResponse:
    """One letter on paper, with nothing round it when it is printed."""
    one = _found(request, message_id)
    opened = queries.opened_letter(request.viewer, message_id)
    if opened is None or one.state is not State.TO_POST:
        raise Http404
    note_opened(request, one, "printed letter")
    why_not = why_not_posted(request.viewer, message_id)
    context = {
        "letter": letter_shown(one),
        "opened": opened,
        "sender": sender_of(opened.from_name),
        "why_not": why_not,
        "address": one.to.address.splitlines(),
        "paragraphs": opened.text.split("\n\n"),
        "today": request.viewer.today,
    }
    return render(request, "post/print.html", context)


@require_safe
def enclosure(request: Asked, message_id: int, number: int) -> HttpResponse:
    """Something that goes with a letter by post, for printing; never shown inside the browser."""
    one = _found(request, message_id)
    found = queries.enclosure(request.viewer, message_id, number)
    if found is None or one.state is not State.TO_POST or one.held:
        raise Http404
    note_opened(request, one, "enclosure")
    name, kind, content = found
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{_plain(name)}"'
    return response


@require_http_methods(["GET", "POST"])
def try_again(request: Asked, message_id: int) -> HttpResponse:
    one = _found(request, message_id)
    form = VersionForm(sent(request), initial={"version": one.version})
    if form.is_valid():
        act = partial(
            by_hand.try_again, viewer=request.viewer, message_id=message_id, **form.cleaned_data
        )
        if (why_not := done(request, act)) is None:
            messages.success(request, "The letter is queued again.")
            return redirect("letters")
        form.add_error(None, why_not)
    why_not = why_not_try_again(request.viewer, message_id)
    return _decide(request, one, form, "post/try_again.html", why_not)


@require_http_methods(["GET", "POST"])
def sent_otherwise(request: Asked, message_id: int) -> HttpResponse:
    one = _found(request, message_id)
    form = OtherwiseForm(sent(request), initial={"version": one.version})
    if form.is_valid():
        act = partial(
            by_hand.sent_otherwise,
            viewer=request.viewer,
            message_id=message_id,
            **form.cleaned_data,
        )
        if (why_not := done(request, act)) is None:
            messages.success(request, "It is noted how the letter reached its recipient.")
            return redirect("letters")
        form.add_error(None, why_not)
    why_not = why_not_sent_otherwise(request.viewer, message_id)
    return _decide(request, one, form, "post/sent_otherwise.html", why_not)


@require_http_methods(["GET", "POST"])
def withdraw_letter(request: Asked, message_id: int) -> HttpResponse:
    one = _found(request, message_id)
    form = VersionForm(sent(request), initial={"version": one.version})
    if form.is_valid():
        act = partial(
            by_hand.withdraw_letter,
            viewer=request.viewer,
            message_id=message_id,
            **form.cleaned_data,
        )
        if (why_not := done(request, act)) is None:
            messages.success(request, "The letter is withdrawn.")
            return redirect("letters")
        form.add_error(None, why_not)
    why_not = why_not_withdraw_letter(request.viewer, message_id)
    return _decide(request, one, form, "post/withdraw.html", why_not)


@require_http_methods(["GET", "POST"])
def note_posted(request: Asked, message_id: int) -> HttpResponse:
    one = _found(request, message_id)
    initial = {"version": one.version, "posted_on": request.viewer.today}
    form = PostedForm(sent(request), initial=initial)
    if form.is_valid():
        act = partial(
            by_hand.note_posted, viewer=request.viewer, message_id=message_id, **form.cleaned_data
        )
        if (why_not := done(request, act)) is None:
            messages.success(request, "The letter is noted as posted.")
            return redirect(f"{reverse('letters')}?state={State.TO_POST}")
        form.add_error(None, why_not)
    why_not = why_not_posted(request.viewer, message_id)
    return _decide(request, one, form, "post/posted.html", why_not)


def _decide(
    request: Asked, one: MessageSeen, form: VersionForm, template: str, why_not: str | None
) -> HttpResponse:
    context = {"letter": letter_shown(one), "form": form, "why_not": why_not}
    return render(request, template, context)


def _why_not(request: Asked, message_id: int) -> dict[str, str | None]:
    asked = {
        "try_again": why_not_try_again,
        "sent_otherwise": why_not_sent_otherwise,
        "withdraw": why_not_withdraw_letter,
        "posted": why_not_posted,
    }
    return {name: ask(request.viewer, message_id) for name, ask in asked.items()}


def _found(request: Asked, message_id: int) -> MessageSeen:
    one = queries.letter(request.viewer, message_id)
    if one is None:
        raise Http404
    return one


def _plain(name: str) -> str:
    """A file's name that stands in a header as it is."""
    kept = "".join(letter if letter.isascii() and letter.isprintable() else "-" for letter in name)
    return kept.replace('"', "").replace("\\", "")[:100]
