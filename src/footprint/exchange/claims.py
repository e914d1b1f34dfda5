"""Which worker has which import: taken by compare-and-set, for a while.

A worker that is killed lets go of nothing; when its time is over another takes the import up. While
an import is applied its row is locked, so a claim that runs out meanwhile waits for the outcome.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from footprint.exchange import folders
from footprint.exchange.facts import UNDER_WAY, Stage
from footprint.exchange.models import Import

LEASE = timedelta(seconds=60)
#: An import that was begun so often and never ended brings the worker down; it is given up.
MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """A worker's hold on an import until its lease runs out."""

    import_id: int
    stage: Stage
    token: str
    attempts: int
    lease: timedelta


def take(lease: timedelta = LEASE) -> Claim | None:
    """The oldest import that is to be read or applied and that nobody is at."""
    free = Q(claimed_until=None) | Q(claimed_until__lt=timezone.now())
    waiting = Import.objects.filter(free, stage__in=UNDER_WAY).order_by("id")
    for found in waiting.only("id", "stage", "claim", "attempts"):
        if folders.is_asked_to_stop(found.pk):
            continue
        token = secrets.token_hex(16)
        rows = Import.objects.filter(pk=found.pk, stage=found.stage, claim=found.claim)
        if rows.update(
            claim=token, claimed_until=timezone.now() + lease, attempts=found.attempts + 1
        ):
            return Claim(found.pk, Stage(found.stage), token, found.attempts + 1, lease)
    return None


def keep(claim: Claim) -> bool:
    """Holds it for a lease from now on; False when another has it."""
    return _until(claim, timezone.now() + claim.lease)


def let_go(claim: Claim, *, again_in: timedelta = timedelta(0), finished: bool = False) -> None:
    """Gives it back. `finished`: what was to be done is done, and the next step begins anew."""
    rows = Import.objects.filter(pk=claim.import_id, claim=claim.token)
    attempts = 0 if finished else claim.attempts
    rows.update(claim="", claimed_until=timezone.now() + again_in, attempts=attempts)


def _until(claim: Claim, when: object) -> bool:
    rows = Import.objects.filter(pk=claim.import_id, claim=claim.token)
    return bool(rows.update(claimed_until=when))
