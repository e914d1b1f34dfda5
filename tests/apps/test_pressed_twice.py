"""Two presses of the same button at the same moment: one save, and both are told in a sentence."""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Thread

import psycopg
import pytest
from django.db import connection, connections
from django.db.models import Model
from django.utils.timezone import localdate

from footprint.accounts import carried
from footprint.accounts.models import Person, RoleGrant
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.models import (
    Access,
    Allocation,
    Bar,
    Child,
    Communication,
    Connected,
    ContactLimit,
    Cover,
    Episode,
    Flag,
    ListedChild,
    Names,
    OfficerTold,
    Restriction,
    Review,
    ReviewingOfficer,
    SocialWorkerAccount,
    Together,
)
from footprint.team.models import Absence, Post
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.children import recording
from tests.stores import Store

TODAY = localdate()
#: So long both presses are held up where they write, so that neither sees the other's row.
HELD_UP_SECONDS = 0.4


def day(name: str, value: date) -> dict[str, str]:
    return {
        f"{name}-day": str(value.day),
        f"{name}-month": str(value.month),
        f"{name}-year": str(value.year),
    }


@dataclass(frozen=True)
class Press:
    """A form as it is sent, and the rows that it makes."""

    path: str
    makes: type[Model]
    sent: Mapping[str, str]
    role: Role = Role.IRO_MANAGER
    makes_rows: int = 1
    answers: frozenset[int] = field(default=frozenset({200, 302}))


def presses(cast: Mapping[Role, Viewer]) -> Mapping[str, Press]:
    mary = cast[Role.IRO_MANAGER]
    hers, restricted, another_s = (recording.child(mary, one) for one in ("H1", "H2", "H4"))
    nora = recording.officer(mary, "Nora North", "nora@council.test")
    petra = recording.officer(mary, "Petra Post", "petra@council.test")
    recording.allocated(mary, hers, nora, TODAY - timedelta(days=50))
    recording.linked(mary, hers, "Sal Social", TODAY - timedelta(days=50))
    recording.restricted(mary, restricted)
    maud = recording.connected(mary, hers)
    at, ivy = f"/children/{hers}", cast[Role.INSPECTOR].person_id
    panel, sal = cast[Role.PANEL_MEMBER].person_id, cast[Role.SOCIAL_WORKER].person_id
    began, ended = day("began_on", TODAY), day("ended_on", TODAY + timedelta(days=5))
    earlier = day("began_on", TODAY - timedelta(days=10))
    coded = {"new_episode": "P", "legal_status": "C2", "placement": "U6", "end_reason": ""}
    post = {"title": "Officer", "kind": "permanent", "fte": "0.5", "reviewing": "1", **began}
    ada, olive, why = Role.ADMINISTRATOR, Role.REVIEWING_OFFICER, {"reason": "Her mother rang"}
    return {
        "a child": Press(
            "/children/add/",
            Child,
            {"identifier": "H3", "first_name": "Ann", "surname": "Moss", **began}
            | {"legal_status": "C2", "placement": "U6"},
        ),
        "names": Press(
            f"{at}/names/", Names, {"first_name": "Nan", "surname": "Moss", "version": "1"}
        ),
        "an episode": Press(
            f"{at}/episodes/record/", Episode, {**earlier, **coded, "version": "0"}
        ),
        "a review": Press(
            f"{at}/reviews/record/",
            Review,
            {**day("held_on", TODAY), "participation": "PN1", "version": "0"},
        ),
        "a flag": Press(f"{at}/flags/record/", Flag, {"kind": "missing", "told_by": "T", **began}),
        "a person round the child": Press(
            f"{at}/people/add/",
            Connected,
            {"name": "Una", "relation": "father", "route": "none", "version": "0"}
            | {"parental_responsibility": "no", "provider": ""},
        ),
        "a court's limit": Press(
            f"{at}/people/{maud}/limits/add/",
            ContactLimit,
            {"kind": "supervised", "by": "ZX26C00001", **began},
        ),
        "how the child is spoken with": Press(
            f"{at}/communication/", Communication, {"language": "Polish", "version": "0"}
        ),
        "that the child was told": Press(
            f"{at}/officer-told/", OfficerTold, {"how": "visit", **day("told_on", TODAY)}
        ),
        "a sister": Press(
            f"{at}/brothers-and-sisters/add/", Together, {"reference": "H4"}, makes_rows=2
        ),
        "an allocation": Press(
            "/allocate/",
            Allocation,
            {"step": "do", "child": str(hers), "officer": str(petra.pk), "reason": "", **began}
            | {f"mark-{hers}": "1"},
        ),
        "an officer": Press(
            "/officers/add/", ReviewingOfficer, {"full_name": "Una", "email": "una@council.test"}
        ),
        "cover": Press(
            "/cover/add/",
            Cover,
            {"officer": str(nora.pk), "covered_by": str(petra.pk), **began, **ended},
        ),
        "a post": Press("/team/posts/add/", Post, {**post, "officer": str(nora.pk)}),
        "a vacant post": Press("/team/posts/add/", Post, {**post, "officer": "vacant"}),
        "an absence": Press(
            "/team/absences/add/", Absence, {"officer_id": str(nora.pk), "kind": "leave", **began}
        ),
        "a person": Press(
            "/people/add/", Person, {"full_name": "Una", "email": "una@council.test"}, ada
        ),
        "a role": Press(
            f"/people/{panel}/grant/",
            RoleGrant,
            {"role": "analyst", **day("begins_on", TODAY), "scope": ""},
            ada,
        ),
        "a restriction": Press(f"{at}/restrict/", Restriction, {**why, "before": ""}),
        "a bar": Press(f"{at}/bars/add/", Bar, {**why, "person_id": str(sal)}),
        "a reason": Press(f"/children/{another_s}/reason/", Access, {**why, "next": ""}, olive),
        "a broken glass": Press(
            f"/children/{restricted}/break-glass/", Access, {**why, "next": ""}, olive
        ),
        "a listing": Press(
            f"/inspectors/{ivy}/list/", ListedChild, {"references": "H1", **began, **ended}
        ),
        "a match": Press(
            "/workers/match/", SocialWorkerAccount, {"worker": "Sal Social", "person_id": str(sal)}
        ),
    }


