"""The page of the people round a child."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from footprint.accounts.acting import Asked
from footprint.accounts.matrix import allows, line_named
from footprint.children.facts.child import ChildSeen
from footprint.children.presenters.round import (
    before_shown,
    communication_shown,
    not_told,
    person_shown,
    together_shown,
    told_shown,
)
from footprint.children.queries import round as round_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import back_to

#: What somebody may do from here, by the lines of the matrix.
DOES = (
    "add_connected",
    "add_contact_limit",
    "end_contact_limit",
    "record_communication",
    "bring_together",
    "explain_officers",
    "record_told",
)


@require_safe
def people_round(request: Asked, child_id: int) -> HttpResponse:
    """Who is in the child's life, and what a court says of them. No address is on it: each reading
    of one is a row of its own on the trail."""
    one, viewer = child_or_refuse(request, child_id), request.viewer
    today = viewer.today
    people = round_queries.people_round(viewer, child_id, today)
    holder = round_queries.holder_of(viewer, child_id, today)
    told = round_queries.told_of_officers(viewer, child_id)
    together = round_queries.brothers_and_sisters(viewer, child_id, today)
    context = {
        "one": one,
        "people": [person_shown(person, today) for person in people],
        "before": [
            before_shown(row) for row in round_queries.people_before(viewer, child_id, today)
        ],
        "addresses": {
            person.id
            for person in people
            if round_queries.may_have_address(
                viewer, one, route=person.route, recorded=person.has_address
            )
        },
        "communication": communication_shown(round_queries.communication(viewer, child_id)),
        "together": together_shown(together, holder),
        "officer": holder.full_name if holder else "",
        "told": told_shown(told),
        "not_told": not_told(told, holder),
        "may": _may(request, one),
        "back": back_to(request, reverse("child", kwargs={"child_id": one.id})),
    }
    return render(request, "children/people_round.html", context)


def _may(request: Asked, one: ChildSeen) -> dict[str, bool]:
    return {name: allows(line_named(name), request.viewer.role, one.whose) for name in DOES}
