"""A migration and the note that it is applied are one transaction.

Django commits a migration first and notes it afterwards, wherever the migration leaves an index or
a key for its end. Whoever is killed in between has tables that no note tells of, and can neither go
on nor back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration


class WholeSteps(MigrationExecutor):
    def apply_migration(self, state: Any, migration: Migration, *args: Any, **kwargs: Any) -> Any:
        with self._one_transaction(migration):
            return super().apply_migration(state, migration, *args, **kwargs)

    def unapply_migration(self, state: Any, migration: Migration, *args: Any, **kwargs: Any) -> Any:
        with self._one_transaction(migration):
            return super().unapply_migration(state, migration, *args, **kwargs)

    @contextmanager
    def _one_transaction(self, migration: Migration) -> Iterator[None]:
        """SQLite rebuilds tables with its checks of keys off, which it turns off only before a
        transaction; Django looks the keys over itself before the end."""
        if not migration.atomic:
            yield
            return
        with (
            self.connection.constraint_checks_disabled(),
            transaction.atomic(self.connection.alias),
        ):
            yield
