"""A walked file as text columns: the kind's own columns, a row a record, keyed."""

from dataclasses import dataclass

import polars as pl

from footprint.exchange.ssda903.bytewalk import Walked
from footprint.exchange.ssda903.heading import column_names, refuse_unreadable
from footprint.exchange.ssda903.kinds import CHILD, Kind
from footprint.exchange.ssda903.refusal import ReturnRefused

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows as text. `rows` has `record` and the kind's columns that the file has.

    `odd` are the rows that have too many or too few cells: (record, value, reason). They are in
    `read`, the number of rows, but not in `rows`; blank lines are in neither. `unread` are the
    columns that the kind does not have. `spaced`: there is a space in the file.
    """

    kind: Kind
    rows: pl.DataFrame
    odd: pl.DataFrame
    read: int
    unread: tuple[str, ...]
    spaced: bool


def names_in(walked: Walked) -> tuple[str, ...]:
    """The names in the header row of a walked file."""
    start, end = walked.header
    return column_names(walked.data[start:end].decode(walked.encoding))


def read_table(
    walked: Walked, kind: Kind, name: str, names: tuple[str, ...] | None = None
) -> Table:
    """The rows of the file `name`; raises ReturnRefused when its header row cannot be used.
    `names` are those of its columns where they are not those that its header row spells."""
    names = names_in(walked) if names is None else names
    refuse_unreadable(names, kind, name)
    known = {column: names.index(column) for column in kind.columns if column in names}
    try:
        rows = pl.read_csv(
            _body(walked, len(names)),
            infer_schema=False,
            columns=[f"c{place}" for place in known.values()],
            eol_char=walked.eol,
            quote_char='"' if b'"' in walked.data else None,
        )
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise ReturnRefused(f"{name} cannot be split into rows and cells.") from error
    if rows.height != walked.records:
        raise ReturnRefused(f"{name} cannot be split into rows and cells.")
    rows = rows.rename({f"c{place}": column for column, place in known.items()})
    rows = rows.select(list(known)).with_row_index("record")
    rows = _without_blank_rows(_without_odd_rows(rows, walked))
    odd = _odd(walked, len(names))
    return Table(
        kind=kind,
        rows=rows,
        odd=odd,
        read=rows.height + odd.height,
        unread=tuple(sorted({each for each in names if each and each not in kind.columns})),
        spaced=b" " in walked.data,
    )


def _body(walked: Walked, columns: int) -> bytes:
    """The file with a header row of our own, and odd records emptied."""
    data = walked.data
    if len(walked.odd_records):
        emptied = bytearray(data)
        for start, end in walked.odd_spans.tolist():
            emptied[start:end] = b" " * (end - start)
        data = bytes(emptied)
    head = (",".join(f"c{place}" for place in range(columns)) + walked.eol).encode()
    body = data[walked.body :]
    if walked.encoding != "utf-8":
        body = body.decode(walked.encoding).encode()
    return head + body


def _without_odd_rows(rows: pl.DataFrame, walked: Walked) -> pl.DataFrame:
    if not len(walked.odd_records):
        return rows
    odd = pl.Series(walked.odd_records).cast(pl.UInt32)
    return rows.filter(~pl.col("record").is_in(odd.implode()))


def _without_blank_rows(rows: pl.DataFrame) -> pl.DataFrame:
    if not rows[CHILD].null_count():
        return rows
    texts = pl.exclude("record")
    return rows.filter(pl.any_horizontal(texts.str.strip_chars().str.len_bytes() > 0))


def _odd(walked: Walked, columns: int) -> pl.DataFrame:
    """The records with too many or too few cells; those of nothing but commas are blank."""
    found = []
    for record, cells, (start, end) in zip(
        walked.odd_records.tolist(),
        walked.odd_cells.tolist(),
        walked.odd_spans.tolist(),
        strict=True,
    ):
        text = walked.data[start:end].strip(b' ,\t\r"')
        if text:
            more = "more" if cells > columns else "fewer"
            value = walked.data[start : min(end, start + _SHOWN)].decode(
                walked.encoding, errors="replace"
            )
            found.append((record, value, f"the row has {more} cells than the header"))
    schema = {"record": pl.UInt32, "value": pl.String, "reason": pl.String}
    return pl.DataFrame(found, schema=schema, orient="row")
