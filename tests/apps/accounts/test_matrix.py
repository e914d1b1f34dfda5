"""Every address x every role, strangers included: what the matrix does not allow is refused."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path

import pytest
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import footprint
from footprint.accounts.matrix import (
    LINES,
    Line,
    OpenTo,
    Whose,
    allows,
    cell_of,
    line_named,
    line_of_route,
)
from footprint.accounts.roles import Role
from footprint.audit.actions import ACTIONS
from footprint.audit.facts import Viewer
from footprint.children.actions import by_hand, ladders, restricting, together
from footprint.children.facts.ladder import PathwayPlanSaid
from footprint.children.models import OfficerTold
from footprint.children.queries import access as access_queries
from tests.apps.browsing import signed_in
from tests.apps.cast import TEAM, administrator, everybody, person, propose
from tests.apps.children import recording
from tests.apps.reviews import after_things
from tests.apps.reviews.things import asked_for, booked, found, invited
from tests.apps.team.things import of_the_team

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


def actions_of_every_app() -> set[str]:
    """The names of the actions in every app's actions, whether one module or several."""
    package = Path(footprint.__file__).parent
    found = set()
    for path in [*package.glob("*/actions.py"), *package.glob("*/actions/*.py")]:
        name = ".".join(path.relative_to(package.parent).with_suffix("").parts)
        module = import_module(name.removesuffix(".__init__"))
        members = getmembers(module, isfunction)
        named = {each for each, made in members if made.__module__ == module.__name__}
        found |= {each for each in named if not each.startswith("_")} & ACTIONS
    return found


def test_every_action_has_its_line() -> None:
    names = actions_of_every_app()
    assert {"grant_role", "record_review", "break_glass"} <= names
    assert names <= {line.name for line in LINES}


def test_a_line_for_roles_names_some_and_no_other_line_does() -> None:
    assert [line.name for line in LINES if (line.open_to is OpenTo.ROLES) != bool(line.cells)] == []


def test_a_cell_holds_what_it_names_and_nothing_else() -> None:
    line = Line("x", "x", cells={Role.ANALYST: frozenset({Whose.OWN})})
    assert allows(line, Role.ANALYST, Whose.OWN)
    assert not allows(line, Role.ANALYST, Whose.BARRED)
    assert not allows(line, Role.INSPECTOR, Whose.OWN)
    assert not allows(line, "", Whose.OWN)


@pytest.mark.store
def test_what_each_may_open_is_what_the_matrix_says() -> None:
    cast = everybody()
    five_children(cast)
    things = {**thing_ids(cast), **of_the_team(cast[Role.IRO_MANAGER])}
    visitors: dict[str, int | None] = {
        STRANGER: None,
        NO_ROLE: person("Ned Nothing"),
        **{role: viewer.person_id for role, viewer in cast.items()},
    }
    wrong = []
    for visitor, person_id in visitors.items():
        client = signed_in(person_id)
        for name, pattern in routes_without_a_child():
            line = line_of_route(name)
            assert line is not None
            response = client.get(address(pattern, things))
            came = outcome(response).replace("not there", "let in")  # the link, say, is spent
            if came != expected(line, visitor):
                wrong.append((visitor, name, came, response.status_code))
    assert wrong == []


@pytest.mark.store(long_on="postgresql")
def test_what_each_may_open_of_each_child_is_what_the_matrix_says() -> None:
    """Each address about a child is asked five times: hers, another's, restricted, barred, past."""
    of_each_child(lambda number: list(Whose))


@pytest.mark.store
def test_what_each_may_open_of_one_child_or_another_is_what_the_matrix_says() -> None:
    """Each address is asked once a visitor, about one of the five, and about another by the next."""
    in_turn = [whose for whose in Whose if whose is not Whose.NOBODYS]
    of_each_child(lambda number: [in_turn[number % len(in_turn)]])


def of_each_child(asked_about: Callable[[int], Sequence[Whose]]) -> None:
    cast = everybody()
    children = five_children(cast)
    things = thing_ids(cast)
    visitors: dict[str, int | None] = {
        STRANGER: None,
        NO_ROLE: person("Ned Nothing"),
        **{role: viewer.person_id for role, viewer in cast.items()},
    }
    wrong = []
    for turn, (visitor, person_id) in enumerate(visitors.items()):
        client = signed_in(person_id)
        for number, (name, pattern) in enumerate(routes_with_a_child(), start=turn):
            line = line_of_route(name)
            assert line is not None
            for whose in children.keys() & set(asked_about(number)):
                response = client.get(address(pattern, {**things, **children[whose]}))
                came, should = outcome(response), expected(line, visitor, whose)
                if came != should:
                    wrong.append((visitor, name, whose.value, came, "not", should))
    assert wrong == []


