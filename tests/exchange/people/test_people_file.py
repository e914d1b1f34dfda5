"""The people file: names, officers, social workers and protection plans beside the return."""

from datetime import date
from pathlib import Path

import pytest

from footprint.exchange.people import words
from footprint.exchange.people.people_file import is_people_file, read_people
from footprint.exchange.people.words import PeopleWords
from footprint.exchange.ssda903.refusal import ReturnRefused

HEADER = (
    "child_id,first_name,known_as,surname,officer,officer_email,social_worker,team,from,to,"
    "protection_plan_from,protection_plan_to"
)
ANN = "Ann Iro,ann@council.example"
BOB = "Bob Iro,bob@council.example"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> PeopleWords:
    path = folder / "people.csv"
    path.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
    return read_people(path)


def wrong(said: PeopleWords) -> list[tuple[object, ...]]:
    return said.errors.select("line", "child", "column", "value", "reason").rows()


def reasons(said: PeopleWords) -> list[tuple[object, ...]]:
    return said.errors.select("line", "column", "reason").rows()


def test_a_row_says_a_name_an_officer_a_social_worker_and_a_protection_plan(folder: Path) -> None:
    said = read(
        folder,
        f"100001,Amina,Mina,Ali,{ANN},Sue Work,North,01/04/2019,,02/04/2019,03/04/2019",
    )
    began = date(2019, 4, 1)
    assert said.names.rows() == [("100001", "Amina", "Mina", "Ali")]
    assert said.officers.rows() == [("100001", "Ann Iro", "ann@council.example", began, None)]
    assert said.social_workers.rows() == [("100001", "Sue Work", "North", began, None)]
    assert said.protection_plans.rows() == [("100001", date(2019, 4, 2), date(2019, 4, 3))]
    assert (said.read, said.refused, said.errors.height) == (1, 0, 0)
    assert said.children.rows() == [("100001", 2)]


def test_the_frames_have_their_columns_when_the_file_says_little(folder: Path) -> None:
    said = read(folder, "100001,Amina", header="child_id,first_name")
    assert dict(said.names.schema) == dict(words.NAMES)
    assert dict(said.officers.schema) == dict(words.OFFICERS)
    assert dict(said.social_workers.schema) == dict(words.SOCIAL_WORKERS)
    assert dict(said.protection_plans.schema) == dict(words.PROTECTION_PLANS)
    assert dict(said.errors.schema) == dict(words.ERRORS)
    assert said.names.rows() == [("100001", "Amina", None, None)]


@pytest.mark.parametrize(
    "header",
    [
        "Child identifier,First name,Officer,Officer's e-mail,From",
        " CHILD ID , FORENAME ,IRO,Officer’s E-mail,from date",
        '"child","First-Name","Reviewing Officer","officer_email","FROM"',
    ],
)
def test_the_columns_are_known_however_they_are_written(folder: Path, header: str) -> None:
    said = read(folder, f"100001,Amina,{ANN},01/04/2019", header=header)
    assert said.officers.height == said.names.height == 1
    assert said.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_names_are_read_in_each_encoding(folder: Path, encoding: str) -> None:
    said = read(folder, "100001,Zoë,,Núñez,,,,,,,,", encoding=encoding)
    assert said.names.rows() == [("100001", "Zoë", None, "Núñez")]
    assert is_people_file(folder / "people.csv")


def test_spaces_round_and_inside_a_name_are_tidied(folder: Path) -> None:
    said = read(folder, " 100001 , Mary   Ann ,,  ,,,,,,,,")
    assert said.names.rows() == [("100001", "Mary Ann", None, None)]


def test_a_column_of_something_else_is_noted(folder: Path) -> None:
    said = read(folder, "100001,Amina,blue", header="child_id,first_name,eyes")
    assert said.notes == ("people.csv: columns not read: EYES",)


