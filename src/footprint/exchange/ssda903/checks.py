"""The checks of one return that need its rows only: the Department's by their codes, and ours.

A failed check takes no row out of a figure.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

from footprint.domain.facts import year_end
from footprint.exchange.ssda903.kinds import CHILD
from footprint.exchange.ssda903.parse import FINDINGS, Rows

#: What each check says of a row, in our words.
MESSAGES: Mapping[str, str] = {
    "166": "The date of the review is missing or is not a date.",
    "167": "How the child took part in the review is missing or is not one of PN0 to PN7.",
    "399": (
        "All the child's episodes are short breaks (V3, V4): nothing about reviews or being a"
        " mother should be returned."
    ),
    "440": "Coded as under 4 at the review (PN0), but the fourth birthday was before it.",
    "441": "Coded as 4 or older at the review (PN1 to PN7), but the fourth birthday was after it.",
    "1012": "The child has no episode in this return, so this row should not be in it.",
    "dated_after_the_return": "The date is after the last day of this return's year. The row is read"
    " all the same, and counts in no figure of that year.",
    "end_without_reason": "The episode has an end date and no reason for it.",
    "reason_without_end": "The episode has a reason for its end and no end date: it is read as open.",
    "INT08": "The child is in Reviews but not in Header.",
    "INT17": "The date of birth in Reviews is not the one in Header.",
    "code_of_another_year": "The code is not one of this collection year; it is read all the same.",
    "end_before_start": "The end date is before the start date.",
    "same_key_twice": "Another row of this file has the same key: the child, and the date where there"
    " is one.",
}

#: The files that check 1012 looks at. A care leaver without episodes may be in Header and OC3.
NEED_EPISODES = ("reviews", "missing", "placed_for_adoption", "previous_permanence", "oc2", "ad1")

SHORT_BREAKS = ("V3", "V4")
#: A fourth birthday is 1,461 days after a birth between 1 March 1900 and 29 February 2096, one
#: leap day lying between them; born on 29 February too.
FOUR_YEARS_DAYS = 1461

Mask = npt.NDArray[np.bool_]


def check(rows: Mapping[str, Rows], year: int, children: int) -> pl.DataFrame:
    """The failed checks of a return: FINDINGS. `children` is how many numbers children have."""
    return pl.concat([pl.DataFrame(schema=FINDINGS), *_Checks(rows, year, children).all()])


class _Checks:
    def __init__(self, rows: Mapping[str, Rows], year: int, children: int) -> None:
        self.rows = rows
        self.year = year
        self.children = children

    def all(self) -> Iterator[pl.DataFrame]:
        yield from self._codes_of_other_years()
        yield from self._short_breaks_only()
        yield from self._without_episodes()
        yield from self._ends_and_reasons()
        yield from self._after_the_return()
        if "reviews" in self.rows:
            reviews = self.rows["reviews"].frame
            yield _found("166", reviews, reviews["REVIEW"].is_null(), "REVIEW")
            yield _found("167", reviews, reviews["REVIEW_CODE"].is_null(), "REVIEW_CODE")
            yield self._not_in_header(reviews)
            if "DOB" in reviews.columns:
                yield from _wrong_age(reviews)
                yield self._born_on_another_day(reviews)

    def _codes_of_other_years(self) -> Iterator[pl.DataFrame]:
        for rows in self.rows.values():
            for column, used in rows.used.items():
                other = used - rows.kind.codes[column].accepted_in(self.year)
                if other:
                    mask = rows.frame[column].is_in(list(other))
                    yield _found("code_of_another_year", rows.frame, mask, column)

    def _ends_and_reasons(self) -> Iterator[pl.DataFrame]:
        episodes = self.rows["episodes"]
        ended, reasoned = episodes.filled("DEC"), episodes.filled("REC")
        yield _found("end_without_reason", episodes.frame, ended & ~reasoned, "DEC")
        yield _found("reason_without_end", episodes.frame, reasoned & ~ended, "REC")

    def _after_the_return(self) -> Iterator[pl.DataFrame]:
        for name, column in (("episodes", "DECOM"), ("reviews", "REVIEW")):
            if name in self.rows:
                frame = self.rows[name].frame
                late = frame[column] > year_end(self.year)
                yield _found("dated_after_the_return", frame, late, column)

    def _have_row(self, frame: pl.DataFrame) -> Mask:
        """By child: has a row in the frame."""
        have = np.zeros(self.children, np.bool_)
        have[frame["child"].drop_nulls().to_numpy()] = True
        return have

    def _of(self, frame: pl.DataFrame, by_child: Mask) -> pl.Series:
        """By row: what holds of its child; false without a child."""
        child = frame["child"]
        if not self.children:
            return child.is_not_null()
        return pl.Series(by_child[child.fill_null(0).to_numpy()]) & child.is_not_null()

    def _short_breaks_only(self) -> Iterator[pl.DataFrame]:
        episodes = self.rows["episodes"].frame
        short = episodes["LS"].is_in(SHORT_BREAKS).fill_null(value=False)
        only = self._have_row(episodes.filter(short)) & ~self._have_row(episodes.filter(~short))
        if not only.any():
            return
        if "reviews" in self.rows:
            reviews = self.rows["reviews"]
            filled = reviews.filled("REVIEW") | reviews.filled("REVIEW_CODE")
            yield _found("399", reviews.frame, self._of(reviews.frame, only) & filled, "REVIEW")
        if self.rows["header"].has("MOTHER"):
            header = self.rows["header"]
            mask = self._of(header.frame, only) & header.filled("MOTHER")
            yield _found("399", header.frame, mask, "MOTHER")

    def _without_episodes(self) -> Iterator[pl.DataFrame]:
        with_none = ~self._have_row(self.rows["episodes"].frame)
        for name in NEED_EPISODES:
            if name in self.rows:
                frame = self.rows[name].frame
                yield _found("1012", frame, self._of(frame, with_none), CHILD)

    def _not_in_header(self, reviews: pl.DataFrame) -> pl.DataFrame:
        not_there = ~self._have_row(self.rows["header"].frame)
        return _found("INT08", reviews, self._of(reviews, not_there), CHILD)

    def _born_on_another_day(self, reviews: pl.DataFrame) -> pl.DataFrame:
        born = np.full(self.children + 1, np.iinfo(np.int32).min, np.int32)
        header = self.rows["header"].taken().drop_nulls(["child", "DOB"])
        born[header["child"].to_numpy()] = header["DOB"].cast(pl.Int32).to_numpy()
        in_header = born[reviews["child"].fill_null(self.children).to_numpy()]
        here = reviews["DOB"].cast(pl.Int32).fill_null(np.iinfo(np.int32).min).to_numpy()
        unknown = np.iinfo(np.int32).min
        differs = (in_header != here) & (in_header != unknown) & (here != unknown)
        return _found("INT17", reviews, pl.Series(differs), "DOB")


def _wrong_age(reviews: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Checks 440 and 441 by the row's own date of birth; on the birthday itself either passes."""
    days = reviews["REVIEW"].cast(pl.Int32) - reviews["DOB"].cast(pl.Int32)
    under_four = reviews["REVIEW_CODE"] == "PN0"
    yield _found("440", reviews, (days > FOUR_YEARS_DAYS) & under_four, "REVIEW_CODE")
    yield _found("441", reviews, (days < FOUR_YEARS_DAYS) & ~under_four, "REVIEW_CODE")


def _found(code: str, frame: pl.DataFrame, mask: pl.Series, column: str) -> pl.DataFrame:
    """The rows that the mask points at, as findings."""
    mask = mask.fill_null(value=False)
    if not mask.any():
        return pl.DataFrame(schema=FINDINGS)
    shown = pl.lit(None, pl.String) if column == CHILD else _shown(frame, column)
    return frame.filter(mask).select(
        pl.lit(code).alias("code"),
        "row",
        "child",
        pl.lit(column).alias("column"),
        shown.alias("value"),
    )


def _shown(frame: pl.DataFrame, column: str) -> pl.Expr:
    if frame.schema[column] == pl.Date:
        return pl.col(column).dt.to_string("%d/%m/%Y")
    return pl.col(column)
