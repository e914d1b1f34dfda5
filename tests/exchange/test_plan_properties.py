"""What holds of every plan, on random small returns."""

from itertools import permutations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.exchange.plan import plan_import
from footprint.exchange.ssda903.words import ReturnWords
from footprint.exchange.stored import PERSON, STORED, StoredWords, nothing_stored
from tests.exchange.planning import apply, day, said, the_return, with_a_persons

CHILDREN = st.sampled_from(["1", "2", "3"])
DAYS = st.integers(0, 3).map(day)
CODES = st.sampled_from(["PN1", "PN2", None])
EPISODES = st.lists(
    st.tuples(CHILDREN, DAYS, st.one_of(st.none(), st.just(day(9)))),
    max_size=4,
    unique_by=lambda row: row[:2],
)
REVIEWS = st.lists(st.tuples(CHILDREN, DAYS, CODES), max_size=5, unique=True)
UASC = st.lists(
    st.tuples(CHILDREN, st.one_of(st.none(), DAYS)), max_size=2, unique_by=lambda row: row[0]
)


@st.composite
def returns(draw: st.DrawFn, year: int = 2019) -> ReturnWords:
    return the_return(year, episodes=draw(EPISODES), reviews=draw(REVIEWS), uasc=draw(UASC))


def a_store(*corrections: ReturnWords) -> StoredWords:
    """Corrections of one year, one after the other, each confirmed."""
    store = nothing_stored()
    for each in corrections:
        store = apply(plan_import(store, [each]), store, confirmed=True)
    return store


@settings(max_examples=25, deadline=None)
@given(returns(), returns(), returns())
def test_a_plan_done_and_planned_again_is_empty(
    first: ReturnWords, second: ReturnWords, third: ReturnWords
) -> None:
    store = a_store(first, second, third)
    assert plan_import(store, [third]).is_empty
    back = apply(plan_import(store, [first]), store, confirmed=True)
    assert plan_import(back, [first]).is_empty


@settings(max_examples=25, deadline=None)
@given(returns(), returns())
def test_nothing_is_withdrawn_unless_it_is_confirmed(
    first: ReturnWords, second: ReturnWords
) -> None:
    store = a_store(first)
    plan = plan_import(store, [second])
    unconfirmed = apply(plan, store)
    assert not any(unconfirmed.of(name)["withdrawn"].any() for name in STORED)
    left = plan_import(unconfirmed, [second])
    assert left.withdraws == plan.withdraws
    assert all(
        not (each.added.height or each.changed.height or each.returned.height)
        for each in left.things
    )


@settings(max_examples=10, deadline=None)
@given(returns(2018), returns(2019), returns(2020))
def test_years_in_any_order_give_the_same_store(
    first: ReturnWords, second: ReturnWords, third: ReturnWords
) -> None:
    stores = [said(a_store(*order)) for order in permutations((first, second, third))]
    together = nothing_stored()
    together = apply(plan_import(together, (first, second, third)), together)
    assert all(store == said(together) for store in stores)


@settings(max_examples=25, deadline=None)
@given(returns(), returns(), CHILDREN, DAYS, CODES)
def test_a_persons_word_is_never_changed_nor_withdrawn(
    first: ReturnWords, second: ReturnWords, child: str, on: object, code: str | None
) -> None:
    store = a_store(first)
    store = with_a_persons(store, "episodes", identifier=child, began_on=on, ended_on=day(5))
    store = with_a_persons(store, "reviews", identifier=child, held_on=on, participation=code)
    plan = plan_import(store, [second])
    hers = {name: store.of(name).filter(pl.col("word") == PERSON) for name in STORED}
    for each in plan.things:
        touched = [*each.changed["id"], *each.withdrawn["id"], *each.returned["id"]]
        assert not set(hers[each.thing]["id"]) & set(touched)
    after = apply(plan, store, confirmed=True)
    for name, rows in hers.items():
        assert after.of(name).filter(pl.col("word") == PERSON).equals(rows)


@settings(max_examples=10, deadline=None)
@given(returns(), returns())
def test_a_stale_preview_has_another_digest(first: ReturnWords, second: ReturnWords) -> None:
    """Unless nothing was done in between, what would be done is another thing."""
    plan = plan_import(nothing_stored(), [second])
    store = a_store(first)
    now = plan_import(store, [second])
    untouched = all(
        each.added.height == 0 for each in plan_import(nothing_stored(), [first]).things
    )
    assert (now.digest == plan.digest) == untouched or plan.is_empty
