"""The checks that need one return's rows only."""

import polars as pl
import pytest

from footprint.exchange.ssda903.checks import MESSAGES
from footprint.exchange.ssda903.returns import LoadedReturns, add_findings, read_returns
from tests.exchange.ssda903.conftest import AMINA, BEN, CARA, MORE_ROWS, ROWS, WriteReturn

DANA = "100004"


def found(loaded: LoadedReturns, code: str) -> list[tuple[object, ...]]:
    of_code = loaded.findings.filter(pl.col("code") == code)
    return of_code.select("kind", "line", "child", "column", "value").rows()


@pytest.mark.parametrize(
    ("held", "code", "failed"),
    [
        ("04/05/2020", "PN0", []),
        ("05/05/2020", "PN0", []),
        ("06/05/2020", "PN0", ["440"]),
        ("04/05/2020", "PN1", ["441"]),
        ("05/05/2020", "PN1", []),
        ("06/05/2020", "PN1", []),
        ("06/05/2020", "PN7", []),
        ("04/05/2020", "", ["167"]),
    ],
)
def test_440_and_441_turn_on_the_fourth_birthday_on_which_either_code_passes(
    write_return: WriteReturn, held: str, code: str, failed: list[str]
) -> None:
    loaded = read_returns([write_return(reviews=[[BEN, "05/05/2016", held, code]])])
    assert set(loaded.check_counts()) == {*failed, "dated_after_the_return"}


@pytest.mark.parametrize(
    ("held", "code", "failed"),
    [("29/02/2020", "PN0", []), ("01/03/2020", "PN0", ["440"]), ("28/02/2020", "PN1", ["441"])],
)
def test_a_child_born_on_29_february_is_four_on_29_february(
    write_return: WriteReturn, held: str, code: str, failed: list[str]
) -> None:
    header = [[AMINA, "2", "29/02/2016", "WBRI"], *ROWS["header"][1:]]
    folder = write_return(header=header, reviews=[[AMINA, "29/02/2016", held, code]])
    assert set(read_returns([folder]).check_counts()) == {*failed, "dated_after_the_return"}


def test_166_a_review_without_a_date_that_is_one(write_return: WriteReturn) -> None:
    rows = [[AMINA, "01/02/2010", "", "PN1"], [AMINA, "01/02/2010", "31/02/2019", "PN1"]]
    loaded = read_returns([write_return(reviews=rows)])
    assert found(loaded, "166") == [
        ("reviews", 2, AMINA, "REVIEW", None),
        ("reviews", 3, AMINA, "REVIEW", "31/02/2019"),
    ]
    assert loaded.findings["refused"].to_list() == [True, True]


def test_167_a_review_without_a_code_that_is_one_stays_in(write_return: WriteReturn) -> None:
    rows = [[AMINA, "01/02/2010", "02/07/2018", ""], [AMINA, "01/02/2010", "02/10/2018", "PN8"]]
    loaded = read_returns([write_return(reviews=rows)])
    assert found(loaded, "167") == [
        ("reviews", 2, AMINA, "REVIEW_CODE", None),
        ("reviews", 3, AMINA, "REVIEW_CODE", "PN8"),
    ]
    assert loaded.findings["refused"].to_list() == [False, False]
    assert loaded.facts.reviews["participation"].to_list() == [None, None]


def short_breaks(*statuses: str) -> list[list[str]]:
    days = ["01/05/2018", "01/06/2018"]
    return [
        [DANA, day, "S", status, "N2", "U4", "PR1"]
        for day, status in zip(days, statuses, strict=False)
    ]


@pytest.mark.parametrize(
    ("statuses", "fails"),
    [(("V3", "V4"), True), (("V3",), True), (("V3", "V2"), False), (("V3", ""), False)],
)
def test_399_only_when_every_episode_is_a_short_break(
    write_return: WriteReturn, statuses: tuple[str, ...], fails: bool
) -> None:
    loaded = read_returns(
        [
            write_return(
                header=[*ROWS["header"], [DANA, "2", "01/01/2005", "WBRI", "", "0"]],
                episodes=[*ROWS["episodes"], *short_breaks(*statuses)],
                reviews=[[DANA, "01/01/2005", "03/07/2018", "PN1"]],
            )
        ]
    )
    expected = {"header": 1, "reviews": 1} if fails else None
    assert loaded.check_counts().get("399") == expected
    assert loaded.facts.reviews.height == 1


