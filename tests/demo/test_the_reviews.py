"""The world's due dates, walked a second time by hand-sized code, and its reviews."""

from datetime import date, timedelta

import pytest

from footprint.demo.columns import NEVER
from footprint.demo.days import day_of, number
from footprint.demo.history import months_after
from footprint.demo.stories import DueDate, Meeting, Period, Turn, stories_of
from footprint.demo.world import World
from tests.demo.conftest import world_of


def first_due(began: int) -> int:
    """The twentieth working day, read from the days of 2016 to 2019 only."""
    holidays = {
        date(2016, 8, 29), date(2016, 12, 26), date(2016, 12, 27), date(2017, 1, 2),
        date(2017, 4, 14), date(2017, 4, 17), date(2017, 5, 1), date(2017, 5, 29),
        date(2017, 8, 28), date(2017, 12, 25), date(2017, 12, 26), date(2018, 1, 1),
        date(2018, 3, 30), date(2018, 4, 2), date(2018, 5, 7), date(2018, 5, 28),
        date(2018, 8, 27), date(2018, 12, 25), date(2018, 12, 26), date(2019, 1, 1),
        date(2019, 4, 19), date(2019, 4, 22),
    }  # fmt: skip
    day, left = day_of(began), 20
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in holidays
    return number(day)


class Walker:
    """The ladder of `docs/adr/0002` for a time in care whose start is known."""

    def __init__(self, first: int) -> None:
        self.due, self.rung = first, "first"
        self.waiting: list[tuple[int, str]] = []
        self.meetings: list[tuple[int, int, str]] = []
        self.due_dates: list[tuple[int, str, int]] = []
        self.last = self.returned = 0

    def review(self, held: int) -> None:
        answered = [*self.waiting, (self.due, self.rung)]
        due, rung = min(reversed(answered), key=lambda limit: limit[0])
        self.meetings.append((held, due, rung))
        too_soon = held < self.returned + 28
        if too_soon and self.due == self.returned + 42:
            answered.pop()
        self.due_dates += [(due, rung, held) for due, rung in answered]
        self.waiting, self.last = [], held
        self.due = months_after(held, 3 if self.rung in {"first", "adoption_1"} else 6)
        if too_soon:
            self.due = min(self.due, self.returned + 42)
        following = {
            "first": "second", "adoption_1": "adoption_2", "adoption_2": "adoption_3_or_more",
            "adoption_3_or_more": "adoption_3_or_more",
        }  # fmt: skip
        self.rung = following.get(self.rung, "later")

    def turn(self, turn: Turn) -> None:
        if turn.kind == "authorised":
            if self.due >= turn.day:
                self.due = min(self.due, months_after(turn.day, 3))
            return
        if self.due < turn.day:
            self.waiting.append((self.due, self.rung))
        if turn.kind == "placed":
            self.due, self.rung, self.returned = turn.day + 28, "adoption_1", 0
        else:
            six = months_after(self.last, 6) if self.last else 0
            window = turn.day + 42
            nearer = min(window, six) if six >= turn.day else window
            self.due, self.rung, self.returned = nearer, "later", turn.day

    def finished(self) -> list[tuple[int, str, int]]:
        unheld = [(due, rung, NEVER) for due, rung in [*self.waiting, (self.due, self.rung)]]
        return sorted(self.due_dates + unheld)


def walked(period: Period, first: int) -> Walker:
    order = {"returned": 1, "placed": 2, "authorised": 3}
    events: list[tuple[int, int, Meeting | Turn]] = [(m.held, 0, m) for m in period.meetings]
    events += [(t.day, order[t.kind], t) for t in period.turns]
    walker = Walker(first)
    for _, _, event in sorted(events, key=lambda e: e[:2]):
        if isinstance(event, Meeting):
            walker.review(event.held)
        else:
            walker.turn(event)
    return walker


def every_period(world: World) -> list[Period]:
    return [p for s in stories_of(world, world.last_day).values() for p in s.periods]


def first_rung(period: Period) -> DueDate:
    return next(d for d in period.due_dates if d.rung == "first")


@pytest.mark.parametrize("service", ["good", "short_staffed"])
def test_a_second_walk_finds_the_dates_that_the_world_planned(service: str) -> None:
    world = world_of(seed=3, children=3000, service=service)
    periods = every_period(world)
    assert sum(1 for p in periods if any(t.kind == "returned" for t in p.turns)) > 5
    for period in periods:
        walker = walked(period, first_rung(period).due)
        assert walker.meetings == [(m.held, m.due, m.rung) for m in period.meetings]
        assert walker.finished() == sorted((d.due, d.rung, d.held) for d in period.due_dates)


def test_first_reviews_are_due_on_the_twentieth_working_day() -> None:
    start, end = number(date(2016, 8, 1)), number(date(2019, 4, 1))
    entered = [p for p in every_period(world_of()) if start <= p.began <= end]
    assert len(entered) > 100
    for period in entered:
        assert first_rung(period).due == first_due(period.began)


def test_before_april_2011_a_first_review_was_due_in_four_weeks() -> None:
    world = world_of(year=2017)
    change = number(date(2011, 4, 1))
    earlier = [p for p in every_period(world) if p.began < change]
    assert len(earlier) > 100
    assert all(first_rung(p).due == p.began + 28 for p in earlier)


def test_reviews_lie_inside_care_one_a_day() -> None:
    for period in every_period(world_of(service="short_staffed")):
        days = [m.held for m in period.meetings]
        assert days == sorted(set(days))
        assert all(period.began < day <= period.ended for day in days)


def test_reviews_slip_when_the_officer_is_away() -> None:
    world = world_of(seed=3, children=3000)
    reviews = world.reviews
    post = world.children.family[world.periods.child[reviews.period]] % len(world.team.posts)
    away = world.team.is_away(post, reviews.due)
    late = reviews.held > reviews.due
    assert late[away].mean() > 1.5 * late[~away].mean()


def test_officers_are_plainly_made_up() -> None:
    team = world_of(service="short_staffed").team
    names = [h.officer for post in team.posts for h in post.holdings]
    assert len(names) == len(set(names))
    surnames = {name.split(" ")[1] for name in names}
    assert surnames <= {"Example", "Specimen", "Notional"}
    assert all(post.full_time_equivalent <= 1 for post in team.posts)
    assert any(h.absences for post in team.posts for h in post.holdings)


def test_brothers_and_sisters_enter_together() -> None:
    world = world_of()
    first = world.periods.take(~world.periods.after_breaks)
    days: dict[int, set[int]] = {}
    for child, began in zip(first.child.tolist(), first.began.tolist(), strict=True):
        days.setdefault(int(world.children.family[child]), set()).add(began)
    together = {
        family: len(set(first.child[world.children.family[first.child] == family].tolist()))
        for family in days
    }
    assert sum(n > 1 for n in together.values()) > 30
