"""Django's SQLite store with the gate on it: the ENGINE of the settings."""

import sqlite3
from contextlib import closing
from typing import Any

from django.db.backends.sqlite3 import base, features

from footprint.audit import gate


def _values_in_a_statement() -> int:
    with closing(sqlite3.connect(":memory:")) as library:
        return library.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)


class DatabaseFeatures(features.DatabaseFeatures):
    #: Django takes every SQLite for the smallest; an import writes some hundred thousand values.
    max_query_params = _values_in_a_statement()


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gate.put_on(self)
