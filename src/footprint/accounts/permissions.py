"""Why somebody may not: the test, the tooltip and the refusal are one function."""

from datetime import date

from footprint.accounts import queries
from footprint.accounts.facts import Grant, LinkSeen, Standing
from footprint.accounts.links import LEAST_LETTERS_OF_A_WORD, PURPOSES, word_as_typed
from footprint.accounts.matrix import Line, OpenTo, cell_of, line_named
from footprint.accounts.roles import ROLES, Role
from footprint.audit.facts import Source, Viewer


def why_not_open(viewer: Viewer, line: Line | None) -> str | None:
    """Why the viewer may not open an address; with no line in the matrix, nobody may."""
    if line is None:
        return "Nobody has been given leave to open this page."
    if line.open_to is OpenTo.STRANGERS:
        return None
    if viewer.person_id is None:
        return "Sign in first."
    if line.open_to is OpenTo.SIGNED_IN:
        return None
    return why_not_role(viewer, line)


def why_not_add_person(viewer: Viewer, email: str = "") -> str | None:
    """`email` is empty for as long as none is typed."""
    refused = why_not_role(viewer, line_named("add_person"))
    if refused and viewer.source != Source.COMMAND:
        return refused
    if email and queries.person_with_email(viewer, email):
        return "Somebody signs in with this e-mail address already."
    return None


def why_not_correct_person(viewer: Viewer, person_id: int, email: str = "") -> str | None:
    """`email` is empty for as long as none is typed."""
    if refused := why_not_role(viewer, line_named("correct_person")):
        return refused
    other = queries.person_with_email(viewer, email) if email else None
    if email and person_id == viewer.person_id and (other is None or other.id != person_id):
        return "You cannot correct your own address. Ask another administrator."
    if other is not None and other.id != person_id:
        return "Somebody else signs in with this e-mail address."
    return None


def why_not_take_off_second_factor(viewer: Viewer, person_id: int) -> str | None:
    if person_id == viewer.person_id:
        return "Nobody takes off their own codes here. Ask another administrator."
    return why_not_role(viewer, line_named("take_off_second_factor"))


def why_not_grant(viewer: Viewer, person_id: int) -> str | None:
    """Why the viewer may grant this person no role at all."""
    if person_id == viewer.person_id:
        return "You cannot grant yourself a role. Ask another administrator."
    refused = why_not_role(viewer, line_named("grant_role"))
    return None if viewer.source == Source.COMMAND else refused


def why_not_grant_role(viewer: Viewer, wanted: Grant) -> str | None:
    """`wanted` is the grant as it would be."""
    if refused := why_not_grant(viewer, wanted.person_id):
        return refused
    if viewer.source == Source.COMMAND and wanted.role is not Role.ADMINISTRATOR:
        return "A command on the server makes administrators and nothing else."
    if wanted.begins_on < viewer.today:
        return "A role begins today or later."
    if wanted.ends_on is not None and wanted.ends_on <= wanted.begins_on:
        return "A role ends at the earliest on the day after it begins."
    return _why_not_beside(viewer, wanted)


def why_not_confirm_grant(viewer: Viewer, grant: Grant) -> str | None:
    if refused := why_not_role(viewer, line_named("confirm_grant")):
        return refused
    if grant.standing(viewer.today) is Standing.ENDED:
        return "This proposal has ended."
    if not grant.needs_second:
        return "This role needs no second person, or has one already."
    if viewer.person_id == grant.person_id:
        return "You cannot confirm a role of your own."
    if viewer.person_id == grant.granted_by:
        return "You proposed this role. Another administrator or an IRO manager confirms it."
    return _why_not_beside(viewer, grant)


def why_not_end_grant(viewer: Viewer, grant: Grant, ends_on: date) -> str | None:
    if refused := why_not_role(viewer, line_named("end_grant")):
        return refused
    rules = {
        "This role has already ended.": grant.standing(viewer.today) is Standing.ENDED,
        "A role ends today or later: what was done in it stays true.": ends_on < viewer.today,
        "A role cannot end before it begins.": ends_on < grant.begins_on,
        "A role is not made longer. Grant it anew.": grant.ends_on is not None
        and ends_on >= grant.ends_on,
        "This is the last administrator. Make another one first.": grant.role is Role.ADMINISTRATOR
        and _is_last_administrator(viewer, grant, ends_on),
    }
    return next((sentence for sentence, broken in rules.items() if broken), None)


