"""The page stands alone, tells no browser to fetch or run anything, and can be read by ear."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from footprint.reports.page import figures_page, write_page
from tests.reports.cohort_a import CHECK_WORDS, DEFINITIONS, FIGURES, MADE, WARNED

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Tags(HTMLParser):
    """Start tags with their attributes, and a check that every element is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def text() -> str:
    return figures_page(FIGURES, DEFINITIONS, CHECK_WORDS, made=MADE)


@pytest.fixture(scope="module")
def tags(text: str) -> Tags:
    return Tags(text)


def test_the_page_fetches_nothing_and_runs_nothing(tags: Tags) -> None:
    names = {name for name, _ in tags.tags}
    assert not names & {"script", "link", "iframe", "object", "form", "base"}
    for _, attributes in tags.tags:
        assert attributes.get("src", "data:").startswith("data:")
        assert attributes.get("href", "#").startswith("#")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_the_content_policy_allows_this_style_and_no_other(text: str, tags: Tags) -> None:
    policies = [m["content"] for m in tags.all("meta") if "http-equiv" in m]
    (style,) = re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL)
    checksum = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{checksum}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    ]


def test_a_name_from_a_file_is_never_markup(text: str) -> None:
    assert "notes <b>.csv" not in text
    assert "notes &lt;b&gt;.csv" in text


def test_every_table_has_a_caption_scopes_and_a_region_of_its_own(tags: Tags) -> None:
    tables, captions = tags.all("table"), tags.all("caption")
    regions = [a for a in tags.all("div") if a.get("role") == "region"]
    assert len(tables) == len(captions) == len(regions) > 10
    assert [r["aria-labelledby"] for r in regions] == [c["id"] for c in captions]
    assert {r["tabindex"] for r in regions} == {"0"}
    assert {header["scope"] for header in tags.all("th")} == {"col", "row"}


def test_every_id_is_there_once_and_every_link_leads_somewhere(tags: Tags) -> None:
    ids = [attributes["id"] for _, attributes in tags.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {link["href"].removeprefix("#") for link in tags.all("a")} <= set(ids)


def test_headings_go_down_one_level_at_a_time(tags: Tags) -> None:
    levels = [int(name[1]) for name, _ in tags.tags if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_chart_has_its_figures_in_words(tags: Tags) -> None:
    pictures = tags.all("img")
    assert len(pictures) == 4
    assert all(picture["alt"].startswith("Bar chart. ") for picture in pictures)
    assert "9 of 12 (75.0%)" in pictures[0]["alt"]


def test_the_page_says_its_language_and_begins_with_a_way_past_the_band(tags: Tags) -> None:
    assert tags.all("html") == [{"lang": "en-GB"}]
    assert tags.all("a")[0] == {"class": "skip", "href": "#main"}


def test_every_definition_is_on_the_page(text: str) -> None:
    unquoted = text.replace("&#39;", "'")
    for definition in DEFINITIONS.values():
        assert escape(definition.definition, quote=False) in unquoted
        assert f"<code>{definition.code}</code>" in text


def test_the_headline_says_what_cannot_be_judged(text: str) -> None:
    assert "<strong>9 of 12 (75.0%)</strong>" in text
    assert '<span class="beside">1 cannot be judged</span>' in text
    assert "<strong>none to count</strong>" in text


def test_a_year_with_nothing_in_it_is_still_a_page() -> None:
    empty = replace(FIGURES, measurements=(), checks={}, refused={}, left_out_files={})
    assert 'colspan="' in figures_page(empty, {}, made=MADE)


def test_a_warning_stands_before_the_first_figure(text: str) -> None:
    warned = figures_page(WARNED, DEFINITIONS, made=MADE)
    said = warned.index("2018-19: no Reviews file was read &lt;b&gt;.")
    assert warned.index("<h1>") < said < warned.index("From 2 returns")
    assert '<span class="unseen">Warning</span>' in warned
    assert 'class="warning"' not in text


def test_the_page_says_when_and_by_what_it_was_made_and_who_signed(text: str) -> None:
    assert "Made with Footprint 1.2.3 on 22 November 2026." in text
    assert "Definitions signed: none." in text


def test_each_return_is_told_with_how_its_year_was_found(text: str) -> None:
    told = text[text.index(">Returns read<") :]
    for words in ("2018-19 &lt;b&gt;", "31 March 2019", "as given", "columns not read: NOTES"):
        assert words in told


def test_a_wide_table_is_stacked_on_a_narrow_screen_with_each_columns_name(tags: Tags) -> None:
    wide = [table for table in tags.all("table") if table["class"] == "stacks"]
    assert len(wide) > 5
    assert {table["role"] for table in tags.all("table")} == {"table"}
    named = {cell.get("data-column") for cell in tags.all("td")}
    assert {"Cannot be judged", "Not known", "Per cent of due"} <= named


def test_the_page_is_written_as_one_file(tmp_path: Path, text: str) -> None:
    write_page(tmp_path / "figures.html", FIGURES, DEFINITIONS, CHECK_WORDS, made=MADE)
    assert (tmp_path / "figures.html").read_text("utf-8") == text
