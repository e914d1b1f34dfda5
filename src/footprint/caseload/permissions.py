"""What of a caseload or a child's page a role is shown. Which children, `children` decides."""

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.queries.child import WITHOUT_NAMES

#: Roles that work with the children themselves: flags are for their eyes, on the screen only.
FLAGS_FOR = frozenset(
    {
        Role.REVIEWING_OFFICER,
        Role.IRO_MANAGER,
        Role.SOCIAL_WORKER,
        Role.SOCIAL_CARE_MANAGER,
        Role.INSPECTOR,
    }
)
#: Roles for which a caseload is of many officers.
OFFICERS_FOR = frozenset({Role.IRO_MANAGER, Role.BUSINESS_SUPPORT})


#: Roles that see the dates of every ladder: to those who arrange them, too.
LADDERS_FOR = FLAGS_FOR | {Role.BUSINESS_SUPPORT}


def why_not_see_ladders(viewer: Viewer) -> str | None:
    if viewer.role in LADDERS_FOR:
        return None
    return "Conferences, secure accommodation and pathway plans are for those who work with the children."


def why_not_see_flags(viewer: Viewer) -> str | None:
    if viewer.role in FLAGS_FOR:
        return None
    return "Flags are for those who work with the children, and for the IRO manager."


def why_not_see_names(viewer: Viewer) -> str | None:
    return "Your role sees references and no names." if viewer.role in WITHOUT_NAMES else None


def why_not_see_officers(viewer: Viewer) -> str | None:
    if viewer.role in OFFICERS_FOR:
        return None
    return "Whose child each is, the IRO manager and business support see."


#: Roles that mend what is unsound, or answer for it.
ITEMS_FOR = frozenset({Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.ANALYST})
#: Roles that read what people wrote in their own words.
TEXT_FOR = frozenset({Role.REVIEWING_OFFICER, Role.IRO_MANAGER})


def why_not_see_items(viewer: Viewer) -> str | None:
    if viewer.role in ITEMS_FOR:
        return None
    return "What is unsound in the data is for reviewing officers, their manager and analysts."


def why_not_see_reasons(viewer: Viewer) -> str | None:
    if viewer.role in TEXT_FOR:
        return None
    return "What people wrote in their own words is for reviewing officers and their manager."
