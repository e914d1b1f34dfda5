"""Children are listed for an inspector; a worker is matched with the person who signs in."""

from collections.abc import Collection
from datetime import date

from footprint.audit.actions import action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.audit.many import add_many
from footprint.children.models import Child, ListedChild, SocialWorkerAccount
from footprint.children.permissions.listing import (
    why_not_end_listing,
    why_not_list_children,
    why_not_match_worker,
    why_not_unmatch_worker,
)
from footprint.children.queries import access as access_queries


@action
def list_children(
    *,
    viewer: Viewer,
    person_id: int,
    references: Collection[str],
    began_on: date,
    ended_on: date,
) -> None:
    """The inspector sees these children in [began_on, ended_on)."""
    children = access_queries.with_references(viewer, references)
    list(Child.objects.select_for_update().filter(pk__in=children.values()).order_by("pk"))
    ask(why_not_list_children(viewer, person_id, references, began_on, ended_on))
    add_many(
        viewer,
        [
            ListedChild(
                child_id=child_id, person_id=person_id, began_on=began_on, ended_on=ended_on
            )
            for child_id in children.values()
        ],
    )


@action
def end_listing(*, viewer: Viewer, listing_id: int, version: int) -> None:
    """From today on the inspector sees the child no more."""
    stands = next((one for one in access_queries.listings(viewer) if one.id == listing_id), None)
    ask(why_not_end_listing(viewer, stands))
    revise(viewer, ListedChild(pk=listing_id), version=version, ended_on=viewer.today)


@action
def match_worker(*, viewer: Viewer, worker: str, person_id: int) -> None:
    """The social worker of that name or number is the person, who sees her children."""
    ask(why_not_match_worker(viewer, worker, person_id))
    found = SocialWorkerAccount.objects.filter(worker=worker).first()
    if found is None:
        add(viewer, SocialWorkerAccount(worker=worker, person_id=person_id))
    else:
        revise(viewer, found, version=found.version, person_id=person_id, withdrawn=False)


@action
def unmatch_worker(*, viewer: Viewer, account_id: int, version: int) -> None:
    """The person is not that worker."""
    ask(why_not_unmatch_worker(viewer))
    revise(viewer, SocialWorkerAccount(pk=account_id), version=version, withdrawn=True)
