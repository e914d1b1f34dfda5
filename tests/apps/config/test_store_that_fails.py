"""A store that is full, busy or away: said in a sentence, with what was typed, and nothing changed."""

import os
import re
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from footprint.accounts import carried
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.audit.gate import changing_the_structure
from footprint.audit.models import TrailRow
from footprint.children.models import Names
from tests import postgresql
from tests.apps.browsing import signed_in
from tests.apps.cast import everybody
from tests.apps.children import recording
from tests.journeys.site import Site, served
from tests.stores import Store, postgresql_store

TYPED = {"first_name": "Wilhelmina", "known_as": "", "surname": "Quince", "version": "1"}


def support() -> Viewer:
    return everybody()[Role.BUSINESS_SUPPORT]


def visitor(viewer: Viewer) -> Client:
    client = signed_in(viewer.person_id)
    client.raise_request_exception = False
    return client


def names_of(viewer: Viewer, client: Client, child_id: int) -> HttpResponse:
    sent = {**TYPED, carried.FIELD: carried.typed_by(viewer.person_id or 0)}
    return client.post(f"/children/{child_id}/names/", sent)  # type: ignore[return-value]


def state() -> tuple[list[tuple[str, int]], int]:
    return list(Names.objects.values_list("first_name", "version")), TrailRow.objects.count()


@contextmanager
def full(store: Store) -> Iterator[None]:
    """SQLite's file grows no more; PostgreSQL says of every row of the trail what it says on a full
    disk, with its own code for it."""
    with connection.cursor() as cursor, changing_the_structure():
        if store.kind == "sqlite":
            cursor.execute("PRAGMA page_count")
            (pages,) = cursor.fetchone()
            cursor.execute(f"PRAGMA max_page_count = {pages}")
        else:
            cursor.execute(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE "
                "EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = "
                "'disk_full'; END $$"
            )
            cursor.execute(
                "CREATE TRIGGER no_room BEFORE INSERT ON audit_trailrow "
                "FOR EACH ROW EXECUTE FUNCTION no_room()"
            )
    yield
    with connection.cursor() as cursor, changing_the_structure():
        if store.kind == "sqlite":
            cursor.execute("PRAGMA max_page_count = 4294967294")
        else:
            cursor.execute("DROP TRIGGER no_room ON audit_trailrow")
            cursor.execute("DROP FUNCTION no_room()")


def used_up(client: Client, child_id: int) -> None:
    """What room there was in pages that were begun is soon used up by openings."""
    for _ in range(300):
        if client.get(f"/children/{child_id}/record/").status_code == 507:
            return
    raise AssertionError("The store is not full.")