@pytest.mark.parametrize(
    ("row", "column", "value", "reason"),
    [
        ("1,A,,B,,,,,,,,31/02/2019", "protection_plan_to", "31/02/2019", "is not a date"),
        (f"1,A,,B,{ANN},,,1/4/19,,,", "from", "1/4/19", "start date is not a date"),
        (f"1,A,,B,{ANN},,,,,,", "from", "", "an officer is named: from which day?"),
        ("1,A,,B,,,Sue,,,,,", "from", "", "a social worker is named: from which day?"),
        ("1,A,,B,,,,,01/04/2019,,,", "from", "01/04/2019", "from this day who?"),
        ("1,A,,B,,,,,,01/04/2019,,", "to", "01/04/2019", "to this day who?"),
        ("1,A,,B,Ann,ann.example,,,01/04/2019,,,", "officer_email", "ann.example", "not an e-mail"),
        ("1,A,,B,,ann@x.example,,,,,,", "officer_email", "ann@x.example", "whose e-mail?"),
        ("1,A,,B,,,,North,,,,", "team", "North", "whose team?"),
        (f"1,A,,B,{ANN},,,02/04/2019,01/04/2019,,", "to", "01/04/2019", "is before the start"),
        ("1,A,,B,,,,,,,,01/04/2019", "protection_plan_to", "01/04/2019", "from which day?"),
        (
            "1,A,,B,,,,,,,02/04/2019,01/04/2019",
            "protection_plan_to",
            "01/04/2019",
            "is before the start",
        ),
        ("1,A\u202eB,,,,,,,,,,", "first_name", "A\u202eB", "cannot be printed"),
    ],
)
def test_a_wrong_cell_refuses_its_row_in_a_plain_sentence(
    folder: Path, row: str, column: str, value: str, reason: str
) -> None:
    said = read(folder, "100001,Amina,,,,,,,,,,", row)
    ((line, child, found, shown, why),) = wrong(said)
    assert (line, child, found, shown) == (3, "1", column, value)
    assert reason in str(why)
    assert said.names["identifier"].to_list() == ["100001"]
    assert (said.read, said.refused) == (2, 1)


def test_a_row_without_a_child_or_with_too_few_cells_is_refused(folder: Path) -> None:
    said = read(folder, ",Amina,,,,,,,,,,", "=1+1,A,,,,,,,,,,", "100001,Amina")
    assert reasons(said) == [
        (2, "child_id", "no child identifier"),
        (3, "child_id", "child identifier is not a reference of letters and digits"),
        (4, "", "the row has fewer cells than the header"),
    ]
    assert said.names.height == 0


def test_the_start_and_the_end_may_be_one_day(folder: Path) -> None:
    said = read(folder, f"1,A,,B,{ANN},,,01/04/2019,01/04/2019,,")
    assert said.errors.height == 0


def test_a_name_may_have_100_letters_and_no_more(folder: Path) -> None:
    said = read(folder, f"1,{'a' * 100},,,,,,,,,,", f"2,{'b' * 101},,,,,,,,,,")
    assert reasons(said) == [(3, "first_name", "it is longer than 100 letters")]
    assert said.names["identifier"].to_list() == ["1"]


def test_two_names_of_one_child_are_both_refused_and_a_blank_one_is_no_other_name(
    folder: Path,
) -> None:
    said = read(
        folder, "1,Amina,,Ali,,,,,,,,", "1,Anima,,,,,,,,,,", "2,Ben,,,,,,,,,,", "2,,,Ray,,,,,,,,"
    )
    why = "another row gives this child another name"
    assert reasons(said) == [(2, "first_name", why), (3, "first_name", why)]
    assert said.names.rows() == [("2", "Ben", None, "Ray")]


def test_of_two_names_for_one_e_mail_the_rarer_is_refused(folder: Path) -> None:
    other = "Anne Iro,ANN@council.example"
    said = read(
        folder,
        *(f"{child},,,,{ANN},,,01/04/2019,,," for child in (1, 2)),
        f"3,,,,{other},,,01/04/2019,,,",
        "4,,,,ann IRO,ann@council.example,,,01/04/2019,,,",
    )
    assert reasons(said) == [
        (4, "officer", "another row gives this e-mail to an officer of another name")
    ]
    assert set(said.officers["officer"]) == {"Ann Iro"}


def test_two_names_for_one_e_mail_that_are_as_frequent_are_both_refused(folder: Path) -> None:
    said = read(
        folder,
        f"1,,,,{ANN},,,01/04/2019,,,",
        "2,,,,Anne Iro,ann@council.example,,,01/04/2019,,,",
    )
    assert said.refused == 2


def test_an_e_mail_given_once_is_that_of_every_row_of_the_name(folder: Path) -> None:
    said = read(folder, f"1,,,,{ANN},,,01/04/2019,,,", "2,,,,ann iro,,,,01/04/2019,,,")
    assert said.officers["email"].to_list() == ["ann@council.example"] * 2
    assert said.officers["officer"].to_list() == ["Ann Iro"] * 2


