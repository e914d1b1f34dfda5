"""What a row of the people file must keep to, by itself and beside the others.

Each rule gives (row, column, value, reason) of the rows that break it; such a row is refused.
"""

from collections.abc import Iterator

import polars as pl

from footprint.exchange.people.columns import TEXTS

BROKEN = {"row": pl.UInt32, "column": pl.String, "value": pl.String, "reason": pl.String}

MOST_LETTERS = 100
MOST_LETTERS_OF_AN_EMAIL = 254
_EMAIL = r"^[^@\s]+@[^@\s]+$"


def broken_alone(rows: pl.DataFrame) -> pl.DataFrame:
    """The rules that each row keeps to or not, whatever the others say."""
    return pl.concat([pl.DataFrame(schema=BROKEN), *_broken_alone(rows)])


def _broken_alone(rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    for column in TEXTS:
        yield _broken(
            rows,
            column,
            pl.col(column).str.contains(r"\p{C}"),
            "there is a character in it that cannot be printed",
        )
        most = MOST_LETTERS_OF_AN_EMAIL if column == "officer_email" else MOST_LETTERS
        too_long = pl.col(column).str.len_chars() > most
        yield _broken(rows, column, too_long, f"it is longer than {most} letters")
    officer, email = pl.col("officer").is_not_null(), pl.col("officer_email").is_not_null()
    worker = pl.col("social_worker").is_not_null()
    no_address = ~pl.col("officer_email").str.contains(_EMAIL)
    yield _broken(rows, "officer_email", no_address, "it is not an e-mail address")
    yield _broken(rows, "officer_email", email & ~officer, "whose e-mail? No officer is named")
    yield _broken(
        rows,
        "team",
        pl.col("team").is_not_null() & ~worker,
        "whose team? No social worker is named",
    )
    undated = pl.col("from").is_null()
    yield _broken(rows, "from", officer & undated, "an officer is named: from which day?")
    yield _broken(
        rows, "from", worker & ~officer & undated, "a social worker is named: from which day?"
    )
    nobody = ~officer & ~worker
    yield _broken(rows, "from", ~undated & nobody, "from this day who? Nobody is named")
    yield _broken(
        rows,
        "to",
        pl.col("to").is_not_null() & undated & nobody,
        "to this day who? Nobody is named",
    )
    yield _broken(rows, "to", pl.col("from") > pl.col("to"), "the end is before the start")
    plan_from, plan_to = pl.col("protection_plan_from"), pl.col("protection_plan_to")
    yield _broken(
        rows,
        "protection_plan_to",
        plan_to.is_not_null() & plan_from.is_null(),
        "the protection plan has an end: from which day?",
    )
    yield _broken(rows, "protection_plan_to", plan_from > plan_to, "the end is before the start")


def broken_beside_others(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that say something else than others of the file. All that differ are refused: the
    file does not say which of them is right."""
    return pl.concat([pl.DataFrame(schema=BROKEN), *_broken_beside_others(rows)])


def _broken_beside_others(rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    for column in ("first_name", "known_as", "surname"):
        several = pl.col(column).drop_nulls().n_unique().over("identifier") > 1
        yield _broken(
            rows,
            column,
            pl.col(column).is_not_null() & several,
            "another row gives this child another name",
        )
    yield _two_officers_of_one_email(rows)
    emails = pl.col("officer_email").drop_nulls().n_unique().over(_folded("officer")) > 1
    yield _broken(
        rows,
        "officer",
        pl.col("officer").is_not_null() & pl.col("officer_email").is_null() & emails,
        "two officers have this name: give the e-mail",
    )


def _two_officers_of_one_email(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the rarer name, or all where no name is the more frequent: one slip among an
    officer's sixty children is one row's mistake."""
    named = rows.drop_nulls(["officer", "officer_email"]).with_columns(
        _folded("officer").alias("called")
    )
    counted = named.with_columns(times=pl.len().over("officer_email", "called"))
    names = counted.unique(["officer_email", "called"])
    most = names.group_by("officer_email").agg(
        pl.len().alias("names"),
        pl.col("times").max().alias("most"),
        (pl.col("times") == pl.col("times").max()).sum().alias("as_many"),
    )
    judged = counted.join(most, on="officer_email", maintain_order="left")
    right = (pl.col("times") == pl.col("most")) & (pl.col("as_many") == 1)
    return _broken(
        judged,
        "officer",
        (pl.col("names") > 1) & ~right,
        "another row gives this e-mail to an officer of another name",
    )


def overlapping(stretches: pl.DataFrame, column: str, who: str, reason: str) -> pl.DataFrame:
    """The rows of stretches (row, identifier, `who`, began_on, ended_on) of one child that overlap
    and are not of one `who`. A stretch may begin on the day on which another ends."""
    pairs = stretches.join(stretches, on="identifier", suffix="_other").filter(
        pl.col(who) != pl.col(f"{who}_other")
    )
    before_end = pl.col("began_on") < pl.col("ended_on_other")
    begun = pl.col("began_on_other") < pl.col("ended_on")
    both = before_end.fill_null(value=True) & begun.fill_null(value=True)
    met = pairs.filter(both | (pl.col("began_on") == pl.col("began_on_other")))
    return met.unique("row", maintain_order=True).select(
        "row",
        pl.lit(column).alias("column"),
        pl.col("began_on").dt.to_string("%d/%m/%Y").alias("value"),
        pl.lit(reason).alias("reason"),
    )


def _folded(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase()


def _broken(rows: pl.DataFrame, column: str, rule: pl.Expr, reason: str) -> pl.DataFrame:
    is_date = rows.schema[column] == pl.Date
    value = pl.col(column).dt.to_string("%d/%m/%Y") if is_date else pl.col(column)
    return rows.filter(rule.fill_null(value=False)).select(
        "row",
        pl.lit(column).alias("column"),
        value.fill_null("").str.slice(0, MOST_LETTERS).alias("value"),
        pl.lit(reason).alias("reason"),
    )
