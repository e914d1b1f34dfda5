"""One item of data quality: mended elsewhere, settled here, opened again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from footprint.accounts import queries as accounts
from footprint.accounts.acting import Asked
from footprint.children.actions import quality as actions
from footprint.children.facts.child import ChildSeen
from footprint.children.facts.item import Item
from footprint.children.forms.quality import OpenAgainForm, SettleForm
from footprint.children.permissions.quality import may_read_reason
from footprint.children.presenters.quality import ItemShown, item_shown
from footprint.children.presenters.ways import ways
from footprint.children.queries import item as item_queries
from footprint.children.views.access import child_or_refuse
from footprint.children.views.saving import back_to, saved, sent

SETTLED = "Settled. It stands among the settled items, and can be opened again."
OPEN_AGAIN = "It is open again, among the items to look at."


@require_http_methods(["GET", "POST"])
def quality_item(request: Asked, child_id: int, item: str) -> HttpResponse:
    """What it is, what can be done, and the form that settles it or opens it again."""
    one = child_or_refuse(request, child_id)
    back = back_to(request, reverse("child", kwargs={"child_id": one.id}))
    found = item_queries.item_of(request.viewer, one, item)
    if found is None:
        return render(request, "children/item_gone.html", {"one": one, "back": back})
    form = (OpenAgainForm if found.settled else SettleForm)(
        sent(request), initial={"version": found.settled.version if found.settled else 0}
    )
    if form.is_valid() and saved(request, form, lambda: _decide(request, one, found, form)):
        return redirect(back)
    context = {
        "form": form,
        "one": one,
        "back": back,
        "item": _shown_to(request, found),
        "ways": ways(found, request.viewer.role, back),
    }
    return render(request, "children/item.html", context)


def _decide(request: Asked, one: ChildSeen, item: Item, form: SettleForm | OpenAgainForm) -> None:
    act = actions.settle_item if isinstance(form, SettleForm) else actions.open_item_again
    act(
        viewer=request.viewer,
        child_id=one.id,
        code=item.code,
        about=item.about,
        **form.said(),
    )
    messages.success(request, SETTLED if isinstance(form, SettleForm) else OPEN_AGAIN)


def _shown_to(request: Asked, item: Item) -> ItemShown:
    by = [item.said.recorded_by if item.said else None, item.settled.by if item.settled else None]
    names = accounts.names(request.viewer, [who for who in by if who])
    return item_shown(item, names, reason=may_read_reason(request.viewer, item))
