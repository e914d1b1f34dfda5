"""A small return to change, written as real files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from footprint.exchange.ssda903.kinds import BY_NAME

#: A kind's rows as text cells, in the order of the kind's columns; trailing blanks left out.
Rows = list[list[str]]

AMINA, BEN, CARA = "100001", "100002", "100003"

#: Year ending 31 March 2019. Amina came in June, Ben too and left in March, Cara is there since
#: 2015.
ROWS: dict[str, Rows] = {
    "header": [
        [AMINA, "2", "01/02/2010", "WBRI", "A123456789012", "", ""],
        [BEN, "1", "05/05/2016", "MOTH", "A123456789013", "", ""],
        [CARA, "2", "11/11/2004", "BAFR", "A123456789014", "0", ""],
    ],
    "episodes": [
        [AMINA, "04/06/2018", "S", "C2", "N1", "U4", "PR1"],
        [BEN, "04/06/2018", "S", "V2", "N1", "U4", "PR1", "20/03/2019", "E4A"],
        [CARA, "02/03/2015", "S", "C2", "N1", "U4", "PR1", "10/09/2018", "X1", "CARPL"],
        [CARA, "10/09/2018", "P", "C2", "N1", "K2", "PR4"],
    ],
    "reviews": [
        [AMINA, "01/02/2010", "02/07/2018", "PN1"],
        [AMINA, "01/02/2010", "02/10/2018", "PN5"],
        [BEN, "05/05/2016", "03/07/2018", "PN0"],
        [CARA, "11/11/2004", "10/05/2018", "PN7"],
    ],
    "uasc": [[CARA, "2", "11/11/2004", "11/11/2022"]],
}

#: The other eight kinds, for a return of the years in which each of them is asked for.
MORE_ROWS: dict[str, Rows] = {
    "missing": [[AMINA, "01/02/2010", "M", "05/07/2018", "06/07/2018"]],
    "placed_for_adoption": [[BEN, "05/05/2016", "02/02/2019", "01/03/2019", "RD1"]],
    "previous_permanence": [[CARA, "11/11/2004", "P2", "999", "zz/04/2012"]],
    "oc2": [[CARA, "11/11/2004", "12", "", *["1"] * 8]],
    "sw_episodes": [[CARA, "11/11/2004", "SW123", "02/03/2015", "", "MANAGE"]],
    "ad1": [[BEN, "05/05/2016", "01/02/2019", "02/02/2019", "0", "2", "MF", "L11"]],
    "oc3": [["100008", "01/01/2000", "YES", "F1", "B1"]],
    "dolo": [[CARA, "11/11/2004", "02/07/2018", "02/08/2018"]],
}


def csv_text(kind: str, rows: Rows, columns: tuple[str, ...] | None = None) -> str:
    """The rows as a file of that kind, every row as wide as the header."""
    names = columns or BY_NAME[kind].columns
    wide = [row + [""] * (len(names) - len(row)) for row in rows]
    return "".join(",".join(row) + "\n" for row in [list(names), *wide])


WriteReturn = Callable[..., Path]


@pytest.fixture
def write_return(tmp_path: Path) -> WriteReturn:
    """Writes the small return into a folder, with `changes`: kind -> its rows, or its text."""

    def write(name: str = "return", **changes: Rows | str | bytes | None) -> Path:
        folder = tmp_path / name
        folder.mkdir(parents=True)
        for kind, content in {**ROWS, **changes}.items():
            if content is None:
                continue
            text = csv_text(kind, content) if isinstance(content, list) else content
            data = text.encode() if isinstance(text, str) else text
            (folder / f"{kind}.csv").write_bytes(data)
        return folder

    return write


@pytest.fixture(scope="session")
def sample() -> Path:
    """The three linked years of a return in the real format."""
    beside = Path(__file__).parents[3].parent / "shared" / "data" / "ssda903-sample"
    folder = Path(os.environ.get("FOOTPRINT_SAMPLE", beside))
    if not folder.is_dir():
        pytest.skip("the sample of a return is not here; set FOOTPRINT_SAMPLE to its folder")
    return folder
