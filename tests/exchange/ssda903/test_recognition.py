"""Which files make a return, and what each is."""

import zipfile
from pathlib import Path

import pytest

from footprint.exchange.ssda903.kinds import KINDS, kind_by_columns, kind_by_file_name
from footprint.exchange.ssda903.returns import ReturnRefused, read_returns
from tests.exchange.ssda903.conftest import MORE_ROWS, ROWS, WriteReturn, csv_text

YEAR_BEFORE = [
    ["100003", "02/03/2015", "S", "C2", "N1", "U4", "PR1"],
    ["100009", "05/03/2018", "S", "V2", "N1", "U4", "PR1"],
]


def zipped(folder: Path, path: Path, under: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(folder.iterdir()):
            out.write(file, under + file.name)
    return path


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_known_by_its_columns(kind) -> None:  # type: ignore[no-untyped-def]
    assert kind_by_columns(kind.columns) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("header.csv", "header"),
        ("SSDA903 Episodes 2018-19.csv", "episodes"),
        ("swEpisodes.csv", "sw_episodes"),
        ("social_worker_episodes.csv", "sw_episodes"),
        ("PlacedAdoption.csv", "placed_for_adoption"),
        ("placed_for_adoption.csv", "placed_for_adoption"),
        ("PrevPerm.csv", "previous_permanence"),
        ("previous_permanence.csv", "previous_permanence"),
        ("OC2.csv", "oc2"),
        ("oc3_2019.csv", "oc3"),
        ("AD1.CSV", "ad1"),
        ("UASC.csv", "uasc"),
        ("missing.csv", "missing"),
        ("Reviews2019.csv", "reviews"),
        ("DoLo.csv", "dolo"),
    ],
)
def test_a_file_name_says_its_kind(name: str, kind: str) -> None:
    found = kind_by_file_name(name)
    assert found is not None
    assert found.name == kind


def test_a_name_that_only_contains_such_a_word_says_nothing() -> None:
    assert kind_by_file_name("previews.csv") is None


def test_columns_decide_before_the_name(write_return: WriteReturn) -> None:
    folder = write_return(uasc=None)
    (folder / "reviews.csv").rename(folder / "part 4.csv")
    loaded = read_returns([folder])
    assert loaded.rows["reviews"] == 4
    assert loaded.facts.reviews.height == 4


def test_case_and_spaces_in_column_names_do_not_matter(write_return: WriteReturn) -> None:
    text = csv_text("reviews", ROWS["reviews"]).replace(
        "CHILD,DOB,REVIEW,REVIEW_CODE", " Child , dob,Review,review code"
    )
    assert read_returns([write_return(reviews=text)]).facts.reviews.height == 4


def test_derived_columns_are_ignored_and_named(write_return: WriteReturn) -> None:
    text = csv_text("episodes", ROWS["episodes"]).replace("\n", ",12.5\n")
    text = text.replace("URN,12.5", "URN,PL_DISTANCE")
    loaded = read_returns([write_return(episodes=text)])
    assert loaded.facts.episodes.height == 4
    assert loaded.returns[0].notes == ("return/episodes.csv: columns not read: PL_DISTANCE",)


@pytest.mark.parametrize("nothing", ["", "\n", "\r\n\r\n", csv_text("ad1", [])])
def test_a_recognised_name_without_rows_is_none_of_this_kind(
    write_return: WriteReturn, nothing: str
) -> None:
    loaded = read_returns([write_return(ad1=nothing)])
    assert loaded.rows["ad1"] == 0
    assert loaded.left_out_files == {}


def test_all_twelve_kinds_are_counted(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return()])
    assert list(loaded.rows) == [
        *("header", "episodes", "reviews", "uasc", "missing", "placed_for_adoption"),
        *("previous_permanence", "oc2", "sw_episodes", "ad1", "oc3", "dolo"),
    ]
    assert dict(loaded.rows) == dict.fromkeys(loaded.rows, 0) | {
        "header": 3,
        "episodes": 4,
        "reviews": 4,
        "uasc": 1,
    }


