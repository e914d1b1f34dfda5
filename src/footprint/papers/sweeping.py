"""Files that belong to no paper go; papers whose file is gone or cut short are told of."""

import time
from datetime import timedelta

from footprint.audit.facts import Viewer
from footprint.papers import queries, stored

#: What comes in is done in seconds.
COMING_IN_FOR = timedelta(hours=1)
#: After an older store was put back, papers given since are named by no row: time to notice.
UNNAMED_FOR = timedelta(days=2)


def sweep(viewer: Viewer) -> int:
    """Removes files that no row names and that are old enough; how many. A file that comes in while
    this runs is too new to go."""
    lying = stored.lying_there()
    named = queries.places(viewer)
    now, gone = time.time(), 0
    for name, path in lying.items():
        kept_for = COMING_IN_FOR if name.startswith(stored.COMING_IN) else UNNAMED_FOR
        try:
            old = path.stat().st_mtime < now - kept_for.total_seconds()
            if name not in named and old:
                path.unlink()
                gone += 1
        except FileNotFoundError:  # another worker was faster
            continue
    return gone


def damaged(viewer: Viewer) -> int:
    """How many papers have no file, or one of another length."""
    lying = stored.lying_there()
    return sum(
        place not in lying or lying[place].stat().st_size != size
        for place, size in queries.places(viewer).items()
    )