@contextmanager
def busy(store: Store) -> Iterator[None]:
    """Another writes for longer than anybody waits, which here is a moment."""
    connection.close()
    if store.kind == "sqlite":
        with closing(sqlite3.connect(store.settings["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            connection.settings_dict["OPTIONS"]["timeout"] = 0.2
            yield
        return
    with psycopg.connect(store.environment["FOOTPRINT_DATABASE_URL"]) as other_server:
        other_server.execute("LOCK TABLE audit_trailrow IN EXCLUSIVE MODE")
        connection.settings_dict["OPTIONS"]["options"] = "-c lock_timeout=200ms"
        yield
    connection.close()


def test_a_page_waits_for_another_write_equally_long_on_both_stores() -> None:
    from footprint.config import stores

    options = stores.postgresql("postgresql://host/name?options=-csearch_path%3Dx")["OPTIONS"]
    assert options["options"] == "-c lock_timeout=20s -csearch_path=x"
    assert options["connect_timeout"] == 10
    assert stores.sqlite(Path("x"))["OPTIONS"]["timeout"] == 20


@pytest.mark.store
def test_a_full_store_says_so_keeps_what_was_typed_and_with_room_takes_it(store: Store) -> None:
    viewer = support()
    child_id = recording.child(viewer, "398768")
    client = visitor(viewer)
    with full(store):
        used_up(client, child_id)
        before = state()
        page = names_of(viewer, client, child_id)
        words = page.content.decode()
        assert page.status_code == 507
        assert "Nothing was saved: the store is full" in words
        assert "Wilhelmina" in words
        assert "Send it again" in words
        assert re.search(r"reference: <strong[^>]*>\w{4}-\w{4}<", words)
        assert state() == before
    assert names_of(viewer, client, child_id).status_code == 302


@pytest.mark.store
def test_a_store_in_which_another_writes_for_too_long_says_when_to_try_again(
    store: Store,
) -> None:
    viewer = support()
    child_id = recording.child(viewer, "398768")
    client = visitor(viewer)
    before = state()
    with busy(store):
        looked, saved = client.get(f"/children/{child_id}/"), names_of(viewer, client, child_id)
    for page in (looked, saved):
        assert page.status_code == 503
        assert page["Retry-After"] == "30"
        assert "busy for too long" in page.content.decode()
    assert "Mina" not in looked.content.decode()
    assert "Wilhelmina" in saved.content.decode()
    assert state() == before
    assert names_of(viewer, client, child_id).status_code == 302


@pytest.mark.store
def test_a_mistake_of_ours_is_not_taken_for_a_store_that_is_away(store: Store) -> None:
    viewer = support()
    client = visitor(viewer)
    with connection.cursor() as cursor, changing_the_structure():
        cursor.execute("ALTER TABLE children_names RENAME TO gone")
    page = client.get("/caseload/")
    assert page.status_code == 500
    assert "Retry-After" not in page


@dataclass
class Browser:
    """Keeps the cookies of one person, and follows nothing."""

    site: Site
    cookies: dict[str, str]

    def ask(self, path: str, sent: Mapping[str, str] | None = None) -> "tuple[int, str]":
        data = urllib.parse.urlencode(sent).encode() if sent is not None else None
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        request = urllib.request.Request(self.site.address + path, data, headers)  # noqa: S310
        try:
            with urllib.request.build_opener(_Stays).open(request, timeout=60) as response:
                self._keep(response.headers)
                return response.status, response.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def _keep(self, headers: HTTPMessage) -> None:
        for cookie in headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[tuple[Store, Path]]:
    """A store on a PostgreSQL of this test's own, which it may stop."""
    if os.environ.get("FOOTPRINT_TEST_DATABASE_URL"):
        pytest.skip("The PostgreSQL that is named is not ours to stop.")
    run = Path(os.environ["FOOTPRINT_TEST_RUN"]) / f"own-{tmp_path.name}"
    run.mkdir()
    try:
        with postgresql_store(run, tmp_path) as store:
            yield store, run / "postgresql"
    except postgresql.PostgreSQLError as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))
    finally:
        postgresql.stop(run)


def test_a_postgresql_that_is_away_for_a_while_is_said_and_works_again_without_a_restart(
    own_server: tuple[Store, Path],
) -> None:
    store, home = own_server
    viewer = support()
    child_id = recording.child(viewer, "398768")
    session = signed_in(viewer.person_id).cookies[settings.SESSION_COOKIE_NAME].value
    with served(store, {}) as site:
        browser = Browser(site, {"sessionid": session})
        address = f"/children/{child_id}/names/"
        status, form = browser.ask(address)
        assert status == 200
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        assert token is not None
        sent = {
            **TYPED,
            "csrfmiddlewaretoken": token[1],
            carried.FIELD: carried.typed_by(viewer.person_id or 0),
        }
        connection.close()
        postgresql.stop_in_order(home)
        for asked in ("/", "/caseload/", f"/children/{child_id}/", "/sign-in/"):
            status, page = browser.ask(asked)
            assert (asked, status) == (asked, 503)
            assert "cannot reach its store" in page
        status, page = browser.ask(address, sent)
        assert status == 503
        assert "Wilhelmina" in page
        postgresql.start_again(home)
        assert browser.ask(address, sent)[0] == 302
        assert browser.ask("/caseload/")[0] == 200
        log = site.log.read_text()
    assert Names.objects.get(child=child_id).first_name == "Wilhelmina"
    assert "Wilhelmina" not in log
    assert "Traceback" not in log
