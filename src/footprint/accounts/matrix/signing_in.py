"""Signing in, people and their roles, the trail: who may do what."""

from footprint.accounts.matrix.cells import Line, OpenTo, for_roles
from footprint.accounts.roles import Role

#: Allauth's own pages, as `urls` names them.
_BEFORE_SIGN_IN = (
    "account_login",
    "mfa_authenticate",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
)
_ONES_OWN_ACCOUNT = (
    "account_change_password",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
)

LINES: tuple[Line, ...] = (
    Line(
        "sign_in",
        "sign in and out, and ask for a new password",
        OpenTo.STRANGERS,
        routes=_BEFORE_SIGN_IN,
    ),
    Line(
        "try_word",
        "say the agreed word at a personal link, which is asked for before anything is shown",
        OpenTo.STRANGERS,
        routes=("link", "link-finished"),
    ),
    Line(
        "finish_visit",
        "finish reading what a personal link opened",
        OpenTo.STRANGERS,
        routes=("link-finish",),
    ),
    Line("note_read", "have it noted that a personal link was read", OpenTo.STRANGERS),
    Line("make_link", "have a personal link made by what it opens", OpenTo.SIGNED_IN),
    Line("note_shown", "have the address of a personal link shown, once", OpenTo.SIGNED_IN),
    Line("end_links", "have personal links ended by what has changed", OpenTo.SIGNED_IN),
    Line(
        "account",
        "look after one's own password and codes",
        OpenTo.SIGNED_IN,
        routes=_ONES_OWN_ACCOUNT,
    ),
    Line(
        "carried",
        "get back what one had typed when the session ended",
        OpenTo.SIGNED_IN,
        routes=("carried",),
    ),
    Line("my_work", "see what waits for oneself", OpenTo.SIGNED_IN, routes=("my-work",)),
    Line(
        "components",
        "see the parts that pages are made of",
        OpenTo.SIGNED_IN,
        routes=("components",),
    ),
    Line(
        "choose_role",
        "choose the role to act in, of one's own",
        OpenTo.SIGNED_IN,
        routes=("role",),
    ),
    Line(
        "people",
        "see people and their roles",
        cells=for_roles(Role.ADMINISTRATOR, Role.IRO_MANAGER),
        routes=("people", "person"),
    ),
    Line(
        "add_person",
        "add a person",
        cells=for_roles(Role.ADMINISTRATOR),
        routes=("add-person",),
    ),
    Line(
        "grant_role",
        "grant a role, or propose one that a second person confirms; never to oneself",
        cells=for_roles(Role.ADMINISTRATOR),
        routes=("grant-role",),
    ),
    Line(
        "confirm_grant",
        "confirm a role that somebody else proposed, for a third person",
        cells=for_roles(Role.ADMINISTRATOR, Role.IRO_MANAGER),
        routes=("confirm-grant",),
    ),
    Line(
        "end_grant",
        "end a role, or withdraw a proposal",
        cells=for_roles(Role.ADMINISTRATOR),
        routes=("end-grant",),
    ),
    Line(
        "correct_person",
        "put a person's name or address right",
        cells=for_roles(Role.ADMINISTRATOR),
        routes=("correct-person",),
    ),
    Line(
        "take_off_second_factor",
        "take off the codes of somebody who has lost them; never one's own",
        cells=for_roles(Role.ADMINISTRATOR),
        routes=("take-off-codes",),
    ),
    Line("note_sign_in", "be noted on the trail as signed in", OpenTo.SIGNED_IN),
    Line("note_sign_out", "be noted on the trail as signed out", OpenTo.SIGNED_IN),
    Line("note_failed_sign_in", "be noted on the trail as refused at sign-in", OpenTo.STRANGERS),
    Line(
        "trail",
        "read the trail",
        cells=for_roles(Role.AUDITOR),
        routes=("trail",),
        on_the_trail=True,
    ),
    Line("mark_as_demo", "mark a store as a demonstration", OpenTo.COMMANDS),
)
