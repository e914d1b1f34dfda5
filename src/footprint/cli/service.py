"""The commands of the web service. They load Django, and only they."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from footprint.cli.terminal import app, refuse, say

Port = Annotated[int, typer.Option(help="On this machine only; TLS stands in front.")]


@app.command()
def serve(
    port: Port = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 3,
) -> None:
    """Serve the web service on this machine's own address."""
    with django_ready() as call:
        call("may_start")
    # Threads: a browser keeps connections open that it has not used yet, and each would hold up a
    # whole process.
    command = ["gunicorn", "footprint.config.wsgi:application", f"--bind=127.0.0.1:{port}"]
    options = [
        f"--workers={workers}",
        "--threads=8",
        "--worker-tmp-dir=/dev/shm",
        "--max-requests=5000",
    ]
    # Whoever switches the access log on finds no address in it: some are secrets.
    log = ["--access-logformat=%(t)s %(m)s %(s)s %(B)s %(D)s"]
    jitter = ["--max-requests-jitter=500", "--no-control-socket", *log]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", *command, *options, *jitter])  # noqa: S606


@app.command()
def migrate() -> None:
    """Bring the store up to this version of Footprint."""
    with django_ready() as call:
        call("migrate", interactive=False)


@app.command("add-person")
def add_person(
    email: Annotated[str, typer.Argument(help="The address to sign in with.")],
    name: Annotated[str, typer.Argument(help="The full name.")],
    *,
    letter: Annotated[
        bool, typer.Option("--letter", help="Send a link to choose it, by e-mail.")
    ] = False,
    link: Annotated[bool, typer.Option("--link", help="Print that link instead.")] = False,
) -> None:
    """Make an account for a person; asks for her password unless she chooses it by a link."""
    with django_ready():
        from django.utils.timezone import localdate  # noqa: PLC0415 (loads Django)

        from footprint.accounts import actions, passwords  # noqa: PLC0415
        from footprint.audit.actions import ActionDenied  # noqa: PLC0415
        from footprint.audit.facts import Source, Viewer  # noqa: PLC0415

        password = None if letter or link else _new_password()
        if password and (weak := passwords.why_not_password(password, email=email, full_name=name)):
            refuse(weak)
        viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
        try:
            person_id = actions.add_person(viewer=viewer, email=email, full_name=name)
        except ActionDenied as denied:
            refuse(str(denied))
        if password:
            passwords.set_password(person_id, password)
        if letter:
            passwords.send_welcome(person_id)
        if link:
            say(passwords.link_for(person_id))
    say(f"{name} can sign in as {email}.")


@app.command("make-administrator")
def make_administrator(
    email: Annotated[str, typer.Argument(help="The address that the account signs in with.")],
) -> None:
    """Make somebody an administrator: the second one, and whenever nobody is left to confirm it."""
    with django_ready():
        from django.utils.timezone import localdate  # noqa: PLC0415 (loads Django)

        from footprint.accounts import actions, queries  # noqa: PLC0415
        from footprint.accounts.roles import Role  # noqa: PLC0415
        from footprint.audit.actions import ActionDenied  # noqa: PLC0415
        from footprint.audit.facts import Source, Viewer  # noqa: PLC0415

        viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
        found = queries.person_with_email(viewer, email)
        if found is None:
            refuse(f"Nobody signs in as {email}. Run footprint add-person first.")
        try:
            actions.grant_role(
                viewer=viewer,
                person_id=found.id,
                role=Role.ADMINISTRATOR,
                begins_on=viewer.today,
            )
        except ActionDenied as denied:
            refuse(str(denied))
    say(f"{found.full_name} is administrator from today.")


@app.command()
def worker() -> None:
    """Do what waits, every second, until it is stopped: imports and letters."""
    with django_ready() as call:
        call("worker")


@app.command()
def tick() -> None:
    """Do what waits now, and exit."""
    with django_ready() as call:
        call("worker", once=True)


@app.command()
def doctor() -> None:
    """Say what is wrong with this installation of the web service, and what mends it."""
    with django_ready() as call:
        call("doctor")


@contextmanager
def django_ready() -> Iterator[Callable[..., object]]:
    """Django with this installation's settings; gives its way of calling a command."""
    import django  # noqa: PLC0415 (only these commands load it)
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.config.settings")
    try:
        django.setup()
        yield call_command
    except (ImproperlyConfigured, CommandError) as wrong:
        refuse(str(wrong))


def _new_password() -> str:
    first: str = typer.prompt("Password", hide_input=True)
    if typer.prompt("The same again", hide_input=True) != first:
        refuse("The two are not the same.")
    return first
