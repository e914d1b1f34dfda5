"""Which figures are shown together, and in what order. A figure in no group is under "More"."""

from dataclasses import replace

from footprint.domain.indicators.definition import Measurement, Part
from footprint.formats.tables import Table
from footprint.reports import year_tables
from footprint.reports.group import Breakdown, Group, Shaped
from footprint.reports.labels import ALL_KEYS, IN_CARE, ROUTES, TOOK_PART
from footprint.reports.lines import (
    TOLD_PARTS,
    breakdown_table,
    counts_table,
    parts_notes,
    shares_table,
    values_table,
)
from footprint.reports.presented import Section
from footprint.reports.work_groups import WORK_GROUPS
from footprint.reports.year import Year

#: The few that come first.
HEADLINE = (
    "looked_after_on",
    "looked_after_in_year",
    "entries",
    "leavers",
    *year_tables.THREE_WAYS,
    "children_with_late_review",
    "reviews_never_held",
    "had_first_review",
    "attended_aged_4",
    "views_given",
    "three_or_more_placements",
    "same_placement_two_years",
)


_OF_THE_RETURN = (
    Group(
        "reviews-on-time",
        "Reviews on time",
        (
            "Three ways of counting the same year. Of reviews held, a review that was never held "
            "is missing; of reviews that fell due, it counts as not on time; by child, one late "
            "review is enough. Read them together.",
            "A review held on time in the year may have been due in the next, and one held late "
            "may have been due in the year before: those held and those due are not the same "
            "reviews.",
        ),
        (
            Shaped(year_tables.THREE_WAYS, year_tables.on_time_three_ways),
            Shaped((), year_tables.on_time_by_rung),
            Shaped(("reviews_due_held_late",), year_tables.what_came_of_those_due),
            Shaped(
                (
                    "reviews_held_late",
                    "children_with_late_review",
                    "days_late",
                    "working_days_late_first",
                    "reviews_never_held",
                ),
                year_tables.lateness,
            ),
        ),
        ("recovered", "reviews_held_early", "reviews_close_together", "reviews_covid_mark"),
        only_where_any=("reviews_covid_mark",),
        counts_title="Reviews to know of beside these",
        shares_title="After a late first review",
    ),
    Group(
        "first-reviews",
        "First reviews",
        shaped=(Shaped(("had_first_review",), year_tables.first_reviews),),
    ),
    Group(
        "participation",
        "How children took part",
        (
            "Codes as recorded, for every review held. A child who was there and gave no views "
            "attended, and gave no views; a child who was not there may have given them.",
        ),
        (Shaped(("participation",), year_tables.participation),),
        (
            "attended",
            "attended_aged_4",
            "views_given",
            "children_took_part",
            "children_took_part_always",
            "children_took_part_sometimes",
            "children_took_part_never",
        ),
        {"children_took_part": Breakdown("Child, over the year", TOOK_PART)},
        shares_title="Attendance and views",
    ),
    Group(
        "children-in-care",
        "Children in care",
        (
            "Children in a series of short breaks are counted apart. The count of episodes open "
            "takes every episode as it stands in the files, short breaks and overlaps included.",
        ),
        (Shaped(("uasc", "uasc_in_year", "uasc_entered"), year_tables.with_and_without_uasc),),
        ("looked_after_on", "looked_after_in_year", "short_breaks_on", "episodes_open_on"),
        {"looked_after_on": Breakdown("Children", IN_CARE)},
        counts_title="On a day and in the year",
    ),
    Group(
        "leaving",
        "Entering and leaving",
        shaped=(
            Shaped(
                ("looked_after_before", "entries", "leavers", "end_not_known"),
                year_tables.balance,
            ),
        ),
        codes=("children_entered", "left_by_route"),
        breakdowns={"left_by_route": Breakdown("Where they went", ROUTES)},
        counts_title="Once a child",
    ),
    Group(
        "stability",
        "Stability",
        codes=(
            "three_or_more_placements",
            "three_or_more_placements_t_u_as_new",
            "same_placement_two_years",
        ),
        shares_title="Moves and lasting homes",
    ),
)


