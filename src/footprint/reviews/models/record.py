"""What the officer records of a review, heading by heading, and the record once it is finished."""

from typing import ClassVar

from django.db import models

from footprint.reviews.models.after import Visit
from footprint.reviews.models.booking import CODE, Meeting, OfChild, ReviewRun


class Part(OfChild):
    """What is recorded under one heading (`headings.HEADINGS`): an answer of its list, words, or
    that nothing has changed since the last review."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    heading = models.CharField(max_length=CODE)
    answer = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    no_change = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "heading"], name="one_part_a_heading"),
        ]


class PrivateWord(OfChild):
    """What the child told the officer alone, at a review or at a visit: read by the reviewing service
    only, in nobody's version unless the child says so (`may_be_told_to`, codes by commas).

    `moved_out_on`: it, or part of it, was passed on to keep the child safe, deliberately, to
    `moved_out_to`.
    """

    review = models.OneToOneField(ReviewRun, on_delete=models.PROTECT, related_name="+", null=True)
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="+", null=True)
    words = models.TextField(blank=True)
    may_be_told_to = models.CharField(max_length=200, blank=True)
    moved_out_on = models.DateField(null=True)
    moved_out_to = models.TextField(blank=True)
    moved_out_words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(review__isnull=True, visit__isnull=False)
                | models.Q(review__isnull=False, visit__isnull=True),
                name="private_word_of_one_talk",
            ),
        ]


class FamilyPassage(OfChild):
    """A passage about the whole family, typed once for a meeting of brothers and sisters and placed
    by choice into this child's record under a heading; read again there on `read_again_on`."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    heading = models.CharField(max_length=CODE)
    words = models.TextField()
    read_again_on = models.DateField(null=True)
    withdrawn = models.BooleanField(default=False)


class Finished(OfChild):
    """The record as it was finished: `content` is all of it (JSON), never edited again. A correction
    is the next `number`, with its reason."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    content = models.TextField()
    finished_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="one_record_a_number"),
        ]
