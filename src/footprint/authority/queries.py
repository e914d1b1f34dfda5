"""The authority's own rules, terms, words and devices."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from footprint.audit.facts import Viewer
from footprint.authority.facts import Rules, hash_of
from footprint.authority.kinds import Value
from footprint.authority.models import Device, PlainWord, Rule, Term
from footprint.authority.rules import BY_KEY, RULES
from footprint.domain.plain_words import WORD_LIST


def rules_on(viewer: Viewer, day: date) -> Rules:
    """Every rule as it stands on a day, the terms and the word list as they are known now."""
    values: dict[str, Any] = {rule.key: rule.default for rule in RULES}
    values.update(_values_on(day))
    return Rules(**values, terms=_terms(), word_list=_word_list())


def own_device(viewer: Viewer, token: str) -> bool:
    """Whether the browser that brings this token is one that the authority has marked as its own."""
    rows = Device.objects.filter(token_hash=hash_of(token), revoked_on=None)
    return bool(token) and rows.exists()


def _values_on(day: date) -> Mapping[str, Value]:
    """The values that were set by that day, the latest of each."""
    rows = Rule.objects.filter(began_on__lte=day).order_by("began_on")
    return {
        key: BY_KEY[key].kind.read(text)
        for key, text in rows.values_list("key", "value")
        if key in BY_KEY
    }


def _terms() -> tuple[tuple[date, date], ...]:
    rows = Term.objects.filter(called_off=False).order_by("began_on")
    return tuple(rows.values_list("began_on", "ended_on"))


def _word_list() -> tuple[tuple[str, str], ...]:
    """The list as shipped, the service's own entries in place of those of the same words."""
    own = {row.says.casefold(): row for row in PlainWord.objects.order_by("pk")}
    shipped = [(says, write) for says, write in WORD_LIST if says.casefold() not in own]
    added = [(row.says, row.write) for row in own.values() if not row.left_out]
    return tuple(sorted([*shipped, *added], key=lambda entry: entry[0].casefold()))
