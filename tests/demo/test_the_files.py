"""The files have the form, the codes and the chains of a clean return."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from footprint.demo.demo_data import folder_name
from tests.demo.conftest import read

COLUMNS = {
    "header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "episodes": (
        "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST"
        " PL_POST URN"
    ),
    "reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "uasc": "CHILD SEX DOB DUC",
    "oc2": (
        "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK"
        " HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED"
    ),
    "oc3": "CHILD DOB IN_TOUCH ACTIV ACCOM",
    "ad1": "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
    "placed_for_adoption": "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
    "previous_permanence": "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
    "missing": "CHILD DOB MISSING MIS_START MIS_END",
    "sw_episodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
    "dolo": "CHILD DOB DOLO_START DOLO_END",
}
EVERY_YEAR = set(COLUMNS) - {"sw_episodes", "dolo"}
YEARS = range(2018, 2028)

PLACES = {
    "A3",
    "A4",
    "A5",
    "A6",
    "K1",
    "K2",
    "P1",
    "P3",
    "R1",
    "R2",
    "R3",
    "R5",
    "S1",
    "T0",
    "T1",
    "T2",
    "T3",
    "T4",
    "U1",
    "U2",
    "U3",
    "U4",
    "U5",
    "U6",
}
REASONS = {
    "X1",
    "E11",
    "E12",
    "E2",
    "E3",
    "E4A",
    "E4B",
    "E13",
    "E41",
    "E5",
    "E6",
    "E7",
    "E8",
    "E9",
    "E14",
    "E15",
    "E16",
    "E17",
}
ETHNICITIES = {
    "WBRI",
    "WIRI",
    "WIRT",
    "WROM",
    "WOTH",
    "MWBC",
    "MWBA",
    "MWAS",
    "MOTH",
    "AIND",
    "APKN",
    "ABAN",
    "AOTH",
    "BCRB",
    "BAFR",
    "BOTH",
    "CHNE",
    "OOTH",
    "REFU",
    "NOBT",
}


def valid_codes(year: int) -> dict[tuple[str, str], set[str]]:
    """The codes of a collection year, by file and column."""
    return {
        ("header", "SEX"): {"M", "F"} if year >= 2025 else {"1", "2"},
        ("header", "ETHNIC"): ETHNICITIES,
        ("header", "MOTHER"): {"0", "1"},
        ("episodes", "RNE"): set("SLPTBU"),
        ("episodes", "LS"): {"C1", "C2", "E1", "V2", "V3", "V4", "L1", "L2", "J1"},
        ("episodes", "CIN"): {f"N{n}" for n in range(1, 9)},
        ("episodes", "PLACE"): PLACES
        | ({"H5"} if year <= 2024 else set())
        | ({"K3"} if year >= 2024 else set()),
        ("episodes", "PLACE_PROVIDER"): {f"PR{n}" for n in range(6)},
        ("episodes", "REC"): REASONS
        | ({"E43", "E44"} if year <= 2018 else {"E45", "E46", "E47", "E48"}),
        ("episodes", "REASON_PLACE_CHANGE"): {
            "CARPL",
            "CLOSE",
            "ALLEG",
            "STAND",
            "APPRR",
            "CREQB",
            "CREQO",
            "CHILD",
            "LAREQ",
            "PLACE",
            "OTHER",
        },
        ("reviews", "REVIEW_CODE"): {f"PN{n}" for n in range(8)},
        ("missing", "MISSING"): {"M", "A"},
        ("previous_permanence", "PREV_PERM"): {"P1", "P2", "P3", "P4", "Z1"},
        ("placed_for_adoption", "REASON_PLACED_CEASED"): {"RD1", "RD2", "RD3", "RD4"},
        ("ad1", "LS_ADOPTR"): {"L0", "L11", "L12", "L2", "L3", "L4"},
        ("ad1", "SEX_ADOPTR"): {"M1", "F1", "MM", "FF", "MF"},
        ("oc2", "SDQ_REASON"): {f"SDQ{n}" for n in range(1, 6)},
        ("oc3", "IN_TOUCH"): {"YES", "NO", "DIED", "REFU", "NREQ", "RHOM"},
        ("oc3", "ACTIV"): {"F1", "P1", "F2", "P2", "G4", "G5", "G6", "0"}
        | ({"F4", "P4", "F5", "P5"} if year >= 2022 else {"F3", "P3"}),
    }


def file(root: Path, year: int, kind: str) -> pl.DataFrame:
    return read(root / folder_name(year) / f"{kind}.csv")


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_its_files_with_their_columns(ten_years: Path, year: int) -> None:
    expected = set(EVERY_YEAR)
    expected |= {"sw_episodes"} if year >= 2024 else set()
    expected |= {"dolo"} if year >= 2027 else set()
    paths = list((ten_years / folder_name(year)).iterdir())
    assert {p.name for p in paths} == {f"{kind}.csv" for kind in expected}
    for path in paths:
        heading = path.read_text(encoding="utf-8").splitlines()[0]
        assert heading == COLUMNS[path.stem].replace(" ", ",")


@pytest.mark.parametrize("year", YEARS)
def test_no_file_is_empty(ten_years: Path, year: int) -> None:
    for path in (ten_years / folder_name(year)).iterdir():
        assert len(read(path)) > 0, path.name


@pytest.mark.parametrize("year", YEARS)
def test_every_code_is_valid_in_its_year(ten_years: Path, year: int) -> None:
    for (kind, column), valid in valid_codes(year).items():
        used = set(file(ten_years, year, kind).get_column(column).drop_nulls())
        assert used <= valid, (kind, column, used - valid)


@pytest.mark.parametrize("year", YEARS)
def test_nobody_and_nothing_in_a_return_could_be_real(ten_years: Path, year: int) -> None:
    for path in (ten_years / folder_name(year)).iterdir():
        assert read(path).get_column("CHILD").str.contains(r"^X\d{6}$").all()
    episodes = file(ten_years, year, "episodes")
    for column in ("HOME_POST", "PL_POST"):
        postcodes = episodes.get_column(column).drop_nulls()
        assert postcodes.str.contains(r"^ZZ\d{1,2} \d[A-Z]{2}$").all()
    assert episodes.get_column("URN").str.contains(r"^(SC9\d{5}|XXXXXXX)$").all()


@pytest.mark.parametrize("year", YEARS)
def test_a_year_holds_what_was_open_in_it_and_nothing_after_it(ten_years: Path, year: int) -> None:
    start, end = date(year - 1, 4, 1), date(year, 3, 31)
    episodes = file(ten_years, year, "episodes")
    assert episodes.filter(pl.col("DECOM") > end).is_empty()
    assert episodes.filter((pl.col("DEC") < start) | (pl.col("DEC") > end)).is_empty()
    assert episodes.filter(pl.col("DEC").is_null() != pl.col("REC").is_null()).is_empty()
    reviews = file(ten_years, year, "reviews").get_column("REVIEW")
    assert reviews.is_between(start, end).all()


@pytest.mark.parametrize("year", YEARS[:-1])
def test_an_episode_goes_on_in_the_next_return_as_it_began(ten_years: Path, year: int) -> None:
    same = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "PL_POST", "URN"]
    open_at_end = file(ten_years, year, "episodes").filter(pl.col("DEC").is_null())
    following = file(ten_years, year + 1, "episodes")
    assert open_at_end.join(following, on=same, nulls_equal=True, how="anti").is_empty()


def chained(root: Path, year: int) -> pl.DataFrame:
    """Episodes with what the next one of the same child says."""
    names = ("DECOM", "RNE", "LS", "PLACE", "URN", "PL_POST")
    rows = file(root, year, "episodes").sort("CHILD", "DECOM")
    return rows.with_columns(pl.col(n).shift(-1).over("CHILD").alias(f"NEXT_{n}") for n in names)


@pytest.mark.parametrize("year", YEARS)
def test_episodes_form_chains(ten_years: Path, year: int) -> None:
    rows = chained(ten_years, year)
    assert rows.filter(pl.col("DEC") <= pl.col("DECOM")).is_empty()
    goes_on = rows.filter(pl.col("REC") == "X1")
    assert goes_on.filter(pl.col("NEXT_DECOM").ne_missing(pl.col("DEC"))).is_empty()
    assert goes_on.filter(pl.col("NEXT_RNE").eq_missing(pl.lit("S"))).is_empty()
    leaves = rows.filter(pl.col("REC") != "X1", pl.col("NEXT_DECOM").is_not_null())
    assert leaves.filter(pl.col("NEXT_DECOM") < pl.col("DEC")).is_empty()
    assert leaves.filter(pl.col("NEXT_RNE") != "S").is_empty()
    still_open = rows.filter(pl.col("DEC").is_null())
    assert still_open.get_column("NEXT_DECOM").is_null().all()


@pytest.mark.parametrize("year", YEARS)
def test_the_reason_for_an_episode_says_what_changed(ten_years: Path, year: int) -> None:
    rows = chained(ten_years, year).filter(pl.col("REC") == "X1")
    legal = pl.col("LS") != pl.col("NEXT_LS")
    place = pl.col("PLACE") != pl.col("NEXT_PLACE")
    carer = pl.col("PL_POST") != pl.col("NEXT_PL_POST")
    away = pl.any_horizontal(pl.col("PLACE", "NEXT_PLACE").str.starts_with("T"))
    told = pl.col("NEXT_RNE")
    assert rows.filter(told.is_in(["L", "B", "U"]) != legal).is_empty()
    assert rows.filter(told == "L", place).is_empty()
    assert rows.filter(told.is_in(["T", "U"]), carer | ~place).is_empty()
    assert rows.filter(told.is_in(["P", "B"]), ~carer & ~away).is_empty()


@pytest.mark.parametrize("year", YEARS)
def test_a_child_comes_back_from_a_temporary_stay(ten_years: Path, year: int) -> None:
    rows = chained(ten_years, year)
    away = rows.filter(pl.col("PLACE").str.starts_with("T"))
    assert away.filter(pl.col("RNE") == "S").is_empty()
    assert (away.get_column("REC").fill_null("X1") == "X1").all()
    back = rows.filter(pl.col("NEXT_PLACE").str.starts_with("T")).select("CHILD", "PL_POST")
    assert back.join(away, on=["CHILD", "PL_POST"], how="anti").is_empty()


@pytest.mark.parametrize("year", YEARS)
def test_the_checks_of_reviews_find_nothing(ten_years: Path, year: int) -> None:
    reviews = file(ten_years, year, "reviews")
    header = file(ten_years, year, "header")
    episodes = file(ten_years, year, "episodes")
    four = pl.col("DOB").dt.offset_by("4y")
    young = pl.col("REVIEW_CODE") == "PN0"
    assert reviews.null_count().sum_horizontal().item() == 0
    assert reviews.filter(young, pl.col("REVIEW") > four).is_empty()
    assert reviews.filter(~young, pl.col("REVIEW") < four).is_empty()
    assert reviews.join(header, on="CHILD", how="anti").is_empty()
    assert reviews.join(header, on=["CHILD", "DOB"], how="anti").is_empty()
    in_care = episodes.filter(~pl.col("LS").is_in(["V3", "V4"]))
    assert reviews.join(in_care, on="CHILD", how="anti").is_empty()
    inside = reviews.join(in_care, on="CHILD").filter(
        pl.col("REVIEW") >= pl.col("DECOM"),
        pl.col("DEC").is_null() | (pl.col("REVIEW") <= pl.col("DEC")),
    )
    assert reviews.join(inside, on=["CHILD", "REVIEW"], how="anti").is_empty()
    assert not reviews.select("CHILD", "REVIEW").is_duplicated().any()


@pytest.mark.parametrize("year", YEARS)
def test_every_file_agrees_with_the_header(ten_years: Path, year: int) -> None:
    header = file(ten_years, year, "header")
    assert not header.get_column("CHILD").is_duplicated().any()
    for path in (ten_years / folder_name(year)).iterdir():
        rows = read(path)
        same = [c for c in ("CHILD", "DOB", "SEX") if c in rows.columns]
        assert rows.join(header, on=same, how="anti").is_empty(), path.name


@pytest.mark.parametrize("year", YEARS)
def test_ages_fit_what_is_said(ten_years: Path, year: int) -> None:
    header = file(ten_years, year, "header").select("CHILD", "DOB")
    rows = file(ten_years, year, "episodes").join(header, on="CHILD")

    def turns(age: int) -> pl.Expr:
        return pl.col("DOB").dt.offset_by(f"{age}y")

    assert rows.filter(pl.col("DOB") > pl.col("DECOM")).is_empty()
    assert rows.filter(pl.col("DECOM") >= turns(18)).is_empty()
    assert rows.filter(pl.col("DEC") > turns(18).dt.offset_by("1d")).is_empty()
    ended = rows.filter(pl.col("REC").is_not_null())
    assert ended.filter(pl.col("REC").is_in(["E17", "E7"]), pl.col("DEC") < turns(18)).is_empty()
    assert ended.filter(pl.col("REC").is_in(["E5", "E6"]), pl.col("DEC") < turns(16)).is_empty()
    young = ["E11", "E12", "E41", "E43", "E44", "E45", "E46", "E47", "E48"]
    assert ended.filter(pl.col("REC").is_in(young), pl.col("DEC") >= turns(18)).is_empty()
    assert rows.filter(pl.col("PLACE").is_in(["K3", "H5"]), pl.col("DECOM") < turns(16)).is_empty()
    assert rows.filter(pl.col("PLACE") == "R5", pl.col("DECOM") < turns(10)).is_empty()


@pytest.mark.parametrize("year", YEARS)
def test_homes_fit_legal_statuses(ten_years: Path, year: int) -> None:
    rows = file(ten_years, year, "episodes")
    with_parents = rows.filter(pl.col("PLACE") == "P1")
    assert set(with_parents.get_column("LS")) <= {"C1", "C2"}
    assert (rows.filter(pl.col("PLACE_PROVIDER") == "PR0").get_column("PLACE") == "P1").all()
    by_order = rows.filter(pl.col("PLACE").is_in(["A5", "A6"]))
    assert set(by_order.get_column("LS")) <= {"E1"}
    adopted = rows.filter(pl.col("REC").is_in(["E11", "E12"]))
    assert set(adopted.get_column("PLACE")) <= {"A3", "A4", "A5", "A6"}
    ad1 = file(ten_years, year, "ad1")
    assert set(ad1.get_column("CHILD")) == set(adopted.get_column("CHILD"))


@pytest.mark.parametrize("year", YEARS)
def test_one_need_and_one_reason_for_a_move(ten_years: Path, year: int) -> None:
    rows = chained(ten_years, year)
    moved = pl.col("NEXT_RNE").is_in(["P", "B", "T", "U"]) & (pl.col("REC") == "X1")
    away = pl.any_horizontal(pl.col("PLACE", "NEXT_PLACE").str.starts_with("T"))
    given = pl.col("REASON_PLACE_CHANGE").is_not_null()
    assert rows.filter(given != (moved & ~away).fill_null(value=False)).is_empty()


def test_supported_accommodation_changes_its_code_before_the_old_one_goes(ten_years: Path) -> None:
    rows = chained(ten_years, 2024)
    changed = rows.filter(pl.col("PLACE") == "H5", pl.col("DEC") == date(2024, 3, 31))
    assert len(changed) > 0
    assert set(changed.get_column("NEXT_PLACE")) == {"K3"}
    assert set(changed.get_column("NEXT_RNE")) <= {"T", "U"}
    assert rows.filter(pl.col("PLACE") == "H5", pl.col("DEC").is_null()).is_empty()


def test_short_breaks_are_a_series_of_starts(ten_years: Path) -> None:
    rows = file(ten_years, 2026, "episodes").filter(pl.col("LS") == "V3")
    assert set(rows.get_column("RNE")) == {"S"}
    assert rows.group_by("CHILD").len().get_column("len").max() >= 5  # type: ignore[operator]
    nights = (pl.col("DEC") - pl.col("DECOM")).dt.total_days()
    assert rows.filter(nights > 17).is_empty()
