"""The service's own rules, terms, words and devices."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.audit import queries as audit
from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Replaced
from footprint.authority import actions, device_cookie, queries
from footprint.authority.facts import DeviceSeen, school_year_of
from footprint.authority.forms import (
    ChangeWordForm,
    DeviceForm,
    NewWordForm,
    RuleForm,
    TermsForm,
)
from footprint.authority.kinds import RuleKind
from footprint.authority.permissions import why_not_set_word
from footprint.authority.presenters import (
    default_words,
    device_shown,
    history,
    rule_shown,
    sections_shown,
    terms_history,
    word_history,
    word_shown,
    year_words,
    years_shown,
)
from footprint.authority.rules import BY_KEY


@require_safe
def settings(request: Asked) -> HttpResponse:
    """Every rule as it stands today, and the way to the terms and the words."""
    viewer = request.viewer
    context = {
        "sections": sections_shown(queries.rules_set(viewer), viewer.today),
        "terms_known": queries.rules_on(viewer, viewer.today).terms_known(viewer.today),
    }
    return render(request, "authority/settings.html", context)


@require_http_methods(["GET", "POST"])
def rule(request: Asked, rule: str) -> HttpResponse:
    found = BY_KEY.get(rule)
    if found is None:
        raise Http404
    form = RuleForm(_sent(request), rule=found, initial=_standing(request, found))
    if form.is_valid():
        try:
            actions.set_rule(viewer=request.viewer, key=rule, **form.cleaned_data)
        except ActionDenied as refused:
            form.add_error(None, str(refused))
        except ChangedMeanwhileError as changed:
            form.add_error(None, _changed_words(request, changed))
        else:
            messages.success(request, f"Set: {found.title}.")
            return redirect("settings")
    return render(request, "authority/rule.html", {"form": form, **_of_rule(request, found)})


def _standing(request: Asked, found: RuleKind) -> dict[str, object]:
    today = request.viewer.today
    value = getattr(queries.rules_on(request.viewer, today), found.key)
    return {"value": found.kind.write(value), "began_on": today}


def _of_rule(request: Asked, found: RuleKind) -> dict[str, object]:
    """What the page tells of the rule: how it stands, its history, and its mark."""
    viewer = request.viewer
    rows = queries.rules_set(viewer, found.key)
    replaced, before = _before(request, "rule", [row.id for row in rows])
    names = {**before, **accounts.names(viewer, {row.recorded_by or 0 for row in rows})}
    return {
        "rule": found,
        "shown": rule_shown(found, rows, viewer.today),
        "default": default_words(found),
        "history": history(found, rows, replaced, names, viewer.today),
        "seen": queries.rule_mark(viewer, found.key),
    }


@require_safe
def terms(request: Asked) -> HttpResponse:
    found = queries.terms_set(request.viewer)
    names = accounts.names(request.viewer, {one.recorded_by or 0 for one in found})
    shown = years_shown(found, names, request.viewer.today)
    return render(request, "authority/terms.html", {"years": shown})


@require_http_methods(["GET", "POST"])
def school_year(request: Asked, school_year: int) -> HttpResponse:
    """A year's terms in one form."""
    viewer = request.viewer
    if abs(school_year - school_year_of(viewer.today)) > 20:
        raise Http404
    form = TermsForm(_sent(request), terms=queries.terms_set(viewer, school_year))
    if form.is_valid():
        try:
            actions.set_terms(viewer=viewer, school_year=school_year, **form.wanted())
        except ActionDenied as refused:
            form.add_error(None, str(refused))
        except ChangedMeanwhileError as changed:
            form.add_error(None, _changed_words(request, changed))
        else:
            messages.success(request, f"The terms of {year_words(school_year)} are set.")
            return redirect("terms")
    found = queries.terms_set(viewer, school_year)
    replaced, names = _before(request, "term", [one.id for one in found])
    context = {
        "form": form,
        "title": year_words(school_year),
        "versions": {one.place: one.version for one in found},
        "history": terms_history(found, replaced, names),
    }
    return render(request, "authority/school_year.html", context)


@require_safe
def words(request: Asked) -> HttpResponse:
    found = queries.words(request.viewer)
    names = accounts.names(request.viewer, {one.recorded_by or 0 for one in found})
    context = {
        "words": [word_shown(one, names) for one in found],
        "why_not": why_not_set_word(request.viewer),
    }
    return render(request, "authority/words.html", context)


