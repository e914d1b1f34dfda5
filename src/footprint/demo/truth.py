"""The figures of a year, counted from the world itself: the witness against the product.

Every figure follows the published definitions, child by child in plain loops, from what the world
knows: when each child entered, when each review was due when it was planned, with whom she lived.
It shares no code with the product's figures.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from footprint.demo.history import months_after
from footprint.demo.review_record import PARTICIPATION
from footprint.demo.stories import Meeting, Period
from footprint.demo.truth_of_reviews import review_figures
from footprint.demo.world import World
from footprint.demo.year import Figure, Known, Year, year_as_known

ROUTES = {
    "home_planned": ("E4A",),
    "home_not_planned": ("E4B",),
    "family_without_responsibility": ("E13",),
    "child_arrangements": ("E41",),
    "special_guardianship": ("E43", "E44", "E45", "E46", "E47", "E48"),
    "adopted": ("E11", "E12"),
    "stayed_with_carers": ("E17",),
    "independent": ("E5", "E6"),
    "adult_residential": ("E7",),
    "custody": ("E9",),
    "remand_ended": ("E14",),
    "other_authority": ("E3",),
    "age_assessed": ("E15",),
    "abroad": ("E16",),
    "died": ("E2",),
    "other": ("E8",),
}
_ROUTE_OF = {code: route for route, codes in ROUTES.items() for code in codes}

_VIEWS = ("PN1", "PN2", "PN3", "PN5", "PN6")
_PRESENT = ("PN1", "PN2", "PN3", "PN4")


def truth_of(
    world: World,
    year: int,
    years_loaded: Iterable[int] | None = None,
    *,
    day: date | None = None,
) -> dict[str, Figure]:
    """Every figure of the year ending in `year`, by its code.

    `years_loaded` are the years whose returns are held (the world's last five when None); what
    they cannot tell is not judged. `day`: as at that day, when it comes before the year's end.
    """
    loaded = range(year - 4, year + 1) if years_loaded is None else years_loaded
    return figures_of(year_as_known(world, year, loaded, day))


def figures_of(told: Year) -> dict[str, Figure]:
    """Every figure of a year as it is known."""
    return {
        **_numbers(told),
        **review_figures(told),
        **_participation(told),
        "three_or_more_placements": _three_or_more_placements(told, moves_count=False),
        "three_or_more_placements_t_u_as_new": _three_or_more_placements(told, moves_count=True),
        "same_placement_two_years": _same_placement_two_years(told),
        **_unaccompanied(told),
    }


def _children(rows: Iterable[tuple[Known, Period]]) -> int:
    return len({id(child) for child, _ in rows})


def _numbers(year: Year) -> dict[str, Figure]:
    on_breaks = [
        child
        for child in year.children
        if any(began <= year.end < ended for began, ended in child.story.breaks)
    ]
    looked_after = year.looked_after()
    leaving = {id(c): p.end_reason for c, p in year.in_care() if year.left(p)}
    counted = Counter(_ROUTE_OF[reason] for reason in leaving.values())
    routes: dict[str, int] = {route: counted[route] for route in ROUTES}
    return {
        "episodes_open_on": {"numerator": _children(looked_after) + len(on_breaks)},
        "looked_after_on": {"numerator": _children(looked_after)},
        "looked_after_in_year": {"numerator": _children(year.in_care())},
        "short_breaks_on": {"numerator": len(on_breaks)},
        "looked_after_before": {"numerator": sum(p.began < year.start for _, p in year.in_care())},
        "children_entered": {
            "numerator": _children((c, p) for c, p in year.in_care() if year.entered(p))
        },
        "entries": {"numerator": sum(year.entered(p) for _, p in year.in_care())},
        "end_not_known": {
            "numerator": sum(year.left(p) and not p.end_reason for _, p in year.in_care())
        },
        "leavers": {"numerator": sum(year.left(p) for _, p in year.in_care())},
        "left_by_route": {"numerator": len(leaving), "by": routes},
    }


def _participation(year: Year) -> dict[str, Figure]:
    held = [(child, m) for child, period in year.in_care() for m in year.held(period)]
    of_four = [(child, m) for child, m in held if _aged_four(child, m)]
    codes = Counter(m.participation for _, m in held)
    present = sum(m.participation in _PRESENT for _, m in held)
    answers: dict[int, list[bool]] = {}
    for child, meeting in of_four:
        answers.setdefault(id(child), []).append(meeting.participation in _VIEWS)
    took_part = {
        "always": sum(all(a) for a in answers.values()),
        "sometimes": sum(any(a) and not all(a) for a in answers.values()),
        "never": sum(not any(a) for a in answers.values()),
    }
    by_code: dict[str, int] = {code: codes[code] for code in PARTICIPATION}
    views = sum(m.participation in _VIEWS for _, m in of_four)
    return {
        "participation": {"numerator": len(held), "by": by_code},
        "attended": {"numerator": present, "denominator": len(held)},
        "attended_aged_4": {"numerator": present, "denominator": len(of_four)},
        "views_given": {"numerator": views, "denominator": len(of_four)},
        "children_took_part": {"numerator": len(answers), "by": {**took_part}},
        **{
            f"children_took_part_{how}": {"numerator": count, "denominator": len(answers)}
            for how, count in took_part.items()
        },
    }


def _aged_four(child: Known, meeting: Meeting) -> bool:
    """Four or over on the day; in the world the code and the date of birth always agree."""
    return meeting.held >= months_after(child.story.born, 48)


def _three_or_more_placements(year: Year, *, moves_count: bool) -> Figure:
    """Homes with a night in the year, of those looked after on the last day. `moves_count`: a move
    with the same carer makes another home of it."""
    on_the_day = {id(child) for child, _ in year.looked_after()}
    homes: Counter[int] = Counter()
    for child, period in year.in_care():
        homes[id(child)] += sum(
            stay.nights_since(year.start, moves_count=moves_count) for stay in period.stays
        )
    return {
        "numerator": sum(homes[child] >= 3 for child in on_the_day),
        "denominator": len(on_the_day),
    }


def _same_placement_two_years(year: Year) -> Figure:
    figure: Figure = {"numerator": 0, "denominator": 0, "not_known": 0}
    for child, period in year.looked_after():
        if months_after(child.story.born, 12 * 16) <= year.end:
            continue
        if months_after(child.earliest_seen(period), 30) <= year.end:
            figure["denominator"] += 1
            figure["numerator"] += _settled(year, period)
        elif not child.start_known(period):
            figure["not_known"] += 1
    return figure


def _settled(year: Year, period: Period) -> bool:
    stay = period.stays[-1]
    began = stay.began
    if stay.for_adoption and len(period.stays) > 1:
        began = period.stays[-2].began
    return months_after(began, 24) <= year.end


def _unaccompanied(year: Year) -> dict[str, Figure]:
    rows = [(c, p) for c, p in year.in_care() if c.story.unaccompanied]
    held_in_year = [(c, p) for c, p in rows if c.story.status_ceased > max(p.began, year.start)]
    entered = [(c, p) for c, p in rows if year.entered(p) and c.story.status_ceased > p.began]
    there = [(c, p) for c, p in rows if p.on(year.end) and c.story.status_ceased > year.end]
    return {
        "uasc": {"numerator": _children(there)},
        "uasc_in_year": {"numerator": _children(held_in_year)},
        "uasc_entered": {"numerator": _children(entered)},
    }
