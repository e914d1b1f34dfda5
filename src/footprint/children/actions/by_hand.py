"""What people record of a child by hand. A return never changes it (docs/adr/0008).

`version` is that of the person's word as it was read, and 0 where there was none: if somebody has
recorded one meanwhile, `ChangedMeanwhileError` brings both.
"""

from dataclasses import asdict
from datetime import date
from typing import TypeVar

from footprint.audit.actions import (
    ActionDenied,
    ChangedMeanwhileError,
    action,
    add,
    ask,
    record,
    revise,
)
from footprint.audit.facts import Viewer
from footprint.children.facts.child import EpisodeTold
from footprint.children.models import About, Child, Episode, Flag, Names, Review, Word
from footprint.children.name_keys import name_key
from footprint.children.permissions.by_hand import (
    STARTED,
    why_not_add_child,
    why_not_correct_birth_date,
    why_not_deny_episode,
    why_not_deny_review,
    why_not_end_flag,
    why_not_record_episode,
    why_not_record_flag,
    why_not_record_names,
    why_not_record_review,
    why_not_take_episode_back,
    why_not_take_review_back,
    why_not_withdraw_flag,
)
from footprint.children.queries import by_hand as by_hand_queries
from footprint.children.queries import child as queries
from footprint.children.recorded import ChildSaid, EpisodeSaid, ReviewSaid
from footprint.children.situations import standing_still_if_it_turns
from footprint.domain.codes import CONTINUES

Said = TypeVar("Said", bound=About)


@action
def add_child(*, viewer: Viewer, said: ChildSaid) -> int:
    """The new child's id; her first episode began because she started to be looked after."""
    ask(why_not_add_child(viewer, said))
    child = add(viewer, Child(identifier=said.identifier, born_on=said.born_on))
    if said.first_name or said.known_as or said.surname:
        add(viewer, _names(child.pk, said.first_name, said.known_as, said.surname))
    episode = Episode(
        child_id=child.pk,
        began_on=said.began_on,
        new_episode=STARTED,
        legal_status=said.legal_status,
        placement=said.placement,
    )
    add(viewer, episode)
    return child.pk


@action
def record_names(
    *,
    viewer: Viewer,
    child_id: int,
    first_name: str,
    known_as: str,
    surname: str,
    version: int,
) -> None:
    ask(why_not_record_names(viewer, child_id, (first_name, known_as, surname)))
    wanted = _names(child_id, first_name, known_as, surname)
    found = Names.objects.filter(child=queries.locked(viewer, child_id), word=Word.PERSON).first()
    _say(
        viewer,
        found,
        wanted,
        version,
        first_name=first_name,
        known_as=known_as,
        surname=surname,
        name_key=wanted.name_key,
    )


@action
def correct_birth_date(
    *, viewer: Viewer, child_id: int, born_on: date | None, version: int
) -> None:
    """A person's word; without a day, the returns' word counts again."""
    ask(why_not_correct_birth_date(viewer, child_id, born_on))
    revise(viewer, Child(pk=child_id), version=version, born_on=born_on)


@action
def record_episode(
    *,
    viewer: Viewer,
    child_id: int,
    said: EpisodeSaid,
    version: int,
    ends_earlier: bool = False,
) -> None:
    """A person's word on the episode of that first day, whatever the returns say of it.

    `ends_earlier`: what was open before it ended that day, the child still looked after.
    """
    ask(why_not_record_episode(viewer, child_id, said))
    found = _episode(viewer, child_id, said.began_on)
    wanted = Episode(child_id=child_id, **asdict(said))
    with standing_still_if_it_turns(viewer, [child_id]):
        _say(viewer, found, wanted, version, **asdict(said), denies=False)
        earlier = by_hand_queries.open_before(viewer, child_id, said.began_on)
        if ends_earlier and earlier:
            _end(viewer, child_id, earlier, said.began_on)


@action
def deny_episode(
    *, viewer: Viewer, child_id: int, began_on: date, reason: str, version: int
) -> None:
    """There was no such episode, whatever a return says."""
    ask(why_not_deny_episode(viewer, child_id, reason))
    found = _episode(viewer, child_id, began_on)
    wanted = Episode(child_id=child_id, began_on=began_on, denies=True)
    with standing_still_if_it_turns(viewer, [child_id]):
        row = _say(viewer, found, wanted, version, denies=True)
    _why(viewer, row, reason)


@action
def take_episode_back(*, viewer: Viewer, child_id: int, began_on: date, version: int) -> None:
    """A person's word on the episode no longer stands; the latest return's counts again."""
    ask(why_not_take_episode_back(viewer, child_id))
    found = _standing(_episode(viewer, child_id, began_on))
    with standing_still_if_it_turns(viewer, [child_id]):
        revise(viewer, found, version=version, withdrawn=True)