@pytest.mark.store(long_on="postgresql")
def test_an_unknown_child_is_as_little_there_as_a_barred_one() -> None:
    cast = everybody()
    about = five_children(cast)[Whose.BARRED]
    things = thing_ids(cast)
    unknown = {**about, "child_id": 10**12}
    for role in (Role.IRO_MANAGER, Role.REVIEWING_OFFICER, Role.BUSINESS_SUPPORT):
        client = signed_in(cast[role].person_id)
        for name, pattern in routes_with_a_child():
            pages = [client.get(address(pattern, {**things, **of})) for of in (about, unknown)]
            assert [page.status_code for page in pages] in ([404, 404], [403, 403]), name
            bodies = [without_reference(page.content.decode()) for page in pages]
            assert bodies[0] == bodies[1], name


def without_reference(page: str) -> str:
    """Every page of refusal has a reference of its own, and a nonce."""
    page = re.sub(r'class="fp-code">[^<]*', "", page)
    return re.sub(r'nonce="[^"]*"', "", page)


def routes_with_a_child() -> list[tuple[str, URLPattern]]:
    return [(name, one) for name, one in ROUTES.items() if "child_id" in parts_of(one)]


def routes_without_a_child() -> list[tuple[str, URLPattern]]:
    """Signing out is left out: it would end the visit."""
    return [
        (name, one)
        for name, one in ROUTES.items()
        if "child_id" not in parts_of(one) and name != "account_logout"
    ]


def parts_of(pattern: URLPattern) -> Mapping[str, int]:
    return pattern.pattern.regex.groupindex


def address(pattern: URLPattern, parts: Mapping[str, object]) -> str:
    return reverse(pattern.name or "", kwargs={name: parts[name] for name in parts_of(pattern)})


#: What is not there to be found, unless a test brings it: whoever may open the address is told so.
_NOWHERE = (
    "officer_id",
    "cover_id",
    "disposal_id",
    "allocation_id",
    "post_id",
    "absence_id",
    "import_id",
    "year",
    "code",
    "signature_id",
    "item",
    "message_id",
    "hold_id",
    "number",
    "secret",
    "rule",
    "school_year",
    "word",
    "device_id",
)


def thing_ids(cast: Mapping[Role, Viewer]) -> dict[str, object]:
    """What addresses lead to: a person, a grant that waits, a link that is spent, a listing and a
    match as `five_children` makes them."""
    waiting = propose(cast[Role.ADMINISTRATOR], person("Nora New"), Role.ANALYST)
    mary = cast[Role.IRO_MANAGER]
    return {
        "person_id": cast[Role.PANEL_MEMBER].person_id,
        "grant_id": waiting.id,
        "listing_id": access_queries.listings(mary)[0].id,
        "account_id": access_queries.workers_matched(mary)[0].id,
        "uidb36": "1",
        "key": "set-password",
        "import_id": 1,
        "kind": "csv",
        **dict.fromkeys(_NOWHERE, 0),
    }


def five_children(cast: Mapping[Role, Viewer]) -> dict[Whose, dict[str, object]]:
    """Children who stand to each of the cast as the key says, as far as they can to her role, with
    what addresses about each may lead to: the day of her episode and of her review, a flag, a plan.

    Whoever holds children holds them: Olive as officer, Sal as worker, Tess through her team, Ivy
    by her list.
    """
    sal = cast[Role.SOCIAL_WORKER]
    recording.is_worker(sal, "Sal Social", sal.person_id or 0)
    return {whose: one_child(cast, whose) for whose in Whose if whose is not Whose.NOBODYS}


def one_child(cast: Mapping[Role, Viewer], whose: Whose) -> dict[str, object]:
    mary = cast[Role.IRO_MANAGER]
    today = mary.today
    day = today - timedelta(days=100)
    child_id = recording.child(mary, f"child-{whose.value}", began_on=day)
    recording.review(mary, child_id, day)
    review_id = booked(mary, child_id, today + timedelta(days=10))
    of_the_review = {
        "sitting_id": found(mary, child_id, review_id).sittings[0].id,
        "request_id": asked_for(mary, child_id),
        "invited_id": invited(mary, child_id, review_id)[0].id,
        **after_things.one_of_each(mary, child_id, review_id),
    }
    flag_id = by_hand.record_flag(
        viewer=mary, child_id=child_id, kind="missing", began_on=day, told_by="The police"
    )
    connected_id = recording.connected(
        mary, child_id, address="1 Moss Lane", route="post", relation="father"
    )
    limit_id = recording.limited(mary, child_id, connected_id)
    told_id = with_a_sister_and_told(mary, child_id, whose)
    row_id = ladders.record_ladder_fact(
        viewer=mary, child_id=child_id, said=PathwayPlanSaid(day), version=0
    )
    if whose in {Whose.OWN, Whose.RESTRICTED, Whose.BARRED}:
        held(cast, child_id, day, None)
    if whose is Whose.PAST:
        held(cast, child_id, day, today - timedelta(days=40))
    if whose is Whose.RESTRICTED:
        recording.restricted(mary, child_id)
    panel = cast[Role.PANEL_MEMBER].person_id or 0
    restricting.bar_person(
        viewer=mary, child_id=child_id, person_id=panel, reason="A relative of hers"
    )
    plan = {"thing": "pathway-plan", "row_id": row_id}
    (bar,) = access_queries.bars(mary, child_id)
    if whose is Whose.BARRED:
        for viewer in cast.values():
            if viewer.person_id != panel:
                recording.barred(mary, child_id, viewer.person_id or 0)
    return {
        "child_id": child_id,
        "day": day,
        "flag_id": flag_id,
        "bar_id": bar.id,
        "review_id": review_id,
        **of_the_review,
        "connected_id": connected_id,
        "limit_id": limit_id,
        "told_id": told_id,
        "sent_id": 0,
        "for_whom": "child",
        "ending": "pdf",
        **plan,
    }


