"""Cells as a person reads them."""

from datetime import date
from decimal import Decimal

import pytest

from footprint.formats.tables import Cell, Kind, in_words


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        (1460, "whole", "1,460"),
        (Decimal("75.0"), "percent", "75.0%"),
        (Decimal("100.0"), "percent", "100.0%"),
        (Decimal("86.25"), "decimal", "86.25"),
        (Decimal(2), "decimal", "2"),
        (date(2019, 3, 31), "date", "31 March 2019"),
        ("none to count", "percent", "none to count"),
        (None, "whole", ""),
        (0, "whole", "0"),
    ],
)
def test_a_cell_reads_as_words(cell: Cell, kind: Kind, words: str) -> None:
    assert in_words(cell, kind) == words