def test_a_complete_return_is_read_without_a_bad_cell(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return(**MORE_ROWS)])
    assert [loaded.rows[kind] for kind in MORE_ROWS] == [1] * 8
    assert loaded.row_errors.height == 0
    assert loaded.facts.children["identifier"].to_list()[-1] == "100008"
    assert loaded.check_counts() == {"code_of_another_year": {"sw_episodes": 1}}


@pytest.mark.parametrize(("kind", "title"), [("header", "Header"), ("episodes", "Episodes")])
@pytest.mark.parametrize("content", [None, "", "empty"])
def test_a_return_without_header_or_episodes_rows_is_refused(
    write_return: WriteReturn, kind: str, title: str, content: str | None
) -> None:
    content = csv_text(kind, []) if content == "empty" else content
    with pytest.raises(ReturnRefused, match=rf"^return has no {title} rows"):
        read_returns([write_return(**{kind: content})])


def test_an_unrelated_file_is_named_and_left_out(write_return: WriteReturn) -> None:
    folder = write_return()
    (folder / "notes.csv").write_text("a,b\n1,2\n")
    (folder / "return.xml").write_text("<EXPSSDA903/>")
    (folder / "book.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 20)
    left_out = read_returns([folder]).left_out_files
    assert set(left_out) == {"return/notes.csv", "return/return.xml", "return/book.xlsx"}
    assert "XML" in left_out["return/return.xml"]
    assert left_out["return/book.xlsx"] == "is a spreadsheet and was not read: save it as CSV"


def test_a_folder_without_anything_of_a_return_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(5):
        (folder / f"notes{number}.txt").write_text("hello")
    with pytest.raises(ReturnRefused) as refused:
        read_returns([folder])
    assert str(refused.value) == "docs holds no SSDA903 CSV files (5 other files)."


def test_a_folder_of_spreadsheets_is_refused_by_what_to_do_about_them(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "reviews.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 20)
    (folder / "notes.txt").write_text("hello")
    with pytest.raises(ReturnRefused) as refused:
        read_returns([folder])
    assert str(refused.value) == (
        "docs holds no SSDA903 CSV files (docs/reviews.xlsx is a spreadsheet and was not read:"
        " save it as CSV; 1 other file)."
    )


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with pytest.raises(ReturnRefused, match=r"^docs holds no SSDA903 CSV files\.$"):
        read_returns([tmp_path / "docs"])


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReturnRefused, match=r"does not exist\.$"):
        read_returns([tmp_path / "nowhere"])


def test_files_given_one_by_one_are_one_return(write_return: WriteReturn) -> None:
    loaded = read_returns(sorted(write_return().iterdir()))
    assert [each.name for each in loaded.returns] == ["the files given"]
    assert loaded.rows["episodes"] == 4


def test_a_zip_is_a_return(write_return: WriteReturn, tmp_path: Path) -> None:
    loaded = read_returns([zipped(write_return(), tmp_path / "2019.zip")])
    assert [each.name for each in loaded.returns] == ["2019.zip"]
    assert loaded.facts.reviews.height == 4


def test_a_zip_of_one_folder_is_a_return(write_return: WriteReturn, tmp_path: Path) -> None:
    loaded = read_returns([zipped(write_return(), tmp_path / "2019.zip", under="year/files/")])
    assert [each.name for each in loaded.returns] == ["2019.zip/year/files"]


def test_a_folder_of_folders_and_zips_is_several_returns(
    write_return: WriteReturn, tmp_path: Path
) -> None:
    write_return("years/b")
    zipped(write_return("before", episodes=YEAR_BEFORE, reviews=None), tmp_path / "years" / "a.zip")
    loaded = read_returns([tmp_path / "years"])
    assert [(each.name, each.year) for each in loaded.returns] == [
        ("years/a.zip", 2018),
        ("years/b", 2019),
    ]
    assert loaded.facts.years == (2018, 2019)


def test_a_zip_of_zips_is_several_returns(write_return: WriteReturn, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    zipped(write_return("b"), inner / "b.zip")
    zipped(write_return("a", episodes=YEAR_BEFORE, reviews=None), inner / "a.zip")
    loaded = read_returns([zipped(inner, tmp_path / "all.zip")])
    assert [each.year for each in loaded.returns] == [2018, 2019]


def test_what_lies_inside_a_return_is_named_and_left_out(write_return: WriteReturn) -> None:
    folder = write_return()
    write_return("return/old")
    loaded = read_returns([folder])
    assert loaded.rows["header"] == 3
    assert list(loaded.left_out_files) == ["return/old"]


def test_two_different_files_of_one_kind_are_refused(write_return: WriteReturn) -> None:
    folder = write_return()
    (folder / "reviews old.csv").write_text(csv_text("reviews", ROWS["reviews"][:2]))
    with pytest.raises(ReturnRefused, match="two Reviews files"):
        read_returns([folder])


def test_a_copy_of_a_file_is_left_out(write_return: WriteReturn) -> None:
    folder = write_return()
    (folder / "reviews copy.csv").write_bytes((folder / "reviews.csv").read_bytes())
    loaded = read_returns([folder])
    assert loaded.rows["reviews"] == 4
    assert list(loaded.left_out_files.values()) == ["is a copy of return/reviews copy.csv"]


def test_a_file_only_named_like_one_that_is_there_is_left_out(write_return: WriteReturn) -> None:
    folder = write_return()
    (folder / "reviews notes.csv").write_text("when,what\nnow,this\n")
    loaded = read_returns([folder])
    assert loaded.rows["reviews"] == 4
    assert list(loaded.left_out_files) == ["return/reviews notes.csv"]


def test_a_needed_column_that_is_missing_is_named(write_return: WriteReturn) -> None:
    text = csv_text("reviews", ROWS["reviews"]).replace("REVIEW_CODE", "OUTCOME")
    says = r"^return/reviews\.csv is the Reviews file, without the column REVIEW_CODE\.$"
    with pytest.raises(ReturnRefused, match=says):
        read_returns([write_return(reviews=text)])


def test_semicolons_between_cells_are_named(write_return: WriteReturn) -> None:
    text = csv_text("reviews", ROWS["reviews"]).replace(",", ";")
    with pytest.raises(ReturnRefused, match=r"must be separated by commas\.$"):
        read_returns([write_return(reviews=text)])


def test_a_column_twice_is_refused(write_return: WriteReturn) -> None:
    text = csv_text("reviews", ROWS["reviews"]).replace("DOB", "REVIEW", 1)
    with pytest.raises(ReturnRefused, match="has the column REVIEW more than once"):
        read_returns([write_return(reviews=text)])


def test_a_column_that_is_not_read_may_stand_twice(write_return: WriteReturn) -> None:
    text = csv_text("reviews", ROWS["reviews"]).replace("\n", ",a,b\n")
    text = text.replace("REVIEW_CODE,a,b", "REVIEW_CODE,NOTE,NOTE")
    loaded = read_returns([write_return(reviews=text)])
    assert loaded.facts.reviews.height == 4
    assert loaded.returns[0].notes == ("return/reviews.csv: columns not read: NOTE",)


def test_a_link_is_not_followed(write_return: WriteReturn, tmp_path: Path) -> None:
    folder = write_return(reviews=None)
    elsewhere = tmp_path / "elsewhere.csv"
    elsewhere.write_text(csv_text("reviews", ROWS["reviews"]))
    (folder / "reviews.csv").symlink_to(elsewhere)
    loaded = read_returns([folder])
    assert loaded.rows["reviews"] == 0
    assert "link" in loaded.left_out_files["return/reviews.csv"]


def test_progress_tells_each_file(write_return: WriteReturn) -> None:
    told: list[str] = []
    read_returns([write_return()], progress=told.append)
    assert told == [f"return/{kind}.csv" for kind in ("header", "episodes", "reviews", "uasc")]


def test_a_return_without_a_reviews_file_tells_nothing_of_reviews(
    write_return: WriteReturn,
) -> None:
    folder = write_return("a")
    assert read_returns([folder]).facts.years_with_reviews == (2019,)
    (folder / "reviews.csv").write_text("\n")
    assert read_returns([folder]).facts.years_with_reviews == (2019,)
    (folder / "reviews.csv").unlink()
    assert read_returns([folder]).facts.years_with_reviews == ()
