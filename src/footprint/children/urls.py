"""The addresses of children: one list a part, joined."""

from datetime import date

from django.urls import path, register_converter

from footprint.children.views import (
    access,
    allocation,
    by_hand,
    child_officers,
    disposal,
    flags,
    ladders,
    listing,
    officers,
    quality,
    restricting,
    words,
    worker,
)


class DayInAddress:
    """A day as 2026-04-03."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)


register_converter(DayInAddress, "day")

_ONE = "children/<int:child_id>"
_ACCESS = [
    path("accesses/", access.accesses, name="accesses"),
    path(f"{_ONE}/reason/", access.give_reason, name="child-reason"),
    path(f"{_ONE}/break-glass/", access.break_glass, name="break-glass"),
    path("children/open/", access.open_by_reference, name="open-by-reference"),
    path(f"{_ONE}/access/", restricting.who_may_open, name="child-access"),
    path(f"{_ONE}/restrict/", restricting.restrict, name="restrict-child"),
    path(f"{_ONE}/restriction/people/", restricting.name_people, name="name-people"),
    path(f"{_ONE}/restriction/end/", restricting.end_restriction, name="end-restriction"),
    path(f"{_ONE}/bars/add/", restricting.bar_person, name="bar-person"),
    path(f"{_ONE}/bars/<int:bar_id>/lift/", restricting.lift_bar, name="lift-bar"),
    path("inspectors/", listing.inspectors, name="inspectors"),
    path("inspectors/<int:person_id>/list/", listing.list_children, name="list-children"),
    path("listings/<int:listing_id>/end/", listing.end_listing, name="end-listing"),
    path("workers/", listing.workers, name="workers"),
    path("workers/match/", listing.match_worker, name="match-worker"),
    path("workers/<int:account_id>/unmatch/", listing.unmatch_worker, name="unmatch-worker"),
]
_BY_HAND = [
    path("children/add/", by_hand.add_child, name="add-child"),
    path(f"{_ONE}/record/", by_hand.record_of, name="child-record"),
    path(f"{_ONE}/names/", by_hand.names, name="record-names"),
    path(f"{_ONE}/birth-date/", by_hand.birth_date, name="correct-birth-date"),
    path(f"{_ONE}/episodes/record/", words.new_episode, name="record-episode"),
    path(f"{_ONE}/episodes/<day:day>/", words.episode, name="correct-episode"),
    path(f"{_ONE}/episodes/<day:day>/deny/", words.deny_episode, name="deny-episode"),
    path(
        f"{_ONE}/episodes/<day:day>/take-back/", words.take_episode_back, name="take-episode-back"
    ),
    path(f"{_ONE}/reviews/record/", words.new_review, name="record-review"),
    path(f"{_ONE}/reviews/<day:day>/", words.review, name="correct-review"),
    path(f"{_ONE}/reviews/<day:day>/deny/", words.deny_review, name="deny-review"),
    path(f"{_ONE}/reviews/<day:day>/take-back/", words.take_review_back, name="take-review-back"),
    path(f"{_ONE}/social-worker/", worker.record_worker, name="record-worker"),
    path(f"{_ONE}/flags/record/", flags.new_flag, name="record-flag"),
    path(f"{_ONE}/flags/<int:flag_id>/end/", flags.end_flag, name="end-flag"),
    path(f"{_ONE}/flags/<int:flag_id>/withdraw/", flags.withdraw_flag, name="withdraw-flag"),
]
_LADDERS = [
    path(f"{_ONE}/ladders/", ladders.ladders, name="child-ladders"),
    path(f"{_ONE}/ladders/<slug:thing>/record/", ladders.new_fact, name="record-ladder-fact"),
    path(
        f"{_ONE}/ladders/<slug:thing>/<int:row_id>/",
        ladders.correct_fact,
        name="correct-ladder-fact",
    ),
    path(
        f"{_ONE}/ladders/<slug:thing>/<int:row_id>/withdraw/",
        ladders.withdraw_fact,
        name="withdraw-ladder-fact",
    ),
]
_ALLOCATION = [
    path("allocate/", allocation.allocate, name="allocate"),
    path("officers/<int:officer_id>/move/", allocation.move_all, name="move-all"),
    path("children/<int:child_id>/officers/", child_officers.child_officers, name="child-officers"),
    path(
        "allocations/<int:allocation_id>/undo/",
        child_officers.undo_allocation,
        name="undo-allocation",
    ),
    path("officers/", officers.officer_list, name="officers"),
    path("officers/add/", officers.add_officer, name="add-officer"),
    path("officers/<int:officer_id>/", officers.correct_officer, name="correct-officer"),
    path("cover/", officers.cover_list, name="cover"),
    path("cover/add/", officers.add_cover, name="add-cover"),
    path("cover/<int:cover_id>/end/", officers.end_cover, name="end-cover"),
]
_DISPOSAL = [
    path("disposals/", disposal.disposals, name="disposals"),
    path("disposals/find/", disposal.by_reference, name="dispose-by-reference"),
    path("disposals/<int:disposal_id>/", disposal.disposal, name="disposal"),
    path("disposals/<int:disposal_id>/withdraw/", disposal.withdraw, name="withdraw-proposal"),
    path("disposals/<int:disposal_id>/lift/", disposal.lift, name="lift-hold"),
    path(f"{_ONE}/disposal/", disposal.propose, name="propose-disposal"),
    path(f"{_ONE}/hold/", disposal.hold, name="place-hold"),
]

_QUALITY = [
    path(f"{_ONE}/quality/<slug:item>/", quality.quality_item, name="quality-item"),
]

urlpatterns = [*_ACCESS, *_BY_HAND, *_LADDERS, *_ALLOCATION, *_QUALITY, *_DISPOSAL]
