"""Why what a person says of a child cannot be recorded, by her role or by the facts themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from footprint.accounts.matrix import line_named
from footprint.accounts.permissions import why_not_role
from footprint.audit.facts import Viewer
from footprint.children.facts.child import ChildSeen
from footprint.children.flags import KINDS
from footprint.children.models import IDENTIFIER_LENGTH
from footprint.children.permissions.access import NO_SUCH_CHILD, why_not_open_child, why_not_say
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.queries import child as queries
from footprint.children.queries import flag as flag_queries
from footprint.children.recorded import ChildSaid, EpisodeSaid, ReviewSaid
from footprint.domain.codes import (
    CONTINUES,
    END_REASONS,
    LEGAL_STATUSES,
    NEW_EPISODE_REASONS,
    PARTICIPATION,
    PLACEMENTS,
    UNDER_FOUR,
    CodeSet,
    collection_year,
)
from footprint.domain.dates import add_months, day_words
from footprint.domain.facts import year_of

STARTED = "S"
#: Nobody in care today was born before this year.
EARLIEST_BIRTH = date(1980, 1, 1)
NOT_YET = "is still to come. Record it when it has happened."
NO_REASON = "Say why: your reason is kept on the trail."

#: (what it is called, its codes) by the field of an episode.
CODES: Mapping[str, tuple[str, CodeSet]] = {
    "new_episode": ("reason for a new episode", NEW_EPISODE_REASONS),
    "legal_status": ("legal status", LEGAL_STATUSES),
    "placement": ("placement", PLACEMENTS),
    "end_reason": ("reason why the episode ended", END_REASONS),
}


@dataclass(frozen=True, slots=True)
class Stay:
    """An episode as it counts, by the last word on it."""

    began_on: date
    ended_on: date | None
    new_episode: str | None
    end_reason: str | None

    @property
    def left_on(self) -> date | None:
        """The day on which the child left care with it."""
        return None if self.end_reason == CONTINUES else self.ended_on


def why_not_add_child(viewer: Viewer, said: ChildSaid | None = None) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := why_not_role(viewer, line_named("add_child")):
        return refused
    if said is None:
        return None
    if not said.identifier or len(said.identifier) > IDENTIFIER_LENGTH:
        return f"A reference has one to {IDENTIFIER_LENGTH} letters and figures."
    if by_hand_queries.is_known(viewer, said.identifier):
        return (
            f"There is a child with the reference {said.identifier} already. If you cannot open "
            "the record, ask your IRO manager."
        )
    episode = EpisodeSaid(
        said.began_on,
        new_episode=STARTED,
        legal_status=said.legal_status,
        placement=said.placement,
    )
    return why_not_born(viewer, said.born_on) or _first(
        [*_day_faults(viewer, episode, said.born_on), *_code_faults(episode)]
    )


def why_not_record_names(
    viewer: Viewer, child_id: int, names: Iterable[str] = ("?",)
) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("record_names")):
        return refused
    return None if any(names) else "Enter at least one name."


def why_not_correct_birth_date(viewer: Viewer, child_id: int, born_on: date | None) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("correct_birth_date")):
        return refused
    return why_not_born(viewer, born_on)


def why_not_born(viewer: Viewer, born_on: date | None) -> str | None:
    """What is wrong with a birth date; nothing with one that is not known."""
    if born_on is None:
        return None
    if born_on > viewer.today:
        return "The birth date is still to come. A child is recorded once born."
    if born_on < EARLIEST_BIRTH:
        return f"Nobody in care today was born before {EARLIEST_BIRTH.year}."
    return None


def why_not_record_episode(viewer: Viewer, child_id: int, said: EpisodeSaid) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("record_episode")):
        return refused
    one = queries.judged_child(viewer, child_id)
    if one is None:
        return NO_SUCH_CHILD
    born_on, stays = known(viewer, one)
    return _first(
        [
            *_day_faults(viewer, said, born_on),
            *_code_faults(said),
            *_faults_after_leaving(said, stays),
        ]
    )


def why_not_record_review(viewer: Viewer, child_id: int, said: ReviewSaid) -> str | None:
    if refused := why_not_say(viewer, child_id, "record_review"):
        return refused
    one = queries.judged_child(viewer, child_id)
    if one is None:
        return NO_SUCH_CHILD
    born_on, stays = known(viewer, one)
    if said.held_on > viewer.today:
        return f"The review on {day_words(said.held_on)} {NOT_YET}"
    if born_on is not None and said.held_on < born_on:
        return f"The child was born on {day_words(born_on)}, after that day."
    return _why_not_in_care(said.held_on, stays) or _why_not_took_part(said, born_on)


def why_not_deny_episode(viewer: Viewer, child_id: int, reason: str = "?") -> str | None:
    """Saying that there was no such episode as a return tells of."""
    refused = why_not_open_child(viewer, child_id, line_named("deny_episode"))
    return refused or (None if reason.strip() else NO_REASON)


def why_not_deny_review(viewer: Viewer, child_id: int, reason: str = "?") -> str | None:
    refused = why_not_open_child(viewer, child_id, line_named("deny_review"))
    return refused or (None if reason.strip() else NO_REASON)


def why_not_take_episode_back(viewer: Viewer, child_id: int) -> str | None:
    return why_not_open_child(viewer, child_id, line_named("take_episode_back"))


def why_not_take_review_back(viewer: Viewer, child_id: int) -> str | None:
    return why_not_say(viewer, child_id, "take_review_back")


def why_not_record_flag(viewer: Viewer, child_id: int, kind: str, began_on: date) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("record_flag")):
        return refused
    if kind not in KINDS:
        return "Choose one of the flags."
    if began_on > viewer.today:
        return f"A flag from {day_words(began_on)} {NOT_YET}"
    by_hand = (flag for flag in flag_queries.flags_of(viewer, child_id) if flag.word == "person")
    if any((flag.kind, flag.began_on) == (kind, began_on) for flag in by_hand):
        return f"This flag is recorded from {day_words(began_on)} already."
    return None


def why_not_end_flag(
    viewer: Viewer, child_id: int, began_on: date, ended_on: date | None
) -> str | None:
    if refused := why_not_open_child(viewer, child_id, line_named("end_flag")):
        return refused
    if ended_on is not None and ended_on < began_on:
        return f"The flag is from {day_words(began_on)}: it cannot end before that."
    return None


def why_not_withdraw_flag(viewer: Viewer, child_id: int) -> str | None:
    return why_not_open_child(viewer, child_id, line_named("withdraw_flag"))


def known(viewer: Viewer, one: ChildSeen) -> tuple[date | None, list[Stay]]:
    """When she was born and her episodes by first day, by the words that count."""
    facts = queries.facts_of(viewer, one, viewer.today)
    rows = facts.episodes.sort("began_on").select(
        "began_on", "ended_on", "new_episode", "end_reason"
    )
    return facts.children["born_on"][0], [Stay(*row) for row in rows.rows()]


def overlapped(said: EpisodeSaid, stays: Iterable[Stay]) -> list[Stay]:
    """Other episodes that hold days of this one: allowed, and an item of data quality."""
    end = said.ended_on or date.max
    return [
        stay
        for stay in stays
        if stay.began_on != said.began_on
        and stay.began_on < end
        and said.began_on < (stay.ended_on or date.max)
    ]


def _first(faults: Iterable[str]) -> str | None:
    return next(iter(faults), None)


def _day_faults(viewer: Viewer, said: EpisodeSaid, born_on: date | None) -> Iterator[str]:
    if said.began_on > viewer.today:
        yield f"An episode from {day_words(said.began_on)} {NOT_YET}"
    if born_on is not None and said.began_on < born_on:
        yield f"The child was born on {day_words(born_on)}, after that day."
    if said.ended_on is not None:
        if said.ended_on > viewer.today:
            yield f"An end on {day_words(said.ended_on)} {NOT_YET}"
        if said.ended_on < said.began_on:
            yield "The episode ends before it begins. Look at the two days again."
        if not said.end_reason:
            yield "Say why the episode ended."
    elif said.end_reason:
        yield "There is a reason why the episode ended. Say on which day, or leave both empty."


def _code_faults(said: EpisodeSaid) -> Iterator[str]:
    for name, (words, codes) in CODES.items():
        code = getattr(said, name)
        day = said.ended_on if name == "end_reason" and said.ended_on else said.began_on
        if code and code not in codes.accepted_in(year_of(day)):
            yield f"{code} is no {words} of {collection_year(year_of(day))}."


def _faults_after_leaving(said: EpisodeSaid, stays: Iterable[Stay]) -> Iterator[str]:
    before = [stay for stay in stays if stay.began_on < said.began_on]
    left_on = before[-1].left_on if before else None
    if left_on is not None and left_on <= said.began_on and said.new_episode != STARTED:
        yield (
            f"The child left care on {day_words(left_on)} and has come back if this is right. The "
            "reason for the new episode is then: started to be looked after."
        )


def _why_not_in_care(day: date, stays: list[Stay]) -> str | None:
    """Nothing where what is recorded leaves it open."""
    before = [stay for stay in stays if stay.began_on <= day]
    if before:
        left_on = before[-1].left_on
        if left_on is None or day <= left_on:
            return None
        return f"The child left care on {day_words(left_on)}, before that day."
    if stays and stays[0].new_episode == STARTED:
        return f"The child came into care on {day_words(stays[0].began_on)}, after that day."
    return None


def _why_not_took_part(said: ReviewSaid, born_on: date | None) -> str | None:
    """The return's age rule: PN0 for a child under 4 at the review, PN1 to PN7 from then on."""
    if not said.participation:
        return None
    if said.participation not in PARTICIPATION.known:
        return "Choose how the child took part."
    if born_on is None:
        return None
    is_four = said.held_on >= add_months(born_on, 48)
    if is_four and said.participation in UNDER_FOUR:
        return "The child was 4 or older on that day. Say how the child took part (PN1 to PN7)."
    if not is_four and said.participation not in UNDER_FOUR:
        return "The child was under 4 on that day. The return knows one answer for that: PN0."
    return None
