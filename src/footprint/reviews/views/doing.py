"""A deed on a review: its form is shown with what stands in its way, done once, and said."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import CharField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit.actions import ChangedMeanwhileError
from footprint.children.views.saving import saved
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.permissions.sitting import sees_text
from footprint.reviews.presenters.both import BothShown, both_shown
from footprint.reviews.presenters.review import review_shown
from footprint.reviews.warnings import mark_of


def address_of(found: ReviewSeen) -> str:
    return reverse("review", kwargs={"child_id": found.child.id, "review_id": found.id})


def known(found: ReviewSeen, sitting: SittingSeen | None = None) -> dict[str, Any]:
    """The arguments of an action that the address gives."""
    about = {"child_id": found.child.id, "review_id": found.id}
    return {**about, "sitting_id": sitting.id} if sitting else about


def was_saved(request: Asked, form: Any, act: Callable[[], object]) -> bool:
    """Whether it was saved; of two who edit at once the second sees both: `form.both`."""
    done = saved(request, form, act)
    form.both = both_of(request, form)
    return done


def both_of(request: Asked, form: Any) -> BothShown | None:
    """What somebody else saved meanwhile beside what was typed; none where nobody did."""
    meanwhile: ChangedMeanwhileError | None = getattr(form, "meanwhile", None)
    if meanwhile is None:
        return None
    by = meanwhile.changed_by
    who = accounts.names(request.viewer, [by]) if by else {}
    return both_shown(meanwhile, who, text=sees_text(request.viewer))


def typed(form: Any) -> list[str]:
    """The texts that were typed, for a page on which they can no longer be saved."""
    if not form.is_bound:
        return []
    texts = [
        name
        for name, field in form.fields.items()
        if isinstance(field, CharField) and not field.widget.is_hidden
    ]
    return [words for name in texts if (words := str(form[name].value() or "").strip())]


def done_or_shown(
    request: Asked,
    found: ReviewSeen,
    form: Any,
    act: Callable[[], object],
    *,
    template: str,
    done: str,
    why_not: str | None,
    back: str = "",
    **shown: object,
) -> HttpResponse:
    """The form's page, or the sentence that says why it cannot be; once it is done, the review."""
    back = back or address_of(found)
    if request.method == "POST" and form.is_valid() and was_saved(request, form, act):
        messages.success(request, done)
        return redirect(back)
    context = {
        "form": form,
        "one": found.child,
        "review": review_shown(found),
        "why_not": why_not,
        "typed": typed(form),
        "back": back,
        **shown,
    }
    return render(request, f"reviews/{template}", context)


def shows_warnings_first(form: Any, warnings: tuple[str, ...]) -> bool:
    """Whether the page shows these warnings before anything is saved; it then carries their mark."""
    mark = mark_of(warnings)
    if form.cleaned_data["seen"] == mark:
        return False
    form.data = form.data.copy()
    form.data["seen"] = mark
    return True
