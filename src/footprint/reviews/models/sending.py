"""A version of the record for each kind of recipient, and whom it was sent to."""

from typing import ClassVar

from django.db import models

from footprint.reviews.models.booking import CODE, OfChild, ReviewRun
from footprint.reviews.models.invited import Invited
from footprint.reviews.models.record import Finished


class RecipientVersion(OfChild):
    """What one kind of recipient is given (`codes.ForWhom`) of a finished record: `content` is its
    document (JSON). Nothing is sent before the officer has looked at it and approved it."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    finished = models.ForeignKey(Finished, on_delete=models.PROTECT, related_name="+")
    for_whom = models.CharField(max_length=CODE)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    approved_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["finished", "for_whom"], name="one_version_a_kind_of_recipient"
            ),
        ]


class Sent(OfChild):
    """A version is to go, or went, to one recipient: by the post's letter `letter_id`, or by hand.
    `given_as_file`: filed in the council's own case system, with its `receipt`."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    version_sent = models.ForeignKey(RecipientVersion, on_delete=models.PROTECT, related_name="+")
    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="+", null=True)
    route = models.CharField(max_length=CODE)
    letter_id = models.BigIntegerField(null=True)
    sent_on = models.DateField(null=True)
    receipt = models.CharField(max_length=200, blank=True)
    withdrawn = models.BooleanField(default=False)
