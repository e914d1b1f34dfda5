"""A paper as it may be sent: without tracked changes, comments, authors, or what a file says of the
machine, the place and the time it was made."""

from footprint.papers import apart, stored
from footprint.papers.facts import PaperKept


def cleaned(paper: PaperKept) -> bytes:
    """The bytes to send; the paper itself stays as it was given. `PaperDamagedError` if it is gone,
    `PaperRefusedError` with a sentence if it cannot be cleaned."""
    with stored.opened(paper):
        return apart.clean(stored.at(paper.place), paper.type)
