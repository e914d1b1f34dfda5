"""The list of what could not be read."""

from pathlib import Path

from footprint.exchange.error_list import error_list_csv
from footprint.exchange.reading import read_given
from footprint.exchange.unread import unread

HEADER = "child_id,first_name,surname,officer,officer_email,from,to"


def test_a_name_that_slipped_into_another_column_is_not_shown_to_whom_names_are_not(
    tmp_path: Path,
) -> None:
    rows = [
        "C1,Ann,Moss, Sarah Secret,olive@council.test,2024-01-01,",  # a comma too many
        "Sarah Secret",
        "C2,Ann,Moss,Olive,olive@council.test,Sarah Secret,",
        "C3,Ann,Moss,Olive,olive@council.test,31/02/2024,",
    ]
    path = tmp_path / "people.csv"
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    cells = list(unread(read_given([path], lambda _: None)))
    shown = error_list_csv(cells, len(cells), with_names=False).decode()
    assert len(cells) >= 3
    assert "Secret" not in shown
    assert "31/02/2024" in shown
    assert "Secret" in error_list_csv(cells, len(cells), with_names=True).decode()
