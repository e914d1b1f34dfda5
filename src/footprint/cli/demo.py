"""The demonstration: a store of its own, made-up people who sign in to it, served on this machine."""

import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli.files import write_demo_files
from footprint.cli.service import django_ready
from footprint.cli.terminal import app, progress, refuse, refusing_in_a_sentence, say
from footprint.demo.demo_data import write_demo_returns

if TYPE_CHECKING:
    from footprint.demo.filling import SignIn

STORE = "footprint.sqlite3"
#: How long the service may take to answer for the first time.
PATIENCE_SECONDS = 180


@app.command()
def demo(
    *,
    out: Annotated[Path, typer.Option(help="The folder to write into.")] = Path("demo-output"),
    port: Annotated[int, typer.Option(help="On this machine only; the next free one.")] = 8000,
    once: Annotated[
        bool, typer.Option("--once", help="Stop as soon as the service has answered.")
    ] = False,
    files: Annotated[
        bool, typer.Option("--files", help="Write returns and figures; no service.")
    ] = False,
) -> None:
    """Footprint with a made-up authority in it: sign in as any of its people and look around."""
    if files:
        write_demo_files(out)
        return
    folder = (out / "service").resolve()
    _make_room(folder)
    port = _free_port(port)
    address = f"http://127.0.0.1:{port}"
    os.environ.update(_environment(folder, address))
    sign_ins = _filled(out)
    # Ended from outside, it ends what it has started, as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with _running(["worker"]), _running(["serve", f"--port={port}", "--workers=2"]) as server:
        _wait_until_it_answers(address, server)
        _tell(address, sign_ins)
        if not once:
            _stay(server)


def _make_room(folder: Path) -> None:
    """An earlier demonstration goes; any other store stays, and nothing starts."""
    store = folder / STORE
    if store.exists() and not _is_demo(store):
        refuse(f"{store} is no demonstration. Choose another folder: --out.")
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, mode=0o700)


def _is_demo(store: Path) -> bool:
    with closing(sqlite3.connect(store)) as connection:
        try:
            return bool(connection.execute("SELECT 1 FROM config_demomark").fetchone())
        except sqlite3.DatabaseError:
            return False


def _environment(folder: Path, address: str) -> Mapping[str, str]:
    """Everything that could lead to another store or a mail server is set anew."""
    return {
        "FOOTPRINT_DEMO": "yes",
        "FOOTPRINT_FOLDER": str(folder),
        "FOOTPRINT_ADDRESS": address,
        "FOOTPRINT_SECRET_KEY": secrets.token_urlsafe(48),
        "FOOTPRINT_DATABASE_URL": "",
        "FOOTPRINT_MAIL_URL": "",
        "FOOTPRINT_SECOND_FACTOR": "optional",
    }


def _filled(out: Path) -> "Sequence[SignIn]":
    today = datetime.now().astimezone().date()
    with refusing_in_a_sentence(), progress() as tell:
        returns = out / "service-returns"
        report = write_demo_returns(returns, day=today, progress=lambda what, _share: tell(what))
        with django_ready() as call:
            call("migrate", verbosity=0, interactive=False)
            call("mark_as_demo")
            from footprint.demo.filling import fill  # noqa: PLC0415 (loads Django)

            people = [report.people] if report.people else []
            return fill([*report.folders, *people], report.cast, today, tell)


def _free_port(wanted: int) -> int:
    for port in range(wanted, wanted + 50):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)):
                return port
    return refuse(f"No port from {wanted} on is free: --port.")


@contextmanager
def _running(command: Sequence[str]) -> "Iterator[subprocess.Popen[bytes]]":
    """A command of ours in a process of its own, ended with this one. What it logs is not shown."""
    program = [sys.executable, "-c", "from footprint.cli import app; app()", *command]
    log = Path(os.environ["FOOTPRINT_FOLDER"]) / f"{command[0]}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(program, stdout=out, stderr=out)  # noqa: S603 (our own)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_it_answers(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/sign-in/", timeout=5).close()  # noqa: S310 (ours)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    log = Path(os.environ["FOOTPRINT_FOLDER"]) / "serve.log"
    refuse(f"The service did not start. {log} says why.")


def _tell(address: str, sign_ins: "Sequence[SignIn]") -> None:
    for one in sign_ins:
        role = one.member.role.value.replace("_", " ").replace("iro", "IRO")
        say(f"{role}: {one.member.email}  {one.password}")
        say(f"    {one.member.try_first}")
    say("")
    say("The passwords are shown this once. Every child, person and council in it is made up.")
    say(f"Footprint is at {address}")


def _stay(server: "subprocess.Popen[bytes]") -> None:
    say("Ctrl-C ends it.")
    try:
        server.wait()
    except KeyboardInterrupt:
        say("Ended. Its store stays until the next demonstration.")
