"""The trail in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qsl

from django.utils.timezone import localtime

from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Reading, Source, TrailEntry, Value
from footprint.domain.dates import day_words

#: What every kind of row says that its person did.
KINDS: Mapping[str, str] = {
    Reading.OPENING: "Opened",
    Reading.LIST: "Read a list",
    Reading.SEARCH: "Searched",
    Reading.EXPORT: "Took away as a file",
    "keep": "Gave a paper",
    "withdraw": "Withdrew a paper",
    "add_absence": "Recorded an absence",
    "add_connected": "Added a person round a child",
    "add_contact_limit": "Recorded a limit that a court set",
    "add_child": "Added a child",
    "add_cover": "Added cover",
    "add_invited": "Put somebody on the list of a review",
    "add_officer": "Added an officer",
    "add_person": "Added a person",
    "add_post": "Added a post",
    "add_sitting": "Booked a further sitting",
    "adjourn_review": "Adjourned a review",
    "allocate": "Allocated",
    "answer_request": "Answered a request for a review",
    "apply_import": "Applied an import",
    "bar_person": "Barred a person from a record",
    "book_meeting": "Booked a meeting of brothers and sisters",
    "book_review": "Booked a review",
    "break_glass": "Opened a restricted record",
    "bring_back_review": "Undid the cancelling of a review",
    "bring_together": "Recorded brothers and sisters",
    "call_back": "Called letters back",
    "cancel_entry": "Cancelled a meeting in calendars",
    "cancel_import": "Cancelled an import",
    "cancel_review": "Cancelled a review",
    "change_absence": "Changed an absence",
    "change_chair": "Changed who chairs a review",
    "change_invited": "Changed whether somebody is asked to a review",
    "change_connected": "Changed a person round a child",
    "change_post": "Changed a post",
    "complete_review": "Said that a review is completed",
    "confirm_disposal": "Disposed of a record",
    "confirm_grant": "Confirmed a role",
    "confirm_import": "Confirmed an import",
    "correct_birth_date": "Corrected a birth date",
    "correct_officer": "Corrected an officer",
    "correct_person": "Corrected a person",
    "deny_episode": "Said there was no such episode",
    "deny_review": "Said there was no such review",
    "end_connected": "Ended a person round a child",
    "end_contact_limit": "Ended a limit that a court set",
    "end_cover": "Ended cover",
    "end_feed": "Ended the address of a calendar",
    "end_flag": "Ended a flag",
    "end_grant": "Ended a role",
    "end_hold": "Looked at held letters",
    "end_listing": "Took a child off an inspector’s list",
    "end_restriction": "Ended a restriction",
    "explain_officers": "Said why brothers and sisters have different officers",
    "give_files": "Gave files to import",
    "give_reason": "Gave a reason to open a record",
    "grant_role": "Gave a role",
    "hold_sitting": "Said that a sitting was held",
    "hold": "Held letters",
    "import_by_command": "Imported at the server",
    "keep_entry": "Put a meeting into calendars",
    "let_lapse": "Import lapsed",
    "lift_bar": "Lifted a bar",
    "lift_hold": "Lifted a hold",
    "list_children": "Listed a child for an inspector",
    "make_feed": "Made the address of a calendar",
    "mark_as_demo": "Marked the store as a demonstration",
    "mark_device": "Marked a device as the authority’s own",
    "match_worker": "Matched a social worker",
    "miss_sitting": "Said that a sitting is not held",
    "move_sitting": "Moved a sitting",
    "name_people": "Changed who may open a restricted record",
    "note_failed": "A letter could not be sent",
    "note_failed_sign_in": "Tried to sign in",
    "note_posted": "Posted a letter",
    "note_sent": "A letter was sent",
    "note_sign_in": "Signed in",
    "note_sign_out": "Signed out",
    "open_item_again": "Opened an item of data quality again",
    "place_hold": "Placed a hold",
    "propose_disposal": "Proposed a disposal",
    "queue": "Queued letters",
    "record_address": "Recorded an address",
    "record_communication": "Recorded how a child is spoken with",
    "record_episode": "Recorded an episode",
    "record_flag": "Recorded a flag",
    "record_ladder_fact": "Recorded an order, a plan or a conference",
    "record_names": "Recorded a child’s names",
    "record_request": "Recorded a request for a review",
    "finish_record": "Finished the record of a review",
    "mend_spelling": "Put the spelling of a record right",
    "pass_private_word_on": "Passed on what a child told the officer alone",
    "place_family_passage": "Placed a passage about the family in a record",
    "read_family_passage_again": "Read a passage about the family again",
    "run_two_years_of_reviews": "Filled the demonstration with reviews",
    "save_attendance": "Recorded who was at a review",
    "save_parts": "Wrote in the record of a review",
    "save_private_word": "Wrote what a child told the officer alone",
    "take_family_passage_out": "Took a passage about the family out of a record",
    "record_review": "Recorded a review",
    "record_told": "Recorded that a child was told about the officer",
    "record_worker": "Recorded a social worker",
    "refuse_files": "Files were refused",
    "reopen_review": "Opened a completed review again",
    "remind": "Reminded people",
    "restrict_child": "Restricted a record",
    "revoke_device": "Took the mark off a device",
    "see_device": "Used a device of the authority’s own",
    "send_invitations": "Sent invitations to a review",
    "set_rule": "Set a rule",
    "set_terms": "Set the days of term",
    "set_word": "Changed the word list",
    "sent_otherwise": "Sent a letter in another way",
    "settle_item": "Settled an item of data quality",
    "show_plan": "Plan of an import was made",
    "sign_definitions": "Signed a definition",
    "take_apart": "Took a child out of brothers and sisters",
    "take_back_signature": "Took back a signature",
    "take_episode_back": "Took back an episode",
    "take_in": "Taken in from files",
    "take_off_second_factor": "Took off sign-in codes",
    "take_out_of_meeting": "Took a review out of a meeting",
    "take_review_back": "Took back a review",
    "take_sitting_back": "Took back what was recorded of a sitting",
    "take_told_back": "Took back that a child was told about the officer",
    "try_again": "Had a letter sent again",
    "undo_allocation": "Undid an allocation",
    "unmatch_worker": "Undid a match",
    "write_decision": "Wrote a decision",
    "change_decision": "Changed a decision",
    "move_decision": "Put decisions in another order",
    "withdraw_decision": "Withdrew a decision",
    "restore_decision": "Let a decision stand again",
    "carry_decision": "Carried a decision over",
    "issue_decisions": "Issued the decisions of a review",
    "settle_decision": "Said what came of a decision",
    "reopen_decision": "Undid what was recorded of a decision",
    "answer_decisions": "Answered decisions",
    "record_step": "Recorded a step of preparing",
    "take_step_back": "Undid a step of preparing",
    "ask_for_paper": "Asked for a paper",
    "receive_paper": "Recorded that a paper came",
    "judge_paper": "Judged a paper",
    "show_paper": "Recorded that a child was shown a paper",
    "withdraw_paper": "Withdrew a paper of a review",
    "ask_again": "Asked for a paper again",
    "plan_check": "Planned a midway check",
    "change_check": "Moved a midway check",
    "do_check": "Recorded a midway check",
    "undo_check": "Undid a midway check",
    "withdraw_check": "Withdrew a midway check",
    "book_visit": "Booked or recorded a visit",
    "change_visit": "Moved a visit",
    "record_visit": "Recorded what came of a visit",
    "undo_visit": "Undid what was recorded of a visit",
    "withdraw_visit": "Withdrew a visit",
    "withdraw_connected": "Withdrew a person round a child",
    "withdraw_contact_limit": "Withdrew a limit that a court set",
    "withdraw_flag": "Withdrew a flag",
    "withdraw_invited": "Took somebody off the list of a review",
    "withdraw_letter": "Withdrew a letter",
    "withdraw_ladder_fact": "Withdrew an order, a plan or a conference",
    "withdraw_proposal": "Withdrew a proposed disposal",
    "approve_list": "Said who is given a record",
    "approve_version": "Approved a version of a record",
    "note_filed": "Filed a record in the case system",
    "note_given": "Gave a record by hand",
    "note_gone": "The letter of a record went",
    "note_sealed": "Printed and sealed a record",
    "save_monitoring_form": "Filled in a monitoring form",
    "save_version": "Changed a version of a record",
    "send_monitoring_form": "Sent a monitoring form",
    "send_versions": "Sent a record",
    "take_approval_back": "Took back the approval of a version",
    "take_back": "Took back a letter",
    "take_back_version": "Took back a record before it left",
}
#: What the rows call a thing, where the words of pages are others.
THINGS: Mapping[str, str] = {
    "access": "reasons given",
    "adjournment": "adjournment",
    "accommodationarranged": "accommodation that is arranged",
    "allowedperson": "named person",
    "asylumseeking": "unaccompanied asylum-seeking",
    "calendarentry": "meeting",
    "child": "record",
    "childinreturn": "child in a return",
    "children": "children behind a figure",
    "communication": "how the child is spoken with",
    "connected": "person round the child",
    "contactlimit": "limit that a court set",
    "authoritytoplace": "authority to place",
    "conferenceheld": "conference",
    "decision": "decision",
    "decisionsissued": "decisions that were issued",
    "managersanswer": "manager’s answer",
    "midwaycheck": "midway check",
    "visit": "visit",
    "step": "step of preparing",
    "paperasked": "paper of a review",
    "demomark": "demonstration",
    "enclosure": "what goes with a letter",
    "entryabout": "meeting about a child",
    "entryguest": "guest of a meeting",
    "errorlist": "error list",
    "familypassage": "passage about the family",
    "finished": "finished record",
    "part": "heading of a record",
    "present": "somebody at a sitting",
    "privateword": "what a child told the officer alone",
    "invited": "somebody asked to a review",
    "feed": "calendar address",
    "hold": "hold on letters",
    "holds": "holds on letters",
    "listedchild": "listed children",
    "loadedreturn": "return",
    "meeting": "meeting of brothers and sisters",
    "plainword": "entry of the word list",
    "officertold": "told about the officer",
    "message": "letter",
    "messageabout": "letter about a child",
    "messagetext": "text of a letter",
    "readersfinding": "finding",
    "reminded": "reminder",
    "legalorder": "court order",
    "pathwayplan": "pathway plan",
    "reviewbeside": "review of secure accommodation or a pathway plan",
    "reviewrun": "review with the work round it",
    "reviewingofficer": "officer",
    "reviewrequest": "request for a review",
    "rolegrant": "role",
    "settlement": "item of data quality",
    "signeddefinition": "signature",
    "sitting": "sitting",
    "socialworkeraccount": "match of a social worker",
    "socialworkerlink": "social worker of a child",
    "together": "brothers and sisters",
    "monitoringform": "monitoring form",
    "recipientversion": "version of a record",
    "sent": "record sent",
}
#: Fields that hold a person's id.
PEOPLE = frozenset({"person_id", "granted_by_id", "confirmed_by_id", "proposed_by", "confirmed_by"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?[+-]\d{2}:\d{2})?")
#: Fields that say again what the row says elsewhere, or nothing to a reader.
UNTOLD = frozenset({"child_id", "digest", "group", "name_key"})
#: Fields that hold a child's name: the auditor sees of a child her number only.
NAMES = frozenset({"first_name", "known_as", "surname", "name_key", "initials"})


@dataclass(frozen=True)
class EntryShown:
    at: str
    who: str
    role: str
    what: str
    thing: str
    child: str
    child_id: int | None
    details: tuple[str, ...]
    joined: str


def kind_words(kind: str) -> str:
    return KINDS.get(kind) or kind.replace("_", " ").capitalize()


def entry_shown(
    entry: TrailEntry, names: Mapping[int, str], references: Mapping[int, str]
) -> EntryShown:
    """`names` of people and `references` of children, by their numbers."""
    return EntryShown(
        at=f"{localtime(entry.at):%-d %B %Y, %H.%M.%S}",
        who=_who(entry, names),
        role=ROLES[Role(entry.role)].label if entry.role in set(Role) else "",
        what=kind_words(entry.kind),
        thing=_thing(entry, names),
        child=references.get(entry.child_id, "") if entry.child_id else "",
        child_id=entry.child_id,
        details=_details(entry, names),
        joined=entry.request,
    )


def _who(entry: TrailEntry, names: Mapping[int, str]) -> str:
    if entry.person_id is None:
        return "A command on the server" if entry.source == Source.COMMAND else "Nobody signed in"
    return names.get(entry.person_id, f"Person {entry.person_id}")


def _thing(entry: TrailEntry, names: Mapping[int, str]) -> str:
    """A person by name; of a child the record; anything else with its number in the store."""
    words = THINGS.get(entry.thing, entry.thing)
    if entry.thing == "person":
        number = int(entry.thing_id) if entry.thing_id.isdigit() else 0
        same = number == entry.person_id
        return "" if same else names.get(number, f"person {entry.thing_id}")
    return words if entry.thing == "child" else f"{words} {entry.thing_id}".strip()


def _details(entry: TrailEntry, names: Mapping[int, str]) -> tuple[str, ...]:
    changed = [
        f"{_field(name)}: {_change(name, before, after, names)}"
        for name, (before, after) in entry.changes.items()
        if name not in UNTOLD and (before, after) != (None, False)
    ]
    shown = [f"{entry.count} shown"] if entry.count is not None else []
    asked = [f"asked for: {_asked(entry.filter)}"] if entry.filter else []
    purpose = [f"purpose: {entry.purpose}"] if entry.purpose else []
    return (*changed, *shown, *asked, *purpose)


def _asked(filtered: str) -> str:
    """A filter as the address has it, in words."""
    return ", ".join(
        f"{_field(name)} {_value(name, value, {})}" for name, value in parse_qsl(filtered)
    )


def _change(field: str, before: Value, after: Value, names: Mapping[int, str]) -> str:
    """What is new stands alone."""
    now = _value(field, after, names)
    return now if before is None else f"{_value(field, before, names)} → {now}"


def _field(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ")


def _value(field: str, value: Value, names: Mapping[int, str]) -> str:
    if value is None:
        return "nothing"
    if field in NAMES:
        return "(a name)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and field in PEOPLE:
        return names.get(value, str(value))
    return _text(field, value) if isinstance(value, str) else str(value)


def _text(field: str, value: str) -> str:
    if field == "role" and value in set(Role):
        return ROLES[Role(value)].label
    return _day(value) or value.replace("_", " ")


def _day(value: str) -> str:
    """A day, or a day and an hour, as the store writes them; else nothing."""
    if not _DAY.fullmatch(value):
        return ""
    if len(value) == len("2026-11-22"):
        return day_words(date.fromisoformat(value))
    return f"{localtime(datetime.fromisoformat(value)):%-d %B %Y, %H.%M}"
