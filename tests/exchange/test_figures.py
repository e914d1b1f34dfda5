"""From files to figures: what is said before any figure when something is missing."""

from pathlib import Path

from footprint.demo.demo_data import write_demo_returns
from footprint.exchange.figures import measure_returns


def two_years(out: Path) -> list[Path]:
    return list(write_demo_returns(out, children=40, years=2, with_truth=False).folders)


def test_complete_returns_carry_no_warning(tmp_path: Path) -> None:
    figures = measure_returns(two_years(tmp_path / "demo")).figures
    assert figures.warnings == ()
    assert [(one.name, one.year) for one in figures.returns] == [
        ("2024-25", 2025),
        ("2025-26", 2026),
    ]
    assert figures.returns[1].rows["reviews"] > 0


def test_a_year_without_its_reviews_file_is_warned_about_and_gives_no_figure_of_reviews(
    tmp_path: Path,
) -> None:
    folders = two_years(tmp_path / "demo")
    (folders[1] / "reviews.csv").unlink()
    figures = measure_returns(folders).figures
    assert len(figures.warnings) == 1
    assert "2025-26: no Reviews file was read." in figures.warnings[0]
    assert "no figure about reviews can be given" in figures.warnings[0]
    codes = {measurement.code for measurement in figures.measurements}
    assert {"looked_after_on", "leavers", "same_placement_two_years"} <= codes
    assert not {code for code in codes if "review" in code or "took_part" in code}
    assert not {"participation", "attended", "views_given", "days_late", "recovered"} & codes


def test_an_earlier_year_without_its_reviews_file_is_warned_about(tmp_path: Path) -> None:
    folders = two_years(tmp_path / "demo")
    (folders[0] / "reviews.csv").unlink()
    figures = measure_returns(folders).figures
    assert figures.warnings == (
        "2024-25: no Reviews file was read. The year after it is read as if nothing came before.",
    )


def test_a_reviews_file_without_rows_is_warned_about(tmp_path: Path) -> None:
    folders = two_years(tmp_path / "demo")
    reviews = folders[1] / "reviews.csv"
    reviews.write_text(reviews.read_text().splitlines()[0] + "\n")
    figures = measure_returns(folders).figures
    assert len(figures.warnings) == 1
    assert "2025-26: the Reviews file has no rows" in figures.warnings[0]
    assert any(m.code == "reviews_never_held" for m in figures.measurements)