def test_399_is_about_what_is_filled_in_even_if_badly(write_return: WriteReturn) -> None:
    loaded = read_returns(
        [
            write_return(
                header=[*ROWS["header"], [DANA, "2", "01/01/2005", "WBRI", "", "1.0"]],
                episodes=[*ROWS["episodes"], *short_breaks("V3")],
                reviews=[[DANA, "01/01/2005", "soon", ""], [DANA, "01/01/2005", "", ""]],
            )
        ]
    )
    assert loaded.check_counts()["399"] == {"header": 1, "reviews": 1}


@pytest.mark.parametrize(
    ("held", "code", "fails"),
    [("03/07/2018", "", True), ("", "PN1", True), ("", "PN9", True), ("", "", False)],
)
def test_399_when_the_date_or_the_code_of_a_review_is_filled(
    write_return: WriteReturn, held: str, code: str, fails: bool
) -> None:
    loaded = read_returns(
        [
            write_return(
                episodes=[*ROWS["episodes"], *short_breaks("V3")],
                reviews=[[DANA, "01/01/2005", held, code]],
            )
        ]
    )
    assert ("399" in loaded.check_counts()) == fails


def test_1012_looks_at_six_files(write_return: WriteReturn) -> None:
    def of_dana(kind: str) -> list[list[str]]:
        return [[DANA, *({**ROWS, **MORE_ROWS}[kind][0][1:])]]

    leaver = [DANA, "2", "01/01/2000", "WBRI"]
    rows = {kind: of_dana(kind) for kind in ("reviews", "uasc", *MORE_ROWS)}
    loaded = read_returns([write_return(header=[*ROWS["header"], leaver], **rows)])
    looked_at = ("missing", "placed_for_adoption", "previous_permanence", "oc2", "ad1")
    assert loaded.check_counts()["1012"] == dict.fromkeys(("reviews", *looked_at), 1)


def test_1012_a_child_without_episodes_in_another_file(write_return: WriteReturn) -> None:
    leaver = [DANA, "2", "01/01/2000", "WBRI"]
    loaded = read_returns(
        [
            write_return(
                header=[*ROWS["header"], leaver],
                reviews=[[DANA, "01/01/2000", "03/07/2018", "PN1"]],
                oc3=[[DANA, "01/01/2000", "YES", "F1", "B1"]],
                oc2=[[DANA, "01/01/2000", "12"]],
            )
        ]
    )
    assert loaded.check_counts() == {"1012": {"oc2": 1, "reviews": 1}}
    assert found(loaded, "1012")[0] == ("reviews", 2, DANA, "CHILD", None)


def test_int08_a_child_in_reviews_who_is_not_in_header(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return(header=ROWS["header"][:2])])
    assert found(loaded, "INT08") == [("reviews", 5, CARA, "CHILD", None)]


def test_int17_another_date_of_birth_than_in_header(write_return: WriteReturn) -> None:
    rows = [
        [AMINA, "02/02/2010", "02/07/2018", "PN1"],
        [BEN, "", "03/07/2018", "PN0"],
        [CARA, "11/11/2004", "10/05/2018", "PN7"],
    ]
    loaded = read_returns([write_return(reviews=rows)])
    assert found(loaded, "INT17") == [("reviews", 2, AMINA, "DOB", "02/02/2010")]


def test_int17_is_not_judged_against_header_rows_that_were_refused(
    write_return: WriteReturn,
) -> None:
    header = [[CARA, *ROWS["header"][2][1:]], *([AMINA, "2", f"0{n}/02/2010"] for n in (2, 3))]
    folder = write_return(header=header, reviews=[[AMINA, "01/02/2010", "02/07/2018", "PN1"]])
    loaded = read_returns([folder])
    assert loaded.check_counts() == {"same_key_twice": {"header": 2}}


