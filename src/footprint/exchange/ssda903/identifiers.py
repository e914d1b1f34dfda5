"""The children's identifiers as whole numbers, made once for all files that are read together."""

import polars as pl

#: A reference: letters and digits, with the marks that systems put between them. A formula, a
#: sentence or rubbish is none.
REFERENCE = r"^[0-9A-Za-z][0-9A-Za-z ._/\-]{0,39}$"


class Identifiers:
    """Gives every identifier a number, in the order in which they are met."""

    def __init__(self) -> None:
        self._categories = pl.Categories.random()
        # Polars forgets a set of categories that no series uses.
        self._kept = pl.Series([], dtype=pl.Categorical(self._categories))
        self._checked = 0
        self._wrong = pl.Series([], dtype=pl.UInt32)

    def numbers(self, texts: pl.Series) -> pl.Series:
        """Each identifier's number; null for a blank one."""
        tidy = texts.str.strip_chars()
        if (tidy == "").any():
            tidy = tidy.replace("", None)
        numbers = tidy.cast(self._kept.dtype).to_physical().cast(pl.UInt32)
        self._check_new(numbers)
        return numbers

    def _check_new(self, numbers: pl.Series) -> None:
        """Notes which of the identifiers that are new are no references."""
        highest = numbers.max()
        if not isinstance(highest, int) or highest < self._checked:
            return
        new = self.texts().slice(self._checked)
        wrong = (~new.str.contains(REFERENCE)).arg_true().cast(pl.UInt32) + self._checked
        self._wrong = self._wrong.append(wrong.cast(pl.UInt32))
        self._checked = highest + 1

    def are_wrong(self, numbers: pl.Series) -> pl.Series | None:
        """Which of the numbers stand for something that is no reference; None when none do."""
        if not len(self._wrong):
            return None
        wrong = numbers.is_in(self._wrong.implode()).fill_null(value=False)
        return wrong if wrong.any() else None

    def texts(self) -> pl.Series:
        """The identifiers in the order of their numbers."""
        return self._categories.to_series().cast(pl.String)

    def __len__(self) -> int:
        return self._checked
