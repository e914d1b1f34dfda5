"""The authority sets its rules, its terms and its words, and marks its own devices."""

import secrets
from collections.abc import Mapping
from datetime import date

from footprint.accounts import queries as accounts
from footprint.audit.actions import ChangedMeanwhileError, action, add, ask, revise
from footprint.audit.facts import Viewer
from footprint.authority import queries
from footprint.authority.facts import WantedRule, hash_of
from footprint.authority.models import Device, PlainWord, Rule, Term
from footprint.authority.permissions import (
    why_not_mark_device,
    why_not_revoke_device,
    why_not_see_device,
    why_not_set_rule,
    why_not_set_terms,
    why_not_set_word,
)
from footprint.authority.rules import BY_KEY

#: So many random bytes are in the token of a device.
_TOKEN_BYTES = 32


@action
def set_rule(
    *,
    viewer: Viewer,
    key: str,
    value: str,
    began_on: date,
    why: str,
    seen: str,
    knowing: bool = False,
) -> None:
    """The rule is so from that day on. `seen` is the mark of what was read (`queries.rule_mark`):
    who sets it meanwhile is not written over."""
    accounts.one_at_a_time(viewer)
    ask(why_not_set_rule(viewer, WantedRule(key, value, began_on, knowing)))
    written = BY_KEY[key].kind.write(BY_KEY[key].read(value))
    rows = list(Rule.objects.select_for_update().filter(key=key).order_by("recorded_at"))
    if queries.rule_mark(viewer, key) != seen:
        raise ChangedMeanwhileError(yours={"value": written}, found=rows[-1])
    values = {"value": written, "why": " ".join(why.split())}
    standing = next((row for row in rows if row.began_on == began_on), None)
    if standing is None:
        add(viewer, Rule(key=key, began_on=began_on, **values))
    else:
        revise(viewer, standing, version=standing.version, **values)


@action
def set_terms(
    *,
    viewer: Viewer,
    school_year: int,
    terms: Mapping[int, tuple[date, date]],
    seen: Mapping[int, int],
) -> None:
    """The terms of a school year by their places, first and last day; those of no days are called off.
    `seen`: the version of each that was read."""
    accounts.one_at_a_time(viewer)
    ask(why_not_set_terms(viewer, school_year, terms))
    rows = {row.place: row for row in Term.objects.filter(school_year=school_year)}
    for place, row in rows.items():
        if place not in terms:
            revise(viewer, row, version=seen.get(place, 0), called_off=True)
    for place, (first, last) in terms.items():
        days = {"began_on": first, "ended_on": last, "called_off": False}
        if place in rows:
            revise(viewer, rows[place], version=seen.get(place, 0), **days)
        else:
            add(viewer, Term(school_year=school_year, place=place, **days))


@action
def set_word(
    *, viewer: Viewer, says: str, write: str, left_out: bool = False, version: int = 0
) -> None:
    """An entry of the word list is added, changed, or left out. `version` is that of the entry that
    was read, 0 for one that the service has not touched."""
    accounts.one_at_a_time(viewer)
    said, written = " ".join(says.split()), " ".join(write.split())
    ask(why_not_set_word(viewer, said, written))
    row = PlainWord.objects.filter(says__iexact=said).first()
    if row is None:
        add(viewer, PlainWord(says=said, write=written, left_out=left_out))
    else:
        revise(viewer, row, version=version, write=written, left_out=left_out)


@action
def mark_device(*, viewer: Viewer, name: str) -> str:
    """The token that the device's browser keeps; it is told this once."""
    accounts.one_at_a_time(viewer)
    called = " ".join(name.split())
    ask(why_not_mark_device(viewer, called))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    today = viewer.today
    add(viewer, Device(name=called, token_hash=hash_of(token), marked_on=today, seen_on=today))
    return token


@action
def revoke_device(*, viewer: Viewer, device_id: int) -> None:
    """From now on the device is anybody's."""
    accounts.one_at_a_time(viewer)
    device = next((one for one in queries.devices(viewer) if one.id == device_id), None)
    ask(why_not_revoke_device(viewer, device))
    row = Device.objects.select_for_update().get(pk=device_id)
    revise(viewer, row, version=row.version, revoked_on=viewer.today)


@action
def see_device(*, viewer: Viewer, token: str) -> None:
    """Somebody signed in uses the device today."""
    device = queries.device_of(viewer, token)
    ask(why_not_see_device(viewer, device))
    row = Device.objects.select_for_update().get(token_hash=hash_of(token))
    revise(viewer, row, version=row.version, seen_on=viewer.today)
