"""The page of roles: what each is for, and the matrix of who may do what."""

from collections.abc import Iterator

from footprint.accounts.matrix import LINES, Cell, Line, OpenTo, Whose
from footprint.accounts.roles import ROLES, Role

INTRODUCTION = """# Roles, and who may do what

Made from the code (`accounts/roles.py`, `accounts/matrix.py`); do not edit.

A role is held from one day up to another, and a page acts in one role at a time. Nobody grants
herself a role. A role that opens children's records is proposed by one person and confirmed by a
second, an administrator or an IRO manager. Nobody is reviewing officer and in the social work line
on the same days. The last administrator stays.
"""

EXPLAINED = """An address or an action without a line is refused to everybody, and who is not named in
a line may not. Where a line concerns children, a role is followed by those for whom it may: own,
other's, restricted, barred, past.
"""


def render_roles() -> str:
    return "\n".join([INTRODUCTION, *_roles(), "", "## Who may do what", "", EXPLAINED, *_matrix()])


def _roles() -> Iterator[str]:
    yield "| role | sees | does | granted by | in the social work line |"
    yield "|---|---|---|---|---|"
    for facts in ROLES.values():
        granted = "two people" if facts.by_two else "one person"
        line = "yes" if facts.social_work_line else ""
        yield f"| {facts.label} | {facts.sees} | {facts.does} | {granted} | {line} |"


def _matrix() -> Iterator[str]:
    yield "| to | who may | addresses | on the trail |"
    yield "|---|---|---|---|"
    for line in LINES:
        addresses = ", ".join(f"`{route}`" for route in line.routes)
        recorded = "its reading" if line.on_the_trail else ""
        yield f"| {line.does} | {_who(line)} | {addresses} | {recorded} |"
    yield ""


def _who(line: Line) -> str:
    if line.open_to is not OpenTo.ROLES:
        return line.open_to.value
    return "; ".join(
        f"{ROLES[role].label}{_whose(line.cells[role])}" for role in Role if role in line.cells
    )


def _whose(cell: Cell) -> str:
    """For which children; nothing where the line concerns none."""
    named = [whose.value for whose in Whose if whose in cell and whose is not Whose.NOBODYS]
    return f" ({', '.join(named)})" if named else ""
