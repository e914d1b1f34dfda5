"""The children's identifiers as whole numbers, made once for all files that are read together."""

import polars as pl

#: A reference: letters and digits, with the marks that systems put between them. A formula, a
#: sentence or rubbish is none, nor is one with spaces round it.
REFERENCE = r"^[0-9A-Za-z](?:[0-9A-Za-z ._/\-]{0,38}[0-9A-Za-z])?$"

_NO_RUN = 2**32 - 1


class Identifiers:
    """Gives every identifier a number, in the order in which they are met."""

    def __init__(self) -> None:
        self._categories = pl.Categories.random()
        # Polars forgets a set of categories that no series uses.
        self._kept = pl.Series([], dtype=pl.Categorical(self._categories))
        self._met = 0
        self._wrong = pl.Series([], dtype=pl.UInt32)

    def numbers(self, texts: pl.Series) -> pl.Series:
        """Each identifier's number; null for a blank one.

        Rows of one child usually follow each other: only the first of each run is looked up.
        """
        runs = texts.rle_id()
        firsts = texts.filter(runs != runs.shift(1, fill_value=_NO_RUN))
        numbers = self._numbered(firsts)
        if self.are_wrong(numbers) is not None:
            numbers = self._numbered(firsts.str.strip_chars().replace("", None))
        return numbers if len(numbers) == len(texts) else numbers.gather(runs)

    def _numbered(self, texts: pl.Series) -> pl.Series:
        numbers = texts.cast(self._kept.dtype).to_physical().cast(pl.UInt32)
        self._check_new(numbers)
        return numbers

    def _check_new(self, numbers: pl.Series) -> None:
        """Notes which of the identifiers that are new are no references."""
        highest = numbers.max()
        if not isinstance(highest, int) or highest < self._met:
            return
        wrong = ~self._texts_from(self._met, highest + 1).str.contains(REFERENCE)
        self._wrong = self._wrong.append((wrong.arg_true() + self._met).cast(pl.UInt32))
        self._met = highest + 1

    def _texts_from(self, first: int, after: int) -> pl.Series:
        numbers = pl.int_range(first, after, dtype=pl.UInt32, eager=True)
        return numbers.cat.to(self._kept.dtype).cast(pl.String)

    def are_wrong(self, numbers: pl.Series) -> pl.Series | None:
        """Which of the numbers stand for something that is no reference; None when none do."""
        if not len(self._wrong):
            return None
        wrong = numbers.is_in(self._wrong.implode()).fill_null(value=False)
        return wrong if wrong.any() else None

    def texts(self) -> pl.Series:
        """The identifiers in the order of their numbers."""
        return self._texts_from(0, self._met)

    def __len__(self) -> int:
        return self._met
