"""One of everything that the pages of allocation and of the team are about."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from footprint.audit.facts import Viewer
from footprint.children import officers
from footprint.children.actions.allocation import allocate
from footprint.children.actions.officers import add_cover
from footprint.team.actions import add_absence, add_post
from footprint.team.facts import AbsenceKind, PostKind
from tests.apps.children import making
from tests.apps.children.making import TODAY, ago


def of_the_team(mary: Viewer) -> Mapping[str, int]:
    """Ids by the names that addresses give them."""
    nora, petra = making.officer("Nora North"), making.officer("Petra Post")
    child = making.child("C-team", ago(100), name="Tara Team")
    seen = officers.marks(mary, [child])
    (allocation,) = allocate(
        viewer=mary, child_ids=[child], officer_id=nora, began_on=TODAY, seen=seen
    )
    cover = add_cover(
        viewer=mary,
        officer_id=nora,
        covered_by_id=petra,
        began_on=TODAY,
        ended_on=TODAY + timedelta(days=5),
    )
    return {
        "child_id": child,
        "officer_id": nora,
        "allocation_id": allocation,
        "cover_id": cover,
        "post_id": post(mary, nora),
        "absence_id": add_absence(
            viewer=mary, officer_id=nora, kind=AbsenceKind.LEAVE, began_on=TODAY
        ),
    }


def post(
    mary: Viewer,
    officer_id: int | None,
    fte: str = "1.00",
    *,
    reviewing: str = "1.00",
    title: str = "Reviewing officer",
) -> int:
    return add_post(
        viewer=mary,
        officer_id=officer_id,
        title=title,
        kind=PostKind.PERMANENT,
        fte=Decimal(fte),
        reviewing=Decimal(reviewing),
        began_on=ago(400),
    )
