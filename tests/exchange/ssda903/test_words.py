"""Each return's own word: read back as a store reads them, they are the same history."""

from datetime import date
from pathlib import Path

import polars as pl
from polars.testing import assert_frame_equal

from footprint.demo.demo_data import write_demo_returns
from footprint.exchange.ssda903 import words
from footprint.exchange.ssda903.returns import LoadedReturns, ReturnWords, read_returns
from tests.exchange.ssda903.conftest import (
    AMINA,
    BEN,
    CARA,
    MORE_ROWS,
    ROWS,
    WriteReturn,
    csv_text,
)


def the_word(folder: Path) -> ReturnWords:
    (said,) = read_returns([folder], with_words=True).words
    return said


def last_word(each: tuple[ReturnWords, ...], thing: str, *key: str) -> pl.DataFrame:
    """Of the rows about one thing, that of the latest year."""
    frames = [getattr(one, thing).with_columns(year=pl.lit(one.year, pl.Int32)) for one in each]
    together: pl.DataFrame = pl.concat(frames)
    return together.unique(key, keep="last", maintain_order=True)


def born(each: tuple[ReturnWords, ...]) -> pl.DataFrame:
    """Everyone seen; the latest Header's birth date, else the latest of another file."""
    frames = [one.children.with_columns(year=pl.lit(one.year, pl.Int32)) for one in each]
    together = pl.concat(frames).sort("year")
    dated = together.drop_nulls("born_on").sort("from_header", "year")
    return (
        together.select(pl.col("identifier").unique())
        .join(
            dated.unique("identifier", keep="last", maintain_order=True),
            on="identifier",
            how="left",
        )
        .select("identifier", "born_on")
    )


def named(loaded: LoadedReturns, frame: pl.DataFrame) -> pl.DataFrame:
    names = loaded.facts.children.select("child", "identifier")
    return frame.join(names, on="child").drop("child", "row", strict=False)


def assert_same_history(loaded: LoadedReturns) -> None:
    said, facts = loaded.words, loaded.facts
    appearances = [
        one.children.filter("has_episodes").select("identifier", year=pl.lit(one.year, pl.Int32))
        for one in said
    ]
    read_back = {
        "children": (born(said), facts.children.drop("child")),
        "episodes": (last_word(said, "episodes", "identifier", "began_on"), facts.episodes),
        "reviews": (
            last_word(said, "reviews", "identifier", "held_on", "participation").drop("year"),
            facts.reviews,
        ),
        "uasc": (last_word(said, "uasc", "identifier").drop("year"), facts.uasc),
        "appearances": (pl.concat(appearances), facts.appearances),
    }
    for back, of_files in read_back.values():
        frame = named(loaded, of_files) if "child" in of_files.columns else of_files
        assert back.height
        assert_frame_equal(back, frame, check_row_order=False, check_column_order=False)
    assert tuple(one.year for one in said) == facts.years
    with_reviews = tuple(one.year for one in said if one.tells_of_reviews)
    assert with_reviews == facts.years_with_reviews


def test_the_words_of_the_demo_authority_are_its_history(tmp_path: Path) -> None:
    write_demo_returns(tmp_path / "demo", children=60, years=4, service="short_staffed")
    assert_same_history(read_returns([tmp_path / "demo"], with_words=True))


def test_the_words_of_the_sample_are_its_history(sample: Path) -> None:
    loaded = read_returns([sample], with_words=True)
    assert_same_history(loaded)
    alone = the_word(sample / "2018")
    assert alone.checks["440"] == {"reviews": 341}
    assert loaded.words[1].checks == alone.checks


def test_words_are_kept_only_when_they_are_asked_for(write_return: WriteReturn) -> None:
    assert read_returns([write_return()]).words == ()


def test_a_correction_of_an_earlier_year_stays_in_its_years_word(
    write_return: WriteReturn,
) -> None:
    """The later return has the last word on Cara's episode; what the earlier said is kept."""
    ended = [CARA, "02/03/2015", "S", "C2", "N1", "U4", "PR1"]
    other = ["100009", "01/05/2017", "S", "V2", "N1", "U4", "PR1"]
    earlier = write_return(
        "earlier",
        header=[["100009", "2", "03/03/2003", "WBRI"]],
        episodes=[ended, other],
        reviews=[[CARA, "12/11/2004", "10/11/2017", "PN1"]],
        uasc=None,
    )
    loaded = read_returns([write_return("later"), earlier], with_words=True)
    assert_frame_equal(
        loaded.words[0].episodes.filter(pl.col("identifier") == CARA).drop("identifier"),
        pl.DataFrame(
            [(date(2015, 3, 2), None, "S", "C2", "U4", None)],
            schema={k: v for k, v in words.EPISODES.items() if k != "identifier"},
            orient="row",
        ),
    )
    assert loaded.facts.episodes["ended_on"].to_list().count(date(2018, 9, 10)) == 1
    assert loaded.words[0].tells_of == {"header", "episodes", "reviews"}
    cara = loaded.words[0].children.filter(pl.col("identifier") == CARA)
    assert cara.rows() == [(CARA, date(2004, 11, 12), False, True)]


