"""What people say of the figures: that a definition holds for a year."""

from typing import ClassVar

from django.db import models

from footprint.audit.models import Fact


class SignedDefinition(Fact):
    """Someone signed a figure's definition for a year, in the words that it then had.

    One row a year, figure and person: signing anew and taking back are versions of it. `digest` is
    that of `words` (reports/definition_words.py). `withdrawn`: taken back, for `reason`.
    """

    year = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    words = models.TextField()
    digest = models.CharField(max_length=64)
    signed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    withdrawn = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "code", "signed_by"], name="one_signature_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} for the year ending 31 March {self.year}"
