"""A document's blocks, and the article of a page that they make."""

import re
from html.parser import HTMLParser

import pytest

from footprint.formats.document import (
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
    paragraphs,
    printable,
    runs_from_right,
)
from footprint.formats.html import article, breakable
from tests.formats.a_document import ARABIC, HOSTILE, record, with_text


class Outline(HTMLParser):
    """The elements that are opened, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(str(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_text_that_was_typed_becomes_a_paragraph_for_each_stretch() -> None:
    typed = "\n one\r\ntwo \n\n \n three\n"
    assert [each.text for each in paragraphs(typed)] == ["one\ntwo ", "three"]
    assert paragraphs(" \n\n ") == ()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_no_file_can_hold_is_shown_as_a_replacement_and_nothing_else_is_lost(
    text: str,
) -> None:
    shown = printable(text)
    assert not re.search("[\0\x07\x1b\r\ud800\ufffe]", shown)
    assert len(shown) == len(text.replace("\r\n", "\n"))


def test_a_level_of_headings_is_never_left_out() -> None:
    Document("a", blocks=(Heading(2, "b"), Heading(3, "c"), Heading(4, "d"), Heading(2, "e")))
    with pytest.raises(ValueError, match="level 4 stands below 2"):
        Document("a", blocks=(Heading(2, "b"), Paragraph("c"), Heading(4, "d")))
    with pytest.raises(ValueError, match="level 3 stands below 1"):
        Document("a", blocks=(Heading(3, "b"),))
    for level in (1, 7):
        with pytest.raises(ValueError, match="2 to 6"):
            Heading(level, "a")


def test_a_document_has_a_title_and_a_table_has_whole_rows() -> None:
    with pytest.raises(ValueError, match="has a title"):
        Document(" \0".strip("\0"))
    for head, rows in (((), ()), (("a", "b"), (("c",),))):
        with pytest.raises(ValueError, match="a cell for each"):
            Table("t", head, rows)


def test_the_widths_of_a_table_fill_the_page_and_leave_room_for_a_date() -> None:
    widths = Table("t", ("What", "By when"), (("x" * 5000, "3 May 2026"),)).widths
    assert sum(widths) == 100
    assert widths[1] >= 15
    assert Table("t", ("a", "b"), ()).widths == (50, 50)


def test_the_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert runs_from_right(f"1. {ARABIC} and English")
    assert not runs_from_right(f"1. English and {ARABIC}")
    assert not runs_from_right("12 😀")


def test_an_article_has_its_headings_header_cells_and_language() -> None:
    html = article(record())
    tags = Outline(html).tags
    assert [tag for tag in tags if re.fullmatch(r"h\d", tag)] == ["h1", "h2", "h3", "h2"]
    assert '<article class="document" lang="en-GB">' in html
    assert html.count('<th scope="col"') == 3
    assert html.count('<th scope="row"') == 2
    assert "<caption" in html
    assert "often,<br>at weekends" in html
    assert "style" not in html


def test_an_article_within_a_page_begins_lower() -> None:
    tags = Outline(article(record(), top=2)).tags
    assert [tag for tag in tags if re.fullmatch(r"h\d", tag)] == ["h2", "h3", "h4", "h3"]
    deep = Document("a", blocks=tuple(Heading(level, "b") for level in range(2, 7)))
    assert Outline(article(deep, top=3)).tags[-1] == "h6"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_becomes_part_of_the_page(text: str) -> None:
    outline = Outline(article(with_text(text)))
    plain = Outline(article(with_text("plain")))
    assert [tag for tag in outline.tags if tag != "br"] == plain.tags
    assert outline.text.count(printable(text).split("\n")[0]) >= 8


def test_a_text_from_right_to_left_says_so_where_it_stands() -> None:
    html = article(Document("Review", blocks=(Paragraph(ARABIC), Facts(((ARABIC, "English"),)))))
    assert html.count('dir="rtl"') == 2


def test_only_what_is_longer_than_any_word_is_given_places_to_break() -> None:
    assert breakable("x" * 60 + " y") == "x" * 60 + " y"
    assert breakable("x" * 130) == "\u200b".join(["x" * 60, "x" * 60, "x" * 10])