@pytest.mark.parametrize(
    ("day", "after"), [("30/03/2019", False), ("31/03/2019", False), ("01/04/2019", True)]
)
def test_what_is_dated_after_the_returns_last_day_is_listed_and_read(
    write_return: WriteReturn, day: str, after: bool
) -> None:
    started = [DANA, day, "S", "C2", "N1", "U4", "PR1"]
    held = [AMINA, "01/02/2010", day, "PN1"]
    others = [[str(n), "01/05/2018", "S", "C2", "N1", "U4", "PR1"] for n in range(200001, 200020)]
    loaded = read_returns(
        [write_return(episodes=[started, *others], reviews=[held, *ROWS["reviews"]])]
    )
    expected = [("episodes", 2, DANA, "DECOM", day), ("reviews", 2, AMINA, "REVIEW", day)]
    assert found(loaded, "dated_after_the_return") == (expected if after else [])
    assert (loaded.facts.episodes.height, loaded.facts.reviews.height) == (20, 5)
    assert loaded.facts.years == (2019,)


@pytest.mark.parametrize(
    ("ended", "reason", "code", "shown"),
    [
        ("10/09/2018", "", "end_without_reason", ("DEC", "10/09/2018")),
        ("", "E8", "reason_without_end", ("REC", "E8")),
        ("10/09/2018", "E8", None, None),
        ("", "", None, None),
        ("10/09/2018", "E99", None, None),
    ],
)
def test_an_end_goes_with_its_reason(
    write_return: WriteReturn, ended: str, reason: str, code: str | None, shown: tuple[str, str]
) -> None:
    row = [DANA, "04/06/2018", "S", "C2", "N1", "U4", "PR1", ended, reason]
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], row])])
    assert list(loaded.check_counts()) == ([code] if code else [])
    if code:
        assert found(loaded, code) == [("episodes", 6, DANA, *shown)]


def test_a_code_of_another_year_is_told_and_kept(write_return: WriteReturn) -> None:
    row = [DANA, "04/06/2018", "S", "C2", "N1", "U4", "PR1", "10/09/2018", "E43"]
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], row])])
    assert found(loaded, "code_of_another_year") == [("episodes", 6, DANA, "REC", "E43")]
    assert loaded.facts.episodes["end_reason"].to_list()[-1] == "E43"
    assert loaded.row_errors.height == 0


def test_an_end_before_its_start_is_found_and_refused(write_return: WriteReturn) -> None:
    row = [DANA, "04/06/2018", "S", "C2", "N1", "U4", "PR1", "03/06/2018", "E8"]
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], row])])
    assert found(loaded, "end_before_start") == [("episodes", 6, DANA, "DEC", "03/06/2018")]
    assert loaded.refused_counts() == {"end date is before the start date": 1}


def test_an_absence_that_ends_before_it_starts_is_found(write_return: WriteReturn) -> None:
    rows = [[AMINA, "01/02/2010", "M", "05/07/2018", "04/07/2018"]]
    loaded = read_returns([write_return(missing=rows)])
    assert loaded.check_counts() == {"end_before_start": {"missing": 1}}


def test_the_same_episode_twice_is_one(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], ROWS["episodes"][0]])])
    assert found(loaded, "same_key_twice") == [
        ("episodes", 2, AMINA, "DECOM", "04/06/2018"),
        ("episodes", 6, AMINA, "DECOM", "04/06/2018"),
    ]
    assert loaded.check_counts() == {"same_key_twice": {"episodes": 2}}
    assert loaded.refused_counts() == {}
    assert loaded.facts.episodes.height == 4


def test_two_episodes_of_one_key_that_differ_are_both_refused(write_return: WriteReturn) -> None:
    other = [*ROWS["episodes"][0]]
    other[5] = "K2"
    loaded = read_returns([write_return(episodes=[*ROWS["episodes"], other])])
    assert loaded.check_counts() == {"same_key_twice": {"episodes": 2}}
    assert loaded.refused_counts() == {"another row has the same key and says something else": 2}
    assert loaded.findings["refused"].to_list() == [True, True]
    assert loaded.facts.episodes.height == 3
    assert loaded.rows["episodes"] == 5


