"""Gives papers about one child without end, and says the number of each once it is kept."""

import io
import sys

import django

django.setup()

from django.utils.timezone import localdate  # noqa: E402 (after the set-up)

from footprint.accounts.roles import Role  # noqa: E402
from footprint.audit.facts import Viewer  # noqa: E402
from footprint.papers.actions import keep  # noqa: E402
from footprint.papers.arriving import take_in  # noqa: E402
from tests.apps.papers.giving import a_drawing  # noqa: E402


def main(person_id: int, child_id: int) -> None:
    viewer = Viewer(person_id=person_id, role=Role.IRO_MANAGER, today=localdate())
    content = a_drawing()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        arrived = take_in("a.png", io.BytesIO(content))
        paper_id = keep(viewer=viewer, child_id=child_id, arrived=arrived, kind="report")
        sys.stdout.write(f"{paper_id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
