"""What people record by hand for the ladders that no return tells of."""

from typing import ClassVar

from django.db import models

from footprint.children.models.child import About, ends_after_it_began


class LegalOrder(About):
    """A child kept somewhere by a court's order, in [began_on, ended_on); `kind` is one of
    `ladder_facts.ORDERS`. `until` is the day to which the court has ordered it."""

    kind = models.CharField(max_length=20)
    began_on = models.DateField()
    until = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [ends_after_it_began("an_order_ends_after_it_began")]


class AuthorityToPlace(About):
    """Authority to place a child for adoption, in [began_on, ended_on); `kind` is one of
    `ladder_facts.AUTHORITIES`."""

    kind = models.CharField(max_length=20)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [ends_after_it_began("an_authority_ends_after_it_began")]


class PathwayPlan(About):
    """A young person has a pathway plan in [began_on, ended_on)."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [ends_after_it_began("a_pathway_plan_ends_after_it_began")]


class AccommodationArranged(About):
    """A young person lives in [began_on, ended_on) where the authority arranges it."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [ends_after_it_began("accommodation_ends_after_it_began")]


class ConferenceHeld(About):
    """A strategy discussion or child protection conference; `kind` is one of
    `ladder_facts.CONFERENCES`. `goes_on`: it led to enquiries, or left the child with a plan."""

    kind = models.CharField(max_length=20)
    held_on = models.DateField()
    goes_on = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "kind", "held_on"],
                condition=models.Q(withdrawn=False),
                name="one_conference_of_a_kind_a_day",
            )
        ]


class ReviewBeside(About):
    """A review that is not of the child's case: `kind` is one of `ladder_facts.REVIEWS_BESIDE`.
    `chaired_by` is a name, empty where not recorded."""

    kind = models.CharField(max_length=20)
    held_on = models.DateField()
    chaired_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "kind", "held_on"],
                condition=models.Q(withdrawn=False),
                name="one_review_beside_of_a_kind_a_day",
            )
        ]
