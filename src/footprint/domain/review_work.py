"""What was done round the reviews that are run here, as frames: who came, what was prepared, what
followed (definitions 13 to 16).

The frames hold plain facts with their days; what is late, and what counts, is derived from them in
`indicators/units/`. `review` is the key of a review in the store, `child` that of `facts`.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from footprint.domain.facts import Schema

#: One row a review run here that was held. `held_on` is the day that counts (definitions 0.6);
#: `first_sitting_on` and `last_sitting_on` are null without a meeting; `sittings` were held.
#: `completed_on` is null while a sitting is still to come. `adjourned_over` are the numbers of the
#: Schedule 7 matters for which it was adjourned; `refused_on` is the first day on which a second
#: adjournment was refused. `late_because` is null where none is given.
REVIEWS_RUN: Schema = {
    "review": pl.Int64,
    "child": pl.UInt32,
    "held_on": pl.Date,
    "first_sitting_on": pl.Date,
    "last_sitting_on": pl.Date,
    "sittings": pl.Int64,
    "completed_on": pl.Date,
    "adjourned_on": pl.Date,
    "adjourned_over": pl.List(pl.Int64),
    "refused_on": pl.Date,
    "participation": pl.String,
    "under_four_present": pl.Boolean,
    "late_because": pl.String,
}

#: One row a sitting that was booked and not held, with the one main reason, where one is given.
NOT_HELD: Schema = {"child": pl.UInt32, "sitting_on": pl.Date, "because": pl.String}

#: One row a paper asked for. `to_standard` is null while it is not judged.
PAPERS: Schema = {
    "review": pl.Int64,
    "kind": pl.String,
    "provider": pl.String,
    "asked_on": pl.Date,
    "received_on": pl.Date,
    "to_standard": pl.Boolean,
    "shown_to_child_on": pl.Date,
    "updated_since_last": pl.Boolean,
}

#: One row a step round a review: the day on which it was done, or why it was not.
STEPS: Schema = {
    "review": pl.Int64,
    "kind": pl.String,
    "done_on": pl.Date,
    "how": pl.String,
    "not_done_why": pl.String,
}

#: One row a person asked, or not asked, to a review, with her part in it once it is recorded.
PEOPLE: Schema = {
    "review": pl.Int64,
    "role": pl.String,
    "attendance": pl.String,
    "not_there_why": pl.String,
}

#: One row a review: the days on which what follows it was done. `sent_on` is that of the last person
#: on the approved list, null while one is missing. `accepted` is the managers' answer.
AFTER: Schema = {
    "review": pl.Int64,
    "issued_on": pl.Date,
    "recorded_on": pl.Date,
    "sent_on": pl.Date,
    "plan_updated_on": pl.Date,
    "answered_on": pl.Date,
    "accepted": pl.Boolean,
}

#: One row a decision that was not withdrawn; `by_on` is the day that was first given.
DECISIONS: Schema = {
    "decision": pl.Int64,
    "review": pl.Int64,
    "child": pl.UInt32,
    "by_on": pl.Date,
    "done_on": pl.Date,
}

#: One row a midway check that was done.
CHECKS: Schema = {"child": pl.UInt32, "done_on": pl.Date}

#: One row a visit that took place outside a review meeting; `own_officer`: by whoever held the child
#: that day, or covered for her.
VISITS: Schema = {
    "child": pl.UInt32,
    "done_on": pl.Date,
    "how": pl.String,
    "own_officer": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class ReviewWork:
    """Everything known of the work round reviews, whatever its date."""

    reviews: pl.DataFrame
    not_held: pl.DataFrame
    papers: pl.DataFrame
    steps: pl.DataFrame
    people: pl.DataFrame
    after: pl.DataFrame
    decisions: pl.DataFrame
    checks: pl.DataFrame
    visits: pl.DataFrame

    def begun_by(self, day: date) -> bool:
        """Whether any review had been run here by then, or any check or visit made."""
        days = (self.reviews["held_on"], self.checks["done_on"], self.visits["done_on"])
        return any(bool((one <= day).any()) for one in days)
