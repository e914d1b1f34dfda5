"""Reviews of the demo world: when each was due, when it was held, who took part and how.

The world plans each review when the one before is held, with its own arithmetic and apart from
`footprint.domain.timetable` (how a ladder is read: `docs/adr/0002`). All times in care are walked
together, one event of each at a time: a review, or a turn of the adoption plan.
"""

from datetime import date

import numpy as np

from footprint.demo.authority import PARTICIPATION_SHARES, Authority, ServiceRates
from footprint.demo.columns import NEVER, Codes, Days, Flags, Numbers
from footprint.demo.days import (
    add_months,
    add_working_days,
    number,
    under,
    working_day_on_or_after,
    working_day_on_or_before,
)
from footprint.demo.officers import Team
from footprint.demo.people import Children, Periods
from footprint.demo.review_record import (
    ADOPTION_1,
    ADOPTION_LATER,
    FIRST,
    LATER,
    RUNGS,
    SECOND,
    Limits,
    Record,
    Reviews,
    Walk,
)

#: Before this day a first review was due four weeks after the start.
_WORKING_DAYS_FROM = number(date(2011, 4, 1))

_AUTHORISED, _PLACED, _RETURNED, _NO_TURN = range(4)


def make_reviews(
    authority: Authority,
    team: Team,
    rng: np.random.Generator,
    people: tuple[Children, Periods],
    last_day: int,
) -> tuple[Reviews, Limits]:
    """Every review held by `last_day` and every limit set by then."""
    children, periods = people
    post = children.family[periods.child] % len(team.posts)
    booking = _Booking(authority.rates, team, rng, post)
    record = Record()
    walk = _begin(periods)
    while len(walk.period):
        turn_day, turn = _next_turn(periods, walk)
        held = booking.date_of_next(walk)
        reviewed = held <= turn_day
        ends = np.minimum(periods.ended[walk.period], last_day)
        over = np.where(reviewed, held, turn_day) > ends
        record.left_open(walk.take(over))
        _hold(record, walk, held, reviewed & ~over)
        for kind, happens in ((_AUTHORISED, _authorise), (_PLACED, _place), (_RETURNED, _return)):
            happens(record, walk, turn_day, ~reviewed & ~over & (turn == kind))
        walk = walk.take(~over)
    reviews, limits = record.finished()
    return _with_participation(rng, children, periods, reviews), limits


def _begin(periods: Periods) -> Walk:
    count = len(periods)
    began = periods.began
    first = np.where(began < _WORKING_DAYS_FROM, began + 28, add_working_days(began, 20))
    return Walk(
        period=np.arange(count, dtype=np.int32),
        last_event=began.copy(),
        last_review=np.zeros(count, dtype=np.int32),
        set_on=began.copy(),
        due=first.astype(np.int32),
        rung=np.full(count, FIRST, dtype=np.int8),
        turns_done=np.zeros(count, dtype=np.int8),
        returned_on=np.zeros(count, dtype=np.int32),
    )


def _next_turn(periods: Periods, walk: Walk) -> tuple[Days, Codes]:
    """The day of the next turn of the adoption plan, and which it is."""
    turns = np.stack([periods.authorised, periods.placed, periods.returned])[:, walk.period]
    done = np.arange(3)[:, None] < walk.turns_done
    waiting = np.where(done, NEVER, turns)
    which = waiting.argmin(axis=0).astype(np.int8)
    day = waiting.min(axis=0)
    return day, np.where(day == NEVER, _NO_TURN, which).astype(np.int8)


def _hold(record: Record, walk: Walk, held: Days, here: Flags) -> None:
    """A review is held and sets the next limit."""
    now = walk.take(here)
    on = held[here]
    soon = (now.returned_on > 0) & (on < now.returned_on + 28)
    record.review(now, on, asked_again=soon & (now.due == now.returned_on + 42))
    adopting = now.rung >= ADOPTION_1
    months = np.where((now.rung == FIRST) | (now.rung == ADOPTION_1), 3, 6)
    due = add_months(on, months)
    due = np.where(soon, np.minimum(due, now.returned_on + 42), due)
    following = np.where(adopting, np.minimum(now.rung + 1, ADOPTION_LATER), LATER)
    walk.rung[here] = np.where(now.rung == FIRST, SECOND, following)
    walk.due[here] = due
    walk.set_on[here] = walk.last_event[here] = walk.last_review[here] = on


