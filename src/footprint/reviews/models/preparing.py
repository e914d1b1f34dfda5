"""What is done and asked for before a review, and when it came."""

from typing import ClassVar

from django.db import models

from footprint.reviews.models.booking import CODE, OfChild, ReviewRun


class Step(OfChild):
    """One step round a review (`codes.StepKind`): when it was done and how, or why not."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=CODE)
    done_on = models.DateField(null=True)
    how = models.CharField(max_length=CODE, blank=True)
    done_by = models.CharField(max_length=200, blank=True)
    not_done_why = models.CharField(max_length=CODE, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "kind"], name="one_row_a_step"),
        ]


class PaperAsked(OfChild):
    """A paper that a review needs: the report, the care plan, a contribution (`codes.PaperKind`).

    `of` is who is asked; `provider` of a carer is in-house, agency or residential. `to_standard` is
    "yes", "no", or empty for as long as it is not judged; `lacks` what was missing.
    `updated_since_last`: a care plan that was brought up to date after the last review's decisions.
    `paper_id` is the upload's number among the papers.
    """

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=CODE)
    of = models.CharField(max_length=200, blank=True)
    connected_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    provider = models.CharField(max_length=CODE, blank=True)
    asked_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    to_standard = models.CharField(max_length=CODE, blank=True)
    lacks = models.TextField(blank=True)
    shown_to_child_on = models.DateField(null=True)
    updated_since_last = models.BooleanField(null=True)
    paper_id = models.BigIntegerField(null=True)
    withdrawn = models.BooleanField(default=False)
