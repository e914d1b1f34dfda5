"""The service's own rules in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from footprint.audit.facts import Replaced
from footprint.authority.facts import (
    TERMS_OF_A_YEAR,
    DeviceSeen,
    RuleSet,
    TermSeen,
    WordSeen,
    school_year_of,
)
from footprint.authority.kinds import RuleKind
from footprint.authority.rules import RULES, SECTIONS
from footprint.domain.dates import day_words

_NOW = ("Now", "govuk-tag--green")
_TO_COME = ("To come", "govuk-tag--blue")
_BEFORE = ("Before", "govuk-tag--grey")


@dataclass(frozen=True)
class RuleShown:
    """`beside` is what stands beside the value: the guidance's own, or where it comes from."""

    key: str
    title: str
    value: str
    beside: str
    coming: tuple[str, ...]


@dataclass(frozen=True)
class SectionShown:
    title: str
    words: str
    rules: tuple[RuleShown, ...]


@dataclass(frozen=True)
class HistoryRow:
    began_on: str
    value: str
    why: str
    who: str
    notes: tuple[str, ...]
    standing: str
    tag: str


@dataclass(frozen=True)
class YearShown:
    year: int
    title: str
    terms: tuple[str, ...]
    who: str


@dataclass(frozen=True)
class WordShown:
    says: str
    write: str
    note: str


@dataclass(frozen=True)
class DeviceShown:
    id: int
    name: str
    marked: str
    seen: str
    standing: str
    tag: str
    is_this: bool


def sections_shown(rows: Sequence[RuleSet], today: date) -> tuple[SectionShown, ...]:
    return tuple(
        SectionShown(
            title,
            words,
            tuple(rule_shown(rule, rows, today) for rule in RULES if rule.section == title),
        )
        for title, words in SECTIONS.items()
    )


def rule_shown(rule: RuleKind, rows: Iterable[RuleSet], today: date) -> RuleShown:
    """The rule as it stands today, from its own rows among those of others, by their days."""
    hers = [row for row in rows if row.key == rule.key]
    stands = next((row for row in reversed(hers) if row.began_on <= today), None)
    value = rule.kind.read(stands.value) if stands else rule.default
    coming = (row for row in hers if row.began_on > today)
    return RuleShown(
        rule.key,
        rule.title,
        rule.kind.words(value),
        _beside(rule, stands, is_default=value == rule.default),
        tuple(f"{_words(rule, one.value)} from {day_words(one.began_on)}" for one in coming),
    )


def _beside(rule: RuleKind, stands: RuleSet | None, *, is_default: bool) -> str:
    since = f"Set from {day_words(stands.began_on)}." if stands else ""
    if rule.strength == "guidance":
        where = "As the guidance gives it." if is_default else _guidance(rule)
        return f"{since} {where}".strip()
    if rule.default in {None, ""}:
        return since
    return since or "Not set by the service: Footprint’s own value."


def _guidance(rule: RuleKind) -> str:
    return f"The guidance gives {rule.default_words}."


def _words(rule: RuleKind, text: str) -> str:
    return rule.kind.words(rule.kind.read(text))


def default_words(rule: RuleKind) -> str:
    """Where the value comes from that stands while nothing is set."""
    if rule.default in {None, ""}:
        return f"{rule.source}."
    whose = "Guidance" if rule.strength == "guidance" else "Footprint’s own value"
    return f"{whose}: {rule.default_words}. {rule.source}."


def history(
    rule: RuleKind,
    rows: Sequence[RuleSet],
    replaced: Mapping[int, Sequence[Replaced]],
    names: Mapping[int, str],
    today: date,
) -> tuple[HistoryRow, ...]:
    """Every value of one rule, the latest day first. `names` of people by their numbers."""
    standing = next((row.id for row in reversed(rows) if row.began_on <= today), 0)
    return tuple(
        _history_row(rule, row, replaced.get(row.id, ()), names, _tag(row, standing, today))
        for row in reversed(rows)
    )


def _tag(row: RuleSet, standing: int, today: date) -> tuple[str, str]:
    if row.began_on > today:
        return _TO_COME
    return _NOW if row.id == standing else _BEFORE


