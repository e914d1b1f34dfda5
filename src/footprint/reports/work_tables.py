"""The tables of the work round reviews that have a shape of their own. Each is None where its figures
were not measured."""

from collections.abc import Mapping

from footprint.domain.indicators.definition import Measurement
from footprint.domain.review_codes import LATE_BECAUSE
from footprint.formats.tables import Column, Row, Table
from footprint.reports.labels import ADJOURNED_OVER
from footprint.reports.lines import (
    FIGURE,
    NOT_KNOWN,
    PER_CENT,
    left_out_notes,
    parts_notes,
    percent_cell,
    share_words,
)
from footprint.reports.trend import value_words
from footprint.reports.year import Year
from footprint.reports.year_tables import NUMBER

FAMILY = ("mother", "father", "other_family")
#: In the order of the columns, each with its heading.
LATENESS: Mapping[str, str] = {
    "lateness_by_reason_first": "First",
    "lateness_by_reason_second": "Second",
    "lateness_by_reason_later": "Later",
    "lateness_by_reason_adoption": "Adoption",
    "lateness_by_reason": "All",
}


def of_family(who: str) -> tuple[str, str]:
    """The share without those for whom it was not appropriate, and the raw one of all reviews."""
    return f"{who}_attended", f"{who}_attended_of_all"


FAMILY_CODES = tuple(code for who in FAMILY for code in of_family(who))


#: What stands beside a figure on its own page, as it does in its table.
NEVER_ALONE: Mapping[str, tuple[str, ...]] = {
    **{share: (raw,) for share, raw in map(of_family, FAMILY)},
    **{raw: (share,) for share, raw in map(of_family, FAMILY)},
    **dict.fromkeys(LATENESS, ("recovered",)),
    "recovered": ("lateness_by_reason",),
}


def beside_it(code: str, measured: Mapping[str, Measurement]) -> tuple[str, ...]:
    """The figures that are never shown without this one, each as a sentence."""
    found = (measured[one] for one in NEVER_ALONE.get(code, ()) if one in measured)
    return tuple(f"Read beside it: {one.title}, {value_words(one)}." for one in found)


def family(year: Year) -> Table | None:
    """Who of the family was there: of those who could be, and of all reviews beside."""
    pairs = [year.several(of_family(who)) for who in FAMILY]
    measured = [(share, raw) for share, raw in (pair for pair in pairs if pair)]
    if not measured:
        return None
    rows: list[Row] = [
        (
            share.title,
            share.numerator or 0,
            share.denominator or 0,
            percent_cell(share.percent),
            raw.denominator or 0,
            percent_cell(raw.percent),
            share.not_known,
        )
        for share, raw in measured
    ]
    columns = (
        FIGURE,
        Column("Attended", "whole"),
        Column("Out of", "whole"),
        PER_CENT,
        Column("Of all reviews", "whole"),
        Column("Per cent of all", "percent", 13),
        Column(NOT_KNOWN, "whole"),
    )
    shares = [share for share, _ in measured]
    notes = (*parts_notes(shares), *left_out_notes(shares))
    return Table("Who of the family was there", columns, rows, notes)


def lateness(year: Year) -> Table | None:
    """Late and never held reviews, a line a reason, a column a rung; what was recovered beside."""
    measured = [(name, m) for code, name in LATENESS.items() if (m := year.get(code))]
    if not measured:
        return None
    given = [key for key in LATE_BECAUSE if any(m.by[key] for _, m in measured)]
    rows: list[Row] = [(LATE_BECAUSE[key], *(_count(m, key) for _, m in measured)) for key in given]
    rows.append(("All", *(m.numerator or 0 for _, m in measured)))
    columns = (Column("Main reason", width=52), *(Column(name, "whole") for name, _ in measured))
    notes = ("Reasons that nobody gave are not listed.",) if len(given) < len(LATE_BECAUSE) else ()
    recovered = year.get("recovered")
    if recovered is not None:
        words = share_words(recovered.numerator, recovered.denominator)
        notes = (*notes, f"{recovered.title}: {words}.")
    title = "Why reviews were late or never held, by review"
    return Table(title, columns, rows, notes, summed=True)


def adjournments(year: Year) -> Table | None:
    """What reviews were adjourned over; one may be under several matters."""
    measured = year.get("reviews_adjourned")
    if measured is None or not measured.numerator:
        return None
    rows: list[Row] = [
        (ADJOURNED_OVER[key], number) for key in measured.by if (number := _count(measured, key))
    ]
    rows.append(("Reviews adjourned", measured.numerator))
    notes = ("One review may be adjourned over several matters.",)
    columns = (Column("Information that was missing", width=52), NUMBER)
    return Table("Adjourned under reg 36(2)", columns, rows, notes, summed=True)


def _count(measured: Measurement, key: str) -> int:
    part = measured.by[key]
    return part if isinstance(part, int) else part.denominator