def with_a_sister_and_told(mary: Viewer, child_id: int, whose: Whose) -> int:
    """Her sister is nobody's, and whoever sees all children sees her."""
    recording.child(mary, f"sister-{whose.value}", first_name="Mona")
    together.bring_together(viewer=mary, child_id=child_id, reference=f"sister-{whose.value}")
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.add_rows(
        viewer=recording.the_import(mary.today),
        rows=[OfficerTold(child_id=child_id, officer=olive, told_on=mary.today, how="visit")],
    )
    return OfficerTold.objects.get(child=child_id).pk


def held(cast: Mapping[Role, Viewer], child_id: int, day: date, until: date | None) -> None:
    mary = cast[Role.IRO_MANAGER]
    olive = recording.officer(mary, "Olive Officer", "olive@council.test")
    recording.allocated(mary, child_id, olive, day, until)
    recording.linked(mary, child_id, "Sal Social", day, until, team=TEAM)
    ivy = cast[Role.INSPECTOR].person_id or 0
    recording.listed(mary, child_id, ivy, day, until or mary.today + timedelta(days=1))


#: Whom a role can hold: what stands to her as own or past, and to everybody else as other's.
HOLDS = {
    Whose.OWN: {
        Role.REVIEWING_OFFICER,
        Role.SOCIAL_WORKER,
        Role.SOCIAL_CARE_MANAGER,
        Role.INSPECTOR,
    },
    Whose.PAST: {Role.REVIEWING_OFFICER, Role.SOCIAL_WORKER},
}
#: Those to whom a child is there, even where a page about her is refused.
SEE_ALL = {Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.BUSINESS_SUPPORT, Role.ANALYST}


def outcome(response: HttpResponseBase) -> str:
    location = response.headers.get("Location", "")
    if response.status_code in {403, 404}:
        return "refused" if response.status_code == 403 else "not there"
    if response.status_code == 302 and location.startswith("/sign-in/?"):
        return "sent to sign in"
    asked = any(f"/{word}/?next=" in location for word in ("reason", "break-glass"))
    return "asked why" if response.status_code == 302 and asked else "let in"


def expected(line: Line, visitor: str, whose: Whose = Whose.NOBODYS) -> str:
    if line.open_to is OpenTo.STRANGERS:
        return "let in"
    if visitor == STRANGER:
        return "sent to sign in"
    if line.open_to is OpenTo.SIGNED_IN:
        return "let in"
    if not cell_of(line, visitor):
        return "refused"
    return "let in" if whose is Whose.NOBODYS else expected_of_a_child(line, visitor, whose)


def expected_of_a_child(line: Line, role: str, whose: Whose) -> str:
    if whose is Whose.BARRED:
        return "not there"
    if whose in HOLDS and role not in HOLDS[whose]:
        whose = Whose.OTHERS
    if whose is Whose.RESTRICTED and role in {Role.INSPECTOR, Role.SOCIAL_WORKER}:
        return "not there"
    if not allows(line, role, whose):
        hidden = role not in SEE_ALL or whose is Whose.RESTRICTED
        return "not there" if hidden else "refused"
    asks = line.name not in {"give_reason", "break_glass"} and any(
        allows(line_named(name), role, whose) for name in ("give_reason", "break_glass")
    )
    return "asked why" if asks else "let in"


@pytest.mark.store
def test_a_refusal_says_in_a_sentence_who_may() -> None:
    cast = everybody()
    page = signed_in(cast[Role.ANALYST].person_id).get(reverse("trail"))
    assert "You need the role Auditor to read the trail." in page.content.decode()


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
