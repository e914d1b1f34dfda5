"""The triggers that let rows be added to the trail and to the kept versions, and nothing else.

SQLite drops a table's triggers when a migration rebuilds it, and anyone with the store's password
can drop them: so they are looked for, word for word, after every migrate and at every start. Only
`disposal` lifts them, inside a transaction that cannot end without them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

GUARDED = ("audit_trailrow", "audit_keptversion")


class GuardsMissingError(Exception):
    """The store would let the trail be changed, so nothing starts on it."""


@dataclass(frozen=True)
class Guard:
    """A trigger: its name, its table, the statements that make it, and how the store shows it.
    `lifts` lets rows be deleted, `puts_back` undoes that; empty where it forbids no delete."""

    name: str
    table: str
    makes: tuple[str, ...]
    shown: str
    lifts: str = ""
    puts_back: str = ""


def _sqlite() -> Iterator[Guard]:
    for table in GUARDED:
        for verb, condition in (
            ("UPDATE", ""),
            ("DELETE", ""),
            # INSERT OR REPLACE deletes without telling a delete trigger, unless recursive_triggers
            # is on, which a connection made by hand need not be.
            ("INSERT", f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id) '),  # noqa: S608 (our names)
        ):
            name = f"{table}_refuses_{verb.lower()}"
            text = (
                f'CREATE TRIGGER "{name}" BEFORE {verb} ON "{table}" {condition}BEGIN '
                f"SELECT RAISE(ABORT, '{verb} refused: rows of {table} are only ever added'); END"
            )
            lifts = f'DROP TRIGGER "{name}"' if verb == "DELETE" else ""
            puts_back = text if verb == "DELETE" else ""
            makes = (f'DROP TRIGGER IF EXISTS "{name}"', text)
            yield Guard(name, table, makes, text, lifts, puts_back)


_FUNCTION = """CREATE OR REPLACE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% refused: rows of % are only ever added', TG_OP, TG_TABLE_NAME
USING ERRCODE = 'integrity_constraint_violation'; END $$"""
_FUNCTION_BODY = _FUNCTION.split("$$")[1]


#: The bits of pg_trigger.tgtype.
ROW, BEFORE, DELETE, UPDATE, TRUNCATE = 1, 2, 8, 16, 32


def _postgresql() -> Iterator[Guard]:
    for table in GUARDED:
        for verbs, each, kind in (
            ("UPDATE OR DELETE", "ROW", ROW + BEFORE + DELETE + UPDATE),
            ("TRUNCATE", "STATEMENT", BEFORE + TRUNCATE),
        ):
            name = f"{table}_refuses_{verbs.split()[0].lower()}"
            # A session that plays a replica skips triggers that are not ALWAYS.
            enables = f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER {name}'
            disables = f'ALTER TABLE "{table}" DISABLE TRIGGER {name}'
            yield Guard(
                name,
                table,
                (
                    _FUNCTION,
                    f'DROP TRIGGER IF EXISTS {name} ON "{table}"',
                    f'CREATE TRIGGER {name} BEFORE {verbs} ON "{table}" '
                    f"FOR EACH {each} EXECUTE FUNCTION audit_refuses()",
                    enables,
                ),
                f"{_FUNCTION_BODY}{kind}",
                disables if each == "ROW" else "",
                enables if each == "ROW" else "",
            )


def _guards(store: BaseDatabaseWrapper) -> tuple[Guard, ...]:
    return tuple(_sqlite() if store.vendor == "sqlite" else _postgresql())


_SHOWN_BY: Mapping[str, str] = {
    "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT t.tgname, c.relname, p.prosrc || t.tgtype FROM pg_trigger t "
    "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
    "WHERE t.tgenabled = 'A' AND t.tgqual IS NULL AND pg_table_is_visible(c.oid)",
}


def missing(store: BaseDatabaseWrapper = connection) -> list[str]:
    """The names of the triggers that the store lacks, or holds with other words."""
    with store.cursor() as cursor:
        cursor.execute(_SHOWN_BY[store.vendor])
        shown = set(cursor.fetchall())
    return [
        guard.name
        for guard in _guards(store)
        if (guard.name, guard.table, guard.shown) not in shown
    ]


def put_in_place(store: BaseDatabaseWrapper) -> list[str]:
    """Makes the triggers that are missing from the tables there are; their names.

    For migrations and the migrate command. An early migration knows fewer tables than GUARDED.
    """
    with store.cursor() as cursor:
        tables = set(store.introspection.table_names(cursor))
        lacking = set(missing(store))
        made = [
            guard for guard in _guards(store) if guard.name in lacking and guard.table in tables
        ]
        for statement in (statement for guard in made for statement in guard.makes):
            cursor.execute(statement)
    return [guard.name for guard in made]


def lock(store: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Until the transaction ends nobody else writes to these tables or to the guarded ones. SQLite's
    one writer has the whole store."""
    if store.vendor == "postgresql":
        names = ", ".join(store.ops.quote_name(name) for name in (*sorted(set(tables)), *GUARDED))
        with store.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")


def lift(store: BaseDatabaseWrapper) -> None:
    """Rows of the guarded tables can be deleted, inside this transaction and until `put_back`."""
    _each(store, [guard.lifts for guard in _guards(store)])


def put_back(store: BaseDatabaseWrapper) -> None:
    _each(store, [guard.puts_back for guard in _guards(store)])


def _each(store: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    if not store.in_atomic_block:
        raise GuardsMissingError("The guards are lifted inside a transaction or not at all.")
    with store.cursor() as cursor:
        for statement in filter(None, statements):
            cursor.execute(statement)


def ensure() -> None:
    """Raises `GuardsMissingError` unless all are in place. Asked by whatever starts on the store."""
    lacking = missing()
    if lacking:
        raise GuardsMissingError(
            f"The trail is not guarded: {', '.join(lacking)} missing. Run footprint migrate, "
            "then find out who removed it."
        )
