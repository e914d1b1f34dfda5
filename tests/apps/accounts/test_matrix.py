"""Every address x every role, strangers included: what the matrix does not allow is refused."""

from collections.abc import Iterator, Mapping
from inspect import getmembers, isfunction

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from footprint.accounts import actions
from footprint.accounts.matrix import LINES, Line, OpenTo, Whose, allows, line_of_route
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, everybody, person, propose

STRANGER, NO_ROLE = "a stranger", "someone without a role"


def routes(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry)
        else:
            yield entry


ROUTES = {pattern.name or str(pattern.pattern): pattern for pattern in routes()}


def test_every_address_has_its_line() -> None:
    assert [name for name in ROUTES if line_of_route(name) is None] == []


def test_every_route_of_the_matrix_is_an_address_and_stands_in_one_line() -> None:
    named = [route for line in LINES for route in line.routes]
    assert sorted(named) == sorted(set(named))
    assert set(named) == set(ROUTES)


def test_every_action_has_its_line() -> None:
    names = {
        name
        for name, function in getmembers(actions, isfunction)
        if function.__module__ == actions.__name__ and hasattr(function, "__wrapped__")
    }
    assert "grant_role" in names
    assert names <= {line.name for line in LINES}


def test_a_line_for_roles_names_some_and_no_other_line_does() -> None:
    assert [line.name for line in LINES if (line.open_to is OpenTo.ROLES) != bool(line.cells)] == []


def test_a_cell_holds_what_it_names_and_nothing_else() -> None:
    line = Line("x", "x", cells={Role.ANALYST: frozenset({Whose.OWN})})
    assert allows(line, Role.ANALYST, Whose.OWN)
    assert not allows(line, Role.ANALYST, Whose.BARRED)
    assert not allows(line, Role.INSPECTOR, Whose.OWN)
    assert not allows(line, "", Whose.OWN)


def address(pattern: URLPattern, cast: Mapping[Role, Viewer], grant_id: int) -> str:
    """An address that leads to something: a person, a grant that waits, a link that is spent."""
    parts = {
        "person_id": cast[Role.PANEL_MEMBER].person_id,
        "grant_id": grant_id,
        "uidb36": "1",
        "key": "set-password",
        "year": 2026,
        "code": "looked_after_on",
        "signature_id": 1,
    }
    wanted = pattern.pattern.regex.groupindex
    return reverse(pattern.name or "", kwargs={name: parts[name] for name in wanted})


@pytest.mark.store
def test_what_each_may_open_is_what_the_matrix_says() -> None:
    cast = everybody()
    waiting = propose(cast[Role.ADMINISTRATOR], person("Nora New"), Role.ANALYST)
    visitors: dict[str, int | None] = {
        STRANGER: None,
        NO_ROLE: person("Ned Nothing"),
        **{role: viewer.person_id for role, viewer in cast.items()},
    }
    wrong = []
    for visitor, person_id in visitors.items():
        client = signed_in(person_id)
        for name, pattern in ROUTES.items():
            if name == "account_logout":
                continue  # it would end the visit
            line = line_of_route(name)
            assert line is not None
            response = client.get(address(pattern, cast, waiting.id))
            if outcome(response.status_code, response.headers.get("Location", "")) != expected(
                line, visitor
            ):
                wrong.append((visitor, name, response.status_code))
    assert wrong == []


def outcome(status: int, location: str) -> str:
    if status == 403:
        return "refused"
    return "sent to sign in" if status == 302 and location.startswith("/sign-in/?") else "let in"


def expected(line: Line, visitor: str) -> str:
    if line.open_to is OpenTo.STRANGERS:
        return "let in"
    if visitor == STRANGER:
        return "sent to sign in"
    if line.open_to is OpenTo.SIGNED_IN:
        return "let in"
    return "let in" if allows(line, visitor) else "refused"


@pytest.mark.store
def test_a_refusal_says_in_a_sentence_who_may() -> None:
    cast = everybody()
    page = signed_in(cast[Role.ANALYST].person_id).get(reverse("trail"))
    assert "To read the trail is for: Auditor." in page.content.decode()


@pytest.mark.store
def test_an_address_without_a_line_is_refused_to_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(matrix_by_route(), "people")
    page = signed_in(administrator().person_id).get(reverse("people"))
    assert page.status_code == 403
    assert "Nobody has been given leave" in page.content.decode()


def matrix_by_route() -> dict[str, Line]:
    from footprint.accounts import matrix

    return matrix._BY_ROUTE
