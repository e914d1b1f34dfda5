"""A version of the record for each kind of recipient, whom it was sent to, and the monitoring form."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.reviews.models.booking import CODE, OfChild, ReviewRun
from footprint.reviews.models.invited import Invited
from footprint.reviews.models.record import Finished


class RecipientVersion(OfChild):
    """What one kind of recipient is given (`codes.ForWhom`) of a finished record.

    `content` is JSON: `changes` that the officer made to what the rule gives, and, once it is
    approved, `pieces`, every word of it. Nothing is sent before the officer has looked at it and
    approved it; `size` is then that of its PDF in bytes.
    """

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    finished = models.ForeignKey(Finished, on_delete=models.PROTECT, related_name="+")
    for_whom = models.CharField(max_length=CODE)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    approved_on = models.DateField(null=True)
    size = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["finished", "for_whom"], name="one_version_a_kind_of_recipient"
            ),
        ]


class Sent(OfChild):
    """A version is to go, or went, to one recipient: by the post's letter `letter_id`, or by hand.

    `recipient` is the recipient's own key on the list of this review ("connected 12"). `sealed_on`:
    a version that goes by post was printed and sealed. Filed in the council's own
    case system, it has its `receipt`. By a personal link it is read at the accounts' link `link_id`;
    `link_email` is where that is written to, empty where it is handed over on paper.
    """

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    version_sent = models.ForeignKey(RecipientVersion, on_delete=models.PROTECT, related_name="+")
    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="+", null=True)
    recipient = models.CharField(max_length=CODE)
    name = models.TextField()
    role = models.CharField(max_length=CODE)
    connected_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    route = models.CharField(max_length=CODE)
    letter_id = models.BigIntegerField(null=True)
    link_id = models.BigIntegerField(null=True)
    link_email = models.TextField(blank=True)
    sealed_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    receipt = models.CharField(max_length=200, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version_sent", "recipient"],
                condition=Q(withdrawn=False),
                name="a_version_once_to_a_recipient",
            ),
        ]


class MonitoringForm(OfChild):
    """What the officer says of a review for those who answer for the service, beside what its record
    says already: `answers` is JSON, by the questions of `monitoring.QUESTIONS`."""

    review = models.OneToOneField(ReviewRun, on_delete=models.PROTECT, related_name="+")
    answers = models.TextField()
    sent_on = models.DateField(null=True)
