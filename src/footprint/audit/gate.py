"""The gate on every connection: a write outside an action is refused.

It stands between Django and the driver, so it holds for a view, a shell and a test alike. What
may pass without an action is named here, with the reason, and nowhere else.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


class WriteOutsideActionError(Exception):
    """A statement that writes was sent while no action was running, or before it had asked."""


#: Tables that other packages write by themselves, and why each may.
TABLES_OF_OTHERS: Mapping[str, str] = {
    "django_session": "who is signed in, written by Django with every change of a session",
    "account_emailaddress": "allauth's note of a confirmed address",
    "account_emailconfirmation": "allauth's letters under way",
    "sign_in_limits": "Django's counts of attempts to sign in, against guessing",
    "mfa_authenticator": "allauth's second factors and when each was last used",
}

#: Columns that Django and allauth write by themselves in a table of ours, and why they may.
COLUMNS_OF_OTHERS: Mapping[str, tuple[frozenset[str], str]] = {
    "accounts_person": (
        frozenset({"password"}),
        "a changed password, and one hashed anew at sign-in; its text is never on the trail",
    ),
    "exchange_import": (
        frozenset({"claim", "claimed_until", "attempts"}),
        "which worker has an import and until when, written with every step it takes",
    ),
    "post_message": (
        frozenset(
            {"claim", "claimed_until", "attempts", "first_at", "next_at", "doubtful", "trouble"}
        ),
        "which sender has a message, and when it is tried again, written with every try",
    ),
}


@dataclass
class Running:
    """An action under way: its name, whether it has asked if it may, and the trail rows it added.

    `within` is the action that called it. `disposing`: rows may go for good; see `disposal`.
    """

    app: str
    name: str
    within: "Running | None"
    asked: bool = False
    rows: int = 0
    disposing: bool = False


_running: ContextVar[Running | None] = ContextVar("running", default=None)
_structure: ContextVar[bool] = ContextVar("structure", default=False)


def running() -> Running | None:
    return _running.get()


@contextmanager
def run(app: str, name: str) -> Iterator[Running]:
    """Marks an action as under way."""
    current = Running(app=app, name=name, within=_running.get())
    token = _running.set(current)
    try:
        yield current
    finally:
        _running.reset(token)


@contextmanager
def disposing(current: Running) -> Iterator[None]:
    """For the disposal procedure alone: rows go, and for so long the guards that forbid it."""
    current.disposing = True
    try:
        yield
    finally:
        current.disposing = False


@contextmanager
def changing_the_structure() -> Iterator[None]:
    """For the migrate command alone: migrations change tables and may rewrite rows."""
    token = _structure.set(True)
    try:
        yield
    finally:
        _structure.reset(token)


#: Texts, comments and names in quotes may hold any word.
_TEXTS_AND_COMMENTS = re.compile(
    r"""('(?:[^']|'')*')|("(?:[^"]|"")*")|--[^\n]*|/\*.*?\*/""", re.DOTALL
)
_PLAIN_NAME = re.compile(r'"\w+"')
#: PostgreSQL's E'...\'...' and $tag$...$tag$, and a quote in a name in brackets or backticks: a text
#: may then end elsewhere than it seems, so none is taken for one.
_OTHER_QUOTES = re.compile(r"""\\'|\$\w*\$|[\[`][^\]`]*['"]""")
_NAMES = re.compile(r'"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]')
_READS = frozenset(
    {"SELECT", "WITH", "VALUES", "EXPLAIN", "PRAGMA", "SHOW", "SET", "RESET", "FETCH", "DECLARE"}
    | {"CLOSE", "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "LOCK"}
)
_WRITING_WORDS = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE|REPLACE\s+INTO|INTO)\b", re.IGNORECASE)
_LOCKING = re.compile(r"\bFOR\s+(NO\s+KEY\s+)?UPDATE\b", re.IGNORECASE)
_TARGET = re.compile(
    r"^(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)\"?(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ASSIGNED = re.compile(r'\s*SET "\w+" = %s(?:, "\w+" = %s)*')


@lru_cache(maxsize=4096)
def refused_statement(sql: str) -> str:
    """The statement in `sql` that may not pass outside an action, or nothing."""
    if _OTHER_QUOTES.search(sql) and (";" in sql or _WRITING_WORDS.search(sql)):
        return sql.strip()[:80]
    for statement in _TEXTS_AND_COMMENTS.sub(_emptied, sql).split(";"):
        words = statement.strip()
        if words and _writes(words) and not _of_others(words):
            return words[:80]
    return ""


def _emptied(found: re.Match[str]) -> str:
    if found[2]:
        return found[2] if _PLAIN_NAME.fullmatch(found[2]) else '"x"'
    return "''" if found[1] else " "


def _writes(statement: str) -> bool:
    bare = _LOCKING.sub("", _NAMES.sub("x", statement)).lstrip("( \n\t")
    first = bare.split(None, 1)[0].upper() if bare.split() else ""
    return first not in _READS or bool(_WRITING_WORDS.search(bare))


def _of_others(statement: str) -> bool:
    found = _TARGET.match(statement)
    if found is None:
        return False
    table, rest = found[1], found[2]
    if table in TABLES_OF_OTHERS:
        return True
    columns, _ = COLUMNS_OF_OTHERS.get(table, (frozenset(), ""))
    assigned, where, _ = rest.partition(" WHERE ")
    plain = bool(where) and bool(_ASSIGNED.fullmatch(assigned))
    return plain and set(re.findall(r'"(\w+)"', assigned)) <= columns


#: Of an action that has asked these pass as they are, however long they are: they remove nothing.
_ADDS_OR_READS = ("INSERT", "UPDATE", "SELECT")


def removes(sql: str) -> str:
    """The statement in `sql` that deletes, or changes tables or triggers, or nothing."""
    return "" if sql.startswith(_ADDS_OR_READS) else refused_statement(sql)


Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


def gate(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """What every statement passes on its way to the store."""
    current = _running.get()
    if not _structure.get():
        if not (current and current.asked):
            refused = refused_statement(str(sql))
            reason = f"{current.name} has not asked if it may" if current else "outside an action"
        else:
            refused = "" if current.disposing else removes(str(sql))
            reason = f"{current.name} is not the disposal procedure"
        if refused:
            raise WriteOutsideActionError(f"{reason}: {refused}")
    return execute(sql, params, many, context)


def put_on(connection: BaseDatabaseWrapper) -> None:
    """Puts the gate on a connection, for as long as it lives."""
    connection.execute_wrappers.append(gate)