@action
def record_review(*, viewer: Viewer, child_id: int, said: ReviewSaid, version: int) -> None:
    """A person's word on the review held on that day."""
    ask(why_not_record_review(viewer, child_id, said))
    found = _review(viewer, child_id, said.held_on)
    wanted = Review(child_id=child_id, **asdict(said))
    _say(viewer, found, wanted, version, participation=said.participation, denies=False)


@action
def deny_review(*, viewer: Viewer, child_id: int, held_on: date, reason: str, version: int) -> None:
    """No review was held on that day, whatever a return says."""
    ask(why_not_deny_review(viewer, child_id, reason))
    wanted = Review(child_id=child_id, held_on=held_on, denies=True)
    row = _say(viewer, _review(viewer, child_id, held_on), wanted, version, denies=True)
    _why(viewer, row, reason)


@action
def take_review_back(*, viewer: Viewer, child_id: int, held_on: date, version: int) -> None:
    ask(why_not_take_review_back(viewer, child_id))
    revise(viewer, _standing(_review(viewer, child_id, held_on)), version=version, withdrawn=True)


@action
def record_flag(*, viewer: Viewer, child_id: int, kind: str, began_on: date, told_by: str) -> int:
    queries.locked(viewer, child_id)
    ask(why_not_record_flag(viewer, child_id, kind, began_on))
    flag = Flag(
        child_id=child_id, word=Word.PERSON, kind=kind, began_on=began_on, told_by=told_by.strip()
    )
    return add(viewer, flag).pk


@action
def end_flag(
    *, viewer: Viewer, child_id: int, flag_id: int, ended_on: date | None, version: int
) -> None:
    """The flag's first day without it; without one it has no end."""
    flag = _flag(child_id, flag_id)
    ask(why_not_end_flag(viewer, child_id, flag.began_on, ended_on))
    revise(viewer, flag, version=version, ended_on=ended_on)


@action
def withdraw_flag(*, viewer: Viewer, child_id: int, flag_id: int, version: int) -> None:
    """The flag was a mistake: it never stood."""
    ask(why_not_withdraw_flag(viewer, child_id))
    revise(viewer, _flag(child_id, flag_id), version=version, withdrawn=True)


def _say(viewer: Viewer, found: Said | None, wanted: Said, version: int, **values: object) -> Said:
    """Records a person's word: anew, or in place of the one that was read as `version`."""
    if found is None:
        return add(viewer, wanted)
    if version == 0 and not found.withdrawn:
        raise ChangedMeanwhileError(yours=values, found=found)
    read = found.version if version == 0 else version
    return revise(viewer, found, version=read, **values, withdrawn=False)


def _end(viewer: Viewer, child_id: int, open_one: EpisodeTold, ended_on: date) -> None:
    """A person's word, with what the word that counted said of it, and its end."""
    said = EpisodeSaid(
        open_one.began_on,
        ended_on,
        open_one.new_episode,
        open_one.legal_status,
        open_one.placement,
        CONTINUES,
    )
    found = _episode(viewer, child_id, said.began_on)
    version = found.version if found else 0
    wanted = Episode(child_id=child_id, **asdict(said))
    _say(viewer, found, wanted, version, **asdict(said), denies=False)


def _episode(viewer: Viewer, child_id: int, began_on: date) -> Episode | None:
    rows = Episode.objects.filter(
        child=queries.locked(viewer, child_id), began_on=began_on, year=None
    )
    return rows.first()


def _review(viewer: Viewer, child_id: int, held_on: date) -> Review | None:
    return Review.objects.filter(
        child=queries.locked(viewer, child_id), held_on=held_on, year=None
    ).first()


def _flag(child_id: int, flag_id: int) -> Flag:
    flag = Flag.objects.filter(pk=flag_id, child=child_id, withdrawn=False).first()
    if flag is None:
        raise ActionDenied("There is no such flag.")
    return flag


def _standing(found: Said | None) -> Said:
    if found is None or found.withdrawn:
        raise ActionDenied("Nobody has recorded that, or it has been taken back already.")
    return found


def _names(child_id: int, first_name: str, known_as: str, surname: str) -> Names:
    return Names(
        child_id=child_id,
        word=Word.PERSON,
        first_name=first_name,
        known_as=known_as,
        surname=surname,
        name_key=name_key(first_name, known_as, surname),
    )


def _why(viewer: Viewer, row: About, reason: str) -> None:
    record(
        viewer,
        thing=row._meta.model_name or "",
        thing_id=row.pk,
        child_id=row.child_id,
        purpose=reason.strip(),
    )
