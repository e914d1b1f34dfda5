"""What is booked in the demonstration's coming weeks, by the actions that the pages use: so that
everybody who signs in finds something to do today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from footprint.audit.facts import Viewer
from footprint.authority.facts import LOCAL_TIME
from footprint.children.actions import by_hand
from footprint.children.facts.child import ChildSeen, Officer
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.queries import child as children
from footprint.children.queries import round as round_queries
from footprint.children.recorded import EpisodeSaid
from footprint.demo.review_story import after, before
from footprint.domain.next_reviews import next_reviews, standing
from footprint.reviews.actions import booking, follow_up, inviting, preparing, private, requests
from footprint.reviews.codes import Ladder
from footprint.reviews.permissions.private import why_not_save_private_word
from footprint.reviews.queries import review as queries
from footprint.reviews.said.after import PaperSaid
from footprint.reviews.said.review import RequestSaid, ReviewSaid, SittingSaid

#: A review is booked so many days before its limit, and no earlier than so many ahead.
_SPARE, _AHEAD, _FAR = 4, 5, 80
_ADOPTED, _HOME = "E12", "E4A"
#: So many are booked, or asked about, and stay.
_KEPT = 7
_ALONE = "The made-up dragon under the stairs is not scary any more, and nobody else is to know."


@dataclass(frozen=True, slots=True)
class Acting:
    """Those who do it, each in her own role; `worker_id` is the person behind the social worker."""

    officer: Viewer
    support: Viewer
    of: Officer
    worker_id: int | None


@dataclass(frozen=True, slots=True)
class ToBook:
    """A child whose review is due, and the last day that suits."""

    child: ChildSeen
    ladder: str
    by: date


def fill_the_diary(acting: Acting, hers: Sequence[ChildSeen], workers: Sequence[ChildSeen]) -> None:
    """`hers` are the officer's children, `workers` those of the social worker who signs in."""
    waiting = _waiting(acting.support, hers)
    family = _family(acting, waiting)
    alone = [one for one in waiting if one not in family]
    if family:
        _meet_together(acting, family)
    _lose_one(acting, alone)
    for place, one in enumerate(alone[:5]):
        review_id = _booked(acting, one, after(acting.officer.today, 3 + place * 4))
        if review_id and place < 3:
            _ask_for_papers(acting, one, review_id)
            _invite(acting, one, review_id)
    _of_the_worker(acting, workers)
    _today(acting, hers)
    _told_alone(acting, hers)
    _asked_for(acting, alone[6:7])


def _waiting(viewer: Viewer, hers: Sequence[ChildSeen]) -> list[ToBook]:
    """Those with a certain date and without an open review, the nearest first."""
    stands = standing(children.facts_of_the_service(viewer), viewer.today)
    open_ = {one.child.id for one in queries.open_reviews(viewer)}
    known = {one.id: one for one in hers if one.id not in open_}
    first, last = viewer.today + timedelta(days=_AHEAD), viewer.today + timedelta(days=_FAR)
    found = [
        ToBook(
            known[row["child"]],
            Ladder.ADOPTION.value if row["rung"].startswith("adoption") else "looked_after",
            row["due"] - timedelta(days=_SPARE),
        )
        for row in next_reviews(stands).iter_rows(named=True)
        if row["child"] in known
        and row["due"]
        and row["certain"]
        and row["not_before"] is None
        and first <= row["due"] <= last
    ]
    return sorted(found, key=lambda one: (one.by, one.child.identifier))


def _family(acting: Acting, waiting: Sequence[ToBook]) -> list[ToBook]:
    """The largest group of brothers and sisters among them, no more than three."""
    best: list[ToBook] = []
    for one in waiting:
        known = {each.id for each in round_queries.siblings_of(acting.support, one.child.id)}
        group = [each for each in waiting if each.child.id in known | {one.child.id}]
        if len(group) > max(1, len(best)):
            best = group
    return best[:3]


def _said(acting: Acting, ladder: str, day: date) -> ReviewSaid:
    starts_at = datetime.combine(day, time(16), LOCAL_TIME)
    return ReviewSaid(ladder, acting.of.id, SittingSaid(starts_at, place_kind="home"))


