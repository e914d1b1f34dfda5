"""What each source says of a child, and her names and birth date recorded by hand."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_role
from footprint.accounts.roles import Role
from footprint.children.actions import by_hand as actions
from footprint.children.facts.child import Told
from footprint.children.forms.by_hand import AddChildForm, BirthDateForm, NamesForm
from footprint.children.permissions import by_hand as permissions
from footprint.children.presenters.by_hand import (
    episodes_shown,
    flag_shown,
    names_shown,
    reviews_shown,
)
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.queries import child as queries
from footprint.children.queries import flag as flag_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, back_to, edited, saved, sent
from footprint.domain.dates import day_words


@require_safe
def record_of(request: Asked, child_id: int) -> HttpResponse:
    """Every source's word on every thing, and which one counts."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    shows_names = viewer.role not in queries.WITHOUT_NAMES
    names = by_hand_queries.names_told(viewer, one.id) if shows_names else ()
    episodes = by_hand_queries.episodes_told(viewer, one.id)
    reviews = by_hand_queries.reviews_told(viewer, one.id)
    who = _recorders(request, (one.told for told in (names, episodes, reviews) for one in told))
    born_on, _ = permissions.known(viewer, one)
    context = {
        "one": one,
        "shows_names": shows_names,
        "born_on": day_words(born_on) if born_on else "",
        "names": names_shown(names, who),
        "episodes": episodes_shown(episodes, who),
        "reviews": reviews_shown(reviews, who),
        "flags": [flag_shown(flag, viewer.today) for flag in flag_queries.flags_of(viewer, one.id)]
        if shows_names
        else None,
        "decides": why_not_role(viewer, line_named("child_access")) is None,
        "why_not": permissions.why_not_deny_episode(viewer, one.id),
        "back": back_to(request, reverse("child", kwargs={"child_id": one.id})),
    }
    return render(request, "children/record.html", context)


def _recorders(request: Asked, told: Iterable[Told]) -> dict[int, str]:
    ids = {one.recorded_by for one in told if one.recorded_by}
    return dict(accounts.names(request.viewer, ids))


@require_http_methods(["GET", "POST"])
def add_child(request: Asked) -> HttpResponse:
    """An officer's new child is not hers before her manager allocates her."""
    form = AddChildForm(sent(request), initial={"began_on": request.viewer.today})
    added: list[int] = []
    if form.is_valid() and saved(
        request,
        form,
        lambda: added.append(actions.add_child(viewer=request.viewer, said=form.said())),
    ):
        if request.viewer.role == Role.REVIEWING_OFFICER:
            messages.success(request, "Added. Your manager can now allocate the child.")
            return redirect("my-work")
        messages.success(request, "Added. Now an officer can be allocated.")
        return redirect("child-record", child_id=added[0])
    return render(request, "children/add_child.html", {"form": form})


@require_http_methods(["GET", "POST"])
def names(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    told = by_hand_queries.names_told(request.viewer, one.id)
    version = next((word.told.version for word in told if word.by_person), 0)
    initial = {name: getattr(one, name) for name in ("first_name", "known_as", "surname")}
    form = NamesForm(sent(request), initial={**initial, "version": version})
    edit = Edit(actions.record_names, "The names are saved.", "names.html", {})
    return edited(request, one, form, edit)


@require_http_methods(["GET", "POST"])
def birth_date(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    born_on, stays = permissions.known(request.viewer, one)
    form = BirthDateForm(sent(request), initial={"born_on": born_on, "version": one.version})
    edit = Edit(actions.correct_birth_date, "The birth date is saved.", "birth_date.html", {})
    page = edited(request, one, form, edit)
    typed = form.cleaned_data.get("born_on") if page.status_code == 302 else None
    if typed and stays and stays[0].began_on < typed:
        messages.warning(
            request,
            f"The first episode is from {day_words(stays[0].began_on)}, before that day. One of "
            "the two needs mending.",
        )
    return page
