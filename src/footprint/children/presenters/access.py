"""Who was let in to whose record, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.timezone import localtime

from footprint.children.facts import Opened


@dataclass(frozen=True)
class OpeningShown:
    child_id: int
    child: str
    who: str
    at: str
    kind: str
    tag: str
    reason: str
    told: str


def opening_shown(
    one: Opened, children: Mapping[int, str], people: Mapping[int, str]
) -> OpeningShown:
    letters = (
        "You and the other IRO managers were told by letter"
        if one.letters
        else "Not told by letter"
    )
    return OpeningShown(
        one.child_id,
        children[one.child_id],
        people[one.person_id],
        f"{localtime(one.at):%-d %B %Y, %H.%M}",
        "Restricted record" if one.broke_glass else "Another’s child",
        "govuk-tag--red" if one.broke_glass else "govuk-tag--blue",
        one.reason,
        letters if one.broke_glass else "",
    )
