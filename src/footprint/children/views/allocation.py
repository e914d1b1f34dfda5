"""Giving children to officers, one or many."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked, there
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, record_reading
from footprint.audit.facts import Reading, Viewer
from footprint.children import officers
from footprint.children.actions import allocation as actions
from footprint.children.facts.child import ChildSeen, Holding, WantedAllocation
from footprint.children.forms.allocation import AllocationForm
from footprint.children.presenters import allocation as shown
from footprint.children.proposing import proposals
from footprint.children.queries import child as queries
from footprint.domain.dates import day_words

#: Where one comes from to allocate many, and comes back to.
FROM = {"team": "Team", "officers": "Officers", "caseload": "Caseload"}
#: The steps of the one address: choose, look at what would happen, do it.
CHOOSE, LOOK, DO = "choose", "look", "do"


@require_http_methods(["GET", "POST"])
def allocate(request: Asked) -> HttpResponse:
    """Children are named by `child`, in the address or a form: a caseload's checkboxes post here."""
    sent = request.POST if request.method == "POST" else request.GET
    step = sent.get("step", CHOOSE) if request.method == "POST" else CHOOSE
    ids = _ids(sent)
    holding = queries.holding(request.viewer, request.viewer.today)
    form = _form(request.viewer, holding, sent, step)
    if step == CHOOSE or not form.is_valid():
        return _choose(request, form, holding, ids)
    if not ids:
        form.add_error(None, "Choose at least one child.")
        return _choose(request, form, holding, _ids(sent, "offered"))
    return _look(request, form, ids) if step == LOOK else _do(request, form, ids)


@require_safe
def move_all(request: Asked, officer_id: int) -> HttpResponse:
    """Everything that an officer holds today, to be given to another."""
    officer = there(officers.officer(request.viewer, officer_id))
    holding = queries.holding(request.viewer, request.viewer.today)
    form = _form(request.viewer, holding, QueryDict(), CHOOSE)
    ids = [child.id for child in holding.children_of(officer_id)]
    return _choose(request, form, holding, ids, officer.full_name)


def _form(viewer: Viewer, holding: Holding, sent: QueryDict, step: str) -> AllocationForm:
    offered = shown.officers_offered(queries.officers(viewer), holding)
    if step == CHOOSE:
        typed = {"officer": sent.get("officer", ""), "reason": sent.get("reason", "")}
        days = [sent.get(f"began_on-{part}", "") for part in ("day", "month", "year")]
        began_on = tuple(days) if any(days) else viewer.today
        initial = {**typed, "began_on": began_on}
        return AllocationForm(officers=offered, today=viewer.today, initial=initial)
    return AllocationForm(sent, officers=offered, today=viewer.today)


def _choose(
    request: Asked, form: AllocationForm, holding: Holding, ids: Sequence[int], leaving: str = ""
) -> HttpResponse:
    """The form. `leaving` is the officer all of whose children these are."""
    viewer = request.viewer
    marks = officers.marks(viewer, ids)
    found = [holding.children[one] for one in ids if one in holding.children]
    children = [shown.chosen(one, holding, marks[one.id]) for one in sorted(found, key=_by_name)]
    _note_reading(viewer, ids, len(children))
    back = "officers" if leaving else _back(request)
    context = {
        "form": form,
        "children": children,
        "leaving": leaving,
        "title": _title(children, leaving),
        "back": back,
        "back_words": FROM[back],
    }
    return render(request, "children/allocate.html", context)


def _title(children: Sequence[shown.Chosen], leaving: str) -> str:
    if leaving:
        return f"Move everything that {leaving} holds"
    if len(children) == 1:
        return f"Allocate {children[0].name}"
    return f"Allocate {shown.children_words(len(children))}"


def _look(request: Asked, form: AllocationForm, ids: Sequence[int]) -> HttpResponse:
    """What would happen, before it does."""
    wanted = _wanted(request.viewer, form, ids)
    preview = shown.preview_shown(proposals(request.viewer, wanted))
    shown_now = len(preview.changing) + len(preview.already) + len(preview.refused)
    _note_reading(request.viewer, ids, shown_now)
    context = {
        "form": form,
        "preview": preview,
        "ids": ids,
        "officer": shown.officer_name(wanted.officer),
        "nobody": wanted.officer is None,
        "from_day": day_words(wanted.began_on),
        "back": _back(request),
    }
    return render(request, "children/allocate_look.html", context)


