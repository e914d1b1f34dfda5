"""The `footprint` command.

The commands of the web service load Django, and only they: the others start without it.
"""

from footprint.cli import demo, files, imports, service  # noqa: F401 (they name the commands)
from footprint.cli.terminal import app

__all__ = ["app"]
