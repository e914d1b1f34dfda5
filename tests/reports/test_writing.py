"""Files are written whole or not at all, and a refusal is a sentence."""

from pathlib import Path

import pytest

from footprint.reports.writing import CannotWrite, refuse_wrong_ending, write_file


def test_a_file_takes_the_place_of_the_one_before_it(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old and longer")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [made.name for made in tmp_path.iterdir()] == ["out.json"]


def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    path.chmod(0o600)
    write_file(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_is_kept_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_folder_is_never_written_over(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"is a folder\. Give the name of a file\."):
        write_file(tmp_path, b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"The folder .*missing does not exist"):
        write_file(tmp_path / "missing" / "out.json", b"new")


def test_a_file_where_a_folder_should_be_is_a_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite, match="does not exist"):
        write_file(tmp_path / "file" / "out.json", b"new")


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_file(Path("/dev/null"), b"new")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", ["out.xls", "out", "out.xlsx.txt", "xlsx"])
def test_a_name_that_ends_otherwise_than_its_content_is_refused(name: str) -> None:
    with pytest.raises(CannotWrite, match=r"^--xlsx .*: the name must end in \.xlsx\.$"):
        refuse_wrong_ending("--xlsx", Path(name), (".xlsx",))


def test_a_right_name_a_device_and_none_at_all_are_let_through() -> None:
    given = [None, Path("OUT.XLSX"), Path("a.b.xlsx"), Path("/dev/null"), Path("out.xls")]
    assert [is_refused(path) for path in given] == [False, False, False, False, True]


def is_refused(path: Path | None) -> bool:
    try:
        refuse_wrong_ending("--xlsx", path, (".xlsx",))
    except CannotWrite:
        return True
    return False
