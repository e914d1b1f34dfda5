"""What was wrong with a return or several, counted."""

import polars as pl


def check_counts(findings: pl.DataFrame) -> dict[str, dict[str, int]]:
    """{code of a check: {kind of file: rows that failed it}}."""
    counted = findings.group_by("code", "kind").agg(pl.col("row").n_unique())
    counts: dict[str, dict[str, int]] = {}
    for code, kind, rows in counted.sort("code", "kind").iter_rows():
        counts.setdefault(code, {})[kind] = rows
    return counts


def refused_counts(row_errors: pl.DataFrame) -> dict[str, int]:
    """{reason: rows that were refused}; a row refused for several counts by its first."""
    first = row_errors.filter("refused").unique("row", keep="first", maintain_order=True)
    return dict(first.group_by("reason").len().sort("reason").iter_rows())


def bad_cell_count(row_errors: pl.DataFrame) -> int:
    """Bad cells of rows that were taken all the same."""
    return row_errors.filter(~pl.col("refused")).height
