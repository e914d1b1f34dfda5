"""Flags by hand: put beside a child, given an end, withdrawn."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.children.actions import by_hand as actions
from footprint.children.facts.child import ChildSeen, Flagged
from footprint.children.forms.by_hand import EndFlagForm, FlagForm, TakeBackForm
from footprint.children.presenters.by_hand import flag_shown
from footprint.children.queries import flag as flag_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, edited, sent


@require_http_methods(["GET", "POST"])
def new_flag(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    form = FlagForm(sent(request), initial={"began_on": request.viewer.today})
    edit = Edit(actions.record_flag, "The flag is recorded.", "flag.html", {})
    return edited(request, one, form, edit)


@require_http_methods(["GET", "POST"])
def end_flag(request: Asked, child_id: int, flag_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    flag = _flag(request, one, flag_id)
    initial = {"ended_on": flag.ended_on or request.viewer.today, "version": flag.version}
    form = EndFlagForm(sent(request), initial=initial)
    edit = Edit(actions.end_flag, "The flag has its end.", "end_flag.html", {"flag_id": flag_id})
    return edited(request, one, form, edit, flag=flag_shown(flag, request.viewer.today))


@require_http_methods(["GET", "POST"])
def withdraw_flag(request: Asked, child_id: int, flag_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    flag = _flag(request, one, flag_id)
    shown = {
        "question": f"Withdraw the flag “{flag_shown(flag, request.viewer.today).words}”?",
        "explained": "A withdrawn flag was a mistake: it never stood. If it was right once, give "
        "it an end instead.",
        "button": "Withdraw the flag",
    }
    form = TakeBackForm(sent(request), initial={"version": flag.version})
    done = "The flag is withdrawn."
    edit = Edit(actions.withdraw_flag, done, "confirm.html", {"flag_id": flag_id})
    return edited(request, one, form, edit, **shown)


def _flag(request: Asked, one: ChildSeen, flag_id: int) -> Flagged:
    """A person's flag; the people file's follow the people file."""
    flags = flag_queries.flags_of(request.viewer, one.id)
    found = next((flag for flag in flags if flag.id == flag_id), None)
    if found is None or found.word != "person":
        raise Http404
    return found
