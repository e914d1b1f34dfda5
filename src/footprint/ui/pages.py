"""How pages are rendered: the environment of every template."""

import re
from collections.abc import Sequence
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup, escape

from footprint.domain.dates import day_words
from footprint.formats.tables import in_words


def environment(**options: Any) -> Environment:
    """ChainableUndefined: the design system's macros ask for parts of what they were not given."""
    ours = options.pop("loader")
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    chosen = {
        **options,
        "loader": ChoiceLoader([ours, macros]),
        "undefined": ChainableUndefined,
        "autoescape": _is_a_page,  # letters are plain text
    }
    env = Environment(**chosen)  # noqa: S701 (see above)
    env.globals.update(static=static, url=url)
    env.filters.update(day_words=day_words, in_words=in_words, under=under)
    return env


_CELL = re.compile(r'<(td|th scope="row")(?= class="govuk-table__)')


def under(cells: str, headings: Sequence[str]) -> Markup:
    """A row's cells, each with its heading as `data-heading` and its role written out."""
    names = iter(headings)

    def labelled(cell: re.Match[str]) -> str:
        role = "cell" if cell[1] == "td" else "rowheader"
        return f'<{cell[1]} role="{role}" data-heading="{escape(next(names, ""))}"'

    return Markup(_CELL.sub(labelled, str(cells)))  # noqa: S704 (the template's own cells)


def _is_a_page(template: str | None) -> bool:
    return not (template or "").endswith(".txt")


def url(name: str, **parts: object) -> str:
    return reverse(name, kwargs=parts or None)
