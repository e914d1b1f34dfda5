"""A sitting is moved, added, held or not held."""

from collections.abc import Callable, Sequence
from datetime import time
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked
from footprint.children.facts.child import ChildSeen
from footprint.children.views.saving import sent
from footprint.reviews.actions import holding
from footprint.reviews.actions import sitting as actions
from footprint.reviews.codes import Ladder
from footprint.reviews.facts.review import ReviewSeen, SittingSeen
from footprint.reviews.forms.booking import MoveForm, day_and_time
from footprint.reviews.forms.sitting import HoldForm, MissForm, PlainForm
from footprint.reviews.permissions import sitting as permissions
from footprint.reviews.permissions.booking import outside_words
from footprint.reviews.presenters.review import time_words
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.views.doing import done_or_shown, known, shows_warnings_first
from footprint.reviews.views.review import review_or_refuse
from footprint.reviews.warnings import warnings_of_sitting
from footprint.reviews.windows import conference_waited_for


def _sitting_or_404(found: ReviewSeen, sitting_id: int) -> SittingSeen:
    sitting = next((one for one in found.sittings if one.id == sitting_id), None)
    if sitting is None:
        raise Http404
    return sitting


@require_http_methods(["GET", "POST"])
def move(request: Asked, child_id: int, review_id: int, sitting_id: int) -> HttpResponse:
    found = review_or_refuse(request, child_id, review_id)
    sitting = _sitting_or_404(found, sitting_id)
    day, at = day_and_time(sitting.starts_at)
    initial = {
        "day": day,
        "at": at,
        "minutes": str(sitting.minutes),
        "place_kind": sitting.place_kind,
        "place": sitting.place,
        "child_chose_school_hours": sitting.child_chose_school_hours,
        "outside_why": permissions.words_shown(request.viewer, found.outside_why),
        "version": sitting.version,
    }
    return _arranged(
        request,
        found,
        MoveForm(sent(request), initial=initial),
        lambda said: actions.move_sitting(viewer=request.viewer, **known(found, sitting), **said),
        heading="Change the day, time or place",
        done="The sitting is changed.",
        why_not=permissions.why_not_move_sitting(request.viewer, found, sitting),
    )


@require_http_methods(["GET", "POST"])
def add(request: Asked, child_id: int, review_id: int) -> HttpResponse:
    found = review_or_refuse(request, child_id, review_id)
    last = found.sittings[-1] if found.sittings else None
    initial = {
        "at": day_and_time(last.starts_at)[1] if last else time(16),
        "minutes": str(last.minutes) if last else "60",
        "place_kind": last.place_kind if last else "home",
        "place": last.place if last else "",
        "version": found.version,
    }
    return _arranged(
        request,
        found,
        MoveForm(sent(request), initial=initial),
        lambda said: actions.add_sitting(viewer=request.viewer, **known(found), **said),
        heading="Book a further sitting" if found.held or found.booked else "Book a new day",
        done="The sitting is booked.",
        why_not=permissions.why_not_add_sitting(request.viewer, found),
    )


def _arranged(
    request: Asked,
    found: ReviewSeen,
    form: MoveForm,
    act: Callable[[dict[str, Any]], object],
    *,
    heading: str,
    done: str,
    why_not: str | None,
) -> HttpResponse:
    """A day and a time are shown with all that there is to think of before they are saved."""
    viewer = request.viewer
    warnings: tuple[str, ...] = ()
    others = booking_queries.together_with(viewer, found)
    if form.is_bound and form.is_valid():
        said = form.sitting()
        but = {found.id}
        if found.meeting_id is not None:
            but |= set(booking_queries.reviews_of_meeting(viewer, found.meeting_id).values())
        warnings = warnings_of_sitting(viewer, found, said, but)
        if shows_warnings_first(form, warnings):
            form.add_error(None, "Check what is listed below, then save again")
        typed = form.cleaned_data
        typed["outside_why"] = permissions.words_kept(
            viewer, typed["outside_why"], found.outside_why
        )
        outside = permissions.outside_of_sitting(viewer, found, said)
        if outside and not form.cleaned_data["outside_why"].strip():
            form.add_error("outside_why", "Say why it is held outside its time")
    return done_or_shown(
        request,
        found,
        form,
        lambda: act(form.said()),
        template="sitting.html",
        done=done,
        why_not=why_not,
        heading=heading,
        warnings=warnings,
        others=[one.name for one in others],
    )


