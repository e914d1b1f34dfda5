"""How pages are rendered: the environment of every template."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader

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
    env.filters["in_words"] = in_words
    return env


def _is_a_page(template: str | None) -> bool:
    return not (template or "").endswith(".txt")


def url(name: str, **parts: object) -> str:
    return reverse(name, kwargs=parts or None)
