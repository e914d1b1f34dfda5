"""Who signed a definition for a year, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from footprint.formats.tables import written_date
from footprint.reports.facts import Signature

NOT_SIGNED = "Not signed"


@dataclass(frozen=True, slots=True)
class SignatureShown:
    """One signature. `holds`: the definition reads today as it was signed. `words`: the text signed,
    line by line, where it does not. `why_not_take_back` greys the button."""

    id: int
    version: int
    said: str
    holds: bool
    words: tuple[str, ...]
    why_not_take_back: str | None


def signature_shown(
    one: Signature, names: Mapping[int, str], today: str, why_not_take_back: str | None
) -> SignatureShown:
    """`today` is the digest of the definition as it reads today."""
    holds = one.digest == today
    return SignatureShown(
        one.id,
        one.version,
        f"{names.get(one.person_id, 'Somebody')}, on {written_date(one.signed_on)}",
        holds,
        () if holds else tuple(one.words.splitlines()),
        why_not_take_back,
    )


def signers(
    signatures: Sequence[Signature], names: Mapping[int, str], today: Mapping[str, str]
) -> Mapping[tuple[int, str], str]:
    """By (year, code): the names of those who signed, and whether the words have changed since."""
    said: dict[tuple[int, str], list[str]] = {}
    for one in signatures:
        name = names.get(one.person_id, "Somebody")
        changed = "" if one.digest == today.get(one.code) else " (changed since it was signed)"
        said.setdefault((one.year, one.code), []).append(f"{name}{changed}")
    return {key: ", ".join(each) for key, each in said.items()}


def signed_sentence(
    signatures: Sequence[Signature],
    names: Mapping[int, str],
    today: Mapping[str, str],
    codes: Sequence[str],
) -> str:
    """How many of a year's definitions are signed, and by whom; the signatures are that year's."""
    holding = [one for one in signatures if one.code in codes and one.digest == today[one.code]]
    changed = {one.code for one in signatures if one.code in codes} - {one.code for one in holding}
    if not holding and not changed:
        return "Definitions signed: none."
    by: dict[int, int] = {}
    for one in holding:
        by[one.person_id] = by.get(one.person_id, 0) + 1
    people = "; ".join(f"{names.get(person, 'Somebody')} {number}" for person, number in by.items())
    signed = len({one.code for one in holding})
    said = f"Definitions signed: {signed} of {len(codes)}{f' ({people})' if people else ''}."
    return f"{said} Changed since they were signed: {len(changed)}." if changed else said
