"""Files that are damaged, disguised or made to do harm: a clear sentence each."""

import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from footprint.exchange.ssda903 import containers
from footprint.exchange.ssda903.bytewalk import walk
from footprint.exchange.ssda903.returns import ReturnRefused, read_returns
from tests.exchange.ssda903.conftest import ROWS, WriteReturn, csv_text

REVIEWS = csv_text("reviews", ROWS["reviews"])


def refusal(path: Path) -> str:
    with pytest.raises(ReturnRefused) as refused:
        read_returns([path])
    return str(refused.value)


def test_a_line_of_64_kib_is_read_and_one_byte_more_is_not(write_return: WriteReturn) -> None:
    row = "100001,01/02/2010,02/07/2018,"
    longest = REVIEWS + row + "x" * (65536 - len(row)) + "\n"
    assert read_returns([write_return("a", reviews=longest)]).rows["reviews"] == 5
    longer = longest[:-1] + "x\n"
    assert "row of more than 64 KiB on line 6" in refusal(write_return("b", reviews=longer))


def test_a_quoted_cell_does_not_make_a_row_longer_than_a_line_may_be(
    write_return: WriteReturn,
) -> None:
    text = REVIEWS + '100001,01/02/2010,02/07/2018,"' + "x\n" * 40_000 + '"\n'
    assert "row of more than 64 KiB on line 6" in refusal(write_return(reviews=text))


def test_200_columns_are_read_and_201_are_not(write_return: WriteReturn) -> None:
    def wide(columns: int) -> str:
        names = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE", *(f"X{n}" for n in range(columns - 4))]
        return csv_text("reviews", ROWS["reviews"], tuple(names))

    assert read_returns([write_return("a", reviews=wide(200))]).rows["reviews"] == 4
    told = refusal(write_return("b", reviews=wide(201)))
    assert "more than 200 columns on line 1" in told


def test_a_row_of_a_million_columns_is_refused(write_return: WriteReturn) -> None:
    assert "on line 6" in refusal(write_return(reviews=REVIEWS + "," * 1_000_000))
    assert "on line 1" in refusal(write_return("b", reviews="," * 1_000_000))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04" + b"\x14\x00" * 50, "is an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "is an old Excel workbook"),
        (REVIEWS.encode("utf-16"), "was saved as UTF-16"),
        (REVIEWS.encode("utf-16-le"), "zero byte on line 1"),
        (REVIEWS.encode() + b"\0", "zero byte on line 6"),
        (REVIEWS.encode() + b"\x07\n", "control character on line 6"),
        (REVIEWS.encode() + b"\x81\xff\n", "neither UTF-8 nor Windows-1252 text (line 6)"),
        (bytes(range(256)) * 40, "zero byte"),
        (REVIEWS.encode() + b'"x,y\n1,2\n', "opens a quotation mark on line 6 and never"),
        (REVIEWS.encode() + b'a"b,1,"x",y\n', "quotation mark inside a cell on line 6"),
        (REVIEWS.encode() + b'"a"b,1,2,3\n', "quotation mark inside a cell on line 6"),
    ],
)
def test_what_is_no_csv_is_told_in_a_sentence(
    write_return: WriteReturn, content: bytes, says: str
) -> None:
    told = refusal(write_return(reviews=content))
    assert told.startswith("return/reviews.csv ")
    assert says in told


def test_a_folder_with_a_files_name_is_no_file(write_return: WriteReturn) -> None:
    folder = write_return(reviews=None)
    (folder / "reviews.csv").mkdir()
    loaded = read_returns([folder])
    assert loaded.rows["reviews"] == 0
    assert list(loaded.left_out_files) == ["return/reviews.csv"]


def test_a_device_is_refused() -> None:
    assert refusal(Path("/dev/null")) == "null is neither a file nor a folder."


def zip_with(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


@pytest.mark.parametrize("name", ["../reviews.csv", "/etc/reviews.csv", "a\\..\\..\\r.csv", "C:/r"])
def test_a_zip_that_climbs_out_of_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    path = zip_with(tmp_path / "a.zip", **{name: REVIEWS.encode()})
    assert refusal(path) == "a.zip holds a file whose name points outside the zip."
    assert [file.name for file in tmp_path.iterdir()] == ["a.zip"]


def test_a_zip_with_a_link_in_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    info = zipfile.ZipInfo("reviews.csv")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(info, "/etc/passwd")
    assert refusal(path) == "a.zip holds a link to a file elsewhere."


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "a.zip", **{"reviews.csv": REVIEWS.encode()})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 1)
    path.write_bytes(data)
    assert refusal(path) == "a.zip is locked with a password: give it unlocked."


def test_a_zip_of_too_many_files_is_refused(tmp_path: Path) -> None:
    names = {f"{number}.csv": b"" for number in range(containers.MAX_ENTRIES + 1)}
    assert "more than 1000 files" in refusal(zip_with(tmp_path / "a.zip", **names))


def test_zips_in_zips_are_looked_into_three_deep_only(
    write_return: WriteReturn, tmp_path: Path
) -> None:
    path = tmp_path / "0.zip"
    with zipfile.ZipFile(path, "w") as out:
        for file in write_return().iterdir():
            out.write(file, file.name)
    for depth in range(1, 5):
        outer = zip_with(tmp_path / f"{depth}.zip", **{path.name: path.read_bytes()})
        path = outer
        if depth == 3:
            assert read_returns([path]).rows["header"] == 3
    assert "too deep" in refusal(path)


