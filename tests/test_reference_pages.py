from pathlib import Path

import pytest

from tools import reference
from tools.reference_duties import render_duties


def test_the_reference_pages_are_current() -> None:
    assert reference.differences() == []


def test_a_page_that_has_drifted_is_shown_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "REFERENCE", tmp_path)
    assert reference.main([]) == 0
    assert reference.main(["--check"]) == 0
    page = tmp_path / "duties.md"
    page.write_text(page.read_text().replace("20 working days", "21 working days"))
    assert reference.main(["--check"]) == 1
    assert "+- `first`: 20 working days" in capsys.readouterr().out


def test_words_that_were_not_read_are_marked_as_a_summary() -> None:
    page = render_duties()
    assert "“The responsible authority must first review C's case" in page
    assert "In summary: The second review is held" in page


def test_every_link_inside_the_page_has_its_heading() -> None:
    page = render_duties()
    headings = {
        "".join(c for c in line[3:].lower() if c.isalnum() or c in " -").replace(" ", "-")
        for line in page.splitlines()
        if line.startswith("## ")
    }
    targets = {part.split(")")[0] for part in page.split("](#")[1:]}
    assert targets
    assert targets <= headings
