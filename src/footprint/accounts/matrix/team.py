"""Allocation and the team: who may do what."""

from footprint.accounts.matrix.cells import NO_CHILD, UNBARRED, Line, for_roles
from footprint.accounts.roles import Role

LINES: tuple[Line, ...] = (
    Line(
        "allocate",
        "give a child to an officer, or many, or to nobody",
        cells={Role.IRO_MANAGER: UNBARRED | NO_CHILD},
        routes=("allocate", "move-all"),
        on_the_trail=True,
    ),
    Line(
        "undo_allocation",
        "take back the last allocation by hand",
        cells={Role.IRO_MANAGER: UNBARRED | NO_CHILD},
        routes=("undo-allocation",),
        on_the_trail=True,
    ),
    Line(
        "child_officers",
        "see who held a child, from when to when and why",
        cells={Role.IRO_MANAGER: UNBARRED | NO_CHILD},
        routes=("child-officers",),
        on_the_trail=True,
    ),
    Line("officers", "see the officers", cells=for_roles(Role.IRO_MANAGER), routes=("officers",)),
    Line(
        "add_officer", "add an officer", cells=for_roles(Role.IRO_MANAGER), routes=("add-officer",)
    ),
    Line(
        "correct_officer",
        "put an officer's name or address right",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("correct-officer",),
    ),
    Line("cover", "see who covers for whom", cells=for_roles(Role.IRO_MANAGER), routes=("cover",)),
    Line(
        "add_cover",
        "have one officer cover for another",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("add-cover",),
    ),
    Line(
        "end_cover",
        "end cover early",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("end-cover",),
    ),
    Line(
        "team",
        "see the team: who holds how many, who is without an officer",
        cells={Role.IRO_MANAGER: UNBARRED | NO_CHILD},
        routes=("team",),
        on_the_trail=True,
    ),
    Line("posts", "see posts and absences", cells=for_roles(Role.IRO_MANAGER), routes=("posts",)),
    Line("add_post", "add a post", cells=for_roles(Role.IRO_MANAGER), routes=("add-post",)),
    Line(
        "change_post",
        "change or end a post",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("change-post",),
    ),
    Line(
        "add_absence",
        "record an absence",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("add-absence",),
    ),
    Line(
        "change_absence",
        "change or end an absence",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("change-absence",),
    ),
)
