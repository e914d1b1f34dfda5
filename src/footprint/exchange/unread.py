"""The rows and cells of the files that could not be read, in one list."""

import re
from collections.abc import Iterator

from footprint.exchange.facts import UnreadCell
from footprint.exchange.people.columns import PEOPLE
from footprint.exchange.reading import Given

CHILD = "child_id"
#: In a row with a comma too many or too few a name stands under any column, and under none.
_NO_NAME = re.compile(r"[\d\s/.:-]*")


def unread(given: Given) -> Iterator[UnreadCell]:
    if given.returns is not None:
        names = ("file", "line", "child", "column", "value", "reason", "refused")
        for file, line, *texts, refused in given.returns.row_errors.select(names).iter_rows():
            child, column, value, reason = (text or "" for text in texts)
            yield UnreadCell(file, line, child, column, value, reason, refused, private=False)
    if given.people is not None:
        placed = ("file", "line", "child", "column", "value", "reason")
        for file, line, *texts in given.people.errors.select(placed).iter_rows():
            child, column, value, reason = (text or "" for text in texts)
            private = column in PEOPLE.texts or not (column == CHILD or _NO_NAME.fullmatch(value))
            yield UnreadCell(
                file, line, child, column, value, reason, refused=True, private=private
            )
