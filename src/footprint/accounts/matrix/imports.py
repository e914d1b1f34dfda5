"""Imports: who may do what."""

from footprint.accounts.matrix.cells import Line, OpenTo, for_roles
from footprint.accounts.roles import Role

LINES: tuple[Line, ...] = (
    Line("show_plan", "lay out what an import would change", OpenTo.COMMANDS),
    Line("refuse_files", "refuse files that cannot be taken", OpenTo.COMMANDS),
    Line("let_lapse", "end an import that nobody confirms", OpenTo.COMMANDS),
    Line("import_by_command", "import at the server", OpenTo.COMMANDS),
    Line(
        "apply_import",
        "have an import applied that one has confirmed",
        cells=for_roles(Role.ANALYST, Role.IRO_MANAGER),
    ),
    Line(
        "take_in",
        "write into the store what files say of the children",
        cells=for_roles(Role.ANALYST, Role.IRO_MANAGER),
    ),
    Line(
        "imports",
        "see what was imported, by whom, and what came of it",
        cells=for_roles(Role.ANALYST, Role.IRO_MANAGER),
        routes=("imports", "import"),
    ),
    Line(
        "import_plan",
        "see what an import would change",
        cells=for_roles(Role.ANALYST, Role.IRO_MANAGER),
        routes=("import-plan",),
        on_the_trail=True,
    ),
    Line(
        "import_errors",
        "have the rows of an import that could not be read",
        cells=for_roles(Role.ANALYST, Role.IRO_MANAGER),
        routes=("import-errors",),
        on_the_trail=True,
    ),
    Line(
        "give_files",
        "import returns and the people file",
        cells=for_roles(Role.ANALYST, Role.IRO_MANAGER),
        routes=("new-import",),
    ),
    Line(
        "confirm_import",
        "confirm what an import would change",
        cells=for_roles(Role.ANALYST, Role.IRO_MANAGER),
        routes=("confirm-import",),
    ),
    Line(
        "cancel_import",
        "cancel an import",
        cells=for_roles(Role.ANALYST, Role.IRO_MANAGER),
        routes=("cancel-import",),
    ),
)