def test_two_header_rows_of_one_child_that_differ_are_both_refused(
    write_return: WriteReturn,
) -> None:
    twice = [*ROWS["header"], [AMINA, "2", "02/02/2010", "WBRI"]]
    loaded = read_returns([write_return(header=twice, reviews=None, uasc=None)])
    born = dict(loaded.facts.children.select("identifier", "born_on").iter_rows())
    assert born[AMINA] is None
    assert found(loaded, "same_key_twice") == [
        ("header", 2, AMINA, "CHILD", AMINA),
        ("header", 5, AMINA, "CHILD", AMINA),
    ]


def test_what_is_said_of_a_key_holds_for_kinds_without_a_date() -> None:
    assert "the child, and the date where there is one" in MESSAGES["same_key_twice"]


def test_reviews_of_one_day_with_different_codes_all_stay(write_return: WriteReturn) -> None:
    rows = [[AMINA, "01/02/2010", "02/07/2018", code] for code in ("PN1", "PN5", "PN5")]
    loaded = read_returns([write_return(reviews=rows)])
    assert loaded.check_counts() == {"same_key_twice": {"reviews": 3}}
    assert sorted(loaded.facts.reviews["participation"]) == ["PN1", "PN5"]
    assert loaded.refused_counts() == {}


def test_findings_of_the_domain_are_put_on_their_lines(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return()])
    rows = [loaded.facts.episodes["row"][2], loaded.facts.reviews["row"][3]]
    findings = pl.DataFrame({"code": ["overlap", "outside"], "row": rows})
    told = add_findings(loaded, findings, {"overlap": "They overlap.", "outside": "Outside."})
    assert told.findings.select(
        "code", "file", "line", "child", "column", "value", "message"
    ).rows() == [
        ("overlap", "return/episodes.csv", 4, CARA, "DECOM", "02/03/2015", "They overlap."),
        ("outside", "return/reviews.csv", 5, CARA, "REVIEW", "10/05/2018", "Outside."),
    ]
    assert told.check_counts() == {"overlap": {"episodes": 1}, "outside": {"reviews": 1}}
    assert loaded.findings.height == 0


def test_a_finding_about_an_episodes_end_shows_the_end(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return()])
    rows = loaded.facts.episodes.filter(pl.col("end_reason") == "X1")["row"]
    told = add_findings(loaded, pl.DataFrame({"code": "x1_with_nothing_after", "row": rows}), {})
    assert found(told, "x1_with_nothing_after") == [("episodes", 4, CARA, "DEC", "10/09/2018")]


def test_a_finding_of_the_domain_says_whether_its_row_was_taken(write_return: WriteReturn) -> None:
    bad = [AMINA, "01/02/2010", "soon", "PN1"]
    loaded = read_returns([write_return(reviews=[bad, *ROWS["reviews"]])])
    findings = pl.DataFrame({"code": "outside", "row": loaded.facts.reviews["row"]})
    told = add_findings(loaded, findings, {"outside": "Outside."}).findings
    assert told.select("code", "refused").rows() == [("166", True), *[("outside", False)] * 4]


def test_rows_are_located_across_files_and_returns(write_return: WriteReturn) -> None:
    loaded = read_returns([write_return()])
    rows = pl.concat([loaded.facts.uasc["row"], loaded.facts.episodes["row"].head(1)])
    assert loaded.locate(rows).select("kind", "file", "line").rows() == [
        ("uasc", "return/uasc.csv", 2),
        ("episodes", "return/episodes.csv", 2),
    ]


def test_every_check_has_its_message() -> None:
    assert all(message.endswith(".") for message in MESSAGES.values())
    assert {"166", "167", "399", "440", "441", "1012", "INT08", "INT17"} <= set(MESSAGES)
