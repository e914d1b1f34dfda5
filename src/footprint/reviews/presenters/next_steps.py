"""What is to be done next for a review: by whom, by when, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.domain.timetable.record import ClockLine
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.presenters.preparing import OWED_BY, done_at
from footprint.reviews.where_done import waiting

#: The rest stands on the clock's own page.
MOST = 4

_OWES = {Role.SOCIAL_CARE_MANAGER.value: "manager"}


@dataclass(frozen=True, slots=True)
class NextShown:
    """`href` is empty where its page is not the viewer's to open. `late`: its day has passed."""

    text: str
    who: str
    when: str
    late: bool
    href: str


def next_shown(viewer: Viewer, review: ReviewSeen, lines: Iterable[ClockLine]) -> list[NextShown]:
    """The nearest first; nothing of a review that has no day yet."""
    found = [
        (line.deadline.due, line) for line in waiting(lines, review, viewer.today) if line.deadline
    ]
    found.sort(key=lambda one: one[0])
    return [_shown(viewer, review, line, due) for due, line in found[:MOST]]


def _shown(viewer: Viewer, review: ReviewSeen, line: ClockLine, due: date) -> NextShown:
    late = due < viewer.today
    mine = _OWES.get(viewer.role, viewer.role) == line.owed_by
    return NextShown(
        text=line.title,
        who="You" if mine else OWED_BY[line.owed_by],
        when=f"{'was due' if late else 'by'} {day_words(due)}",
        late=late,
        href=done_at(viewer, review, line.code),
    )