@require_http_methods(["GET", "POST"])
def add_word(request: Asked) -> HttpResponse:
    form = NewWordForm(_sent(request))
    if form.is_valid():
        known = queries.word(request.viewer, " ".join(form.cleaned_data["says"].split()))
        if known is not None:
            form.add_error("says", "This is on the list already. Change that entry instead.")
        elif _word_saved(request, form, form.cleaned_data):
            return redirect("words")
    return render(request, "authority/word_form.html", {"form": form, "word": None})


@require_http_methods(["GET", "POST"])
def change_word(request: Asked, word: str) -> HttpResponse:
    entry = queries.word(request.viewer, word)
    if entry is None:
        raise Http404
    initial = {"write": entry.write, "left_out": entry.left_out}
    form = ChangeWordForm(_sent(request), initial=initial)
    if form.is_valid():
        typed = {**form.cleaned_data, "says": entry.says}
        if _word_saved(request, form, typed):
            return redirect("words")
    replaced, names = _before(request, "plainword", [entry.id])
    context = {
        "form": form,
        "word": queries.word(request.viewer, word),
        "history": word_history(replaced.get(entry.id, ()), names),
    }
    return render(request, "authority/word_form.html", context)


def _word_saved(
    request: Asked, form: NewWordForm | ChangeWordForm, typed: Mapping[str, Any]
) -> bool:
    try:
        actions.set_word(viewer=request.viewer, **typed)
    except ActionDenied as refused:
        form.add_error(None, str(refused))
    except ChangedMeanwhileError as changed:
        form.add_error(None, _changed_words(request, changed))
    else:
        messages.success(request, "The word list is changed.")
        return True
    return False


@require_safe
def devices(request: Asked) -> HttpResponse:
    viewer = request.viewer
    found = queries.devices(viewer)
    first = audit.first_recorded(viewer, "authority", "device", [one.id for one in found])
    marked_by = {one.id: first[one.id][1] if one.id in first else one.recorded_by for one in found}
    names = accounts.names(viewer, {by or 0 for by in marked_by.values()})
    this = _this(request)
    context = {
        "devices": [
            device_shown(one, marked_by[one.id], names, this.id if this else 0) for one in found
        ],
        "this": this,
    }
    return render(request, "authority/devices.html", context)


@require_http_methods(["GET", "POST"])
def mark_device(request: Asked) -> HttpResponse:
    this = _this(request)
    form = DeviceForm(_sent(request))
    if form.is_valid() and this is None:
        try:
            token = actions.mark_device(viewer=request.viewer, **form.cleaned_data)
        except ActionDenied as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, "This device is marked as the authority’s own.")
            response = redirect("devices")
            device_cookie.give(response, token)
            return response
    return render(request, "authority/mark_device.html", {"form": form, "this": this})


@require_http_methods(["GET", "POST"])
def revoke_device(request: Asked, device_id: int) -> HttpResponse:
    device = next((one for one in queries.devices(request.viewer) if one.id == device_id), None)
    if device is None:
        raise Http404
    this = _this(request)
    if request.method == "POST":
        actions.revoke_device(viewer=request.viewer, device_id=device_id)
        messages.success(request, f"{device.name} is no longer marked.")
        response = redirect("devices")
        if this and this.id == device_id:
            device_cookie.take_back(response)
        return response
    context = {"device": device, "is_this": this is not None and this.id == device_id}
    return render(request, "authority/revoke_device.html", context)


def _before(
    request: Asked, thing: str, thing_ids: Sequence[int]
) -> tuple[Mapping[int, Sequence[Replaced]], Mapping[int, str]]:
    """What those things were before, and the names of whoever had set them so."""
    replaced = audit.replaced(request.viewer, "authority", thing, thing_ids)
    people = {one.recorded_by or 0 for before in replaced.values() for one in before}
    return replaced, accounts.names(request.viewer, people)


def _this(request: Asked) -> DeviceSeen | None:
    return queries.device_of(request.viewer, device_cookie.token_of(request))


def _sent(request: Asked) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _changed_words(request: Asked, changed: ChangedMeanwhileError) -> str:
    names = accounts.names(request.viewer, [changed.changed_by or 0])
    who = names.get(changed.changed_by or 0, "A command on the server")
    at = f"{localtime(changed.changed_at):%-d %B at %H.%M}"
    return f"{who} changed this on {at}. What you typed is still here; send it again if it should be so."
