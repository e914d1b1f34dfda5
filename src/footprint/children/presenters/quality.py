"""An item of data quality in words: what it is, what it changes, and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from footprint.children.facts.item import Item, Kind
from footprint.children.presenters.by_hand import CODES, by_whom, who_and_when
from footprint.children.presenters.codes import meaning
from footprint.domain.codes import collection_year
from footprint.domain.dates import day_words

KINDS: Mapping[Kind, str] = {
    Kind.FACTS: "Facts that contradict each other",
    Kind.RETURN: "Checks of a return",
    Kind.PERSON: "A person and a return differ",
    Kind.MISSING: "Not known",
}
#: Code -> its name in lists; a check of a return is called by its code or its number.
TITLES: Mapping[str, str] = {
    "overlapping_episodes": "Episodes overlap",
    "x1_with_nothing_after": "Still looked after (X1), and nothing after it",
    "neighbours_contradict": "Episodes disagree whether care ended between them",
    "open_then_absent": "Open at a year’s end, absent from the next return",
    "not_in_the_years_return": "Not in the year’s own return",
    "remand_or_detention_ended_without_a_review": "Remand or detention ended without a review",
    "review_outside_every_period": "Review outside every period of care",
    "review_in_a_short_break": "Review inside short breaks",
    "review_in_an_overlapped_episode": "Review inside a replaced episode",
    "short_break_over_17_days": "Short break of more than 17 days",
    "short_breaks_over_75_days": "Short breaks of more than 75 nights in 12 months",
    "two_codes_on_one_day": "Two reviews on one day",
    "two_reviews_within_20_working_days": "Two reviews within 20 working days",
    "person_and_return_differ": "A person and a return differ",
    "no_birth_date": "No date of birth",
    "no_names": "No name",
    "officer_without_account": "The officer has no account",
}
#: What an item changes in figures and dates, where its message does not say it already.
EFFECTS: Mapping[str, str] = {
    "person_and_return_differ": "The person's word is used in every date and figure, the return's "
    "in none.",
    "no_birth_date": "The age is not known: the child is counted as not known wherever a figure asks "
    "for age, and nothing checks how the child took part in reviews against the age.",
    "no_names": "The child stands under the reference, and a search by name does not find the "
    "record. No date and no figure changes.",
    "officer_without_account": "Nobody signs in with the officer's e-mail address, so nobody finds "
    "this child on “My caseload”. No date and no figure changes.",
}
COUNTED = "The row counts in every figure as it stands: a failed check takes nothing out."
NOT_TAKEN = "The row was not taken: it is in no figure and moves no date."
GOES = "The item goes when a corrected return of that year is imported."

ON: Mapping[str, str] = {
    "ended_on": "the day it ended",
    "new_episode": "why it began",
    "legal_status": "the legal status",
    "placement": "the placement",
    "end_reason": "why it ended",
    "participation": "how the child took part",
}


@dataclass(frozen=True, slots=True)
class ItemShown:
    """`details` say where it comes from and what stands there: both values where two differ.
    `settled` says who settled it and when, `reason` why, to whoever may read it. `from_a_return`: the
    title says no more than which check it is."""

    key: str
    child_id: int | None
    name: str
    reference: str
    title: str
    what: str
    changes: str
    kind: str
    details: tuple[str, ...]
    officer: str = ""
    settled: str = ""
    reason: str = ""
    from_a_return: bool = False


def item_shown(item: Item, names: Mapping[int, str], *, reason: bool = True) -> ItemShown:
    """`names` of whoever recorded or settled something, by her id."""
    child, settled = item.child, item.settled
    named = bool(child and (child.first_name or child.known_as or child.surname))
    return ItemShown(
        key=item.key,
        child_id=child.id if child else None,
        name=child.name if child else "No child we know",
        reference=child.identifier if child and named else "",
        title=title_of(item),
        what=_what(item),
        changes=_changes(item),
        kind=KINDS[item.kind],
        details=_details(item, names),
        officer=item.officer.full_name if item.officer else "",
        settled=who_and_when(settled.by, settled.at, names) if settled else "",
        reason=settled.reason if settled and reason else "",
        from_a_return=item.kind is Kind.RETURN,
    )


def title_of(item: Item) -> str:
    """A list's name for it; of two values that differ, on what they do."""
    if item.field and item.field != "denies":
        return f"A person and a return differ on {ON[item.field]}"
    if item.field:
        return f"A person says there was no such {item.thing}; a return has it"
    return title_of_code(item.code)


def title_of_code(code: str) -> str:
    if code in TITLES:
        return TITLES[code]
    if code.isdigit() or code[:3] == "INT":
        return f"Department check {code}"
    return code.replace("_", " ").capitalize()


def _what(item: Item) -> str:
    if item.kind is not Kind.PERSON:
        return item.message
    about = f"{item.thing} of {day_words(item.day)}" if item.day else item.thing
    source = f"the return of {collection_year(item.year)}"
    if item.field == "denies":
        return f"A person says that there was no {about}; {source} has it."
    return f"A person and {source} differ on the {about}: {ON[item.field]}."


def _changes(item: Item) -> str:
    if item.place is not None:
        return f"{NOT_TAKEN if item.place.refused else COUNTED} {GOES}"
    return EFFECTS.get(item.code, "")


def _details(item: Item, names: Mapping[int, str]) -> tuple[str, ...]:
    if item.kind is Kind.PERSON:
        return _both(item, names)
    if item.place is not None:
        place = item.place
        value = f": “{place.value}”" if place.value else ": nothing stands there"
        cell = f"{place.column}{value}" if place.column else ""
        where = f"{place.file}, line {place.line}"
        return tuple(filter(None, (f"Return of {collection_year(item.year)}, {where}", cell)))
    if item.day:
        return (f"{item.thing.capitalize()} of {day_words(item.day)}",)
    if item.code == "officer_without_account" and item.officer:
        return (f"{item.officer.full_name}, {item.officer.email}",)
    return ()


def _both(item: Item, names: Mapping[int, str]) -> tuple[str, ...]:
    who = f"{by_whom(item.said, names)}: " if item.said else "A person: "
    told = f"Return of {collection_year(item.year)}: "
    about = (f"{item.thing.capitalize()} of {day_words(item.day)}",) if item.day else ()
    who = who[:1].upper() + who[1:]
    if item.field == "denies":
        return (*about, f"{who}there was none.", f"{told}it has one.")
    return (
        *about,
        f"{who}{value_words(item.field, item.person)}",
        f"{told}{value_words(item.field, item.told)}",
    )


def value_words(field: str, value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, date):
        return day_words(value)
    codes = CODES.get(field)
    return f"{meaning(codes, str(value))} ({value})" if codes else str(value)
