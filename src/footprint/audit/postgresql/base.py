"""Django's PostgreSQL store with the gate on it: the ENGINE of the settings."""

from typing import Any

from django.db.backends.postgresql import base

from footprint.audit import gate


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gate.put_on(self)