def test_a_zip_whose_contents_are_damaged_is_refused(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "a.zip", **{"reviews.csv": REVIEWS.encode() * 100})
    data = bytearray(path.read_bytes())
    data[60:90] = b"\xff" * 30
    path.write_bytes(data)
    assert refusal(path) == "a.zip/reviews.csv cannot be read: it is damaged."


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"not a zip at all")
    assert refusal(tmp_path / "a.zip") == "a.zip is not a zip that can be read: it is damaged."


READ_AND_MEASURE = """
import sys
from pathlib import Path
from footprint.exchange.ssda903.returns import ReturnRefused, read_returns
try:
    read_returns([Path(sys.argv[1])])
except ReturnRefused as refused:
    # getrusage would begin with the memory of the process that started this one.
    status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    print(int(status["VmHWM"].split()[0]) // 1024)
    print(refused)
"""


def refused_within(path: Path, megabytes: int) -> str:
    """What is said of it, in a process of its own whose memory is measured."""
    run = subprocess.run(
        [sys.executable, "-c", READ_AND_MEASURE, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    peak, told = run.stdout.splitlines()
    assert int(peak) < megabytes, f"{peak} MB: {told}"
    assert run.stderr == ""
    return told


def test_two_gigabytes_are_refused_in_little_memory(write_return: WriteReturn) -> None:
    folder = write_return()
    with (folder / "reviews.csv").open("r+b") as file:
        file.truncate(2 * 1024**3)
    assert "is larger than 64 MiB" in refused_within(folder, 300)


def test_a_file_just_within_the_limit_is_refused_in_little_memory(
    write_return: WriteReturn,
) -> None:
    folder = write_return()
    row = b"100001,01/02/2010,02/07/2018,PN\xe9\n"
    with (folder / "reviews.csv").open("ab") as file:
        file.write(row * (60 * 1024**2 // len(row)))
        file.write(b'"never closed\n')
    assert "never closes it" in refused_within(folder, 300)


def test_a_zip_bomb_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out,
        out.open("reviews.csv", "w", force_zip64=True) as member,
    ):
        for _ in range(600):
            member.write(b"\n" * 1024**2)
    assert "200 times its size" in refused_within(path, 300)


@pytest.mark.parametrize(
    ("size", "ratio", "refused"),
    [
        (2 * 1024**2, 500, True),
        (2 * 1024**2, 200, False),
        (1024**2 + 1, 500, True),
        (1024**2, 500, False),
    ],
)
def test_what_packs_too_well_is_refused_above_one_mib(
    tmp_path: Path, size: int, ratio: int, refused: bool
) -> None:
    path = zip_with(tmp_path / "a.zip", **{"notes.csv": b"x" * 1000})
    data = bytearray(path.read_bytes())
    struct.pack_into("<II", data, data.index(b"PK\x01\x02") + 20, -(-size // ratio), size)
    path.write_bytes(data)
    assert ("200 times its size" in refusal(path)) == refused


@pytest.mark.parametrize("window", [100, 70_000, 512 * 1024])
def test_of_several_rows_that_are_too_long_the_first_is_named(window: int) -> None:
    text = 'A,B\n1,"a\nb"\n' + ("x" * 70_000 + ",1\n") * 3
    with pytest.raises(ReturnRefused, match="more than 64 KiB on line 4:"):
        walk(text.encode(), "reviews.csv", window=window)


@pytest.mark.parametrize("window", [100, 1_000, 512 * 1024])
def test_of_several_rows_that_are_too_wide_the_first_is_named(window: int) -> None:
    text = 'A,B\n1,"a\nb"\n' + ("," * 300 + "\n") * 3
    with pytest.raises(ReturnRefused, match="more than 200 columns on line 4:"):
        walk(text.encode(), "reviews.csv", window=window)


def test_a_zip_that_unpacks_to_too_much_is_refused_by_its_list(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    names = {f"{n}.csv": b"x" * 1000 for n in range(9)}
    data = bytearray(zip_with(path, **names).read_bytes())
    entry = -1
    while (entry := data.find(b"PK\x01\x02", entry + 1)) >= 0:
        struct.pack_into("<II", data, entry + 20, 10 * 1024**2, 127 * 1024**2)
    path.write_bytes(data)
    assert "unpacks to more than 1024 MiB" in refusal(path)


@pytest.mark.parametrize(
    ("row", "says"),
    [(b"\n", "more than 3,000,000 rows"), (b"1\n", "more than 100,000 rows that have not")],
)
def test_a_file_of_endless_rows_is_refused_in_little_memory(
    write_return: WriteReturn, row: bytes, says: str
) -> None:
    folder = write_return()
    with (folder / "reviews.csv").open("ab") as file:
        file.write(row * (60_000_000 // len(row)))
    assert says in refused_within(folder, 300)


def test_a_name_that_cannot_be_printed_is_told_without_its_marks(
    write_return: WriteReturn,
) -> None:
    folder = write_return(reviews=None)
    (folder / "re\x1b[31mviews\n.csv").write_text(REVIEWS.replace("PN1", "PN9"))
    os.rename(folder / "uasc.csv", os.fsencode(folder) + b"/\xff.csv")
    loaded = read_returns([folder])
    assert loaded.row_errors["file"].to_list() == ["return/re?[31mviews?.csv"]
    assert loaded.locate(loaded.facts.uasc["row"])["file"].to_list() == ["return/?.csv"]
