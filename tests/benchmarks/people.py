"""A hundred people at work for a minute: run in a process of its own, figures printed as JSON.

    python -m tests.benchmarks.people [SECONDS]

The store is SQLite with 2,000 children in care of 6,000 known and 120,000 reviews, and what was done
round the last of them and the next, served by
`footprint serve` on this machine's own address. Ninety officers, who hold 22 children each, and ten
IRO managers are signed in; each opens her work, the caseload, a child of hers, the figures of the
latest year, waits one to three seconds, and so on. It ends by itself.
"""

import http.client
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from urllib.parse import urlsplit

OFFICERS, MANAGERS = 90, 10
SECONDS = 60
#: As the how-to of deploying has it: two processes a core.
WORKERS = 4
#: Seconds of looking at a page before the next.
LOOKS = (1.0, 3.0)


@dataclass(frozen=True)
class Visitor:
    session: str
    children: Sequence[int]


@dataclass
class Took:
    """Seconds of each page that came, and what came instead of others."""

    seconds: list[tuple[str, float]] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


def main() -> None:
    length = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as run, tempfile.TemporaryDirectory() as folder:
        os.environ["FOOTPRINT_TEST_RUN"] = run
        from tests.stores import sqlite_store

        with sqlite_store(Path(run), Path(folder)) as store:
            from django.db import connection

            from tests.journeys.site import served

            visitors = _people()
            connection.close()
            with served(store, {}, workers=WORKERS) as site:
                took = _a_minute(site.address, visitors, length)
                errors = len(site.errors())
    sys.stdout.write(json.dumps({**_figures(took), "length": length, "logged_errors": errors}))


def _people() -> list[Visitor]:
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils.timezone import localdate

    from footprint.accounts.models import Person
    from footprint.accounts.roles import Role
    from footprint.children.models import Allocation
    from tests.apps import some_children as made
    from tests.apps.cast import administrator, hold, person
    from tests.apps.reviews import many
    from tests.benchmarks.caseload import children_of_a_service

    today = localdate()
    in_care = children_of_a_service(today)
    ada, grace = administrator(), administrator("Grace Hopper")
    since, allocations, ids = today - timedelta(days=700), [], []
    for number in range(OFFICERS + MANAGERS):
        is_officer = number < OFFICERS
        name = f"{'Officer' if is_officer else 'Manager'}{number} Made"
        ids.append(person(name))
        hold(ada, grace, ids[-1], Role.REVIEWING_OFFICER if is_officer else Role.IRO_MANAGER)
        if is_officer:
            officer = made.officer(name)
            hers = in_care[number::OFFICERS]
            allocations += [
                Allocation(child=one, word="file", began_on=since, officer=officer) for one in hers
            ]
    made.store(*allocations)
    many.with_reviews(in_care, officer, today)
    visitors = []
    for number, person_id in enumerate(ids):
        someone = Person.objects.get(pk=person_id)
        session = SessionStore()
        session["_auth_user_id"] = str(person_id)
        session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
        session["_auth_user_hash"] = someone.get_session_auth_hash()
        session.create()
        children = [one.pk for one in in_care[number % OFFICERS :: OFFICERS]]
        visitors.append(Visitor(session.session_key or "", children))
    return visitors


def _a_minute(address: str, visitors: Sequence[Visitor], length: float) -> Took:
    took = Took()
    until = time.monotonic() + length
    threads = [
        Thread(target=_visit, args=(address, one, until, took, number))
        for number, one in enumerate(visitors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def _visit(address: str, visitor: Visitor, until: float, took: Took, number: int) -> None:
    chance = random.Random(number)
    where = urlsplit(address)
    time.sleep(chance.uniform(0, LOOKS[1]))
    while time.monotonic() < until:
        page = chance.choice(("my work", "caseload", "child", "figures"))
        paths = {
            "my work": "/",
            "caseload": "/caseload/",
            "child": f"/children/{chance.choice(visitor.children)}/",
            "figures": "/figures/",
        }
        began = time.monotonic()
        try:
            came = _open(where.netloc, paths[page], visitor.session)
        except (OSError, http.client.HTTPException) as error:
            took.errors[f"{page}: {type(error).__name__}"] += 1
        else:
            took.seconds.append((page, time.monotonic() - began))
            if came != 200:
                took.errors[f"{page}: {came}"] += 1
        time.sleep(chance.uniform(*LOOKS))


def _open(where: str, path: str, session: str) -> int:
    """The status of the page; where another address is answered, of that. Each has a connection of
    its own, as from a proxy in front."""
    for _ in range(3):
        with closing(http.client.HTTPConnection(where, timeout=60)) as connection:
            connection.request("GET", path, headers={"Cookie": f"sessionid={session}"})
            response = connection.getresponse()
            response.read()
        if response.status not in {301, 302}:
            break
        path = response.headers["Location"]
    return response.status


def _figures(took: Took) -> Mapping[str, object]:
    pages = {page for page, _ in took.seconds}
    return {
        "people": OFFICERS + MANAGERS,
        "requests": len(took.seconds),
        "errors": dict(took.errors),
        "all": _spread([seconds for _, seconds in took.seconds]),
        "pages": {
            page: _spread([seconds for other, seconds in took.seconds if other == page])
            for page in sorted(pages)
        },
    }


def _spread(seconds: Sequence[float]) -> Mapping[str, float]:
    return {
        "p50": median(seconds),
        "p95": quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0],
    }


if __name__ == "__main__":
    main()
