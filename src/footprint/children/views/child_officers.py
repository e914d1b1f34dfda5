"""A child's officers from first to last, and taking an allocation back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked, there
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.children import officers
from footprint.children.actions import allocation as actions
from footprint.children.facts.child import AllocationWord
from footprint.children.forms.allocation import UndoForm
from footprint.children.permissions.allocation import why_not_undo
from footprint.children.presenters import allocation as shown
from footprint.children.queries import child as queries
from footprint.children.stretches import on_day
from footprint.children.views.access import child_or_refuse
from footprint.children.views.allocation import changed_words


@require_safe
def child_officers(request: Asked, child_id: int) -> HttpResponse:
    """Who held a child, from when to when, by whose word."""
    child = child_or_refuse(request, child_id)
    words = officers.words_on_officer(request.viewer, child_id)
    held = queries.allocations_of(request.viewer, child_id)
    names = accounts.names(
        request.viewer, {who or 0 for word in words for who in (word.said_by, word.recorded_by)}
    )
    latest = officers.latest_by_hand(request.viewer, [child_id]).get(child_id, ())
    holder = on_day(held, request.viewer.today)
    context = {
        "child": child,
        "now": shown.officer_name(holder.officer if holder else None),
        "held": shown.history_shown(held, words, names),
        "taken_back": shown.taken_back_shown(words, names),
        "undo": latest[0].id if latest else None,
    }
    return render(request, "children/child_officers.html", context)


@require_http_methods(["GET", "POST"])
def undo_allocation(request: Asked, allocation_id: int) -> HttpResponse:
    word = there(officers.word_on_officer(request.viewer, allocation_id))
    child = child_or_refuse(request, word.child_id)
    form = UndoForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (number := _undone(request, form, word)):
        messages.success(request, f"Taken back for {shown.children_words(number)}.")
        return redirect("child-officers", child_id=child.id)
    together = officers.said_together(request.viewer, word)
    context = {
        "form": form,
        "child": child,
        "word": word,
        "officer": shown.officer_name(word.officer),
        "days": shown.days_words(word.began_on, word.ended_on),
        "together": len(together),
        "all": request.GET.get("all") == "yes" or request.POST.get("together"),
        "why_not": why_not_undo(request.viewer, word),
    }
    return render(request, "children/undo_allocation.html", context)


def _undone(request: Asked, form: UndoForm, word: AllocationWord) -> int:
    """How many were taken back; if none, the form says why."""
    try:
        return actions.undo_allocation(
            viewer=request.viewer, allocation_id=word.id, **form.cleaned_data
        )
    except ActionDenied as refused:
        form.add_error(None, str(refused))
    except ChangedMeanwhileError as changed:
        form.add_error(None, changed_words(request.viewer, changed))
    return 0
