"""The authority's own rules, terms, words and devices."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import BooleanField, CharField, DateField, IntegerField, QuerySet
from django.db.models import Value as Literal

from footprint.audit.facts import Viewer
from footprint.authority.facts import (
    DeviceSeen,
    Rules,
    RuleSet,
    RulesOverTime,
    TermSeen,
    WordSeen,
    hash_of,
)
from footprint.authority.kinds import Value
from footprint.authority.models import Device, PlainWord, Rule, Term
from footprint.authority.rules import BY_KEY, RULES
from footprint.domain.dates import day_words
from footprint.domain.plain_words import WORD_LIST

#: The statement that asks for everything set: whose row one is, and what the others leave empty.
_RULE, _TERM, _WORD = "rule", "term", "word"
_NO_DAY = Literal(None, DateField())
_NO_NUMBER = Literal(None, IntegerField())
_NO_TERM = (_NO_DAY, _NO_NUMBER, _NO_NUMBER, Literal(False, BooleanField()))


def rules_on(viewer: Viewer, day: date) -> Rules:
    """Every rule as it stands on a day; the terms and the word list as they are known now."""
    return rules_over_time(viewer).on(day)


def rules_over_time(viewer: Viewer) -> RulesOverTime:
    """Every rule of every day, with the terms and the words. Asked for in one statement: a page may
    only ask so often."""
    told = list(_rules_told().union(_terms_told(), _words_told(), all=True))
    told.sort(key=lambda row: (row[3] or date.min, row[1]))
    rules: list[tuple[date, str, Value]] = []
    terms: list[tuple[int, int, date, date]] = []
    own: dict[str, tuple[str, str] | None] = {}
    for kind, _, key, begins, text, ends, year, place, off in told:
        if kind == _RULE:
            rules.append((begins, key, BY_KEY[key].kind.read(text)))
        elif kind == _WORD:
            own[key.casefold()] = None if off else (key, text)
        elif not off:
            terms.append((year, place, begins, ends))
    shipped = {says.casefold(): (says, write) for says, write in WORD_LIST}
    written = {**shipped, **own}
    return RulesOverTime(
        defaults={rule.key: rule.default for rule in RULES},
        values=tuple(rules),
        terms=tuple((began_on, ended_on) for _, _, began_on, ended_on in sorted(terms)),
        word_list=tuple(entry for _, entry in sorted(written.items()) if entry),
    )


def _rules_told() -> "QuerySet[Rule, Any]":
    return Rule.objects.filter(key__in=BY_KEY).values_list(
        Literal(_RULE, CharField()), "pk", "key", "began_on", "value", *_NO_TERM
    )


def _terms_told() -> "QuerySet[Term, Any]":
    return Term.objects.values_list(
        Literal(_TERM, CharField()),
        "pk",
        *(Literal("", CharField()), "began_on", Literal("", CharField())),
        *("ended_on", "school_year", "place", "called_off"),
    )


def _words_told() -> "QuerySet[PlainWord, Any]":
    return PlainWord.objects.values_list(
        Literal(_WORD, CharField()),
        *("pk", "says", _NO_DAY, "write"),
        *_NO_TERM[:-1],
        "left_out",
    )


def rule_words(viewer: Viewer, key: str, day: date) -> str:
    """The sentence that is printed beside a figure that the rule touches, by the rule of that day."""
    rule = BY_KEY[key]
    stands = _latest(rules_set(viewer, key), day).get(key)
    value = rule.kind.read(stands.value) if stands else rule.default
    since = f"set from {day_words(stands.began_on)}" if stands else "as nothing else is set"
    said = f"{rule.title}: {_in_a_sentence(rule.kind.words(value))}, {since}."
    if rule.strength == "guidance" and value != rule.default:
        said += f" The guidance gives {rule.default_words}."
    return said


def rule_over_time(viewer: Viewer, key: str) -> tuple[tuple[date, Value], ...]:
    """Each value of a rule with the day from which it stands, the default from the first day on."""
    rule = BY_KEY[key]
    later = ((one.began_on, rule.kind.read(one.value)) for one in rules_set(viewer, key))
    return ((date.min, rule.default), *later)


def rules_set(viewer: Viewer, key: str = "") -> tuple[RuleSet, ...]:
    """Every value that was set of a rule, or of all, by the day it begins."""
    rows = Rule.objects.filter(key=key) if key else Rule.objects.filter(key__in=BY_KEY)
    return tuple(_rule(row) for row in rows.order_by("began_on", "pk"))


def rules_mark(viewer: Viewer) -> str:
    """Another one as soon as anybody sets any rule."""
    return _mark(rules_set(viewer))


def rule_mark(viewer: Viewer, key: str) -> str:
    """Another one as soon as anybody sets the rule."""
    return _mark(rules_set(viewer, key))


def _mark(found: Sequence[RuleSet]) -> str:
    return f"{len(found)}.{sum(one.version for one in found)}"


def terms_set(viewer: Viewer, school_year: int | None = None) -> tuple[TermSeen, ...]:
    """The terms of one school year or of all, in order, with those that were called off."""
    rows = Term.objects.order_by("school_year", "place")
    return tuple(
        _term(row) for row in (rows.filter(school_year=school_year) if school_year else rows)
    )


def words(viewer: Viewer) -> tuple[WordSeen, ...]:
    """The word list in the order of the alphabet, with what was taken off it."""
    own = {row.says.casefold(): row for row in PlainWord.objects.order_by("pk")}
    shipped = {says.casefold(): (says, write) for says, write in WORD_LIST}
    found = [
        _word(own[key], shipped.get(key, ("", ""))[1])
        if key in own
        else WordSeen(shipped[key][0], shipped[key][1], shipped[key][1])
        for key in {*own, *shipped}
    ]
    return tuple(sorted(found, key=lambda entry: entry.says.casefold()))


def word(viewer: Viewer, says: str) -> WordSeen | None:
    """The entry of these words, in capitals or not."""
    return next((one for one in words(viewer) if one.says.casefold() == says.casefold()), None)


def devices(viewer: Viewer) -> tuple[DeviceSeen, ...]:
    """Every device that is marked, the last one seen first, and then those that were."""
    found = [_device(row) for row in Device.objects.order_by("-seen_on", "name")]
    return tuple(sorted(found, key=lambda one: one.revoked_on is not None))


def device_of(viewer: Viewer, token: str) -> DeviceSeen | None:
    """The device whose browser brings this token, while it is marked."""
    row = Device.objects.filter(token_hash=hash_of(token), revoked_on=None).first()
    return _device(row) if token and row else None


def own_device(viewer: Viewer, token: str) -> bool:
    """Whether the browser that brings this token is one that the authority has marked as its own."""
    return device_of(viewer, token) is not None


def _latest(rows: Iterable[RuleSet], day: date) -> Mapping[str, RuleSet]:
    """Of each rule the value that stands on the day; the rows are in the order of their days."""
    return {row.key: row for row in rows if row.began_on <= day}


def _in_a_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


def _rule(row: Rule) -> RuleSet:
    return RuleSet(
        row.pk,
        row.key,
        row.value,
        row.began_on,
        row.why,
        row.version,
        row.recorded_at,
        row.recorded_by,
    )


def _term(row: Term) -> TermSeen:
    return TermSeen(
        row.pk,
        row.school_year,
        row.place,
        row.began_on,
        row.ended_on,
        row.called_off,
        row.version,
        row.recorded_at,
        row.recorded_by,
    )


def _word(row: PlainWord, shipped: str) -> WordSeen:
    return WordSeen(
        row.says,
        row.write,
        shipped,
        row.left_out,
        row.version,
        row.recorded_at,
        row.recorded_by,
        row.pk,
    )


def _device(row: Device) -> DeviceSeen:
    return DeviceSeen(
        row.pk,
        row.name,
        row.marked_on,
        row.seen_on,
        row.revoked_on,
        row.version,
        row.recorded_by,
    )
