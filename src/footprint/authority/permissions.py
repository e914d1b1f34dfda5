"""Why a rule, a term, a word or a device cannot be set as it is wanted."""

from collections.abc import Mapping
from datetime import date, time

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_open
from footprint.audit.facts import Viewer
from footprint.authority import queries
from footprint.authority.facts import (
    TERMS_OF_A_YEAR,
    DeviceSeen,
    WantedRule,
    school_year_of,
)
from footprint.authority.kinds import NotAValueError, RuleKind, Value
from footprint.authority.rules import BY_KEY
from footprint.domain.dates import day_words

#: The law that reviews are counted by; nothing older is counted by a rule of the service's.
FIRST_DAY = date(2011, 4, 1)
FIGURES_MAY_CHANGE = (
    "From a day before today, figures already made may change, also of years whose definitions are "
    "signed. Say that you know, or choose today or a later day."
)


def why_not_set_rule(viewer: Viewer, wanted: WantedRule | None = None) -> str | None:
    if refused := why_not_open(viewer, line_named("set_rule")):
        return refused
    return _why_not_rule(viewer, wanted) if wanted else None


def why_not_set_terms(
    viewer: Viewer,
    school_year: int | None = None,
    wanted: Mapping[int, tuple[date, date]] | None = None,
) -> str | None:
    """`wanted`: the first and the last day of each term, by its place."""
    if refused := why_not_open(viewer, line_named("set_terms")):
        return refused
    if school_year is None or wanted is None:
        return None
    if not FIRST_DAY.year <= school_year <= viewer.today.year + 3:
        return f"Terms are set from {FIRST_DAY.year} to three years from now."
    return _why_not_terms(school_year, wanted)


def why_not_set_word(viewer: Viewer, says: str = "", write: str = "") -> str | None:
    """`says` and `write` are empty for as long as none is typed."""
    if refused := why_not_open(viewer, line_named("set_word")):
        return refused
    if "/" in says:
        return "Enter each of them as an entry of its own, without a stroke."
    if says and write and says.casefold() == write.casefold():
        return "The words to write are the same as those that are not to be written."
    return None


def why_not_mark_device(viewer: Viewer, name: str = "") -> str | None:
    """`name` is empty for as long as none is typed."""
    if refused := why_not_open(viewer, line_named("mark_device")):
        return refused
    marked = (one for one in queries.devices(viewer) if one.revoked_on is None)
    if any(one.name.casefold() == name.casefold() for one in marked):
        return "A device of this name is marked already. Give this one another name."
    return None


def why_not_revoke_device(viewer: Viewer, device: DeviceSeen | None) -> str | None:
    if refused := why_not_open(viewer, line_named("revoke_device")):
        return refused
    if device is None:
        return "There is no such device."
    if device.revoked_on is not None:
        return "This device is the authority’s own no longer."
    return None


def why_not_see_device(viewer: Viewer, device: DeviceSeen | None) -> str | None:
    if refused := why_not_open(viewer, line_named("see_device")):
        return refused
    return None if device else "This device is not the authority’s own."


def _why_not_rule(viewer: Viewer, wanted: WantedRule) -> str | None:
    rule = BY_KEY.get(wanted.key)
    if rule is None:
        return "There is no such rule."
    try:
        value = rule.read(wanted.value)
    except NotAValueError as wrong:
        return f"{wrong}."
    return _why_not_from(viewer, rule, wanted) or _why_not_beside(viewer, rule, value, wanted)


def _why_not_from(viewer: Viewer, rule: RuleKind, wanted: WantedRule) -> str | None:
    latest = viewer.today.replace(year=viewer.today.year + 3, day=1)
    if not FIRST_DAY <= wanted.began_on <= latest:
        return f"A rule begins between {day_words(FIRST_DAY)} and {day_words(latest)}."
    if rule.in_figures and wanted.began_on < viewer.today and not wanted.knowing:
        return FIGURES_MAY_CHANGE
    return None


def _why_not_beside(viewer: Viewer, rule: RuleKind, value: Value, wanted: WantedRule) -> str | None:
    """Why it cannot stand beside the others of that day."""
    others = queries.rules_on(viewer, wanted.began_on)
    if getattr(others, rule.key) == value:
        return f"Nothing would change: it is so on {day_words(wanted.began_on)} already."
    if isinstance(value, time):
        hours = {"school_starts": others.school_starts, "school_ends": others.school_ends}
        hours[rule.key] = value
        if hours["school_starts"] >= hours["school_ends"]:
            return "School would end before it starts."
    return None


def _why_not_terms(school_year: int, wanted: Mapping[int, tuple[date, date]]) -> str | None:
    if not wanted:
        return "Enter the first and the last day of one term at least."
    before: tuple[str, date] | None = None
    for place, (first, last) in sorted(wanted.items()):
        name = TERMS_OF_A_YEAR[place - 1]
        if last < first:
            return f"{name}: the last day is before the first."
        if {school_year_of(first), school_year_of(last)} != {school_year}:
            return (
                f"{name}: its days are not in the school year from September {school_year} to "
                f"August {school_year + 1}."
            )
        if before and first <= before[1]:
            return f"{name} begins before {before[0].lower()} has ended."
        before = (name, last)
    return None
