"""The service's own rules, terms, words and devices: who may do what."""

from footprint.accounts.matrix.cells import Line, OpenTo, for_roles
from footprint.accounts.roles import Role

_BOTH = for_roles(Role.ADMINISTRATOR, Role.IRO_MANAGER)

LINES: tuple[Line, ...] = (
    Line(
        "settings",
        "see the service's own rules, the days of term and the word list",
        cells=_BOTH,
        routes=("settings", "terms", "words"),
    ),
    Line("set_rule", "set a rule of the service's own", cells=_BOTH, routes=("rule",)),
    Line("set_terms", "set the days of term", cells=_BOTH, routes=("school-year",)),
    Line(
        "set_word",
        "change the words that are not written to children and parents",
        cells=for_roles(Role.IRO_MANAGER),
        routes=("add-word", "change-word"),
    ),
    Line(
        "devices",
        "see which devices are marked as the authority's own",
        cells=for_roles(Role.ADMINISTRATOR),
        routes=("devices",),
    ),
    Line(
        "mark_device",
        "mark a device as the authority's own",
        cells=for_roles(Role.ADMINISTRATOR),
        routes=("mark-device",),
    ),
    Line(
        "revoke_device",
        "take the mark off a device",
        cells=for_roles(Role.ADMINISTRATOR),
        routes=("revoke-device",),
    ),
    Line("see_device", "be noted as using a device of the authority's own", OpenTo.SIGNED_IN),
)
