"""What the store's own refusals mean: that it has no room, or that it does not answer.

Both stores tell a mistake in a statement apart from these, each in its own way; neither is a mistake
of ours, and with room or with the store back the same page works again.
"""

import errno
import sqlite3

from django.db.utils import InterfaceError, OperationalError

#: SQLite says "operational error" of a mistake in a statement too; these are the store's own.
_SQLITE_AWAY = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PROTOCOL,
    }
)
#: The lower byte of an extended code is the code.
_CODE = 0xFF


def is_full(error: BaseException | None) -> bool:
    """Whether the store, or the disk, says that it has no room: SQLite, PostgreSQL, the machine."""
    if isinstance(error, OSError):
        return error.errno in {errno.ENOSPC, errno.EDQUOT}
    text = str(error).lower()
    return "is full" in text or "no space left" in text or "disk full" in text


def is_away(error: BaseException | None) -> bool:
    """Whether the store does not answer, ends what was under way, or is busy for too long."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code is None or code & _CODE in _SQLITE_AWAY
