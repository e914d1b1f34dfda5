"""People, roles and signing in. What is done with personal links is in the module beside."""

from footprint.accounts.actions.people import (
    add_person,
    confirm_grant,
    correct_person,
    end_grant,
    grant_role,
    note_failed_sign_in,
    note_sign_in,
    note_sign_out,
    take_off_second_factor,
)

__all__ = [
    "add_person",
    "confirm_grant",
    "correct_person",
    "end_grant",
    "grant_role",
    "note_failed_sign_in",
    "note_sign_in",
    "note_sign_out",
    "take_off_second_factor",
]