def _meet_together(acting: Acting, family: Sequence[ToBook]) -> None:
    by = min(one.by for one in family)
    booking.book_meeting(
        viewer=acting.support,
        child_ids=[one.child.id for one in family],
        said=_said(acting, family[0].ladder, _day(by, after(acting.officer.today, 9))),
    )


def _booked(acting: Acting, one: ToBook, wanted: date) -> int:
    return booking.book_review(
        viewer=acting.support,
        child_id=one.child.id,
        said=_said(acting, one.ladder, _day(one.by, wanted)),
    )


def _day(by: date, wanted: date) -> date:
    """A working day, as wanted, or nearer where the limit is."""
    return wanted if wanted <= by else before(by, 1)


def _invite(acting: Acting, one: ToBook, review_id: int) -> None:
    """Whoever has no e-mail address gets a letter that somebody prints and posts."""
    inviting.send_invitations(viewer=acting.support, child_id=one.child.id, review_id=review_id)


def _ask_for_papers(
    acting: Acting, one: ToBook, review_id: int, person_id: int | None = None
) -> None:
    worker = children.social_worker_of(acting.support, one.child.id, acting.support.today)
    for kind in ("report", "care_plan"):
        preparing.ask_for_paper(
            viewer=acting.support,
            child_id=one.child.id,
            review_id=review_id,
            said=PaperSaid(kind, worker.name if worker else "The social worker", person_id),
        )


def _lose_one(acting: Acting, alone: list[ToBook]) -> None:
    """A child is invited, and then adopted, or where none is to be, home again: everything about her
    waits for a person to look."""
    adopting = [one for one in alone if one.ladder == Ladder.ADOPTION.value]
    one = next(reversed(adopting or alone[_KEPT:]), None)
    if one is None:
        return
    alone.remove(one)
    review_id = _booked(acting, one, after(acting.officer.today, 6))
    _invite(acting, one, review_id)
    told = by_hand_queries.episodes_told(acting.officer, one.child.id)
    latest = max(told, key=lambda each: (each.began_on, each.year or 9999))
    said = EpisodeSaid(
        latest.began_on,
        acting.officer.today - timedelta(days=1),
        latest.new_episode,
        latest.legal_status,
        latest.placement,
        _ADOPTED if adopting else _HOME,
    )
    by_hand.record_episode(viewer=acting.officer, child_id=one.child.id, said=said, version=0)


def _of_the_worker(acting: Acting, workers: Sequence[ChildSeen]) -> None:
    """The social worker owes papers for a review in three working days."""
    for one in _waiting(acting.support, workers)[:2]:
        holder = round_queries.holder_of(acting.support, one.child.id, acting.support.today)
        if holder is None:
            continue
        day = _day(one.by, after(acting.support.today, 2))
        said = ReviewSaid(
            one.ladder,
            holder.id,
            SittingSaid(datetime.combine(day, time(16), LOCAL_TIME), place_kind="home"),
        )
        review_id = booking.book_review(viewer=acting.support, child_id=one.child.id, said=said)
        _ask_for_papers(acting, one, review_id, acting.worker_id)


def _today(acting: Acting, hers: Sequence[ChildSeen]) -> None:
    """The officer looks in on one child today, and sees another."""
    today = acting.officer.today
    for one in hers[:1]:
        follow_up.plan_check(viewer=acting.officer, child_id=one.id, planned_on=today)
    for one in hers[1:2]:
        follow_up.book_visit(viewer=acting.officer, child_id=one.id, planned_on=today)


def _told_alone(acting: Acting, hers: Sequence[ChildSeen]) -> None:
    """What a child told the officer alone, at the latest review whose record is not finished yet."""
    seen = children.children_with(acting.officer, {one.id for one in hers})
    for review in reversed(queries.reviews_of_children(acting.officer, seen)):
        if review.held and why_not_save_private_word(acting.officer, review) is None:
            private.save_private_word(
                viewer=acting.officer,
                child_id=review.child.id,
                review_id=review.id,
                words=_ALONE,
                may_be_told_to=(),
                version=0,
            )
            return


def _asked_for(acting: Acting, alone: Sequence[ToBook]) -> None:
    for one in alone:
        said = RequestSaid(
            "child",
            acting.officer.today - timedelta(days=3),
            "childs_wish",
            why_words="I would like it before the kite day.",
        )
        requests.record_request(viewer=acting.officer, child_id=one.child.id, said=said)
