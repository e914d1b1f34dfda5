"""Which statements pass the gate outside an action."""

import pytest

from footprint.audit.gate import refused_statement


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "  select * from t where x = 'DELETE FROM t'",
        '(SELECT "update" FROM t) UNION (SELECT 1)',
        """SELECT "a'b; DELETE FROM t" FROM t""",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "SELECT * FROM t FOR UPDATE OF t",
        "PRAGMA foreign_keys = ON",
        "-- DROP TABLE t\nSELECT 1",
        "BEGIN IMMEDIATE",
        'INSERT INTO "django_session" ("session_key") VALUES (%s)',
        'DELETE FROM "django_session" WHERE x < %s',
        'UPDATE "accounts_person" SET "password" = %s WHERE "accounts_person"."id" = %s',
    ],
)
def test_a_statement_that_reads_or_that_is_named_as_an_exception_passes(sql: str) -> None:
    assert refused_statement(sql) == ""


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "t" ("x") VALUES (%s)',
        "insert or replace into t values (1)",
        "REPLACE INTO t VALUES (1)",
        "UPDATE t SET x = 1",
        "/* SELECT */ DELETE FROM t",
        "TRUNCATE t",
        "DROP TABLE t",
        "WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone",
        "SELECT * INTO t2 FROM t",
        "SELECT 1; DELETE FROM t",
        "EXPLAIN ANALYZE DELETE FROM t",
        "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE",
        "COPY t FROM STDIN",
        'UPDATE "accounts_person" SET "password" = %s, "email" = %s WHERE "id" = %s',
        'UPDATE "accounts_person" SET "password" = %s',
        """UPDATE "accounts_person" SET "password" = %s, email = 'x' WHERE "id" = %s""",
        'DELETE FROM "accounts_person" WHERE "password" = %s',
        r"SELECT E'\'' ; DELETE FROM t; --'",
        "SELECT $$'$$; DELETE FROM t; SELECT $$'$$",
        "SELECT $$'$$; DROP TABLE t; SELECT $$'$$",
        """WITH a AS (SELECT $x$"$x$), b AS (DELETE FROM t RETURNING 1) SELECT $x$"$x$""",
        """SELECT "a'b"; DELETE FROM t; SELECT "c'd" """,
        "SELECT [a'b]; DELETE FROM t; SELECT [c'd]",
        "SELECT `a'b`; DELETE FROM t; SELECT `c'd`",
        """SELECT 'a"'; DELETE FROM t; SELECT '"b'""",
    ],
)
def test_a_statement_that_writes_is_refused(sql: str) -> None:
    assert refused_statement(sql) != ""
