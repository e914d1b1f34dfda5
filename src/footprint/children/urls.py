"""The addresses of children: one list a part, joined."""

from datetime import date

from django.urls import path, register_converter

from footprint.children.views import (
    access,
    allocation,
    by_hand,
    child_officers,
    connected,
    disposal,
    flags,
    ladders,
    listing,
    officers,
    people_round,
    quality,
    restricting,
    together,
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

_SOMEBODY = f"{_ONE}/people/<int:connected_id>"
_ROUND = [
    path(f"{_ONE}/people/", people_round.people_round, name="people-round"),
    path(f"{_ONE}/people/add/", connected.add_connected, name="add-connected"),
    path(f"{_SOMEBODY}/", connected.change_connected, name="change-connected"),
    path(f"{_SOMEBODY}/address/", connected.address, name="connected-address"),
    path(f"{_SOMEBODY}/end/", connected.end_connected, name="end-connected"),
    path(f"{_SOMEBODY}/withdraw/", connected.withdraw_connected, name="withdraw-connected"),
    path(f"{_SOMEBODY}/limits/add/", connected.add_limit, name="add-contact-limit"),
    path(f"{_ONE}/limits/<int:limit_id>/end/", connected.end_limit, name="end-contact-limit"),
    path(
        f"{_ONE}/limits/<int:limit_id>/withdraw/",
        connected.withdraw_limit,
        name="withdraw-contact-limit",
    ),
    path(f"{_ONE}/communication/", together.record_communication, name="record-communication"),
    path(f"{_ONE}/brothers-and-sisters/add/", together.bring_together, name="bring-together"),
    path(f"{_ONE}/brothers-and-sisters/leave/", together.take_apart, name="take-apart"),
    path(
        f"{_ONE}/brothers-and-sisters/officers/",
        together.explain_officers,
        name="explain-officers",
    ),
    path(f"{_ONE}/officer-told/", together.record_told, name="record-told"),
    path(
        f"{_ONE}/officer-told/<int:told_id>/withdraw/",
        together.take_told_back,
        name="take-told-back",
    ),
]

urlpatterns = [*_ACCESS, *_BY_HAND, *_ROUND, *_LADDERS, *_ALLOCATION, *_QUALITY, *_DISPOSAL]
