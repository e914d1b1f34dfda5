"""Which collection year a return is, and several years as one history."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from footprint.domain.facts import APPEARANCES, CHILDREN, EPISODES, REVIEWS, UASC
from footprint.exchange.ssda903.returns import LoadedReturns, ReturnRefused, read_returns
from footprint.exchange.ssda903.years import find_year
from tests.exchange.ssda903.conftest import AMINA, BEN, CARA, ROWS, WriteReturn, csv_text


def episodes(*spans: tuple[date, date | None]) -> pl.DataFrame:
    return pl.DataFrame(spans, schema={"DECOM": pl.Date, "DEC": pl.Date}, orient="row")


def year_of(
    frame: pl.DataFrame, held: list[date] | None = None, asked_for: int | None = None
) -> int:
    return find_year("a", frame, pl.Series(held or [], dtype=pl.Date), asked_for).year


def test_the_year_is_that_of_the_latest_start() -> None:
    assert year_of(episodes((date(2015, 1, 1), None), (date(2019, 3, 31), None))) == 2019
    assert year_of(episodes((date(2015, 1, 1), None), (date(2019, 4, 1), None))) == 2020


def test_one_start_in_a_hundred_may_be_a_slip() -> None:
    slip = (date(2031, 1, 1), None)
    many = [(date(2018, 5, 1), None)] * 199
    assert year_of(episodes(*many, slip)) == 2019
    assert year_of(episodes(*many[1:], slip, slip)) == 2019
    assert year_of(episodes(*many[2:], slip, slip, slip)) == 2031


@pytest.mark.parametrize(("others", "year"), [(19, 2019), (18, 2031)])
def test_of_20_episodes_one_may_be_a_slip(others: int, year: int) -> None:
    slip = (date(2031, 1, 1), None)
    assert year_of(episodes(*[(date(2018, 5, 1), None)] * others, slip)) == year


def test_starts_in_years_that_cannot_be_measured_are_slips_unless_they_are_many() -> None:
    slip = (date(2081, 5, 1), None)
    nineteen = [(date(2018, 5, 1), None)] * 19
    assert year_of(episodes(*nineteen * 2, slip, slip)) == 2019
    with pytest.raises(ReturnRefused, match="2081/82"):
        year_of(episodes(*nineteen, slip, slip))


@pytest.mark.parametrize("year", [1997, 2036])
def test_the_first_and_the_last_year_that_can_be_measured(year: int) -> None:
    assert year_of(episodes((date(year - 1, 4, 1), None), (date(year, 3, 31), None))) == year


@pytest.mark.parametrize("year", [1905, 1990, 1996, 2037, 2050, 2099])
def test_a_year_beyond_the_calendar_is_refused_in_a_sentence(year: int) -> None:
    whole = episodes((date(year - 1, 4, 1), None), (date(year, 3, 31), None))
    told = (
        rf"^a is read as {year - 1}/{year % 100:02d}, which cannot be measured: the calendar of"
        r" working days allows the years ending 31 March 1997 to 2036\.$"
    )
    with pytest.raises(ReturnRefused, match=told):
        year_of(whole)
    with pytest.raises(ReturnRefused, match=rf"^The year ending 31 March {year} cannot be"):
        year_of(episodes((date(2018, 5, 1), None)), asked_for=year)


def test_reviews_beyond_the_calendar_do_not_say_the_year() -> None:
    assert year_of(episodes((date(2018, 5, 1), None)), [date(2045, 5, 1)]) == 2019


def test_an_end_on_1_april_after_the_year_changes_nothing() -> None:
    assert year_of(episodes((date(2018, 5, 1), date(2019, 4, 1)))) == 2019


def test_reviews_all_of_one_later_year_say_more_than_old_starts() -> None:
    old = episodes((date(2015, 1, 1), None))
    assert year_of(old, [date(2018, 6, 1), date(2018, 12, 1)]) == 2019
    assert year_of(old, [date(2018, 6, 1), date(2022, 12, 1)]) == 2015


def test_a_year_asked_for_is_believed_when_the_episodes_were_open_then() -> None:
    open_since = episodes((date(2015, 1, 1), None), (date(2016, 1, 1), date(2018, 4, 1)))
    assert year_of(open_since, asked_for=2019) == 2019
    assert year_of(open_since, asked_for=2020) == 2016


def test_a_return_whose_name_says_another_year_is_noted(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return("return 2016-17")])
    assert loaded.returns[0].year == 2019
    assert loaded.returns[0].notes == (
        "its name says 2016-17, its episodes 2018/19: the episodes count",
    )
    assert read_returns([write_return("return_2018_19")]).returns[0].notes == ()


def test_a_return_with_episodes_of_other_years_is_noted(write_return: WriteReturn) -> None:
    ended = ["100005", "02/03/2012", "S", "C2", "N1", "U4", "PR1", "10/09/2013", "E8"]
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], ended])])
    assert loaded.returns[0].year == 2019
    assert "only 4 of 5 episodes were open in that year" in loaded.returns[0].notes[0]


def test_a_return_older_than_the_code_lists_says_so(write_return: WriteReturn) -> None:
    row = [CARA, "02/03/2015", "S", "D1", "N1", "U4", "PR1", "10/03/2015", "E43"]
    loaded = read_returns([write_return(episodes=[row], reviews=None, uasc=None)])
    assert loaded.returns[0].year == 2015
    assert "2016/17" in loaded.returns[0].notes[0]
    assert loaded.row_errors.height == 0
    assert loaded.findings.height == 0


def test_how_the_year_was_found_is_told(write_return: WriteReturn) -> None:
    folder = write_return()
    assert read_returns([folder]).returns[0].found_by == (
        "the latest episodes start in 2018/19; 4 of 4 episodes were open in that year"
    )
    assert read_returns([folder], year_ending=2019).returns[0].found_by == (
        "as given; 4 of 4 episodes were open in that year"
    )


def test_a_year_that_is_not_loaded_is_refused(write_return: WriteReturn) -> None:
    with pytest.raises(ReturnRefused, match=r"^No return for 2020/21 .*\(return: 2018/19\)\.$"):
        read_returns([write_return()], year_ending=2021)


def test_two_returns_of_one_year_are_refused_by_name(write_return: WriteReturn) -> None:
    folders = [write_return("a"), write_return("b")]
    with pytest.raises(ReturnRefused, match=r"^a and b are both returns for 2018/19"):
        read_returns(folders)


def test_a_return_without_an_episode_that_can_be_read_is_refused(
    write_return: WriteReturn,
) -> None:
    with pytest.raises(ReturnRefused) as refused:
        read_returns([write_return(episodes=[[AMINA, "soon", "S"]])])
    assert str(refused.value) == (
        "return has no Episodes row that can be read: return/episodes.csv line 2, start date is not"
        " a date."
    )


def test_why_no_row_can_be_read_is_told_of_the_first_three(write_return: WriteReturn) -> None:
    rows = [["", "2", "01/02/2010"], ["?", "2", "01/02/2010"], *[["", "1", "01/02/2010"]] * 2]
    with pytest.raises(ReturnRefused) as refused:
        read_returns([write_return(header=rows)])
    assert str(refused.value) == (
        "return has no Header row that can be read:"
        " return/header.csv line 2, no child identifier;"
        " return/header.csv line 3, child identifier is not a reference of letters and digits;"
        " return/header.csv line 4, no child identifier."
    )


def test_rows_of_too_few_cells_are_named_when_there_are_no_others(
    write_return: WriteReturn,
) -> None:
    text = csv_text("header", []) + "100001,2\n"
    with pytest.raises(ReturnRefused, match=r"line 2, the row has fewer cells than the header\.$"):
        read_returns([write_return(header=text)])


#: The year before: Cara only, born on another day by that return's Header, and Ben's old UASC row.
BEFORE = {
    "header": [
        [CARA, "2", "10/11/2004", "BAFR"],
        [BEN, "1", "", "MOTH"],
        ["100009", "1", "03/03/2003", "MOTH"],
    ],
    "episodes": [
        [CARA, "02/03/2015", "S", "C2", "N1", "U4", "PR1"],
        ["100009", "05/03/2018", "S", "V2", "N1", "U4", "PR1"],
    ],
    "reviews": [
        [CARA, "10/11/2004", "10/11/2017", "PN1"],
        [CARA, "10/11/2004", "10/05/2018", "PN7"],
        [CARA, "10/11/2004", "10/05/2018", "PN1"],
    ],
    "uasc": [[CARA, "2", "10/11/2004", ""]],
}


@pytest.fixture
def two_years(write_return: WriteReturn) -> LoadedReturns:
    this = write_return("later")
    return read_returns([this, write_return("earlier", **BEFORE)], year_ending=2019)


def test_a_later_return_closes_what_was_open(two_years: LoadedReturns) -> None:
    cara = two_years.facts.episodes.filter(pl.col("child") == number_of(two_years, CARA))
    assert cara.select("began_on", "ended_on").rows() == [
        (date(2015, 3, 2), date(2018, 9, 10)),
        (date(2018, 9, 10), None),
    ]
    assert two_years.locate(cara["row"])["file"].unique().to_list() == ["later/episodes.csv"]


def number_of(loaded: LoadedReturns, identifier: str) -> int:
    rows = loaded.facts.children.filter(pl.col("identifier") == identifier)
    return int(rows["child"].item())


def test_reviews_of_all_years_are_one_history(two_years: LoadedReturns) -> None:
    cara = two_years.facts.reviews.filter(pl.col("child") == number_of(two_years, CARA))
    assert sorted(cara.select("held_on", "participation").rows()) == [
        (date(2017, 11, 10), "PN1"),
        (date(2018, 5, 10), "PN1"),
        (date(2018, 5, 10), "PN7"),
    ]
    pn7 = cara.filter(pl.col("participation") == "PN7")
    assert two_years.locate(pn7["row"])["file"].to_list() == ["later/reviews.csv"]


def test_a_blank_code_in_one_return_and_a_code_in_the_next_are_two_reviews(
    write_return: WriteReturn,
) -> None:
    blank = [[CARA, "11/11/2004", day, ""] for day in ("10/11/2017", "10/05/2018")]
    earlier = write_return("earlier", **{**BEFORE, "reviews": blank})
    loaded = read_returns([write_return("later"), earlier])
    cara = loaded.facts.reviews.filter(pl.col("child") == number_of(loaded, CARA))
    assert cara["participation"].to_list() == [None, None, "PN7"]


def test_a_blank_code_in_both_returns_is_one_review(write_return: WriteReturn) -> None:
    blank = [[CARA, "11/11/2004", day, ""] for day in ("10/11/2017", "10/05/2018")]
    earlier = write_return("earlier", **{**BEFORE, "reviews": blank})
    loaded = read_returns([write_return("later", reviews=blank), earlier])
    assert loaded.facts.reviews.height == 2
    places = loaded.locate(loaded.facts.reviews["row"])
    assert places["file"].unique().to_list() == ["later/reviews.csv"]


def test_the_later_return_has_the_last_word_on_status_and_birth(two_years: LoadedReturns) -> None:
    assert two_years.facts.uasc["ceased_on"].to_list() == [date(2022, 11, 11)]
    born = dict(two_years.facts.children.select("identifier", "born_on").iter_rows())
    assert born == {
        AMINA: date(2010, 2, 1),
        BEN: date(2016, 5, 5),
        CARA: date(2004, 11, 11),
        "100009": date(2003, 3, 3),
    }


def test_a_date_of_birth_is_taken_from_another_file_if_no_header_has_one(
    write_return: WriteReturn,
) -> None:
    header = [[AMINA, "2", "", "WBRI"], *ROWS["header"][1:]]
    loaded = read_returns([write_return(header=header)])
    assert loaded.facts.children["born_on"].null_count() == 0


def test_a_child_appears_in_each_year_with_an_episode(two_years: LoadedReturns) -> None:
    names = dict(two_years.facts.children.select("child", "identifier").iter_rows())
    appear = {(names[child], year) for child, year in two_years.facts.appearances.iter_rows()}
    assert appear == {
        (CARA, 2018),
        ("100009", 2018),
        (AMINA, 2019),
        (BEN, 2019),
        (CARA, 2019),
    }
    assert two_years.facts.years == (2018, 2019)


def test_rows_of_all_years_are_counted_together(two_years: LoadedReturns) -> None:
    assert (two_years.rows["header"], two_years.rows["reviews"]) == (6, 7)


def test_the_frames_are_those_of_the_domain(two_years: LoadedReturns) -> None:
    facts = two_years.facts
    assert dict(facts.children.schema) == dict(CHILDREN)
    assert dict(facts.episodes.schema) == dict(EPISODES)
    assert dict(facts.reviews.schema) == dict(REVIEWS)
    assert dict(facts.uasc.schema) == dict(UASC)
    assert dict(facts.appearances.schema) == dict(APPEARANCES)


def test_a_return_of_header_and_episodes_only_has_all_frames(write_return: WriteReturn) -> None:
    facts = read_returns([write_return(reviews=None, uasc=None)]).facts
    assert dict(facts.reviews.schema) == dict(REVIEWS)
    assert dict(facts.uasc.schema) == dict(UASC)


def test_the_sample_is_read_as_its_readme_counts_it(sample: Path) -> None:
    counted = {
        "2017": (2018, 819, 1460, 3481, 424, 42, 300, 687),
        "2018": (2019, 572, 974, 2769, 341, 23, 182, 454),
        "2019": (2020, 362, 648, 2103, 265, 20, 160, 299),
    }
    for folder, expected in counted.items():
        loaded = read_returns([sample / folder], year_ending=expected[0])
        checks = loaded.check_counts()
        assert expected == (
            loaded.facts.years[0],
            *(loaded.rows[kind] for kind in ("header", "episodes", "reviews")),
            *(checks[code]["reviews"] for code in ("440", "441", "399")),
            loaded.facts.appearances.height,
        )
        assert (loaded.rows["ad1"], loaded.rows["placed_for_adoption"]) == (0, 0)
        assert loaded.refused_counts() == {}


def test_the_three_years_of_the_sample_load_as_one_history(sample: Path) -> None:
    loaded = read_returns([sample], year_ending=2020)
    assert loaded.facts.years == (2018, 2019, 2020)
    assert loaded.rows["reviews"] == 3481 + 2769 + 2103
    assert loaded.facts.episodes.select("child", "began_on").is_duplicated().sum() == 0
    assert set(loaded.left_out_files) == {"ssda903-sample/LICENSE", "ssda903-sample/README.md"}
