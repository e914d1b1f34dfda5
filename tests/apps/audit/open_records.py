"""One process that opens records: `python -m tests.apps.audit.open_records HOW_MANY CHILD`."""

import sys
from datetime import date

import django

django.setup()

from django.db import transaction  # noqa: E402 (after the set-up)

from footprint.accounts.models import Person  # noqa: E402
from footprint.audit.actions import record_reading  # noqa: E402
from footprint.audit.facts import Reading, Viewer  # noqa: E402


def main(how_many: int, child_id: int) -> None:
    viewer = Viewer(person_id=1, role="reviewing_officer", today=date(2026, 5, 1))
    for number in range(how_many):
        with transaction.atomic():
            list(Person.objects.all())  # what the page shows
        record_reading(
            viewer,
            Reading.OPENING,
            app="children",
            thing="child",
            thing_id=number,
            child_id=child_id,
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
