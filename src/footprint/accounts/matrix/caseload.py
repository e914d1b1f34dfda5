"""The caseload and the child's page: who may do what."""

from footprint.accounts.matrix.cells import RECORD, UNBARRED, Line, for_roles
from footprint.accounts.roles import Role

LINES: tuple[Line, ...] = (
    Line(
        "caseload",
        "see who is in care and when each next review is due",
        cells=for_roles(
            Role.REVIEWING_OFFICER,
            Role.IRO_MANAGER,
            Role.BUSINESS_SUPPORT,
            Role.ANALYST,
            Role.SOCIAL_WORKER,
            Role.SOCIAL_CARE_MANAGER,
            Role.INSPECTOR,
        ),
        routes=("caseload",),
        on_the_trail=True,
    ),
    Line(
        "export_caseload",
        "make a file of a caseload, for a purpose that is kept",
        cells=for_roles(
            Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.BUSINESS_SUPPORT, Role.ANALYST
        ),
        routes=("export-caseload",),
    ),
    Line(
        "find",
        "find a child by name or reference, whoever the officer is",
        cells=for_roles(Role.REVIEWING_OFFICER, Role.IRO_MANAGER, Role.BUSINESS_SUPPORT),
        routes=("find",),
    ),
    Line(
        "child",
        "open a child's record",
        cells=RECORD,
        routes=("child",),
        on_the_trail=True,
    ),
    Line(
        "openings",
        "see who opened a child's record",
        cells={Role.IRO_MANAGER: UNBARRED, Role.AUDITOR: UNBARRED},
        routes=("openings",),
        on_the_trail=True,
    ),
)
