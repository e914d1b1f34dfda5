"""The law is stated once and read twice: for one child, and over a frame. The two are held equal."""

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.domain.timetable.child import PeriodHistory, Turn, TurnKind
from tests.domain.histories import said_by_the_child_reader, said_by_the_frame_reader

AS_AT = date(2019, 3, 31)
KINDS: tuple[TurnKind, ...] = ("placed", "returned", "authorised")


def a_history(random: Random) -> PeriodHistory:
    """A period of care of up to some years, with reviews at lawful and unlawful gaps, and turns in
    an order in which they can happen."""
    began_on = date(2009, 1, 1) + timedelta(days=random.randrange(3700))
    length = random.choice((15, 60, 200, 700, 2500))
    ended_on = began_on + timedelta(days=random.randrange(1, length))
    start_known = random.random() < 0.8
    year = random.randrange(2009, 2019)
    return PeriodHistory(
        began_on=began_on,
        ended_on=ended_on if random.random() < 0.6 else None,
        start_known=start_known,
        follows_another=random.random() < 0.2,
        history_from=date(year, 4, 1) if random.random() < 0.5 else date(2008, 4, 1),
        turns=_turns(random, began_on),
        reviews=_reviews(random, began_on),
        as_at=AS_AT,
    )


def _reviews(random: Random, began_on: date) -> tuple[date, ...]:
    day = began_on + timedelta(days=random.randrange(0, 45))
    days = []
    for _ in range(random.randrange(12)):
        days.append(day)
        day += timedelta(
            days=random.choice((1, 20, 60, 91, 92, 93, 150, 181, 182, 183, 184, 185, 260))
        )
    return tuple(days)


def _turns(random: Random, began_on: date) -> tuple[Turn, ...]:
    if random.random() < 0.5:
        return ()
    day, placed, turns = began_on, False, []
    for _ in range(random.randrange(1, 6)):
        day += timedelta(days=random.choice((0, 1, 27, 28, 29, 41, 42, 43, 90, 200)))
        possible: tuple[TurnKind, ...] = ("placed", "returned" if placed else "authorised")
        kind = random.choice(possible)
        turns.append(Turn(day, kind))
        placed = kind == "placed"
    return tuple(turns)


def test_the_two_readers_agree_on_20_000_generated_histories_in_one_frame() -> None:
    random = Random(20190331)
    histories = [a_history(random) for _ in range(20_000)]
    in_one_frame = said_by_the_frame_reader(histories)
    for history, said in zip(histories, in_one_frame, strict=True):
        assert said == said_by_the_child_reader(history), history


def test_the_generated_histories_reach_every_rung_and_every_answer() -> None:
    """A generator that never reached a rung would prove nothing about it."""
    random = Random(20190331)
    said = said_by_the_frame_reader([a_history(random) for _ in range(20_000)])
    rungs = {review.rung for each in said for review in each.reviews}
    assert rungs == {
        "first",
        "second",
        "later",
        "later_assumed",
        "adoption_1",
        "adoption_2",
        "adoption_3_or_more",
    }
    reviews = [review for each in said for review in each.reviews]
    assert sum(review.days_late == 0 for review in reviews) > 5_000
    assert sum((review.days_late or 0) > 0 for review in reviews) > 5_000
    assert sum(due.held_on is None for each in said for due in each.required) > 5_000


DAYS = st.dates(date(2010, 1, 1), date(2013, 12, 31))


@st.composite
def histories(draw: st.DrawFn) -> PeriodHistory:
    began_on = draw(DAYS)
    turns = draw(
        st.lists(st.tuples(DAYS, st.sampled_from(KINDS)), max_size=4, unique_by=lambda t: t[0])
    )
    return PeriodHistory(
        began_on=began_on,
        ended_on=draw(st.none() | st.dates(began_on, date(2014, 12, 31))),
        start_known=draw(st.booleans()),
        follows_another=draw(st.booleans()),
        history_from=draw(st.sampled_from([date(2009, 4, 1), date(2011, 4, 1), date(2012, 4, 1)])),
        turns=tuple(Turn(on, kind) for on, kind in sorted(turns)),
        reviews=tuple(sorted(draw(st.sets(DAYS, max_size=6)))),
        as_at=date(2014, 3, 31),
    )


@settings(max_examples=300, deadline=None)
@given(histories())
def test_the_two_readers_agree_on_any_history(history: PeriodHistory) -> None:
    assert said_by_the_frame_reader([history]) == [said_by_the_child_reader(history)]
