"""A year's figures as one self-contained page."""

from collections.abc import Mapping
from pathlib import Path

from footprint.formats import chart
from footprint.formats.html import environment, picture_address
from footprint.formats.tables import Table
from footprint.reports.facts import YearFigures
from footprint.reports.labels import BETTER
from footprint.reports.made import Made
from footprint.reports.presented import Definitions
from footprint.reports.presenters import BESIDE_THE_FIGURES, present
from footprint.reports.writing import write_file


def write_page(
    path: Path,
    figures: YearFigures,
    definitions: Definitions,
    check_words: Mapping[str, str] | None = None,
    *,
    made: Made,
) -> None:
    """Writes the page, whole or not at all. Raises `CannotWrite`."""
    write_file(path, figures_page(figures, definitions, check_words, made=made).encode("utf-8"))


def figures_page(
    figures: YearFigures,
    definitions: Definitions,
    check_words: Mapping[str, str] | None = None,
    *,
    made: Made,
) -> str:
    """The page as HTML: headline, sections with charts and definitions, what it was made from."""
    template = environment("footprint.reports").get_template("reports/figures.html")
    return template.render(
        year=present(figures, definitions, check_words),
        words_used=BESIDE_THE_FIGURES,
        better=BETTER,
        made_words=made.words(),
        picture=_picture,
        definitions=definitions,
    )


def _picture(table: Table) -> str | None:
    """The address of the table's chart, if it has one and there is anything to draw."""
    if table.bars is None or not table.charted_rows:
        return None
    return picture_address(chart.svg(table))
