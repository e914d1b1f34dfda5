"""The figures of the service, made from its record, and who signed their definitions."""

from collections.abc import Iterable, Mapping, Sequence

from footprint.accounts import queries as accounts
from footprint.accounts.matrix import allows, line_named
from footprint.audit.facts import Viewer
from footprint.authority import queries as authority
from footprint.children.facts.child import ChildSeen, ReturnKept
from footprint.children.queries import child as children
from footprint.children.queries import ladder as ladder_queries
from footprint.children.queries import returns as return_queries
from footprint.domain.facts import year_end
from footprint.domain.findings import FINDINGS
from footprint.domain.indicators.behind import rows_behind
from footprint.domain.indicators.measure import measure_all
from footprint.domain.indicators.registry import DEFINITIONS
from footprint.domain.indicators.units.year import assemble
from footprint.reports.facts import (
    Behind,
    OfTheStore,
    ReturnRead,
    RuleWords,
    Signature,
    WhatWasRead,
    YearFigures,
    YearsHeld,
)
from footprint.reports.measuring import frames, indicators, together
from footprint.reports.models import SignedDefinition
from footprint.reports.remembered import Record, Remembered
from footprint.reports.rules_beside import RULE_KEYS
from footprint.reviews.queries import figures as figures_queries

_REMEMBERED = Remembered()


def years_held(viewer: Viewer) -> YearsHeld:
    """The years whose returns are in the store; a year's figures are given when it is over."""
    held = children.returns_held(viewer)
    return YearsHeld(
        over=tuple(one.year for one in held if year_end(one.year) < viewer.today),
        to_come={one.year: one.told_to for one in held if year_end(one.year) >= viewer.today},
    )


def year_figures(viewer: Viewer, year: int) -> YearFigures:
    """The figures of one of `years_held`, as `footprint measure` makes them of the same returns."""
    return figures_of_years(viewer, [year])[year]


def figures_of_years(viewer: Viewer, years: Iterable[int]) -> Mapping[int, YearFigures]:
    """The figures of several of them, from one reading of the record."""
    return _record(viewer).figures(years)


def _record(viewer: Viewer) -> Record:
    def read() -> Record:
        facts = children.facts_of_the_service(viewer)
        read = _what_was_read(return_queries.returns_kept(viewer))
        beside = OfTheStore(
            figures_queries.work_of_the_service(viewer),
            ladder_queries.beside_of_the_service(viewer),
            _rule_words(viewer),
        )
        return Record(facts, read, beside)

    # The stamp comes first: what changes between the two is then read again the next time.
    stamps = (
        return_queries.stamp_of_the_record(viewer),
        figures_queries.stamp_of_the_work(viewer),
        ladder_queries.stamp_of_conferences(viewer),
        authority.rules_mark(viewer),
    )
    return _REMEMBERED.record("; ".join(stamps), read)


def _rule_words(viewer: Viewer) -> RuleWords:
    return {
        key: [
            (day, authority.rule_words(viewer, key, day))
            for day, _ in authority.rule_over_time(viewer, key)
        ]
        for key in RULE_KEYS
    }


def _what_was_read(returns: Sequence[ReturnKept]) -> WhatWasRead:
    refused: dict[str, int] = {}
    left_out: dict[str, str] = {}
    for one in returns:
        left_out |= one.left_out_files
        for reason, rows in one.refused.items():
            refused[reason] = refused.get(reason, 0) + rows
    return WhatWasRead(
        returns=tuple(
            ReturnRead(one.name, one.year, one.found_by, one.rows, one.notes, one.told_to)
            for one in returns
        ),
        checks=together(one.checks for one in returns),
        refused=dict(sorted(refused.items())),
        left_out_files=left_out,
        bad_cells=sum(one.bad_cells for one in returns),
    )


def words_of_checks(viewer: Viewer) -> Mapping[str, str]:
    """What each check says, by its code: ours, and those of the returns' reader."""
    return {**return_queries.words_of_checks(viewer), **FINDINGS}


def children_shown(viewer: Viewer) -> Mapping[int, ChildSeen]:
    """The children, by id, whose rows behind a figure the viewer may see."""
    line = line_named("rows_behind_figure")
    return {
        one.id: one
        for one in children.seen_children(viewer)
        if allows(line, viewer.role, one.whose)
    }


def records_opened(viewer: Viewer, seen: Iterable[ChildSeen]) -> frozenset[int]:
    """Of those children the ids of those whose record the viewer may open."""
    line = line_named("child")
    return frozenset(one.id for one in seen if allows(line, viewer.role, one.whose))


def behind(viewer: Viewer, year: int, code: str) -> Behind | None:
    """The rows behind one figure of one of `years_held`; None where it cannot be given of that
    year. The year is assembled once, for the numbers and the rows."""
    record = _record(viewer)
    indicator = DEFINITIONS[code]
    if indicator not in indicators(record.facts, year, record.of_store):
        return None
    assembled = assemble(record.facts, year)
    unit = frames(assembled, record.of_store)[indicator.unit]
    (measurement,) = measure_all([indicator], {indicator.unit: unit})
    rows = rows_behind(indicator, assembled, unit)
    return Behind(indicator, measurement, rows)


def signatures(viewer: Viewer, years: Iterable[int]) -> tuple[Signature, ...]:
    """The signatures under definitions for those years that nobody took back, by day."""
    rows = SignedDefinition.objects.filter(year__in=list(years), withdrawn=False)
    return tuple(_signature(row) for row in rows.order_by("signed_on", "pk"))


def signature(viewer: Viewer, signature_id: int) -> Signature | None:
    """One of them."""
    row = SignedDefinition.objects.filter(pk=signature_id, withdrawn=False).first()
    return _signature(row) if row else None


def names_of_signers(viewer: Viewer, signed: Iterable[Signature]) -> Mapping[int, str]:
    """The names of those who gave these signatures."""
    return accounts.names(viewer, {one.person_id for one in signed})


def _signature(row: SignedDefinition) -> Signature:
    return Signature(
        row.pk,
        row.year,
        row.code,
        row.words,
        row.digest,
        row.signed_by_id,
        row.signed_on,
        row.version,
    )
