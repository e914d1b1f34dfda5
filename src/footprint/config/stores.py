"""The two stores as Django's DATABASES wants them."""

from pathlib import Path
from typing import Any

#: NORMAL loses no acknowledged write when the program dies, and with WAL none that is torn when
#: the power goes. recursive_triggers: without it INSERT OR REPLACE deletes a row and no delete
#: trigger sees it, so the trail could be overwritten.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;",
    "PRAGMA synchronous=NORMAL;",
    "PRAGMA recursive_triggers=ON;",
)
#: So long somebody waits for another's write, on either store, before the page says so.
BUSY_TIMEOUT_SECONDS = 20
#: So long a PostgreSQL that does not answer is waited for, where its address says nothing else.
CONNECT_TIMEOUT_SECONDS = 10


def sqlite(file: Path) -> dict[str, Any]:
    """IMMEDIATE: a transaction that reads first and writes later would else fail at once where
    another holds the lock, however long the timeout."""
    return {
        "ENGINE": "footprint.audit.sqlite",
        "NAME": str(file),
        "OPTIONS": {
            "timeout": BUSY_TIMEOUT_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": "".join(SQLITE_PRAGMAS),
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """`url` as libpq reads it: postgresql://user:password@host:port/name?sslmode=verify-full"""
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 (not asked of SQLite)

    parts = conninfo_to_dict(url)
    parts.setdefault("connect_timeout", CONNECT_TIMEOUT_SECONDS)
    waits = f"-c lock_timeout={BUSY_TIMEOUT_SECONDS}s"
    parts["options"] = f"{waits} {parts.get('options', '')}".strip()
    return {
        "ENGINE": "footprint.audit.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }
