"""A review, its sittings, and what it was asked for, brought forward or adjourned by."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.audit.models import Fact
from footprint.reviews.codes import Ladder, SittingState

#: The longest code of a list.
CODE = 30


#: What a person says of a sitting that is booked.
SAID_OF_A_SITTING = ("starts_at", "minutes", "place_kind", "place", "child_chose_school_hours")


class OfChild(Fact):
    """A row about one child."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Meeting(Fact):
    """One meeting for brothers and sisters: a record a child, one room. `officer` chairs it."""

    officer = models.ForeignKey(
        "children.ReviewingOfficer", on_delete=models.PROTECT, related_name="+"
    )


class ReviewRun(OfChild):
    """One review of a child's case on one ladder; its limit is derived, never kept.

    `officer` chairs it; where she stands in for the child's own, `stand_in_why` says why.
    `outside_why`: it is booked after its limit, or before its window. `without_meeting_why` is
    empty where there is a meeting. `participation` is PN0 to PN7, `took_no_part` why a child gave
    no views. `completed_on` is the day of the last sitting, or, without a meeting, the day on which
    the officer completes it. `late_because` is the one main reason, where it is held late. Of a
    child protection conference `conference` says which one it was, and `goes_on` that it left the
    child with a plan.
    """

    ladder = models.CharField(max_length=CODE, choices=Ladder.choices)
    officer = models.ForeignKey(
        "children.ReviewingOfficer", on_delete=models.PROTECT, related_name="+"
    )
    stand_in_why = models.TextField(blank=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", null=True)
    outside_why = models.TextField(blank=True)
    brought_forward = models.CharField(max_length=CODE, blank=True)
    brought_forward_why = models.TextField(blank=True)
    without_meeting_why = models.TextField(blank=True)
    participation = models.CharField(max_length=4, blank=True)
    took_no_part = models.CharField(max_length=CODE, blank=True)
    took_no_part_why = models.TextField(blank=True)
    under_four_present = models.BooleanField(null=True)
    late_because = models.CharField(max_length=CODE, blank=True)
    conference = models.CharField(max_length=CODE, blank=True)
    goes_on = models.BooleanField(null=True)
    completed_on = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)
    cancelled_why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="reviews_of_a_child")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(completed_on=None) | Q(cancelled_on=None),
                name="a_completed_review_was_not_cancelled",
            ),
        ]


class Sitting(OfChild):
    """One meeting of a review. `place` is what its kind does not say: an address, a room, a number
    to call. `child_chose_school_hours`: the child wants it then."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveIntegerField(default=60)
    place_kind = models.CharField(max_length=CODE)
    place = models.TextField(blank=True)
    child_chose_school_hours = models.BooleanField(default=False)
    state = models.CharField(
        max_length=CODE, choices=SittingState.choices, default=SittingState.BOOKED
    )
    not_held_why = models.CharField(max_length=CODE, blank=True)
    not_held_words = models.TextField(blank=True)
    chaired_by = models.ForeignKey(
        "children.ReviewingOfficer", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["starts_at"], name="sittings_by_time")]

    @classmethod
    def booked(cls, review: ReviewRun, said: object) -> "Sitting":
        """Not saved yet; `said` is a `SittingSaid`. Whoever chairs the review chairs it."""
        return cls(
            child_id=review.child_id,
            review_id=review.pk,
            chaired_by_id=review.officer_id,
            **{name: getattr(said, name) for name in SAID_OF_A_SITTING},
        )


class Adjournment(OfChild):
    """The officer adjourned a review under reg 36(2), once: `matters` are the numbers of Schedule 7
    (in order, by commas) on which the authority has not given enough information."""

    review = models.OneToOneField(ReviewRun, on_delete=models.PROTECT, related_name="+")
    adjourned_on = models.DateField()
    matters = models.CharField(max_length=60)
    missing = models.TextField()
    not_to_be_implemented = models.TextField(blank=True)
    views_on_waiting = models.TextField(blank=True)


class AdjournmentRefused(OfChild):
    """Somebody asked on that day to adjourn a review a second time, and it was refused (reg 36(2))."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    refused_on = models.DateField()
    asked_why = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "refused_on"], name="one_refused_adjournment_a_day"
            )
        ]


class ReviewTold(OfChild):
    """What the child's own record was told of a review: that it was held on that day; no day where
    nothing of it stands there. `row_id` is the row of the ladder's fact there; null of a review of
    the return, and where somebody had recorded the fact by hand before."""

    review = models.OneToOneField(ReviewRun, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True)
    row_id = models.BigIntegerField(null=True)


class ReviewRequest(OfChild):
    """Somebody asked for a review, or an earlier one: who, when it was answered, why not met."""

    asked_by = models.CharField(max_length=CODE)
    asked_by_name = models.TextField(blank=True)
    asked_on = models.DateField()
    why = models.CharField(max_length=CODE)
    why_words = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    agreed = models.BooleanField(null=True)
    unmet_because = models.CharField(max_length=CODE, blank=True)
    answer_words = models.TextField(blank=True)
    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+", null=True)
