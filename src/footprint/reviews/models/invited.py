"""Who is asked to a review, what the child wants, and who was there."""

from typing import ClassVar

from django.db import models

from footprint.reviews.models.booking import CODE, OfChild, ReviewRun, Sitting


class Invited(OfChild):
    """Somebody who may be asked to a review: one of the people round the child (`connected_id`),
    somebody who signs in (`person_id`), or a name alone.

    `role` is a relation (mother, school, social_worker, ...). `child_wants` is "yes", "no" or empty
    where she was not asked. `asked`: an invitation goes, or why not. `attendance` is empty until it
    is recorded; `not_there_why` says why she was not there, in the code list that the figures use.
    """

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=CODE)
    connected_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=200)
    email = models.CharField(max_length=254, blank=True)
    child_wants = models.CharField(max_length=CODE, blank=True)
    asked = models.BooleanField(default=True)
    not_asked_why = models.CharField(max_length=CODE, blank=True)
    not_asked_words = models.TextField(blank=True)
    invited_on = models.DateField(null=True)
    attendance = models.CharField(max_length=CODE, blank=True)
    not_there_why = models.CharField(max_length=CODE, blank=True)
    not_there_words = models.TextField(blank=True)
    withdrawn = models.BooleanField(default=False)


class Present(OfChild):
    """Somebody was at a sitting."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="+")
    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sitting", "invited"], name="one_row_a_person_at_a_sitting"
            ),
        ]