def _authorise(_record: Record, walk: Walk, day: Days, here: Flags) -> None:
    """Authority to place: within three months, if that is nearer than the current limit."""
    on = day[here]
    passed = walk.due[here] < on
    nearer = np.minimum(walk.due[here], add_months(on, 3))
    walk.due[here] = np.where(passed, walk.due[here], nearer)
    walk.last_event[here] = on
    walk.turns_done[here] = _AUTHORISED + 1


def _place(record: Record, walk: Walk, day: Days, here: Flags) -> None:
    """Placed for adoption: the adoption ladder begins."""
    on = day[here]
    record.superseded(walk.take(here), on)
    walk.due[here] = on + 28
    walk.rung[here] = ADOPTION_1
    walk.returned_on[here] = 0
    walk.set_on[here] = walk.last_event[here] = on
    walk.turns_done[here] = _PLACED + 1


def _return(record: Record, walk: Walk, day: Days, here: Flags) -> None:
    """The placement ended without adoption: the window of 28 to 42 days, or six months."""
    on = day[here]
    record.superseded(walk.take(here), on)
    last = walk.last_review[here]
    six_months = add_months(last, 6)
    nearer = np.where((last > 0) & (six_months >= on), six_months, NEVER)
    walk.due[here] = np.minimum(on + 42, nearer)
    walk.rung[here] = LATER
    walk.set_on[here] = walk.last_event[here] = walk.returned_on[here] = on
    walk.turns_done[here] = _RETURNED + 1


class _Booking:
    """When the next review of each child will be held."""

    def __init__(
        self, rates: ServiceRates, team: Team, rng: np.random.Generator, post: Numbers
    ) -> None:
        self._rates = rates
        self._team = team
        self._rng = rng
        self._post = post
        late = rates.late
        self._late = np.array([late.get(rung, late["adoption"]) for rung in RUNGS])

    def date_of_next(self, walk: Walk) -> Days:
        """A working day, before the limit or after it, never on the day of the last event."""
        count = len(walk.period)
        away = self._team.is_away(self._post[walk.period], walk.due)
        chance = self._late[walk.rung] * np.where(away, self._rates.late_when_away, 1.0)
        late = self._rng.random(count) < chance
        delay = 1 - self._rates.days_late * np.log1p(-self._rng.random(count))
        after = working_day_on_or_after((walk.due + delay).astype(np.int32))
        before = working_day_on_or_before(walk.due - self._days_early(walk))
        held = np.maximum(np.where(late, after, before), walk.last_event + 1)
        return held.astype(np.int32)

    def _days_early(self, walk: Walk) -> Days:
        """Few for a first review; up to two months later on; now and then one is brought forward."""
        room = (walk.due - walk.last_event).astype(np.float64)
        usual = np.where(room < 60, 0.18, 0.41) * room * self._rng.random(len(room)) ** 1.2
        brought_forward = self._rng.random(len(room)) < 0.06
        early = np.where(brought_forward, room * (0.35 + 0.4 * self._rng.random(len(room))), usual)
        return np.maximum(early, 0).astype(np.int32)


def _with_participation(
    rng: np.random.Generator, children: Children, periods: Periods, reviews: Reviews
) -> Reviews:
    """PN0 for those under four on the day, else a code from the usual mix."""
    shares = np.array(PARTICIPATION_SHARES)
    code = rng.choice(np.arange(1, 8, dtype=np.int8), len(reviews), p=shares / shares.sum())
    born = children.born[periods.child[reviews.period]]
    code = np.where(under(born, 4, reviews.held), np.int8(0), code)
    return Reviews(reviews.period, reviews.held, reviews.due, reviews.rung, code)
