"""What is known already of what some headings ask, in words."""

from datetime import date

from footprint.children.facts.round import CommunicationSeen
from footprint.domain.codes import LEGAL_STATUSES, PLACEMENTS
from footprint.domain.dates import day_words
from footprint.reviews.codes import NOT_SPOKEN_ALONE
from footprint.reviews.facts.record import Known


def known_words(known: Known) -> dict[str, str]:
    said = {}
    if known.legal_status:
        said["legal_status"] = f"Now: {LEGAL_STATUSES.meaning(known.legal_status)}."
    if known.placement:
        said["home"] = f"Now: {PLACEMENTS.meaning(known.placement)}."
    if known.communication and known.communication.version:
        said["communication"] = _spoken_with(known.communication)
    if known.care_plan_on:
        said["care_plan"] = _plan_words(known.care_plan_on, known.care_plan_updated)
    if known.spoken_alone_on:
        said["child_views"] = (
            f"You spoke with the child alone on {day_words(known.spoken_alone_on)}."
        )
    elif known.not_spoken_why:
        why = NOT_SPOKEN_ALONE.get(known.not_spoken_why, "")
        said["child_views"] = f"You did not speak with the child alone: {why}."
    return said


def _spoken_with(how: CommunicationSeen) -> str:
    interpreter = "With an interpreter" if how.interpreter else ""
    said = [how.language, interpreter, how.signs, how.likes_to_be_told]
    return f"{'. '.join(one.rstrip('.') for one in said if one)}."


def _plan_words(came_on: date, updated: bool | None) -> str:
    so = {True: ", brought up to date since the last decisions", False: ", not brought up to date"}
    return f"It came on {day_words(came_on)}{so.get(updated, '')}."  # type: ignore[arg-type]
