"""The page docs/reference/codes.md, from the code sets."""

from collections.abc import Iterable, Sequence

from footprint.domain.codes import (
    CODE_SETS,
    FIRST_YEAR,
    GROUPS,
    LAST_YEAR,
    NOT_FOUND,
    ROUTES,
    SOURCES,
    Change,
    Code,
    CodeSet,
    collection_year,
    newer_than_2027,
    older_than_2017,
)


def render_codes() -> str:
    """The whole page, in Markdown, ending with a line end."""
    sections = (
        _introduction(),
        _year_by_year(),
        _unconfirmed(),
        "## The codes, field by field",
        *(_field(codes) for codes in CODE_SETS),
        _routes(),
        _groups(),
        _sources(),
    )
    return "\n\n".join(sections) + "\n"


def _introduction() -> str:
    years = f"{collection_year(FIRST_YEAR)} to {collection_year(LAST_YEAR)}"
    return "\n\n".join(
        (
            "# Codes of the children looked after return",
            "This page is made from `footprint/domain/codes`; change it there. It lists the codes "
            f"of the return by collection year, {years}, with meanings in our own words. A code is "
            "valid in both the first and the last year given.",
            f"{older_than_2017(FIRST_YEAR - 1)} The same is said of every year before it.",
            f"{newer_than_2027(LAST_YEAR + 1)} The same is said of every year after it.",
        )
    )


def _year_by_year() -> str:
    changes = [(change, codes.field) for codes in CODE_SETS for change in codes.came_and_went()]
    changes.sort(key=lambda found: found[0].year)
    rows = [
        (collection_year(change.year), field, *_came_and_went(change)) for change, field in changes
    ]
    return "## What came and went, year by year\n\n" + _table(
        ("Collection year", "Field", "Came", "Went"), rows
    )


def _unconfirmed() -> str:
    rows = [
        (codes.field, code.code, _doubt(code), code.note)
        for codes in CODE_SETS
        for code in codes.codes
        if code.is_unconfirmed
    ]
    return (
        "## Unconfirmed\n\n"
        "Where the sources differ on a year, or leave it open, a file of that year may carry the "
        "code without being told that it is wrong; the years in the tables below are our "
        "reading.\n\n" + _table(("Field", "Code", "What is not settled", "What was found"), rows)
    )


def _doubt(code: Code) -> str:
    doubts = []
    if code.meaning == NOT_FOUND:
        doubts.append(NOT_FOUND)
    if code.disputed:
        doubts.append("its use in " + _span(min(code.disputed), max(code.disputed)))
    return "; ".join(doubts)


def _field(codes: CodeSet) -> str:
    rows = [
        (code.code, code.meaning, _from(code), _to(code), code.note, code.source)
        for code in codes.codes
    ]
    parts = [
        f"### {codes.field}",
        _table(("Code", "Meaning", "From", "To", "Note", "Source"), rows),
    ]
    if codes.note:
        parts.insert(1, codes.note)
    if codes.came_and_went():
        changes = [
            (collection_year(change.year), *_came_and_went(change))
            for change in codes.came_and_went()
        ]
        parts.append(_table(("Collection year", "Came", "Went"), changes))
    return "\n\n".join(parts)


def _routes() -> str:
    rows = [(route.title, f"`{route.key}`", ", ".join(route.codes)) for route in ROUTES]
    return (
        "## Routes out of care\n\nEvery code with which a child leaves care has exactly one route "
        "(definitions 2).\n\n" + _table(("Route", "Key", "Codes"), rows)
    )


def _groups() -> str:
    rows = [
        (group.title, group.of.field, _in_order(group.of, group.codes), group.source)
        for group in GROUPS
    ]
    return "## Codes taken together\n\n" + _table(("Group", "Field", "Codes", "Source"), rows)


def _sources() -> str:
    return "## Sources\n\n" + _table(("Key", "Where"), list(SOURCES.items()))


def _came_and_went(change: Change) -> tuple[str, str]:
    return ", ".join(sorted(change.came)) or "-", ", ".join(sorted(change.went)) or "-"


def _in_order(codes: CodeSet, some: frozenset[str]) -> str:
    return ", ".join(code.code for code in codes.codes if code.code in some)


def _from(code: Code) -> str:
    year = collection_year(code.first_year)
    return f"{year} or before" if code.first_year == FIRST_YEAR else year


def _to(code: Code) -> str:
    return "still" if code.last_year == LAST_YEAR else collection_year(code.last_year)


def _span(first: int, last: int) -> str:
    if first == last:
        return collection_year(first)
    return f"{collection_year(first)} to {collection_year(last)}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_row(header), _row(["---"] * len(header))]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
