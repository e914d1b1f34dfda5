"""What is wrong with an installation, and what mends it."""

import io
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from smtplib import SMTPException

import pikepdf
from django.conf import settings
from django.core import checks
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error as StoreError
from django.utils.timezone import localdate

from footprint.audit import guards
from footprint.audit.facts import Source, Viewer
from footprint.config import marks
from footprint.config.files import BUILT
from footprint.config.logs import places
from footprint.formats.document import Document, Paragraph
from footprint.formats.pdf import pdf
from footprint.papers import sweeping
from footprint.post import queries as post

OLDEST_POSTGRESQL = 15_00_00


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and what to do about it."""

    what: str
    mend: str


def faults() -> Iterator[Fault]:
    """Everything found, the store's own faults only if it answers."""
    yield from _files()
    yield from _permissions()
    yield from _papers_folder()
    yield from _printing()
    yield from _checks()
    yield from _mail()
    if (unreachable := _unreachable()) is not None:
        yield unreachable
        return
    for look in OF_THE_STORE:
        yield from look()


def _files() -> Iterator[Fault]:
    if not (BUILT / "staticfiles.json").exists():
        yield Fault("The pages' styles are not built.", "Run tools/assets.sh.")


def _permissions() -> Iterator[Fault]:
    folder: Path = settings.ENVIRONMENT.folder
    if not folder.is_dir():
        yield Fault(f"{folder} is not a folder.", "Make it, for the service's own user.")
        return
    for path in [folder, *sorted(folder.glob("footprint.sqlite3*"))]:
        if stat.S_IMODE(path.stat().st_mode) & stat.S_IRWXO:
            mend = f"chmod o-rwx {path}"
            yield Fault(f"Other users of this machine can open {path}.", mend)


def _papers_folder() -> Iterator[Fault]:
    """It is made with the first paper."""
    folder: Path = settings.PAPERS
    if folder.is_relative_to(BUILT):
        yield Fault(f"{folder} is served to anybody.", "Set FOOTPRINT_PAPERS to another folder.")
    if folder.is_dir() and stat.S_IMODE(folder.stat().st_mode) & stat.S_IRWXO:
        yield Fault(f"Other users of this machine can open {folder}.", f"chmod o-rwx {folder}")


def _printing() -> Iterator[Fault]:
    """PDFs need libraries and letters of the machine itself."""
    mend = "As root: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    try:
        made = pdf(Document("A", blocks=(Paragraph("a"),)))
    except OSError:
        yield Fault("PDFs cannot be made: Pango or HarfBuzz is missing.", mend)
        return
    with pikepdf.open(io.BytesIO(made)) as opened:
        known = [set(one.keys()) for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
    if not any(keys & {"/FontFile2", "/FontFile3"} for keys in known):
        yield Fault("PDFs have no letters.", "As root: apt-get install fonts-liberation")


def _checks() -> Iterator[Fault]:
    for found in checks.run_checks():
        if found.level >= checks.WARNING:
            yield Fault(f"{found.id}: {found.msg}", str(found.hint or "Ask who installed it."))


def _unreachable() -> Fault | None:
    try:
        connection.ensure_connection()
    except StoreError as error:
        return Fault(
            f"The store does not answer ({places(error).split(' at ')[0]}).",
            "Look at FOOTPRINT_DATABASE_URL, or at FOOTPRINT_FOLDER and who may write in it.",
        )
    return None


def _migrations() -> Iterator[Fault]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        yield Fault(f"The store is {len(plan)} steps behind.", "Run footprint migrate.")


def _version() -> Iterator[Fault]:
    if connection.vendor == "postgresql":
        version = connection.pg_version  # type: ignore[attr-defined]
        if version < OLDEST_POSTGRESQL:
            yield Fault(f"PostgreSQL {version // 10_000} is too old.", "Use 15 or later.")


def _guards() -> Iterator[Fault]:
    if lost := guards.missing():
        yield Fault(
            f"The trail is not guarded: {', '.join(lost)} missing.", "Run footprint migrate."
        )


def _marks() -> Iterator[Fault]:
    if not any(_migrations()) and (why_not := marks.why_not_start()):
        yield Fault(why_not, "See the how-to of deploying.")


def _mail() -> Iterator[Fault]:
    """Whether the mail server lets us in. Nothing is sent. A demo has none."""
    if not settings.ENVIRONMENT.mail_url:
        return
    server: BaseEmailBackend = get_connection()
    try:
        server.open()
        server.close()
    except (OSError, SMTPException) as error:
        yield Fault(
            f"The mail server cannot be used ({type(error).__name__}).",
            "Look at FOOTPRINT_MAIL_URL, and whether this machine may reach that server.",
        )


def _letters() -> Iterator[Fault]:
    if any(_migrations()):
        return
    viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
    late, failed = post.left_lying(viewer)
    if late:
        mend = "See that footprint worker runs; the how-to of deploying has its unit."
        yield Fault(f"Letters have waited an hour for the worker: {late}.", mend)
    if failed:
        mend = "Somebody of business support looks at Letters, Waiting for you."
        yield Fault(f"Letters that could not be sent wait for a person: {failed}.", mend)


def _papers() -> Iterator[Fault]:
    viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
    if not any(_migrations()) and (damaged := sweeping.damaged(viewer)):
        yield Fault(
            f"{damaged} papers of children have no file, or one that was cut short.",
            "Put back the folder FOOTPRINT_PAPERS of the same day as the store.",
        )


OF_THE_STORE: tuple[Callable[[], Iterator[Fault]], ...] = (
    *(_version, _migrations, _guards, _marks, _letters, _papers),
)