def test_a_child_in_the_header_only_has_no_episodes(write_return: WriteReturn) -> None:
    header = [*ROWS["header"], ["100007", "2", "", "WBRI"]]
    children = the_word(write_return(header=header)).children
    assert children.sort("identifier").rows() == [
        (AMINA, date(2010, 2, 1), True, True),
        (BEN, date(2016, 5, 5), True, True),
        (CARA, date(2004, 11, 11), True, True),
        ("100007", None, False, False),
    ]


def test_a_review_written_twice_is_said_once_and_two_codes_of_one_day_are_both_said(
    write_return: WriteReturn,
) -> None:
    row = [AMINA, "01/02/2010", "02/07/2018", "PN1"]
    reviews = [row, row, [*row[:3], "PN5"], [*row[:3], ""]]
    said = the_word(write_return(reviews=reviews)).reviews
    day = date(2018, 7, 2)
    assert said.rows() == [(AMINA, day, "PN1"), (AMINA, day, "PN5"), (AMINA, day, None)]


def test_social_workers_are_those_with_a_number_and_a_start(write_return: WriteReturn) -> None:
    links = [
        [CARA, "11/11/2004", "SW123", "02/03/2015", "01/05/2018", "TSPROC"],
        [CARA, "11/11/2004", " SW9 ", "01/05/2018"],
        [AMINA, "01/02/2010", "", "01/05/2018"],
        [AMINA, "01/02/2010", "SW5", ""],
        [BEN, "05/05/2016", "SW5", "02/05/2018", "01/05/2018", "TSPROC"],
    ]
    said = the_word(write_return(sw_episodes=links))
    assert said.social_workers.rows() == [
        (CARA, "SW123", date(2015, 3, 2), date(2018, 5, 1), "TSPROC"),
        (CARA, "SW9", date(2018, 5, 1), None, None),
    ]
    assert said.checks["end_before_start"] == {"sw_episodes": 1}


def test_social_workers_without_ends_or_reasons_are_read(write_return: WriteReturn) -> None:
    columns = ("CHILD", "DOB", "SW_ID", "SW_DECOM")
    text = csv_text("sw_episodes", [row[:4] for row in MORE_ROWS["sw_episodes"]], columns)
    said = the_word(write_return(sw_episodes=text)).social_workers
    assert said.rows() == [(CARA, "SW123", date(2015, 3, 2), None, None)]
    assert dict(said.schema) == dict(words.SOCIAL_WORKERS)


def test_a_file_without_rows_tells_and_a_missing_or_unreadable_one_does_not(
    write_return: WriteReturn,
) -> None:
    empty = the_word(write_return("empty", uasc="\n", sw_episodes="A,B\n1,2\n"))
    assert "uasc" in empty.tells_of
    assert "sw_episodes" not in empty.tells_of
    assert dict(empty.uasc.schema) == dict(words.UASC)
    without = the_word(write_return("without", uasc=None, reviews=None))
    assert "uasc" not in without.tells_of
    assert not without.tells_of_reviews


def test_what_was_wrong_is_told_of_its_own_return(write_return: WriteReturn) -> None:
    wrong = [*ROWS["episodes"], [BEN, "31/02/2018", "S", "V2", "N1", "U4", "PR1"]]
    odd_place = [[*row[:5], "Q9", *row[6:]] for row in ROWS["episodes"]]
    earlier = [
        [c.replace("/2018", "/2017").replace("/2019", "/2018") for c in row] for row in odd_place
    ]
    loaded = read_returns(
        [
            write_return("later", episodes=wrong),
            write_return("earlier", episodes=earlier, reviews=None),
        ],
        with_words=True,
    )
    before, after = loaded.words
    assert (before.name, before.refused, before.bad_cells) == ("earlier", {}, 4)
    assert (after.name, after.refused, after.bad_cells) == (
        "later",
        {"start date is not a date": 1},
        0,
    )
    assert after.row_errors["line"].to_list() == [6]
    assert set(before.findings["return"]) <= {"earlier"}
    assert before.rows["episodes"] == 4
