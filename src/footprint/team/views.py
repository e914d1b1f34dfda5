"""The team page, and the posts and absences behind it."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked, there
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError, record_reading
from footprint.audit.facts import Reading
from footprint.children.presenters.allocation import unallocated_shown
from footprint.children.queries import child as children
from footprint.domain.dates import day_words
from footprint.domain.indicators.officers import CONTINUITY, MONTHS_WITH_OFFICER, NAMED_IN_5
from footprint.domain.timetable.naming_an_officer import NAMING_AN_OFFICER
from footprint.team import actions, queries
from footprint.team.forms import (
    VACANT,
    ChangeAbsenceForm,
    ChangePostForm,
    DayForm,
    NewAbsenceForm,
    PostForm,
)
from footprint.team.presenters import (
    absence_shown,
    continuity_shown,
    cover_row,
    figures_shown,
    late_row,
    months_row,
    naming_shown,
    officer_row,
    post_shown,
)


@require_safe
def team(request: Asked) -> HttpResponse:
    """The team as at a day: who is without an officer, who holds how many, who covers for whom."""
    viewer = request.viewer
    form = _day_form(request.GET, viewer.today)
    day = form.cleaned_data.get("on") or viewer.today if form.is_valid() else viewer.today
    found = queries.team(viewer, day)
    waiting = found.holding.unallocated
    listed = {one.child.id for one in waiting} | {one.child.id for one in found.naming.late}
    record_reading(
        viewer,
        Reading.LIST,
        app="team",
        thing="team",
        filtered=f"on={day.isoformat()}",
        count=len(listed),
    )
    context = {
        "form": form,
        "day": day_words(day),
        "is_today": day == viewer.today,
        "unallocated": [unallocated_shown(one) for one in waiting],
        "named": naming_shown(found.naming, day),
        "late": [late_row(one) for one in found.naming.late],
        "provision": NAMING_AN_OFFICER,
        "continuity": continuity_shown(found.continuity),
        "months_with": [months_row(one) for one in found.continuity.by_officer],
        "definitions": {one.code: one for one in (NAMED_IN_5, CONTINUITY, MONTHS_WITH_OFFICER)},
        "figures": figures_shown(found),
        "officers": [officer_row(one) for one in found.officers],
        "covers": [cover_row(one) for one in found.covers],
        "team": found,
    }
    return render(request, "team/team.html", context)


@require_safe
def posts(request: Asked) -> HttpResponse:
    viewer = request.viewer
    names = {one.id: one.full_name for one in children.officers(viewer)}
    context = {
        "posts": [post_shown(one, names, viewer.today) for one in queries.posts(viewer)],
        "absences": [absence_shown(one, names, viewer.today) for one in queries.absences(viewer)],
    }
    return render(request, "team/posts.html", context)


@require_http_methods(["GET", "POST"])
def add_post(request: Asked) -> HttpResponse:
    initial = {"reviewing": "1", "fte": "1", "began_on": request.viewer.today}
    officers = children.officers(request.viewer)
    form = PostForm(_sent(request), officers=officers, initial=initial)
    if form.is_valid():
        try:
            actions.add_post(viewer=request.viewer, **form.wanted())
        except ActionDenied as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The post is recorded.")
            return redirect("posts")
    return render(request, "team/post_form.html", {"form": form, "post": None})


@require_http_methods(["GET", "POST"])
def change_post(request: Asked, post_id: int) -> HttpResponse:
    post = there(queries.post(request.viewer, post_id))
    initial = {
        "title": post.title,
        "officer": post.officer_id or VACANT,
        "kind": post.kind.value,
        "fte": post.fte,
        "reviewing": post.reviewing,
        "began_on": post.began_on,
        "ended_on": post.ended_on,
    }
    officers = children.officers(request.viewer)
    form = ChangePostForm(_sent(request), officers=officers, initial=initial)
    if form.is_valid():
        try:
            actions.change_post(viewer=request.viewer, post_id=post_id, **form.wanted())
        except ActionDenied as refused:
            form.add_error(None, str(refused))
        except ChangedMeanwhileError as changed:
            form.add_error(None, _changed_words(request, changed))
        else:
            messages.success(request, "The post is changed.")
            return redirect("posts")
    context = {"form": form, "post": queries.post(request.viewer, post_id)}
    return render(request, "team/post_form.html", context)


@require_http_methods(["GET", "POST"])
def add_absence(request: Asked) -> HttpResponse:
    officers = children.officers(request.viewer)
    initial = {"began_on": request.viewer.today}
    form = NewAbsenceForm(_sent(request), officers=officers, initial=initial)
    if form.is_valid():
        try:
            actions.add_absence(viewer=request.viewer, **form.cleaned_data)
        except ActionDenied as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The absence is recorded.")
            return redirect("posts")
    return render(request, "team/absence_form.html", {"form": form, "absence": None})


@require_http_methods(["GET", "POST"])
def change_absence(request: Asked, absence_id: int) -> HttpResponse:
    absence = there(queries.absence(request.viewer, absence_id))
    initial = {
        "kind": absence.kind.value,
        "began_on": absence.began_on,
        "ended_on": absence.ended_on,
    }
    form = ChangeAbsenceForm(_sent(request), initial=initial)
    if form.is_valid():
        try:
            actions.change_absence(
                viewer=request.viewer, absence_id=absence_id, **form.cleaned_data
            )
        except ActionDenied as refused:
            form.add_error(None, str(refused))
        except ChangedMeanwhileError as changed:
            form.add_error(None, _changed_words(request, changed))
        else:
            messages.success(request, "The absence is changed.")
            return redirect("posts")
    names = {one.id: one.full_name for one in children.officers(request.viewer)}
    context = {
        "form": form,
        "absence": queries.absence(request.viewer, absence_id),
        "name": names[absence.officer_id],
    }
    return render(request, "team/absence_form.html", context)


def _day_form(sent: QueryDict, today: date) -> DayForm:
    """The day comes in three boxes, or in a link as `on=2026-03-31`."""
    linked = sent.get("on", "").split("-")
    if len(linked) == 3:
        parts = dict(zip(("on-year", "on-month", "on-day"), linked, strict=True))
        return DayForm(parts, today=today)
    asked = any(name.startswith("on-") for name in sent)
    return DayForm(sent if asked else None, today=today, initial={"on": today})


def _sent(request: Asked) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _changed_words(request: Asked, changed: ChangedMeanwhileError) -> str:
    names = accounts.names(request.viewer, [changed.changed_by or 0])
    who = names.get(changed.changed_by or 0, "A command on the server")
    at = f"{localtime(changed.changed_at):%-d %B at %H.%M}"
    return f"{who} changed this on {at}. What you typed is still here; send it again if it should be so."
