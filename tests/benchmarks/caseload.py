"""The caseload, a child's page and my work of a large service against raw SQL and the bare page.

    python -m tests.benchmarks.caseload

2,000 children in care of 6,000 known, 120,000 reviews, 50 to a page; of those in care a review of
last month, with its steps, papers, invitations, decisions, record and letters, and of half of them
one to come. CPU seconds of one process, median of five, printed as JSON: of each caseload page, of a
child's page, of my work by role, of the bare signed-in page, and of the raw SQL for the facts of the
caseload, and for those of my work.
"""

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from footprint.children.models import Child

RUNS = 5
ADDRESSES = (
    "/caseload/",
    "/caseload/?sort=-name",
    "/caseload/?name=first12",
    "/caseload/?show=soon",
)
OPEN = """(SELECT child_id FROM children_episode
    WHERE withdrawn = 0 AND began_on <= :day AND (ended_on IS NULL OR ended_on > :day))"""
RAW = (
    "SELECT c.id, c.identifier, c.born_on, n.first_name, n.known_as, n.surname FROM children_child c"
    " LEFT JOIN children_names n ON n.child_id = c.id WHERE c.id IN",
    "SELECT child_id, year, born_on, from_header, has_episodes FROM children_childinreturn"
    " WHERE child_id IN",
    "SELECT id, child_id, began_on, ended_on, new_episode, legal_status, placement, end_reason, year,"
    " withdrawn, denies FROM children_episode WHERE child_id IN",
    "SELECT id, child_id, held_on, participation, year, withdrawn, denies FROM children_review"
    " WHERE child_id IN",
    "SELECT a.*, o.full_name, o.email FROM children_allocation a"
    " JOIN children_reviewingofficer o ON o.id = a.officer_id WHERE a.child_id IN",
)
#: What my work reads beside: of reviews that are open, or were completed in the last 90 days.
RAW_WORK = (
    "SELECT r.*, o.full_name FROM reviews_reviewrun r JOIN children_reviewingofficer o"
    " ON o.id = r.officer_id WHERE r.child_id IN",
    "SELECT s.*, o.full_name FROM reviews_sitting s JOIN children_reviewingofficer o"
    " ON o.id = s.chaired_by_id WHERE s.child_id IN",
    *(
        f"SELECT * FROM reviews_{table} WHERE child_id IN"  # noqa: S608 (names of our own)
        for table in (
            *("step", "invited", "paperasked", "decisionsissued", "managersanswer", "finished"),
            *("sent", "decision", "midwaycheck", "visit", "reviewrequest"),
        )
    ),
)


def seconds(task: Callable[[], object]) -> float:
    took = []
    for _ in range(RUNS):
        before = time.process_time()
        task()
        took.append(time.process_time() - before)
    return median(took)


def main() -> None:
    with tempfile.TemporaryDirectory() as run, tempfile.TemporaryDirectory() as folder:
        os.environ["FOOTPRINT_TEST_RUN"] = run
        from tests.stores import sqlite_store

        with sqlite_store(Path(run), Path(folder)):
            _measure()


def _measure() -> None:
    from django.db import connection
    from django.utils.timezone import localdate

    from footprint.accounts.roles import Role
    from footprint.children.models import Child
    from tests.apps.browsing import signed_in
    from tests.apps.cast import everybody

    today = localdate()
    cast = everybody()
    viewer = cast[Role.IRO_MANAGER]
    fill(today)
    client = signed_in(viewer.person_id)
    bare = seconds(lambda: client.get("/components/"))
    with sqlite3.connect(connection.settings_dict["NAME"]) as store:
        raw = seconds(lambda: _ask(store, RAW, today))
        raw_work = seconds(lambda: _ask(store, RAW + RAW_WORK, today))
    store.close()
    child_id = Child.objects.get(identifier="M000007").pk
    told = {
        "bare": bare,
        "raw": raw,
        "pages": {
            address: seconds(lambda address=address: _page(client, address))  # type: ignore[misc]
            for address in ADDRESSES
        },
        "child": seconds(lambda: _page(client, f"/children/{child_id}/")),
        "raw_work": raw_work,
        "work": {
            role.value: _of_work(signed_in(cast[role].person_id))
            for role in (Role.REVIEWING_OFFICER, Role.BUSINESS_SUPPORT, Role.IRO_MANAGER)
        },
    }
    sys.stdout.write(json.dumps(told))


def _of_work(client: "Client") -> float:
    return seconds(lambda: _page(client, "/"))


def _page(client: "Client", address: str) -> None:
    if client.get(address).status_code != 200:
        raise SystemExit(f"{address} did not come.")


def fill(today: date) -> None:
    from footprint.children.models import Allocation
    from tests.apps import some_children as made
    from tests.apps.reviews import many

    in_care = children_of_a_service(today)
    # The first of them is the cast's own.
    names = ["Olive Officer", *(f"Officer{number} Made" for number in range(1, 25))]
    officers = [made.officer(name) for name in names]
    since = today - timedelta(days=700)
    made.store(
        *(
            Allocation(child=one, word="file", began_on=since, officer=officers[number % 25])
            for number, one in enumerate(in_care[:1_950])
        )
    )
    many.with_reviews(in_care[:1_950], officers[0], today)


def children_of_a_service(today: date) -> "list[Child]":
    """2,000 in care of 6,000 known, with 20 reviews each; those in care."""
    from footprint.domain.facts import year_of
    from tests.apps import some_children as made

    made.loaded(year_of(today), today)
    made.many(4_000, today, reviews=20, in_care=False, prefix="L")
    return made.many(2_000, today, reviews=20)


def _ask(store: sqlite3.Connection, statements: Sequence[str], today: date) -> None:
    for statement in statements:
        store.execute(f"{statement} {OPEN}", {"day": str(today)}).fetchall()


if __name__ == "__main__":
    main()