def why_not_make_link(viewer: Viewer, purpose: str, word: str) -> str | None:
    """Whoever makes one has asked whether what it opens may be given."""
    plain = word_as_typed(word)
    rules = {
        "Sign in first.": viewer.person_id is None,
        "There is no link for that.": purpose not in PURPOSES,
        "Agree a word without figures: never a birth date, and no number that others may know.": (
            any(letter.isdigit() for letter in plain)
        ),
        f"Agree a word of {LEAST_LETTERS_OF_A_WORD} letters or more.": (
            len(plain) < LEAST_LETTERS_OF_A_WORD
        ),
    }
    return next((sentence for sentence, broken in rules.items() if broken), None)


def why_not_note_shown(viewer: Viewer, link: LinkSeen) -> str | None:
    if link.shown_on is not None:
        return "The address was shown before. It is shown once: agree a new word for a new one."
    return why_not_read(viewer, link)


def why_not_end_links(viewer: Viewer) -> str | None:
    """Anything that a person or a command does may be the reason."""
    by_link = viewer.person_id is None and viewer.source == Source.PERSON
    return "Sign in first." if by_link else None


def why_not_try_word(viewer: Viewer, link: LinkSeen | None) -> str | None:
    return why_not_read(viewer, link)


def why_not_read(viewer: Viewer, link: LinkSeen | None) -> str | None:
    """One sentence, whatever the reason: whoever is outside learns nothing by it."""
    if link is None or not link.stands(viewer.today):
        return "This link opens nothing."
    return None


def why_not_role(viewer: Viewer, line: Line) -> str | None:
    """Why her role may not do this at all. Where a line concerns children, which of them she may
    do it for is asked when the child is known."""
    if viewer.person_id is not None and cell_of(line, viewer.role):
        return None
    acting = f"You act as {ROLES[Role(viewer.role)].label}" if viewer.role else "You have no role"
    return f"{acting}. {_needs(line)} to {line.does}."


def _needs(line: Line) -> str:
    """Who may, as the beginning of a sentence."""
    if not line.cells:
        return f"It takes {line.open_to.value}"
    *others, last = (ROLES[role].label for role in line.cells)
    return f"You need the role {' or '.join(filter(None, [', '.join(others), last]))}"


def _why_not_beside(viewer: Viewer, wanted: Grant) -> str | None:
    """Why a grant, or one that is only wanted, cannot stand beside the person's others."""
    person = queries.person(viewer, wanted.person_id)
    if person is None:
        return "There is no such person."
    for other in person.grants:
        meets = other.overlaps(wanted.begins_on, wanted.ends_on)
        if other.id == wanted.id or not meets or not scopes_meet(other.scope, wanted.scope):
            continue
        if other.role is wanted.role:
            return f"{person.full_name} has this role already on some of these days."
        if _exclude_each_other(wanted.role, other.role):
            return (
                f"{person.full_name} is {ROLES[other.role].label} on some of these days. Reviewing "
                "officers and their manager are independent of those who work with the child or "
                "decide for the child, so nobody is both."
            )
    return None


def scopes_meet(one: str, other: str) -> bool:
    """Whether two scopes can hold the same child; the empty one holds every child."""
    return not one or not other or one == other


def _exclude_each_other(one: Role, other: Role) -> bool:
    return (ROLES[one].independent and ROLES[other].social_work_line) or (
        ROLES[other].independent and ROLES[one].social_work_line
    )


def _is_last_administrator(viewer: Viewer, grant: Grant, ends_on: date) -> bool:
    """Whether nobody else is administrator on that day with no end in sight."""
    return not any(
        other.id != grant.id
        and other.begins_on <= ends_on
        and other.ends_on is None
        and not other.needs_second
        for other in queries.grants_of_role(viewer, Role.ADMINISTRATOR)
    )
