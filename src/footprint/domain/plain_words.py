"""Words that children and parents meet: what is not written to them, and what is instead.

The list begins as the service's own and stays a setting; its sources are the guides of TACT, Surrey
and Bromley on language that cares.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: (not this, write that). "[name]" stands for the child's own.
WORD_LIST: tuple[tuple[str, str], ...] = (
    ("LAC review", "[name]'s meeting, your review"),
    ("case review", "[name]'s meeting, your review"),
    ("conference", "[name]'s meeting, your review"),
    ("placement breakdown", "when a home ends"),
    ("placement", "home, where you live"),
    ("disruption", "when a home ends"),
    ("contact centre", "family centre"),
    ("contact", "family time, seeing mum"),
    ("sibling", "brothers and sisters"),
    ("respite", "a break, a sleepover"),
    ("short break", "a break, a sleepover"),
    ("absconded", "went missing, was away"),
    ("missing episode", "went missing, was away"),
    ("refused", "chose not to"),
    ("did not engage", "it was not working for you"),
    ("failed to attend", "was not there"),
    ("disaffected", "it was not working for you"),
    ("challenging behaviour", "having a hard time"),
    ("UASC", "young person who came here alone"),
    ("drift", "waiting too long"),
    ("permanence", "where you will grow up"),
    ("case closed", "you, your record"),
    ("case number", "your record"),
    ("case", "you, your record"),
    ("PN7", "leave it out"),
    ("non-participant", "leave it out"),
    ("hard to reach", "leave it out"),
    ("overdue", "late (of the council)"),
    ("escalated", "I asked a manager to sort this"),
    ("alert about you", "I asked a manager to sort this"),
    ("birth parent", "mum, dad (as the child says)"),
    ("corporate parent", "the council"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text, [begins, ends), that holds a word of the list. `as_written` is how it stands
    there, `says` the entry of the list, `write` what to write instead."""

    begins: int
    ends: int
    as_written: str
    says: str
    write: str


def words_to_change(text: str, word_list: Iterable[tuple[str, str]]) -> tuple[Found, ...]:
    """Every place in `text` that holds an entry of the list, in order: whole words, in capitals or
    not, one or several ("sibling", "siblings"), over a line's end too. Of entries that meet the
    longest counts."""
    found: list[Found] = []
    longest_first = sorted(word_list, key=lambda entry: (-len(entry[0]), entry[0]))
    for says, write in longest_first:
        if not says.strip():
            continue
        for match in _pattern(says).finditer(text):
            if all(match.end() <= one.begins or one.ends <= match.start() for one in found):
                found.append(Found(match.start(), match.end(), match.group(), says, write))
    return tuple(sorted(found, key=lambda one: one.begins))


def _pattern(says: str) -> re.Pattern[str]:
    """The entry as whole words, its last one in the plural or the possessive too."""
    words = [_either_apostrophe(re.escape(word)) for word in says.split()]
    words[-1] = _in_the_plural(words[-1])
    spaced = r"[\s\-\u2010-\u2012]+".join(words)
    return re.compile(rf"(?<!\w){spaced}(?:['\u2019]s?)?(?!\w)", re.IGNORECASE)


def _either_apostrophe(word: str) -> str:
    return re.sub("['\u2019]", "['\u2019]", word)


def _in_the_plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word, re.IGNORECASE):
        return rf"{word[:-1]}(?:y|ies)"
    return rf"{word}(?:e?s)?"
