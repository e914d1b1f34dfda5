"""Django's migrate, with leave to change tables, and the trail's guards looked for at its end."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from footprint.audit import gate, guards


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with gate.changing_the_structure():
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                self._mend(options["database"])

    def _mend(self, database: str) -> None:
        store = connections[database]
        with store.cursor() as cursor:
            tables = set(store.introspection.table_names(cursor))
        if tables >= set(guards.GUARDED):
            for name in guards.put_in_place(store):
                self.stderr.write(f"A migration had removed {name}; it is in place again.")
