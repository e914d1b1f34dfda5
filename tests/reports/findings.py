"""A few rows behind the checks, as the checker gives them."""

import polars as pl

FINDINGS = pl.DataFrame(
    [
        ("INT08", "episodes", "ep.csv", 3, "5", "CHILD", "5", "Not in the Header.", False),
        ("166", "reviews", "rev.csv", 4, "398767", "REVIEW", "31/02/2019", "No day.", True),
        ("440", "reviews", "rev.csv", 7, "398768", "REVIEW_CODE", "PN0", "Over 4 that day.", False),
        ("440", "reviews", "rev.csv", 9, "398769", "REVIEW_CODE", "PN0", "Over 4 that day.", False),
        (
            "440",
            "reviews",
            "rev.csv",
            11,
            "398770",
            "REVIEW_CODE",
            "PN0",
            "Over 4 that day.",
            False,
        ),
    ],
    schema={
        "code": pl.String,
        "kind": pl.String,
        "file": pl.String,
        "line": pl.UInt32,
        "child": pl.String,
        "column": pl.String,
        "value": pl.String,
        "message": pl.String,
        "refused": pl.Boolean,
    },
    orient="row",
)
ERRORS = pl.DataFrame(
    [
        ("reviews", "rev.csv", 4, "398767", "REVIEW", "31/02/2019", "There is no such day", True),
        ("episodes", "ep.csv", 5, "398768", "CIN", "=1+1", "Not one of the codes", False),
    ],
    schema={
        "kind": pl.String,
        "file": pl.String,
        "line": pl.UInt32,
        "child": pl.String,
        "column": pl.String,
        "value": pl.String,
        "reason": pl.String,
        "refused": pl.Boolean,
    },
    orient="row",
)
