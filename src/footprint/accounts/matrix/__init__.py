"""Who may do what: role x action x whose child. What has no line here is refused to everybody.

Every routed address and every action has its line, or the tests fail. A line says whether a
stranger may, or anyone signed in, or which roles; and a role's cell says for which children.
The sentence of a refusal is in `permissions`.
"""

from footprint.accounts.matrix import (
    access,
    after,
    authority,
    by_hand,
    caseload,
    disposal,
    figures,
    imports,
    ladders,
    papers,
    people_round,
    post,
    quality,
    record,
    review_booking,
    reviews,
    signing_in,
    team,
)
from footprint.accounts.matrix.cells import (
    EVERYBODYS,
    NO_CHILD,
    OWN,
    TO_READ,
    UNBARRED,
    Cell,
    Line,
    OpenTo,
    Whose,
)

__all__ = [
    "EVERYBODYS",
    "LINES",
    "NO_CHILD",
    "OWN",
    "TO_READ",
    "UNBARRED",
    "Cell",
    "Line",
    "OpenTo",
    "Whose",
    "allows",
    "cell_of",
    "line_named",
    "line_of_route",
]

#: Every line, in the order of the reference.
LINES: tuple[Line, ...] = (
    *signing_in.LINES,
    *imports.LINES,
    *caseload.LINES,
    *figures.LINES,
    *access.LINES,
    *by_hand.LINES,
    *ladders.LINES,
    *people_round.LINES,
    *quality.LINES,
    *team.LINES,
    *reviews.LINES,
    *after.LINES,
    *review_booking.LINES,
    *record.LINES,
    *disposal.LINES,
    *post.LINES,
    *authority.LINES,
    *papers.LINES,
)

_BY_NAME = {line.name: line for line in LINES}
_BY_ROUTE = {route: line for line in LINES for route in line.routes}


def line_named(name: str) -> Line:
    return _BY_NAME[name]


def line_of_route(route: str) -> Line | None:
    return _BY_ROUTE.get(route)


def allows(line: Line, role: str, whose: Whose = Whose.NOBODYS) -> bool:
    """Whether the role's cell of the line holds this."""
    return whose in cell_of(line, role)


def cell_of(line: Line, role: str) -> Cell:
    """For which children a role may; none where the line does not name it."""
    return next((cell for named, cell in line.cells.items() if role == named), frozenset())
