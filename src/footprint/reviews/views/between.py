"""What is done between two reviews: midway checks and visits are planned, moved, recorded, undone and
withdrawn. Each is one line of `_DEEDS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen
from footprint.children.forms.by_hand import VersionedForm
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import sent
from footprint.reviews.actions import follow_up as actions
from footprint.reviews.facts.after import CheckSeen, VisitSeen
from footprint.reviews.forms.follow_up import CheckForm, PlanForm, VisitForm
from footprint.reviews.forms.sitting import PlainForm
from footprint.reviews.permissions import follow_up as permissions
from footprint.reviews.permissions.reading import Text, readers
from footprint.reviews.presenters.decisions import earlier_shown
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries import follow_up as queries
from footprint.reviews.queries.private import private_word
from footprint.reviews.views.doing import typed, was_saved

#: What finds a thing of the child by its number, withdrawn or not.
_FINDS: Mapping[str, Callable[[Viewer, ChildSeen, int], CheckSeen | VisitSeen | None]] = {
    "check_id": queries.check_of,
    "visit_id": queries.visit_of,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deed:
    """A form about a check or a visit: `of` is its name in the address, empty for one that is made.
    `begins` says what stands in the form, beside the version; `beside`, what stands above it."""

    act: Callable[..., object]
    why_not: Callable[..., str | None]
    heading: str
    done: str
    of: str = ""
    form: type[VersionedForm] = PlainForm
    begins: Callable[[Viewer, Any], Mapping[str, object]] = lambda _viewer, _one: {}
    beside: Callable[[Viewer, ChildSeen, Any], Mapping[str, object]] = lambda *_: {}
    template: str = "plain.html"
    explained: str = ""
    button: str = "Save"


def _planned(viewer: Viewer, one: CheckSeen | VisitSeen) -> Mapping[str, object]:
    return {"planned_on": one.planned_on}


def _checked(viewer: Viewer, one: CheckSeen) -> Mapping[str, object]:
    done_on = one.done_on or viewer.today
    return {"done_on": done_on, "on_course": one.on_course, "found": one.found}


def _beside_check(viewer: Viewer, child: ChildSeen, _one: object) -> Mapping[str, object]:
    """What was decided and is not done."""
    earlier = after_queries.not_done_before(viewer, child)
    return {"earlier": earlier_shown(viewer, None, earlier), "readers": readers(Text.BETWEEN)}


def _beside_visit(viewer: Viewer, _child: ChildSeen, one: VisitSeen | None) -> Mapping[str, object]:
    """Who reads each box; `private` is where what was said alone stands already."""
    private = bool(one and private_word(viewer, one).version)
    about = {"child_id": one.child.id, "visit_id": one.id} if one else {}
    return {
        "readers": readers(Text.BETWEEN),
        "readers_alone": readers(Text.ALONE),
        "private": reverse("visit-private", kwargs=about) if private else "",
    }


def _visited(viewer: Viewer, one: VisitSeen) -> Mapping[str, object]:
    return {
        "took_place": "" if one.open else ("yes" if one.done_on else "no"),
        "done_on": one.done_on or min(one.planned_on, viewer.today),
        "how": one.how,
        "kept_away": one.kept_away,
        "ask_again_on": one.ask_again_on,
        "words": one.words,
    }


_DEEDS: Mapping[str, _Deed] = {
    "plan-check": _Deed(
        act=actions.plan_check,
        why_not=permissions.why_not_plan_check,
        form=PlanForm,
        template="plan_day.html",
        heading="Plan a midway check",
        done="The midway check is planned.",
    ),
    "change-check": _Deed(
        of="check_id",
        act=actions.change_check,
        why_not=permissions.why_not_change_check,
        form=PlanForm,
        begins=_planned,
        template="plan_day.html",
        heading="Change the day of the check",
        done="The day is changed.",
    ),
    "do-check": _Deed(
        of="check_id",
        act=actions.do_check,
        why_not=permissions.why_not_do_check,
        form=CheckForm,
        begins=_checked,
        beside=_beside_check,
        template="do_check.html",
        heading="The midway check",
        done="The check is recorded.",
    ),
    "undo-check": _Deed(
        of="check_id",
        act=actions.undo_check,
        why_not=permissions.why_not_undo_check,
        heading="Undo what is recorded of the check",
        explained="It is planned as before. What was found is kept on the trail.",
        done="The check is to be made.",
        button="Undo it",
    ),
    "withdraw-check": _Deed(
        of="check_id",
        act=actions.withdraw_check,
        why_not=permissions.why_not_withdraw_check,
        heading="Withdraw the midway check",
        explained="Nobody is asked to make it any more.",
        done="The check is withdrawn.",
        button="Withdraw it",
    ),
    "book-visit": _Deed(
        act=actions.book_visit,
        why_not=permissions.why_not_book_visit,
        form=PlanForm,
        template="plan_day.html",
        heading="Book a visit or contact",
        done="The visit is booked.",
    ),
    "visit-made": _Deed(  # one that nobody had booked
        act=actions.book_visit,
        why_not=permissions.why_not_book_visit,
        form=VisitForm,
        begins=lambda viewer, _: {"done_on": viewer.today},
        beside=_beside_visit,
        template="record_visit.html",
        heading="Record a visit or contact",
        done="It is recorded.",
    ),
    "change-visit": _Deed(
        of="visit_id",
        act=actions.change_visit,
        why_not=permissions.why_not_change_visit,
        form=PlanForm,
        begins=_planned,
        template="plan_day.html",
        heading="Change the day of the visit",
        done="The day is changed.",
    ),
    "record-visit": _Deed(
        of="visit_id",
        act=actions.record_visit,
        why_not=permissions.why_not_record_visit,
        form=VisitForm,
        begins=_visited,
        beside=_beside_visit,
        template="record_visit.html",
        heading="What came of the visit?",
        done="It is recorded.",
    ),
    "undo-visit": _Deed(
        of="visit_id",
        act=actions.undo_visit,
        why_not=permissions.why_not_undo_visit,
        heading="Undo what is recorded of the visit",
        explained="It is booked as before. What was recorded is kept on the trail.",
        done="The visit is booked as before.",
        button="Undo it",
    ),
    "withdraw-visit": _Deed(
        of="visit_id",
        act=actions.withdraw_visit,
        why_not=permissions.why_not_withdraw_visit,
        heading="Withdraw the visit",
        explained="It is not counted any more.",
        done="The visit is withdrawn.",
        button="Withdraw it",
    ),
}


@require_http_methods(["GET", "POST"])
def deed(request: Asked, child_id: int, route: str, **thing: int) -> HttpResponse:
    """The form's page, or the sentence that says why it cannot be; once done, the child's page of
    checks and visits. One that was withdrawn meanwhile says so, and what was typed is not lost."""
    child, viewer, what = child_or_refuse(request, child_id), request.viewer, _DEEDS[route]
    one = _FINDS[what.of](viewer, child, thing[what.of]) if what.of else None
    if what.of and one is None:
        raise Http404
    initial = {**what.begins(viewer, one), "version": one.version if one else 0}
    form = what.form(sent(request), initial=initial)
    back = reverse("follow-up", kwargs={"child_id": child_id})
    about = {"viewer": viewer, "child_id": child_id, **thing}
    if form.is_bound and form.is_valid():
        said = _said(form, new=not what.of)
        if was_saved(request, form, lambda: what.act(**about, **said)):
            messages.success(request, what.done)
            return redirect(back)
    context = {
        "form": form,
        "one": child,
        "back": back,
        "why_not": what.why_not(viewer, child_id, *([one] if one else [])),
        "typed": typed(form),
        "heading": what.heading,
        "explained": what.explained,
        "button": what.button,
        **what.beside(viewer, child, one),
    }
    return render(request, f"reviews/{what.template}", context)


def _said(form: VersionedForm, *, new: bool) -> dict[str, Any]:
    said = dict(form.said())
    if new:
        del said["version"]
    return said