@contextmanager
def held_up(store: Store, table: str) -> Iterator[None]:
    """Whoever writes to the table waits."""
    if store.kind == "sqlite":
        with closing(sqlite3.connect(store.settings["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    with closing(psycopg.connect(store.environment["FOOTPRINT_DATABASE_URL"])) as other_server:
        other_server.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE".encode())
        yield
        other_server.rollback()


def pressed_twice(store: Store, press: Press, person_id: int) -> list[tuple[int, str]]:
    clients = [signed_in(person_id) for _ in range(2)]
    sent = {**press.sent, carried.FIELD: carried.typed_by(person_id)}
    answers: list[tuple[int, str]] = []

    def send(number: int) -> None:
        clients[number].raise_request_exception = False
        page = clients[number].post(press.path, sent)
        answers.append((page.status_code, page.content.decode()))
        connections.close_all()

    threads = [Thread(target=send, args=(number,)) for number in range(2)]
    with held_up(store, press.makes._meta.db_table):
        for thread in threads:
            thread.start()
        time.sleep(HELD_UP_SECONDS)
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.store
def test_every_form_that_is_pressed_twice_at_once_saves_once_and_says_so(store: Store) -> None:
    cast = everybody()
    wrong = []
    for what, press in presses(cast).items():
        rows = press.makes._default_manager
        before, changed = rows.count(), what == "names"
        answers = pressed_twice(store, press, cast[press.role].person_id or 0)
        made, codes = rows.count() - before, sorted(code for code, _ in answers)
        connection.close()
        if made != (0 if changed else press.makes_rows) or codes not in ([200, 302], [302, 302]):
            wrong.append((what, made, codes))
    assert not wrong, wrong
    assert Names.objects.get(first_name="Nan").version == 2
