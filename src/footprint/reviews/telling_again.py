"""Which sitting of a review counts is a dated rule; set for a day gone by, the children's own records
are told again. The authority knows of no reviews, so the worker asks now and then."""

import logging
import time
from dataclasses import dataclass

from django.utils.timezone import localdate

from footprint.audit.actions import ActionDenied, ChangedMeanwhileError
from footprint.audit.facts import Source, Viewer
from footprint.authority.queries import rule_mark
from footprint.reviews.actions.telling import tell_again
from footprint.reviews.queries.telling import WHICH_SITTING, told_otherwise

LOG = logging.getLogger("footprint.worker")

#: So many seconds between two looks.
EVERY = 30.0


@dataclass
class TellingAgain:
    """The worker's round: once when it begins, and after every change of the rule. `quiet_until` is
    of the machine's own clock."""

    quiet_until: float = 0.0
    mark: str = ""

    def one_round(self) -> bool:
        if time.monotonic() >= self.quiet_until:
            self.quiet_until = time.monotonic() + EVERY
            viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
            mark = rule_mark(viewer, WHICH_SITTING)
            if mark != self.mark:
                tell_all_again(viewer)
                self.mark = mark
        return False


def tell_all_again(viewer: Viewer) -> None:
    """Of every review told otherwise than the rule says. What a child's record does not take stays as
    it is told, and is tried when the worker begins again."""
    for child_id, review_id in told_otherwise(viewer):
        try:
            tell_again(viewer=viewer, child_id=child_id, review_id=review_id)
        except (ActionDenied, ChangedMeanwhileError):
            LOG.warning("Review %s is not told again to its child's record.", review_id)
