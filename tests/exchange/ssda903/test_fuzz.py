"""Whatever bytes come in: a return, or a refusal, and soon."""

import random
import re
import time
import zipfile
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pytest

from footprint.exchange.figures import measure_returns
from footprint.exchange.ssda903.returns import LoadedReturns, ReturnRefused
from footprint.reports.measure_json import write_measure_json
from footprint.reports.rows import all_rows, row_groups
from tests.exchange.ssda903.conftest import MORE_ROWS, ROWS, csv_text

SECONDS = 2.0

HOSTILE_CELLS = (
    b"",
    b'"',
    b'""',
    b'"a\nb"',
    b'"a""b"',
    b'a"b',
    b"=1+1",
    b"31/02/2019",
    b"1/4/19",
    b"01/ 4/2019",
    b"99999999999999999999",
    b"\xff\xfe",
    b"\x81",
    "é".encode(),
    b"\0",
    b"a,b",
    b"\r",
    b"\n",
    b"\r\n",
    b" ",
    b"\t",
    b"-",
    b"x" * 70_000,
    b"," * 300,
)

Mutation = Callable[[random.Random, bytes], bytes]


#: Years about the edges of the calendar of working days and of what is a date, and far off.
YEARS = (1899, 1900, 1905, 1990, 1994, 1995, 1996, 1997, 2035, 2036, 2037, 2050, 2081, 2099, 2100)
A_DATE = re.compile(rb"(\d\d/\d\d/)(\d{4})")


def flip(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(rng: random.Random, data: bytes) -> bytes:
    start = rng.randint(0, len(data))
    return data[:start] + data[start + rng.randint(1, 60) :]


def truncate(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randint(0, len(data))]


def repeat(rng: random.Random, data: bytes) -> bytes:
    start = rng.randint(0, len(data))
    end = min(len(data), start + rng.randint(1, 200))
    return data[:end] + data[start:end] * rng.randint(1, 50) + data[end:]


def insert(rng: random.Random, data: bytes) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + rng.choice(HOSTILE_CELLS) + data[at:]


def change_cell(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    row = rng.randrange(len(lines))
    cells = lines[row].split(b",")
    cells[rng.randrange(len(cells))] = rng.choice(HOSTILE_CELLS)
    lines[row] = b",".join(cells)
    return b"\n".join(lines)


def shuffle_rows(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def change_line_ends(rng: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", rng.choice((b"\r", b"\r\n", b"\n\n", b"\n\r", b",\n", b" \n")))


def change_encoding(rng: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", errors="replace")
    encoding = rng.choice(("utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"))
    return text.replace("WBRI", "Wéàœ").encode(encoding, errors="replace")


def change_separator(rng: random.Random, data: bytes) -> bytes:
    return data.replace(b",", rng.choice((b";", b"\t", b"|", b",,", b'","')))


def change_a_year(rng: random.Random, data: bytes) -> bytes:
    """One date moved into another year."""
    found = list(A_DATE.finditer(data))
    if not found:
        return data
    chosen = rng.choice(found)
    return data[: chosen.start(2)] + b"%d" % rng.choice(YEARS) + data[chosen.end(2) :]


def move_all_years(rng: random.Random, data: bytes) -> bytes:
    """Every date moved by as many years."""
    by = rng.choice(YEARS) - 2019
    return A_DATE.sub(lambda found: found[1] + b"%04d" % (int(found[2]) + by), data)


MUTATIONS: tuple[Mutation, ...] = (
    flip,
    cut,
    truncate,
    repeat,
    insert,
    change_cell,
    change_cell,
    shuffle_rows,
    change_line_ends,
    change_encoding,
    change_separator,
    change_a_year,
    change_a_year,
    move_all_years,
)


def mutated_return(rng: random.Random, folder: Path) -> Path:
    """A return with one to three things changed, as a folder or as a zip that may be damaged."""
    more = rng.sample(tuple(MORE_ROWS.items()), 3)
    rows = {**ROWS, **dict(more)}
    files = {f"{kind}.csv": csv_text(kind, rows[kind]).encode() for kind in rows}
    for _ in range(rng.randint(1, 3)):
        name = rng.choice(tuple(files))
        files[name] = rng.choice(MUTATIONS)(rng, files[name])
    if rng.random() < 0.05:
        files = {name: move_all_years(copy(rng), data) for name, data in files.items()}
    if rng.random() < 0.05:
        files[rng.choice(("header.csv", "x.csv", "Reviews (2).csv"))] = files.pop("reviews.csv")
    if rng.random() < 0.15:
        return mutated_zip(rng, folder, files)
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def mutated_zip(rng: random.Random, folder: Path, files: dict[str, bytes]) -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as out:
        for name, data in files.items():
            out.writestr(rng.choice(("", "a/", "../", "/")) + name, data)
    if rng.random() < 0.8:
        path.write_bytes(rng.choice((flip, cut, truncate))(rng, path.read_bytes()))
    return path


def measure_and_ask(path: Path, out: Path) -> LoadedReturns | ReturnRefused:
    """The whole way of a return: its figures as JSON, and the rows behind its checks."""
    try:
        measured = measure_returns([path])
    except ReturnRefused as refused:
        return refused
    loaded = measured.loaded
    write_measure_json(out, measured.figures)
    assert len(all_rows(loaded.findings, loaded.row_errors).rows) == (
        loaded.findings.height + loaded.row_errors.height
    )
    groups = row_groups(loaded.findings, loaded.row_errors, first=3)
    assert sum(group.count for group in groups) == loaded.findings.height + loaded.row_errors.height
    assert sum(loaded.refused_counts().values()) <= sum(loaded.rows.values())
    assert loaded.findings["line"].null_count() == 0
    assert loaded.findings["refused"].null_count() == 0
    return loaded


def mutate_many(folder: Path, first_seed: int, count: int) -> tuple[int, int]:
    """How many were read and how many refused."""
    read = 0
    for seed in range(first_seed, first_seed + count):
        path = mutated_return(random.Random(seed), folder / str(seed))
        began = time.process_time()
        outcome = measure_and_ask(path, folder / "figures.json")
        took = time.process_time() - began
        assert took < SECONDS, f"seed {seed} took {took:.1f} s"
        if isinstance(outcome, LoadedReturns):
            read += 1
        else:
            assert str(outcome).endswith((".", "?")), f"seed {seed}: {outcome}"
            assert "\n" not in str(outcome), f"seed {seed}: {outcome}"
    return read, count - read


def test_500_mutated_returns_are_read_or_refused(tmp_path: Path) -> None:
    read, refused = mutate_many(tmp_path, 0, 500)
    assert read > 50
    assert refused > 50


@pytest.mark.long
def test_10000_mutated_returns_are_read_or_refused(tmp_path: Path) -> None:
    read, refused = mutate_many(tmp_path, 1_000_000, 10_000)
    assert read > 1000
    assert refused > 1000
