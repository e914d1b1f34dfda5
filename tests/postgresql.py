"""A real PostgreSQL for the tests: the one that is named, or one of the run's own."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

OLDEST = 15
#: Never durable: what it holds is thrown away.
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


class PostgreSQLError(Exception):
    """None is named and none can be started; the message says what would help."""


def start(folder: Path) -> str:
    """The address of a running server: FOOTPRINT_TEST_DATABASE_URL, else the run's own.

    Started on a socket in `folder`, by whichever process of the run asks first.
    """
    if named := os.environ.get("FOOTPRINT_TEST_DATABASE_URL"):
        return named
    home = folder / "postgresql"
    if not (home / "postmaster.pid").exists():
        _make(home)
    return f"postgresql://postgres@/postgres?host={quote(str(home))}"


def stop_in_order(home: Path) -> None:
    """Stops the server as its keeper would: what was committed is there when it starts again."""
    _run(home, ["pg_ctl", "stop", "--mode=fast", "--silent"])


def stop(folder: Path) -> None:
    home = folder / "postgresql"
    if (home / "postmaster.pid").exists():
        _run(home, ["pg_ctl", "stop", "--mode=immediate", "--silent"])


def _make(home: Path) -> None:
    home.mkdir(exist_ok=True)
    if os.getuid() == 0:
        _own(home)
    _run(home, ["initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"])
    start_again(home)


def start_again(home: Path) -> None:
    """Starts the server whose data are in `home`."""
    options = " ".join(
        [f"-k {home}", "-c listen_addresses=", *(f"-c {setting}" for setting in SPEED)]
    )
    log = str(home / "server.log")
    _run(home, ["pg_ctl", "start", "--wait", "--silent", f"--log={log}", f"--options={options}"])


def _own(home: Path) -> None:
    try:
        shutil.chown(home, "postgres")
    except LookupError as missing:
        raise PostgreSQLError(
            f"There is no user postgres to start a server as. {_HELP}"
        ) from missing


def _run(home: Path, command: Sequence[str]) -> None:
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    whole = [*as_user, str(_programs() / command[0]), *command[1:], f"--pgdata={home}"]
    done = subprocess.run(
        whole, cwd=home, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        raise PostgreSQLError(f"{command[0]} failed: {done.stderr.strip()}")


def _programs() -> Path:
    """The newest of the server's folders; Debian keeps them off the PATH."""
    found = [Path(on_path).resolve().parent] if (on_path := shutil.which("initdb")) else []
    debian = Path("/usr/lib/postgresql")
    numbered = sorted(debian.glob("[0-9]*"), key=lambda path: int(path.name), reverse=True)
    found += [path / "bin" for path in numbered if int(path.name) >= OLDEST]
    for folder in found:
        if (folder / "initdb").exists():
            return folder
    raise PostgreSQLError(f"PostgreSQL {OLDEST} or later is not installed. {_HELP}")


_HELP = "On Debian: apt-get install postgresql. Or name one: FOOTPRINT_TEST_DATABASE_URL."
