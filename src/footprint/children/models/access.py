"""Who may see a child beyond her role, who may not, and who opened a record that is not hers."""

from typing import ClassVar

from django.db import models

from footprint.children.models.child import About


class Restriction(About):
    """Only the people named in `AllowedPerson` and the IRO manager may see the child."""

    reason = models.TextField()
    began_on = models.DateField()
    ended_on = models.DateField(null=True)


class AllowedPerson(About):
    """A person may see a restricted child."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "person"], name="one_row_an_allowed_person"),
        ]


class Bar(About):
    """A person never sees the child, whatever her roles: a relative, a matter about herself."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "person"], name="one_row_a_bar"),
        ]


class ListedChild(About):
    """An inspector sees the child, [began_on, ended_on)."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField()
    ended_on = models.DateField()


class Access(About):
    """A person opens a record that is not hers, on one day, for a reason that she gives.

    `kind`: "reason" (another officer's child) or "break_glass" (a restricted one). `letters`: how
    many were written to tell the IRO managers of a broken glass.
    """

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    reason = models.TextField()
    on_day = models.DateField()
    letters = models.PositiveIntegerField(null=True)