def _do(request: Asked, form: AllocationForm, ids: Sequence[int]) -> HttpResponse:
    viewer, wanted = request.viewer, _wanted(request.viewer, form, ids)
    try:
        made = actions.allocate(
            viewer=viewer,
            child_ids=ids,
            officer_id=form.officer_id,
            began_on=wanted.began_on,
            reason=wanted.reason,
            seen=_marks(request.POST, ids),
        )
    except (ActionDenied, ChangedMeanwhileError) as refused:
        now = [one.already for one in proposals(viewer, wanted)]
        if len(now) == len(ids) and all(now):  # pressed twice
            messages.success(request, _done_words(viewer, wanted))
            return _after(request, ids)
        if isinstance(refused, ChangedMeanwhileError):
            form.add_error(None, changed_words(viewer, refused))
        else:
            form.add_error(None, str(refused))
        holding = queries.holding(viewer, viewer.today)
        one = len(ids) == 1
        return _choose(request, form, holding, ids) if one else _look(request, form, ids)
    link = reverse("undo-allocation", kwargs={"allocation_id": made[0]})
    words = format_html(
        '<p class="govuk-notification-banner__heading">{} '
        '<a class="govuk-notification-banner__link" href="{}">Undo</a></p>',
        _done_words(viewer, wanted),
        f"{link}?all=yes" if len(made) > 1 else link,
    )
    messages.success(request, words)
    return _after(request, ids)


def _after(request: Asked, ids: Sequence[int]) -> HttpResponse:
    if len(ids) == 1:
        return redirect("child-officers", child_id=ids[0])
    return redirect(_back(request))


def _back(request: Asked) -> str:
    """The page that one came from; the team's if that is not said."""
    back = request.POST.get("back", "")
    return back if back in FROM else "team"


def _done_words(viewer: Viewer, wanted: WantedAllocation) -> str:
    ids = wanted.child_ids
    only = queries.child(viewer, ids[0]) if len(ids) == 1 else None
    whom = only.name if only else shown.children_words(len(ids))
    return f"{shown.officer_name(wanted.officer)} holds {whom} from {day_words(wanted.began_on)}."


def changed_words(viewer: Viewer, changed: ChangedMeanwhileError) -> str:
    """What somebody else said meanwhile, beside what was to be saved."""
    names = accounts.names(viewer, [changed.changed_by or 0])
    who = names.get(changed.changed_by or 0, "A command on the server")
    at = f"{localtime(changed.changed_at):%-d %B at %H.%M}"
    if "began_on" not in changed.theirs:
        return f"{who} changed this on {at}. Here is how it stands now."
    theirs = _officer_from(viewer, changed.theirs)
    yours = _officer_from(viewer, changed.yours)
    return (
        f"{who} saved “{theirs}” on {at}, while you were choosing “{yours}”. Nothing of yours is "
        "saved. Here is how it stands now; send it again if it should still be so."
    )


def _officer_from(viewer: Viewer, values: dict[str, object]) -> str:
    officer_id, began_on = values["officer_id"], values["began_on"]
    officer = officers.officer(viewer, officer_id) if isinstance(officer_id, int) else None
    return f"{shown.officer_name(officer)} from {day_words(began_on)}"  # type: ignore[arg-type]  # a day


def _wanted(viewer: Viewer, form: AllocationForm, ids: Sequence[int]) -> WantedAllocation:
    officer_id = form.officer_id
    return WantedAllocation(
        tuple(ids),
        officers.officer(viewer, officer_id) if officer_id is not None else None,
        form.cleaned_data["began_on"],
        form.cleaned_data["reason"],
    )


def _ids(sent: QueryDict, name: str = "child") -> list[int]:
    numbers = (one for one in sent.getlist(name) if one.isascii() and one.isdigit())
    return list(dict.fromkeys(int(one) for one in numbers if len(one) < 19))


def _marks(sent: QueryDict, ids: Sequence[int]) -> dict[int, int]:
    marks = {one: sent.get(f"mark-{one}", "") for one in ids}
    return {one: int(mark) for one, mark in marks.items() if mark.isascii() and mark.isdigit()}


def _by_name(child: ChildSeen) -> tuple[str, str, int]:
    return (child.surname, child.name, child.id)


def _note_reading(viewer: Viewer, ids: Sequence[int], count: int) -> None:
    record_reading(
        viewer,
        Reading.LIST,
        app="children",
        thing="allocation",
        child_id=ids[0] if len(ids) == 1 and count else None,
        count=count,
    )
