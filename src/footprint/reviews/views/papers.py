"""The papers of a review: asked for, given, judged, shown to the child, and got as a file."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from footprint.accounts.acting import Asked
from footprint.audit.actions import record_reading
from footprint.audit.facts import Reading
from footprint.children.views.saving import sent
from footprint.papers import arriving, stored
from footprint.papers import queries as kept
from footprint.papers.facts import Arrived, PaperRefusedError
from footprint.reviews.actions import preparing as actions
from footprint.reviews.answerable import answerable_for
from footprint.reviews.codes import PaperKind
from footprint.reviews.facts.preparing import PaperAskedSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.forms.preparing import AskForPaperForm, JudgeForm, ReceiveForm, ShowForm
from footprint.reviews.forms.sitting import PlainForm
from footprint.reviews.permissions import preparing as permissions
from footprint.reviews.presenters.decisions import people_offered
from footprint.reviews.presenters.preparing import paper_title
from footprint.reviews.queries import after as after_queries
from footprint.reviews.queries import preparing as queries
from footprint.reviews.views.doing import done_or_shown, known
from footprint.reviews.views.preparing import page_of
from footprint.reviews.views.review import review_or_refuse


@require_http_methods(["GET", "POST"])
def ask(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found, viewer = review_or_refuse(request, child_id, review_id), request.viewer
    form = AskForPaperForm(sent(request), people=_people(request, found))
    return _deed(
        request,
        found,
        form,
        lambda: actions.ask_for_paper(viewer=viewer, **known(found), said=form.said()),
        template="ask_for_paper.html",
        done="It is asked for.",
        why_not=permissions.why_not_ask_for_paper(viewer, found),
    )


@require_http_methods(["GET", "POST"])
def receive(request: Asked, child_id: int, review_id: int, asked_id: int) -> HttpResponse:
    """A file is looked at before anything is saved; one that is refused leaves nothing behind."""
    found, one = _opened(request, child_id, review_id, asked_id)
    viewer = request.viewer
    initial = {"received_on": one.received_on or viewer.today, "version": one.version}
    form = ReceiveForm(sent(request), request.FILES or None, initial=initial)
    why_not = permissions.why_not_receive_paper(viewer, found, one)
    arrived = _arrived(form) if request.method == "POST" and not why_not else None
    return _deed(
        request,
        found,
        form,
        lambda: actions.receive_paper(
            viewer=viewer,
            **known(found),
            asked_id=one.id,
            received_on=form.cleaned_data["received_on"],
            version=form.cleaned_data["version"],
            arrived=arrived,
        ),
        template="receive_paper.html",
        done="It is recorded that it came.",
        why_not=why_not,
        heading=f"{paper_title(one)}: it has come",
        file=one.file,
    )


@require_http_methods(["GET", "POST"])
def judge(request: Asked, child_id: int, review_id: int, asked_id: int) -> HttpResponse:
    found, one = _opened(request, child_id, review_id, asked_id)
    viewer = request.viewer
    initial = {
        "to_standard": one.to_standard,
        "lacks": one.lacks,
        "updated": {True: "yes", False: "no"}.get(one.updated_since_last, "")
        if one.updated_since_last is not None
        else "",
        "version": one.version,
    }
    is_plan = one.kind == PaperKind.CARE_PLAN
    form = JudgeForm(sent(request), is_plan=is_plan, initial=initial)
    return _deed(
        request,
        found,
        form,
        lambda: actions.judge_paper(viewer=viewer, **known(found), asked_id=one.id, **form.said()),
        template="judge_paper.html",
        done="It is recorded.",
        why_not=permissions.why_not_judge_paper(viewer, found, one),
        heading=f"{paper_title(one)}: is it to standard?",
    )


@require_http_methods(["GET", "POST"])
def show(request: Asked, child_id: int, review_id: int, asked_id: int) -> HttpResponse:
    found, one = _opened(request, child_id, review_id, asked_id)
    viewer = request.viewer
    initial = {"shown_on": one.shown_to_child_on or viewer.today, "version": one.version}
    form = ShowForm(sent(request), initial=initial)
    return _deed(
        request,
        found,
        form,
        lambda: actions.show_paper(
            viewer=viewer, **known(found), asked_id=one.id, **form.cleaned_data
        ),
        template="show_paper.html",
        done="It is recorded.",
        why_not=permissions.why_not_show_paper(viewer, found, one),
        heading=f"{paper_title(one)}: shown to the child",
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: Asked, child_id: int, review_id: int, asked_id: int) -> HttpResponse:
    found, one = _opened(request, child_id, review_id, asked_id)
    return _confirmed(
        request,
        found,
        one,
        actions.withdraw_paper,
        done="It is withdrawn.",
        why_not=permissions.why_not_withdraw_paper(request.viewer, found, one),
        heading=f"{paper_title(one)}: withdraw it",
        explained="It is not needed, or its file was given by mistake. Nobody can get the file "
        "any more.",
        button="Withdraw it",
    )


@require_http_methods(["GET", "POST"])
def ask_again(request: Asked, child_id: int, review_id: int, asked_id: int) -> HttpResponse:
    found, one = _opened(request, child_id, review_id, asked_id)
    return _confirmed(
        request,
        found,
        one,
        actions.ask_again,
        done="It is asked for again.",
        why_not=permissions.why_not_ask_again(request.viewer, found, one),
        heading=f"{paper_title(one)}: ask for it again",
        explained="A file that was given with it must be given again.",
        button="Ask for it again",
    )


@require_safe
def get(request: Asked, child_id: int, review_id: int, asked_id: int) -> HttpResponseBase:
    """The file, to be saved: never shown in the page."""
    found, one = _opened(request, child_id, review_id, asked_id)
    paper = kept.paper(request.viewer, one.paper_id) if one.paper_id else None
    if paper is None or paper.withdrawn or paper.child_id != child_id:
        messages.warning(request, "No file is kept of this paper now.")
        return redirect(page_of(found))
    record_reading(
        request.viewer,
        Reading.OPENING,
        app="reviews",
        thing="paper",
        thing_id=paper.id,
        child_id=child_id,
    )
    return stored.served(stored.opened(paper), name=paper.name, type=paper.type)


def _arrived(form: ReceiveForm) -> Arrived | None:
    """What was given, checked; what is wrong with it stands beside its field."""
    if not form.is_valid() or not form.cleaned_data["file"]:
        return None
    given = form.cleaned_data["file"]
    try:
        return arriving.take_in(given.name or "", given.file)
    except PaperRefusedError as refused:
        form.add_error("file", str(refused))
        return None


def _people(request: Asked, found: ReviewSeen) -> Mapping[str, str]:
    worker = answerable_for(request.viewer, found.child.id).worker
    at_work = {worker.id: f"{worker.name} (social worker)"} if worker and worker.id else {}
    others = (worker.name,) if worker and not worker.id else ()
    round_it = after_queries.names_round(request.viewer, found.id)
    named = {worker.name} if at_work and worker else set()
    return people_offered(at_work, (*others, *(one for one in round_it if one not in named)))


def _opened(
    request: Asked, child_id: int, review_id: int, asked_id: int
) -> tuple[ReviewSeen, PaperAskedSeen]:
    found = review_or_refuse(request, child_id, review_id)
    papers = queries.papers_asked(request.viewer, review_id)
    one = next((each for each in papers if each.id == asked_id), None)
    if one is None:
        raise Http404
    return found, one


def _deed(
    request: Asked, found: ReviewSeen, form: Any, act: Callable[[], object], **shown: Any
) -> HttpResponse:
    return done_or_shown(request, found, form, act, back=page_of(found), **shown)


def _confirmed(
    request: Asked,
    found: ReviewSeen,
    one: PaperAskedSeen,
    act: Callable[..., object],
    **shown: Any,
) -> HttpResponse:
    form = PlainForm(sent(request), initial={"version": one.version})
    return _deed(
        request,
        found,
        form,
        lambda: act(viewer=request.viewer, **known(found), asked_id=one.id, **form.said()),
        template="plain.html",
        **shown,
    )
