"""Signing the definitions of a year's figures, and taking a signature back."""

from collections.abc import Sequence

from django.db import IntegrityError

from footprint.audit.actions import ActionDenied, action, ask, revise
from footprint.audit.facts import Viewer
from footprint.audit.many import Revision, add_many, revise_many
from footprint.domain.indicators.registry import DEFINITIONS
from footprint.reports.definition_words import DIGESTS, signed_words
from footprint.reports.models import SignedDefinition
from footprint.reports.permissions import why_not_sign, why_not_take_back
from footprint.reports.queries import signature

MEANWHILE = "You signed these in another window meanwhile. Look at the page again."


@action
def sign_definitions(*, viewer: Viewer, year: int, codes: Sequence[str]) -> int:
    """Signs the definitions of those figures for the year, as they read today; how many were not
    signed so by the viewer before."""
    ask(why_not_sign(viewer, year))
    given = {
        row.code: row
        for row in SignedDefinition.objects.filter(year=year, signed_by=viewer.person_id)
    }
    new = [_new(viewer, year, code) for code in codes if code not in given]
    again = [
        Revision(row, _signed(viewer, code))
        for code, row in given.items()
        if code in codes and not _holds(row)
    ]
    if not new and not again:
        raise ActionDenied("You have signed this already, as it reads today.")
    try:
        add_many(viewer, new)
    except IntegrityError:
        raise ActionDenied(MEANWHILE) from None
    revise_many(viewer, again)
    return len(new) + len(again)


@action
def take_back_signature(*, viewer: Viewer, signature_id: int, version: int, reason: str) -> None:
    """The definition is no longer signed by that person for that year."""
    given = signature(viewer, signature_id)
    if given is None:
        raise ActionDenied("This signature has been taken back already.")
    ask(why_not_take_back(viewer, given))
    row = SignedDefinition.objects.get(pk=signature_id)
    revise(viewer, row, version=version, withdrawn=True, reason=reason)


def _holds(row: SignedDefinition) -> bool:
    return not row.withdrawn and row.digest == DIGESTS[row.code]


def _new(viewer: Viewer, year: int, code: str) -> SignedDefinition:
    return SignedDefinition(
        year=year, code=code, signed_by_id=viewer.person_id or 0, **_signed(viewer, code)
    )


def _signed(viewer: Viewer, code: str) -> dict[str, object]:
    return {
        "words": signed_words(DEFINITIONS[code]),
        "digest": DIGESTS[code],
        "signed_on": viewer.today,
        "withdrawn": False,
        "reason": "",
    }
