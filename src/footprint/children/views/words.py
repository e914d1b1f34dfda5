"""Episodes and reviews by hand: recorded, corrected, denied, taken back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from footprint.accounts.acting import Asked, there
from footprint.audit.actions import ActionDenied
from footprint.audit.facts import Viewer
from footprint.children.actions import by_hand as actions
from footprint.children.facts.child import ChildSeen, EpisodeTold, ReviewTold
from footprint.children.forms.by_hand import (
    DenyForm,
    EpisodeForm,
    NewEpisodeForm,
    ReviewForm,
    TakeBackForm,
)
from footprint.children.permissions import by_hand as permissions
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import Edit, edited, sent
from footprint.domain.dates import day_words

Word = TypeVar("Word", EpisodeTold, ReviewTold)
#: What an episode's form says of it besides its first day.
_OF_AN_EPISODE = ("ended_on", "new_episode", "legal_status", "placement", "end_reason")
get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def new_episode(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    return _episode(request, one, NewEpisodeForm(sent(request), initial={"version": 0}))


@get_or_post
def episode(request: Asked, child_id: int, day: date) -> HttpResponse:
    """The word that counts, to be corrected; the person's word has the same first day."""
    one = child_or_refuse(request, child_id)
    told = there(by_hand_queries.episode_said(request.viewer, one.id, day))
    initial = {name: getattr(told, name) for name in _OF_AN_EPISODE}
    form = EpisodeForm(
        _with_day(request, "began_on", day),
        initial={**initial, "began_on": day, "version": _version(told)},
    )
    return _episode(request, one, form, thing=day_words(day))


def _episode(request: Asked, one: ChildSeen, form: EpisodeForm, thing: str = "") -> HttpResponse:
    edit = Edit(actions.record_episode, "The episode is saved.", "episode.html", {})
    page = edited(request, one, form, edit, thing=thing)
    if page.status_code == 302:
        _, stays = permissions.known(request.viewer, one)
        _warn_of(request, permissions.overlapped(form.said()["said"], stays))
    return page


def _warn_of(request: Asked, overlapped: Iterable[permissions.Stay]) -> None:
    for stay in overlapped:
        messages.warning(
            request,
            f"It overlaps the episode from {day_words(stay.began_on)}. Both are kept; correct the "
            "one that is wrong.",
        )


@get_or_post
def new_review(request: Asked, child_id: int) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    return _review(request, one, ReviewForm(sent(request), initial={"version": 0}))


@get_or_post
def review(request: Asked, child_id: int, day: date) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    told = there(by_hand_queries.review_said(request.viewer, one.id, day))
    initial = {"held_on": day, "participation": told.participation, "version": _version(told)}
    form = ReviewForm(_with_day(request, "held_on", day), initial=initial)
    return _review(request, one, form, thing=day_words(day))


def _review(request: Asked, one: ChildSeen, form: ReviewForm, thing: str = "") -> HttpResponse:
    edit = Edit(actions.record_review, "The review is saved.", "review.html", {})
    return edited(request, one, form, edit, thing=thing)


@dataclass(frozen=True, slots=True)
class _Kind(Generic[Word]):
    """An episode or a review, where what was said of it is denied or taken back.

    `first_day` is the field that the address names; `not_so` and `it` are words, each with a day.
    """

    said: Callable[[Viewer, int, date], Word | None]
    deny: Callable[..., None]
    take_back: Callable[..., None]
    first_day: str
    not_so: str
    it: str


_EPISODE = _Kind(
    by_hand_queries.episode_said,
    actions.deny_episode,
    actions.take_episode_back,
    "began_on",
    "Was there no episode from {day}?",
    "the episode from {day}",
)
_REVIEW = _Kind(
    by_hand_queries.review_said,
    actions.deny_review,
    actions.take_review_back,
    "held_on",
    "Was no review held on {day}?",
    "the review on {day}",
)


@get_or_post
def deny_episode(request: Asked, child_id: int, day: date) -> HttpResponse:
    return _denied(request, child_id, day, _EPISODE)


@get_or_post
def deny_review(request: Asked, child_id: int, day: date) -> HttpResponse:
    return _denied(request, child_id, day, _REVIEW)


@get_or_post
def take_episode_back(request: Asked, child_id: int, day: date) -> HttpResponse:
    return _taken_back(request, child_id, day, _EPISODE)


@get_or_post
def take_review_back(request: Asked, child_id: int, day: date) -> HttpResponse:
    return _taken_back(request, child_id, day, _REVIEW)


def _denied(request: Asked, child_id: int, day: date, kind: _Kind[Word]) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    told = there(kind.said(request.viewer, one.id, day))
    form = DenyForm(sent(request), initial={"version": _version(told)})
    done = "It is recorded that it is not so. It can be taken back under what each source says."
    shown = {
        "question": kind.not_so.format(day=day_words(day)),
        "explained": "What the return says stays visible beside your word, and counts in no figure.",
        "button": "It is not so",
    }
    edit = Edit(kind.deny, done, "confirm.html", {kind.first_day: day})
    return edited(request, one, form, edit, **shown)


def _taken_back(request: Asked, child_id: int, day: date, kind: _Kind[Word]) -> HttpResponse:
    one = child_or_refuse(request, child_id)
    told = _by_person(kind.said(request.viewer, one.id, day))
    form = TakeBackForm(sent(request), initial={"version": told.told.version})
    shown = {
        "question": f"Take back what was recorded of {kind.it.format(day=day_words(day))}?",
        "explained": "If a return tells of it, the return's word counts again. What was recorded "
        "stays on the trail.",
        "button": "Take it back",
    }
    edit = Edit(kind.take_back, "It is taken back.", "confirm.html", {kind.first_day: day})
    return edited(request, one, form, edit, **shown)


def _with_day(request: Asked, name: str, day: date) -> dict[str, Any] | None:
    """What was sent, about the thing whose first day the address says."""
    if request.method != "POST":
        return None
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {**request.POST.dict(), **{f"{name}-{part}": str(n) for part, n in parts.items()}}


def _by_person(told: Word | None) -> Word:
    if there(told).year is not None:
        raise ActionDenied("Nobody has recorded that by hand, so there is nothing to take back.")
    return there(told)


def _version(told: EpisodeTold | ReviewTold) -> int:
    """Of the person's word; 0 where a return's is all there is."""
    return told.told.version if told.year is None else 0
