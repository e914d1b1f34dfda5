"""Labels of lists print on pages and papers, so that each has the apostrophe that print has."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from enum import EnumType
from types import ModuleType

import footprint
import tests.stores  # noqa: F401 (sets Django up)
from footprint.domain.codes import CODE_SETS

_NO_LISTS = re.compile(r"\.(audit|migrations|config|__main__)\b")
_STRAIGHT = re.compile(r"\w'|'\w")


def modules() -> Iterator[ModuleType]:
    """But the settings, which stand for themselves, and the trail's own ground, which prints
    nothing."""
    for found in pkgutil.walk_packages(footprint.__path__, "footprint."):
        if not _NO_LISTS.search(found.name):
            yield importlib.import_module(found.name)


def labels() -> Iterator[tuple[str, str]]:
    """Of every list of codes with their words, and every kind of choice: where it stands, a label."""
    for module in modules():
        for name, value in vars(module).items():
            words = getattr(value, "labels", ()) if isinstance(value, EnumType) else ()
            if isinstance(value, Mapping) and name.isupper():
                words = [each for each in value.values() if _is_a_label(each)]
            yield from ((f"{module.__name__}.{name}", each) for each in words)
    for codes in CODE_SETS:
        yield from ((f"{codes.field} {one.code}", one.meaning) for one in codes.codes)


def _is_a_label(one: object) -> bool:
    """A sentence is none."""
    return isinstance(one, str) and not one.endswith(".")


def test_no_label_has_a_typewriter_s_apostrophe() -> None:
    assert {(where, one) for where, one in labels() if _STRAIGHT.search(one)} == set()