GROUPS = (*_OF_THE_RETURN, *WORK_GROUPS)
_BY_LINE = Breakdown("Line", ALL_KEYS)


def sections(year: Year) -> tuple[Section, ...]:
    """The groups that have anything to show, then whatever is in none of them."""
    made = [_section(year, group) for group in GROUPS]
    placed = {code for group in GROUPS for code in group.all_codes()}
    more = Group(
        "more",
        "More",
        codes=tuple(c for c in year.codes() if c not in placed),
    )
    return tuple(section for section in [*made, _section(year, more)] if section.tables)


def headline_tables(year: Year) -> tuple[Table, ...]:
    """The headline as tables: first the counts, then the shares. Their sections tell what they
    leave out."""
    measured = headline(year)
    shares = [m for m in measured if m.statistic == "share"]
    counts = [m for m in measured if m.statistic in {"count", "median"}]
    tables = []
    if counts:
        tables.append(replace(counts_table("Numbers", counts), notes=()))
    if shares:
        tables.append(replace(shares_table("Shares", shares), notes=parts_notes(shares)))
    return tuple(tables)


def headline(year: Year) -> tuple[Measurement, ...]:
    """The few that come first: those of `HEADLINE`, and, beside the children who have had a first
    review, early or late, the first reviews that were on time."""
    measured = []
    for one in year.several(HEADLINE):
        measured.append(one)
        if one.code == "had_first_review":
            measured += _first_reviews_on_time(year)
    return tuple(measured)


def _first_reviews_on_time(year: Year) -> list[Measurement]:
    """The first reviews of those held on time, and of those due."""
    lines = (
        ("reviews_held_on_time", "First reviews held on time"),
        ("reviews_due_on_time", "First reviews due that were held on time"),
    )
    parts = [(year.get(code), title) for code, title in lines]
    return [
        Measurement(f"{m.code}_first", title, m.unit, "share", part.numerator, part.denominator)
        for m, title in parts
        if m is not None and isinstance(part := m.by.get("first"), Part)
    ]


def _section(year: Year, group: Group) -> Section:
    shaped = [table for piece in group.shaped if (table := piece.build(year)) is not None]
    plain = _plain_tables(year, group, year.several(group.codes))
    codes = tuple(m.code for m in year.several(group.all_codes()))
    words = (*group.words, *year.rules(codes), *year.choices(codes))
    return Section(group.key, group.title, words, (*shaped, *plain), codes)


def _plain_tables(year: Year, group: Group, measured: tuple[Measurement, ...]) -> tuple[Table, ...]:
    counts = [
        m
        for m in measured
        if m.statistic == "count" and (m.numerator or m.code not in group.only_where_any)
    ]
    shares = [m for m in measured if m.statistic == "share"]
    values = [m for m in measured if m.statistic in {"median", "ratio"}]
    tables = []
    if counts:
        tables.append(counts_table(group.counts_title, counts))
    if shares:
        tables.append(shares_table(group.shares_title, shares))
    if values:
        tables.append(values_table("Medians and ratios", values))
    return (*tables, *_breakdowns(year, group, [m for m in measured if m not in values]))


def breakdown_of(code: str) -> Breakdown:
    """The words for the parts of a figure, whatever group it is in."""
    named = (group.breakdowns.get(code) for group in GROUPS)
    return next((words for words in named if words), _BY_LINE)


def untold_parts(measurement: Measurement) -> tuple[str, ...]:
    """The parts of a figure that no sentence tells of."""
    return tuple(key for key in measurement.by if (measurement.unit, key) not in TOLD_PARTS)


def _breakdowns(year: Year, group: Group, measured: list[Measurement]) -> list[Table]:
    tables = []
    for measurement in measured:
        if untold_parts(measurement) or measurement.statistic == "table":
            words = group.breakdowns.get(measurement.code, _BY_LINE)
            charted = year.is_charted(measurement.code)
            tables.append(breakdown_table(measurement, words.labels, words.name, bars=charted))
    return tables
