"""The commands of the web service, as a person at the server runs them."""

import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from footprint.accounts.models import Person, RoleGrant
from footprint.post.facts import State
from tests.apps.cast import administrator
from tests.apps.post.letters import later, letter, queued, state
from tests.apps.post.mail_server import mail_server
from tests.installation import ENVIRONMENT
from tests.stores import Store

SOURCE = Path(__file__).resolve().parents[3] / "src"


def footprint(
    store: Store | None, *arguments: str, **more: str
) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        **ENVIRONMENT,
        **(store.environment if store else {}),
        **more,
        "PYTHONPATH": str(SOURCE),
        "NO_COLOR": "1",
    }
    command = [sys.executable, "-c", "from footprint.cli import app; app()", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture
def closed(tmp_path: Path) -> None:
    """The folder of the store as an installer should leave it."""
    tmp_path.chmod(0o700)
    for file in tmp_path.glob("*.sqlite3"):
        file.chmod(0o600)


@pytest.mark.store
def test_a_person_is_added_and_given_a_link_once(store: Store) -> None:
    added = footprint(store, "add-person", "Ada@council.test", "Ada Byron", "--link")
    assert added.returncode == 0, added.stderr
    assert re.search(r"https://footprint.test/forgotten-password/\w+-\w+-\w+/", added.stdout)
    assert Person.objects.get().email == "ada@council.test"
    again = footprint(store, "add-person", "ada@council.test", "Ada Byron", "--link")
    assert again.returncode == 2
    assert "already" in again.stderr
    assert Person.objects.count() == 1


@pytest.mark.store
def test_doctor_finds_nothing_wrong_with_a_sound_installation(store: Store, closed: None) -> None:
    with mail_server() as mail:
        done = footprint(store, "doctor", FOOTPRINT_MAIL_URL=f"smtp://127.0.0.1:{mail.port}")
    styles = "The pages' styles are not built."
    assert done.returncode == 0 or styles in done.stdout, done.stdout + done.stderr
    assert "1 to mend" in done.stdout or "Nothing is wrong." in done.stdout


@pytest.mark.store
def test_doctor_names_a_mail_server_that_does_not_answer_and_letters_that_lie(
    store: Store, closed: None
) -> None:
    ada = administrator()
    (waits,) = queued(ada, letter(child_ids=()))
    later(waits, timedelta(hours=2))
    done = footprint(store, "doctor")
    assert done.returncode == 1
    assert "The mail server cannot be used (ConnectionRefusedError)." in done.stdout
    assert "Letters have waited an hour for the worker: 1." in done.stdout


@pytest.mark.store
def test_tick_sends_what_waits(store: Store, closed: None) -> None:
    (waits,) = queued(administrator(), letter(child_ids=()))
    with mail_server() as mail:
        done = footprint(store, "tick", FOOTPRINT_MAIL_URL=f"smtp://127.0.0.1:{mail.port}")
    assert done.returncode == 0, done.stderr
    assert [str(one["To"]) for one in mail.letters] == ["Jane Moss <jane@home.test>"]
    assert state(waits) is State.SENT


def test_doctor_names_a_store_that_is_behind_and_a_folder_that_others_can_open(
    tmp_path: Path,
) -> None:
    tmp_path.chmod(0o755)
    done = footprint(None, "doctor", FOOTPRINT_FOLDER=str(tmp_path))
    assert done.returncode == 1
    assert f"Other users of this machine can open {tmp_path}." in done.stdout
    assert "steps behind" in done.stdout
    assert "The trail is not guarded" in done.stdout


def test_doctor_names_a_store_that_does_not_answer(tmp_path: Path) -> None:
    url = "postgresql://footprint:secret@127.0.0.1:9/footprint"
    done = footprint(None, "doctor", FOOTPRINT_FOLDER=str(tmp_path), FOOTPRINT_DATABASE_URL=url)
    assert done.returncode == 1
    assert "The store does not answer" in done.stdout
    assert "secret" not in done.stdout + done.stderr


def test_what_is_missing_is_said_before_anything_else(tmp_path: Path) -> None:
    done = footprint(None, "doctor", FOOTPRINT_SECRET_KEY="", FOOTPRINT_ADDRESS="")
    assert done.returncode == 2
    assert "FOOTPRINT_SECRET_KEY is not set" in done.stderr
    assert "FOOTPRINT_ADDRESS is not set" in done.stderr


def test_the_service_does_not_start_on_a_store_that_is_behind(tmp_path: Path) -> None:
    done = footprint(None, "serve", FOOTPRINT_FOLDER=str(tmp_path))
    assert done.returncode == 2
    assert "Run footprint migrate." in done.stderr


def test_figures_from_files_need_no_web_framework() -> None:
    program = (
        "import sys, footprint.cli; print([name for name in sys.modules if name[:6] == 'django'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.store
def test_a_second_administrator_is_made_at_the_server(store: Store) -> None:
    assert footprint(store, "make-administrator", "grace@council.test").returncode == 2
    for email, name in (("ada@council.test", "Ada Byron"), ("grace@council.test", "Grace Hopper")):
        assert footprint(store, "add-person", email, name, "--link").returncode == 0
    made = footprint(store, "make-administrator", "Grace@council.test")
    assert made.returncode == 0, made.stderr
    grants = RoleGrant.objects.values_list("person__email", "role")
    assert set(grants) == {
        ("ada@council.test", "administrator"),
        ("grace@council.test", "administrator"),
    }
    assert (
        "has this role already"
        in footprint(store, "make-administrator", "grace@council.test").stderr
    )
