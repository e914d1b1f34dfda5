"""Self-contained pages: a shell with its style inside, tables and pictures, no script.

A page needs nothing else: no file, no font, no network. Its content policy allows its own style
(by checksum) and pictures inside the page, and nothing more. Templates live in
`formats/jinja2/formats`; another package's are named by its own path (`reports/figures.html`).

`article` is not a page but what stands in one: a document, for the page to frame.
"""

import base64
import functools
import hashlib
import re
from importlib.resources import files

import jinja2
from markupsafe import Markup

from footprint.formats.document import Document, runs_from_right
from footprint.formats.tables import in_words

#: No word is as long. A printed line breaks anywhere in a longer one, and is found in a moment.
_LONG = re.compile(r"(\S{60})(?=\S)")


@functools.cache
def environment(*packages: str) -> jinja2.Environment:
    """Templates of those packages and of this one. Everything put into a page is escaped."""
    loaders = [jinja2.PackageLoader(name, "jinja2") for name in (*packages, "footprint.formats")]
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["in_words"] = in_words
    made.filters["breakable"] = breakable
    made.filters["direction"] = _direction
    made.globals["style"] = _style()
    made.globals["content_policy"] = _content_policy()
    return made


def picture_address(svg: str) -> str:
    """An SVG as a data: address, to stand in an img element."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")


def article(document: Document, *, top: int = 1) -> Markup:
    """The document as one article element. Its title is a heading of level `top`: 1 where it is the
    title of the whole page."""
    return _article(document, top=top, printed=False)


def printed_page(document: Document, style: str) -> str:
    """The document as a page to be printed in this style; columns have widths of their own."""
    template = environment().get_template("formats/document.html")
    return template.render(
        document=document, article=_article(document, top=1, printed=True), document_style=style
    )


def _article(document: Document, *, top: int, printed: bool) -> Markup:
    template = environment().get_template("formats/article.html")
    html = template.render(document=document, top=top, printed=printed, kind_of=_kind_of)
    return Markup(html)  # noqa: S704 (the template has escaped it)


def breakable(text: str) -> str:
    """The text with places to break in what is longer than any word."""
    return _LONG.sub("\\1\N{ZERO WIDTH SPACE}", text)


def _direction(text: str) -> str:
    """Said where it is not from left to right: not all that prints finds it out by itself."""
    return "rtl" if runs_from_right(text) else "auto"


def _kind_of(block: object) -> str:
    return type(block).__name__


@functools.cache
def _style() -> str:
    """The style sheet. It stands in a style element, which only `</` could end."""
    style = files("footprint.formats").joinpath("page.css").read_text(encoding="utf-8")
    if "</" in style:
        message = "page.css must not hold '</'."
        raise ValueError(message)
    return style


def _content_policy() -> str:
    checksum = base64.b64encode(hashlib.sha256(_style().encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{checksum}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
