"""What was decided, what the managers answered, whether it was done, and who looked in between."""

from typing import ClassVar

from django.db import models

from footprint.reviews.models.booking import CODE, OfChild, ReviewRun


class DecisionsIssued(OfChild):
    """The decisions of a review left on a day, whether or not its record is finished."""

    review = models.OneToOneField(ReviewRun, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()


class Decision(OfChild):
    """Somebody is to do something by a day. `first_by_on` is the day that was first given, for the
    figures; `starred` is chased harder, one step below a concern. `not_done_why` says why it was not
    done, `done_on` when it was. `number` orders those of a review, and two may change places; a
    decision that was issued is withdrawn with why."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    words = models.TextField()
    who = models.TextField()
    person_id = models.BigIntegerField(null=True)
    by_on = models.DateField(null=True)
    first_by_on = models.DateField(null=True)
    starred = models.BooleanField(default=False)
    done_on = models.DateField(null=True)
    not_done_why = models.TextField(blank=True)
    carried_from = models.ForeignKey(
        "reviews.Decision", on_delete=models.PROTECT, related_name="+", null=True
    )
    withdrawn = models.BooleanField(default=False)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="decisions_of_a_child")]


class ManagersAnswer(OfChild):
    """The responsible manager's answer to a review's decisions: accepted, or objected with why.
    Without one, they stand when its time has passed."""

    review = models.OneToOneField(ReviewRun, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()
    answered_by = models.CharField(max_length=200)
    accepted = models.BooleanField()
    why = models.TextField(blank=True)


class PlanGiven(OfChild):
    """The care plan, brought up to date after a review, was given to somebody: the child or one of
    the people round her, who may have been named for this alone."""

    review = models.ForeignKey(ReviewRun, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=CODE)
    name = models.TextField()
    connected_id = models.BigIntegerField(null=True)
    given_on = models.DateField()
    how = models.CharField(max_length=CODE)
    withdrawn = models.BooleanField(default=False)


class MidwayCheck(OfChild):
    """The officer looks between two reviews whether the plan is followed."""

    planned_on = models.DateField()
    done_on = models.DateField(null=True)
    found = models.TextField(blank=True)
    on_course = models.CharField(max_length=CODE, blank=True)
    withdrawn = models.BooleanField(default=False)


class Visit(OfChild):
    """The officer sees or speaks with the child outside a review: `how` it was, or why it was not
    (`kept_away`: the child declined, or something kept her away and she is asked again)."""

    officer = models.ForeignKey(
        "children.ReviewingOfficer", on_delete=models.PROTECT, related_name="+"
    )
    planned_on = models.DateField()
    done_on = models.DateField(null=True)
    how = models.CharField(max_length=CODE, blank=True)
    kept_away = models.CharField(max_length=CODE, blank=True)
    words = models.TextField(blank=True)
    ask_again_on = models.DateField(null=True)
    withdrawn = models.BooleanField(default=False)