def test_of_two_officers_of_one_name_the_e_mail_must_be_given(folder: Path) -> None:
    rows = [f"{n},,,,Ann Iro,{mail},,,01/04/2019,,," for n, mail in enumerate(("a@x", "b@x", ""))]
    assert reasons(read(folder, *rows)) == [
        (4, "officer", "two officers have this name: give the e-mail")
    ]


def test_one_officer_may_follow_another_on_the_same_day(folder: Path) -> None:
    said = read(folder, f"1,,,,{ANN},,,01/04/2019,01/06/2019,,", f"1,,,,{BOB},,,01/06/2019,,,")
    assert said.errors.height == 0
    assert said.officers["ended_on"].to_list() == [date(2019, 6, 1), None]


@pytest.mark.parametrize("second", ["31/05/2019,", "01/04/2019,01/04/2019", "01/01/2019,"])
def test_two_officers_at_one_time_are_both_refused(folder: Path, second: str) -> None:
    said = read(folder, f"1,,,,{ANN},,,01/04/2019,01/06/2019,,", f"1,,,,{BOB},,,{second},,")
    why = "another row gives this child another officer then"
    assert reasons(said) == [(2, "from", why), (3, "from", why)]
    assert said.officers.height == 0


def test_an_officer_who_stays_while_the_social_worker_changes_has_one_stretch(
    folder: Path,
) -> None:
    said = read(
        folder,
        f"1,,,,{ANN},Sue,North,01/04/2019,01/06/2019,,",
        f"1,,,,{ANN},Tom,North,01/06/2019,01/08/2019,,",
        f"1,,,,{ANN},Tom,North,01/09/2019,,,",
    )
    assert said.officers.select("began_on", "ended_on").rows() == [
        (date(2019, 4, 1), date(2019, 8, 1)),
        (date(2019, 9, 1), None),
    ]
    assert said.social_workers["worker"].to_list() == ["Sue", "Tom", "Tom"]


def test_two_social_workers_at_one_time_are_two_and_one_in_two_teams_is_refused(
    folder: Path,
) -> None:
    said = read(folder, "1,,,,,,Sue,North,01/04/2019,,,", "1,,,,,,Tom,South,01/04/2019,,,")
    assert said.social_workers.height == 2
    said = read(folder, "1,,,,,,Sue,North,01/04/2019,,,", "1,,,,,,Sue,South,01/04/2019,,,")
    assert said.refused == 2


def test_a_protection_plan_in_two_rows_is_one_and_with_two_ends_is_refused(folder: Path) -> None:
    plan = "1,,,,,,,,,,01/04/2019,{}"
    assert read(folder, plan.format(""), plan.format("")).protection_plans.height == 1
    assert read(folder, plan.format(""), plan.format("01/05/2019")).refused == 2


def test_a_file_of_something_else_is_refused_in_a_sentence(folder: Path) -> None:
    with pytest.raises(ReturnRefused, match="needs the column child_id"):
        read(folder, "1,2", header="child_id,DECOM")
    with pytest.raises(ReturnRefused, match="with commas between the cells"):
        read(folder, "1;2", header="child_id;first_name")
    with pytest.raises(ReturnRefused, match="the column first_name more than once"):
        read(folder, "1,2,3", header="child_id,first_name,forename")
    with pytest.raises(ReturnRefused, match="the column child_id more than once"):
        read(folder, "1,2,3", header="child_id,child,forename")
    with pytest.raises(ReturnRefused, match="has no rows"):
        read(folder)
    (folder / "people.csv").write_bytes(b"\xff\xfea\x00\x00\xd8")
    with pytest.raises(ReturnRefused, match="UTF-16"):
        read_people(folder / "people.csv")


def test_a_child_may_have_100_rows_and_no_more(folder: Path) -> None:
    rows = ["1,Amina,,,,,,,,,,"] * 101
    assert read(folder, *rows[1:]).names.height == 1
    with pytest.raises(ReturnRefused, match="more than 100 rows of one child"):
        read(folder, *rows)


def test_a_file_of_more_rows_than_any_authority_has_is_refused(folder: Path) -> None:
    rows = [f"{child},A,,,,,,,,,," for child in range(100_001)]
    with pytest.raises(ReturnRefused, match="more than 100,000 rows"):
        read(folder, *rows)
    assert read(folder, *rows[1:]).names.height == 100_000


def test_a_file_of_a_return_is_no_people_file(folder: Path) -> None:
    path = folder / "episodes.csv"
    path.write_text("CHILD,DECOM,LS\n1,01/04/2019,C2\n")
    assert not is_people_file(path)
    path.write_text(f"{HEADER}\n")
    assert is_people_file(path)
