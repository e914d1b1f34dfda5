"""Django's migrate, with leave to change tables, and the trail's guards looked for at its end."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from footprint.audit import gate, guards
from footprint.audit.migrating import WholeSteps

# Django's command looks its executor up here and offers no other place to name one.
setattr(migrate, "MigrationExecutor", WholeSteps)  # noqa: B010 (its stubs do not name it)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with gate.changing_the_structure():
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                for name in guards.put_in_place(connections[options["database"]]):
                    self.stderr.write(f"A migration had removed {name}; it is in place again.")