@require_http_methods(["GET", "POST"])
def hold(request: Asked, child_id: int, review_id: int, sitting_id: int) -> HttpResponse:
    """Of a review that is late the one main reason is asked with it."""
    found = review_or_refuse(request, child_id, review_id)
    sitting = _sitting_or_404(found, sitting_id)
    missed = [one.not_held_why for one in found.sittings if one.not_held_why]
    initial = {
        "version": sitting.version,
        "late_because": found.late_because or (missed[-1] if missed else ""),
    }
    viewer = request.viewer
    others = booking_queries.sits_with(viewer, found, sitting)
    initial["together"] = [str(one.id) for one in others]
    of_all = (found.child, *others) if found.ladder == Ladder.CONFERENCE else ()
    if of_all:
        initial["conference"] = found.conference or conference_waited_for(
            viewer, found.child, sitting.on
        )
    form = HoldForm(
        sent(request),
        initial=initial,
        others={one.id: one.name for one in others},
        conferred={one.id: one.name for one in of_all},
    )
    late = permissions.lateness_of(request.viewer, found, sitting.on)
    if form.is_bound and form.is_valid() and late and not form.cleaned_data["late_because"]:
        form.add_error("late_because", "Choose the main reason why it was late")
    return done_or_shown(
        request,
        found,
        form,
        lambda: holding.hold_sitting(viewer=request.viewer, **known(found, sitting), **form.said()),
        template="hold.html",
        done=_held(others, form),
        why_not=permissions.why_not_hold_sitting(request.viewer, found, sitting),
        when=time_words(sitting.starts_at),
        late=outside_words(late) if late else "",
        conferred=[(f"goes_on_{one.id}", one.name) for one in of_all],
        together=bool(others),
    )


def _held(others: Sequence[ChildSeen], form: HoldForm) -> str:
    """What is said once it is saved: who came, and how each child took part, is each one's own."""
    chosen = set(form.said()["together"]) if form.is_bound and form.is_valid() else set()
    names = [one.name for one in others if one.id in chosen]
    if not names:
        return "It is recorded that the sitting was held."
    return (
        f"It is recorded that the sitting was held, for {' and '.join(names)} too. Who was there and "
        "how each child took part is recorded on each one's own page."
    )


@require_http_methods(["GET", "POST"])
def miss(request: Asked, child_id: int, review_id: int, sitting_id: int) -> HttpResponse:
    found = review_or_refuse(request, child_id, review_id)
    sitting = _sitting_or_404(found, sitting_id)
    others = booking_queries.sits_with(request.viewer, found, sitting)
    initial = {"version": sitting.version, "together": bool(others)}
    form = MissForm(sent(request), initial=initial)
    return done_or_shown(
        request,
        found,
        form,
        lambda: holding.miss_sitting(viewer=request.viewer, **known(found, sitting), **form.said()),
        template="miss.html",
        done="The sitting is recorded as not held. Book a new day.",
        why_not=permissions.why_not_miss_sitting(request.viewer, found, sitting),
        others=[one.name for one in others],
        when=time_words(sitting.starts_at),
    )


@require_http_methods(["GET", "POST"])
def take_back(request: Asked, child_id: int, review_id: int, sitting_id: int) -> HttpResponse:
    found = review_or_refuse(request, child_id, review_id)
    sitting = _sitting_or_404(found, sitting_id)
    form = PlainForm(sent(request), initial={"version": sitting.version})
    return done_or_shown(
        request,
        found,
        form,
        lambda: holding.take_sitting_back(
            viewer=request.viewer, **known(found, sitting), **form.said()
        ),
        template="plain.html",
        done="It is taken back: the sitting is booked, as before.",
        why_not=permissions.why_not_take_sitting_back(request.viewer, found, sitting),
        heading="Take back what was recorded of this sitting",
        explained=f"The sitting at {time_words(sitting.starts_at)} is then booked, and neither held "
        "nor not held.",
        button="Take it back",
    )