def _history_row(
    rule: RuleKind,
    row: RuleSet,
    replaced: Sequence[Replaced],
    names: Mapping[int, str],
    tag: tuple[str, str],
) -> HistoryRow:
    notes = tuple(
        f"{_words(rule, str(was.values['value']))} {_until(was, names)}" for was in replaced
    )
    return HistoryRow(
        day_words(row.began_on),
        _words(rule, row.value),
        row.why,
        f"{who_words(row.recorded_by, names)}, {_at(row.recorded_at)}",
        notes,
        *tag,
    )


def who_words(person_id: int | None, names: Mapping[int, str]) -> str:
    return names.get(person_id or 0, "A command on the server")


def _at(at: datetime) -> str:
    return f"{localtime(at):%-d %B %Y at %H.%M}"


def year_words(year: int) -> str:
    return f"September {year} to August {year + 1}"


def years_shown(
    terms: Sequence[TermSeen], names: Mapping[int, str], today: date
) -> tuple[YearShown, ...]:
    """The school years from this one on, and those before that have terms; the latest first."""
    now = school_year_of(today)
    years = sorted({now, now + 1, *(one.school_year for one in terms)}, reverse=True)
    return tuple(
        _year(year, [one for one in terms if one.school_year == year], names) for year in years
    )


def _year(year: int, terms: Sequence[TermSeen], names: Mapping[int, str]) -> YearShown:
    days = tuple(
        f"{TERMS_OF_A_YEAR[one.place - 1]}: {day_words(one.began_on)} to {day_words(one.ended_on)}"
        for one in terms
        if not one.called_off
    )
    last = max(terms, key=lambda one: one.recorded_at, default=None)
    who = f"{who_words(last.recorded_by, names)}, {_at(last.recorded_at)}" if last else ""
    return YearShown(year, year_words(year), days, who)


def word_shown(entry: WordSeen, names: Mapping[int, str]) -> WordShown:
    return WordShown(
        entry.says,
        "Taken off the list" if entry.left_out else entry.write,
        _word_note(entry, names),
    )


def _word_note(entry: WordSeen, names: Mapping[int, str]) -> str:
    if entry.recorded_at is None:
        return "Footprint’s list"
    said = f"{who_words(entry.recorded_by, names)}, {_at(entry.recorded_at)}"
    if entry.shipped and entry.shipped != entry.write:
        said += f". Footprint’s list: {entry.shipped}"
    return said


def word_history(replaced: Iterable[Replaced], names: Mapping[int, str]) -> tuple[str, ...]:
    """What the entry was before, the latest first."""
    return tuple(
        f"{'Off the list' if was.values['left_out'] else was.values['write']} {_until(was, names)}"
        for was in reversed(tuple(replaced))
    )


def terms_history(
    terms: Iterable[TermSeen],
    replaced: Mapping[int, Sequence[Replaced]],
    names: Mapping[int, str],
) -> tuple[str, ...]:
    """What the terms of a year were before, each term's latest first."""
    return tuple(
        f"{TERMS_OF_A_YEAR[term.place - 1]}: {_term_before(was)} {_until(was, names)}"
        for term in terms
        for was in reversed(replaced.get(term.id, ()))
    )


def _term_before(was: Replaced) -> str:
    if was.values["called_off"]:
        return "no term"
    days = (date.fromisoformat(str(was.values[name])) for name in ("began_on", "ended_on"))
    return " to ".join(day_words(day) for day in days)


def _until(was: Replaced, names: Mapping[int, str]) -> str:
    return f"until {_at(was.replaced_at)}, by {who_words(was.recorded_by, names)}"


def device_shown(
    device: DeviceSeen, marked_by: int | None, names: Mapping[int, str], this: int
) -> DeviceShown:
    """`this` is the id of the device that the page is on, 0 on any other."""
    standing, tag = ("Marked", "govuk-tag--green")
    if device.revoked_on:
        standing, tag = (f"Mark taken off on {day_words(device.revoked_on)}", "govuk-tag--grey")
    return DeviceShown(
        device.id,
        device.name,
        f"{day_words(device.marked_on)}, by {who_words(marked_by, names)}",
        day_words(device.seen_on),
        standing,
        tag,
        device.id == this,
    )
