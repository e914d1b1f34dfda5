"""What each source says of a child, word by word, for whoever records or mends it."""

from datetime import date

from footprint.audit.facts import Viewer
from footprint.children.facts.child import EpisodeTold, NamesTold, ReviewTold, Told
from footprint.children.models import Child, Episode, Names, Review, Word


def is_known(viewer: Viewer, identifier: str) -> bool:
    """Whether there is a child with that reference, be she hidden from the viewer."""
    return Child.objects.filter(identifier=identifier.strip()).exists()


def names_told(viewer: Viewer, child_id: int) -> tuple[NamesTold, ...]:
    """A person's word on the names first, then the people file's."""
    rows = Names.objects.filter(child=child_id, withdrawn=False).order_by("-word")
    return tuple(
        NamesTold(
            row.word == Word.PERSON,
            row.first_name,
            row.known_as,
            row.surname,
            _told(row),
        )
        for row in rows
    )


def episodes_told(viewer: Viewer, child_id: int) -> tuple[EpisodeTold, ...]:
    """Every word that stands, the first day first; of one day a person's, then the latest
    return's."""
    rows = Episode.objects.filter(child=child_id, withdrawn=False)
    told = [
        EpisodeTold(
            row.pk,
            row.began_on,
            row.ended_on,
            row.new_episode,
            row.legal_status,
            row.placement,
            row.end_reason,
            row.year,
            row.denies,
            _told(row),
        )
        for row in rows
    ]
    return tuple(sorted(told, key=lambda one: (one.began_on, -(one.year or 9999))))


def reviews_told(viewer: Viewer, child_id: int) -> tuple[ReviewTold, ...]:
    """As `episodes_told`, of reviews."""
    rows = Review.objects.filter(child=child_id, withdrawn=False)
    told = [
        ReviewTold(row.pk, row.held_on, row.participation, row.year, row.denies, _told(row))
        for row in rows
    ]
    return tuple(sorted(told, key=lambda one: (one.held_on, -(one.year or 9999))))


def episode_said(viewer: Viewer, child_id: int, began_on: date) -> EpisodeTold | None:
    """The word on an episode that counts, be it a denial."""
    told = episodes_told(viewer, child_id)
    return next((one for one in told if one.began_on == began_on), None)


def open_before(viewer: Viewer, child_id: int, day: date) -> EpisodeTold | None:
    """The last episode begun before a day, by the word that counts, if that leaves it open."""
    counting: dict[date, EpisodeTold] = {}
    for one in episodes_told(viewer, child_id):
        if one.began_on < day:
            counting.setdefault(one.began_on, one)
    standing = [one for one in counting.values() if not one.denies]
    return standing[-1] if standing and standing[-1].ended_on is None else None


def review_said(viewer: Viewer, child_id: int, held_on: date) -> ReviewTold | None:
    told = reviews_told(viewer, child_id)
    return next((one for one in told if one.held_on == held_on), None)


def _told(row: Names | Episode | Review) -> Told:
    return Told(row.recorded_at, row.recorded_by, row.version)
