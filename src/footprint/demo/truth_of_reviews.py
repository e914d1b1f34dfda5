"""The truth about reviews: on time three ways, by rung, days late, recovery, first reviews."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from footprint.demo.columns import NEVER
from footprint.demo.days import working_days_after
from footprint.demo.history import months_after
from footprint.demo.stories import Period
from footprint.demo.year import Figure, Known, Line, Year

RUNG_NAMES = (
    "first", "second", "later", "later_assumed", "adoption_1", "adoption_2", "adoption_3_or_more",
)  # fmt: skip


def review_figures(year: Year) -> dict[str, Figure]:
    """Figures 3 to 6 and 8 of the definitions."""
    held = [m for _, p in year.in_care() for m in year.held(p)]
    judged = [m for m in held if m.due is not None]
    late = [m for m in judged if m.late]
    due = [d for _, p in year.in_care() for d in year.fell_due(p)]
    on_the_day = {id(child) for child, _ in year.looked_after()}
    days_late = [m.held - m.due for m in late if m.due is not None]
    first_late = [
        working_days_after(m.due, m.held) for m in late if m.rung == "first" and m.due is not None
    ]
    return {
        "reviews_held_on_time": {
            "numerator": len(judged) - len(late),
            "denominator": len(judged),
            "cannot_be_judged": len(held) - len(judged),
            "by": _by_rung((m.rung, not m.late) for m in judged),
        },
        "reviews_due_on_time": {
            "numerator": sum(d.met for d in due),
            "denominator": len(due),
            "by": _by_rung((d.rung, d.met) for d in due),
        },
        "reviews_held_late": {
            "numerator": len(late),
            "by": {rung: sum(m.rung == rung for m in late) for rung in RUNG_NAMES},
        },
        "reviews_due_held_late": {"numerator": sum(not d.met and d.held < NEVER for d in due)},
        "reviews_close_together": {"numerator": _close_together(year)},
        "reviews_never_held": {"numerator": sum(d.held == NEVER for d in due)},
        "children_with_late_review": {"numerator": _children_with_late_review(year)},
        "days_late": _middle_and_worst(days_late),
        "working_days_late_first": _middle_and_worst(first_late),
        "children_every_review_on_time": _every_review_on_time(year, on_the_day),
        "children_every_review_on_time_in_year": _every_review_on_time(year, None),
        "recovered": _recovered(year),
        "had_first_review": _had_first_review(year),
    }


def _by_rung(rows: Iterable[tuple[str, bool]]) -> dict[str, Line]:
    by: dict[str, Line] = {rung: {"numerator": 0, "denominator": 0} for rung in RUNG_NAMES}
    for rung, on_time in rows:
        by[rung]["denominator"] += 1
        by[rung]["numerator"] += on_time
    return by


def _middle_and_worst(days: list[int]) -> Figure:
    return {
        "numerator": len(days),
        "value": median(days) if days else None,
        "worst": max(days, default=None),
    }


def _close_together(year: Year) -> int:
    """Reviews of the year within 20 working days of the one before in the same time in care."""
    pairs = [pair for _, period in year.in_care() for pair in pairwise(period.meetings)]
    return sum(
        year.start <= m.held <= year.end and working_days_after(before.held, m.held) <= 20
        for before, m in pairs
    )


def _periods_by_child(year: Year) -> dict[int, list[Period]]:
    periods: dict[int, list[Period]] = {}
    for child, period in year.in_care():
        periods.setdefault(id(child), []).append(period)
    return periods


def _children_with_late_review(year: Year) -> int:
    children = _periods_by_child(year).values()
    return sum(any(m.late for p in periods for m in year.held(p)) for periods in children)


def _every_review_on_time(year: Year, only: set[int] | None) -> Figure:
    """By child. `only`: the children who count; all of the year's when None."""
    figure: Figure = {"numerator": 0, "denominator": 0, "not_known": 0}
    for child, periods in _periods_by_child(year).items():
        if only is not None and child not in only:
            continue
        held = [m for p in periods for m in year.held(p)]
        due = [d for p in periods for d in (*year.owing(p), *year.fell_due(p))]
        if any(m.due is None for m in held):
            figure["not_known"] += 1
        elif held or due:
            figure["denominator"] += 1
            unheld = any(d.held > year.end for d in due)
            figure["numerator"] += not unheld and not any(m.late for m in held)
    return figure


def _recovered(year: Year) -> Figure:
    """Those whose first review was late this year or last, and all after it on time."""
    figure: Figure = {"numerator": 0, "denominator": 0}
    last_year = months_after(year.start, -12)
    for child in year.children:
        further = [
            _after_a_late_first(period, last_year, year.end)
            for period in child.story.periods
            if child.judged(period)
        ]
        known = [f for f in further if f]
        if known:
            figure["denominator"] += 1
            figure["numerator"] += all(on_time for rows in known for on_time in rows)
    return figure


def _after_a_late_first(period: Period, start: int, end: int) -> list[bool]:
    """Whether each review after a late first one was on time; empty when there was none."""
    first = [d for d in period.due_dates if d.rung == "first" and period.required(d)]
    if not any(start <= d.due <= end and d.held > d.due for d in first):
        return []
    reviews = [not m.late for m in period.meetings[1:]]
    unheld = [d for d in period.due_dates if d not in first and d.held > end]
    return reviews + [False for d in unheld if period.required(d) and d.due <= end]


#: What became of a first review, from the best to the worst.
_OUTCOMES = ("not_required", "not_yet_due", "reviewed", "not_known", "not_reviewed")


def _had_first_review(year: Year) -> Figure:
    """One line each child of the year; of several times in care the worst."""
    worst: dict[int, int] = {}
    for child, period in year.in_care():
        outcome = _OUTCOMES.index(_first_review(year, child, period))
        worst[id(child)] = max(outcome, worst.get(id(child), 0))
    counted = Counter(_OUTCOMES[outcome] for outcome in worst.values())
    return {
        "numerator": counted["reviewed"],
        "denominator": counted["reviewed"] + counted["not_reviewed"],
        "not_known": counted["not_known"],
        "left_out": {why: counted[why] for why in ("not_required", "not_yet_due")},
    }


def _first_review(year: Year, child: Known, period: Period) -> str:
    if child.start_known(period) and period.ended <= period.first_due:
        return "not_required"
    if child.start_known(period) and period.on(year.end) and period.first_due > year.end:
        return "not_yet_due"
    if period.meetings:
        return "reviewed"
    return "not_reviewed" if child.judged(period) else "not_known"
