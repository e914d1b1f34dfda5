"""The demonstration, made whole: its store, its people, its pages."""

import re
import sqlite3
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from footprint.accounts.roles import Role
from tests.apps.config.test_commands import footprint
from tests.journeys.conftest import BUILT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    if not (BUILT / "staticfiles.json").exists():
        pytest.skip("The pages' styles are not built. Run tools/assets.sh.")
    out = tmp_path_factory.mktemp("demo")
    done = footprint(None, "demo", "--once", "--out", str(out), FOOTPRINT_FOLDER="")
    assert done.returncode == 0, done.stderr
    return out, done.stdout


def store(out: Path) -> Path:
    return out / "service" / "footprint.sqlite3"


def test_it_names_one_person_a_role_with_a_password_of_her_own(made: tuple[Path, str]) -> None:
    _, said = made
    found = re.findall(r"^([\w ]+): (\S+@demo\.invalid)  (\S+)$", said, re.MULTILINE)
    roles = {role.replace(" ", "_").lower() for role, _, _ in found}
    assert roles == {role.value for role in Role}
    passwords = {password for _, _, password in found}
    assert len(passwords) == len(found)
    assert re.search(r"Footprint is at http://127\.0\.0\.1:\d+", said)


def test_its_store_is_marked_holds_children_and_no_password(made: tuple[Path, str]) -> None:
    out, said = made
    with closing(sqlite3.connect(store(out))) as connection:
        assert connection.execute("SELECT COUNT(*) FROM config_demomark").fetchone() == (1,)
        (children,) = connection.execute("SELECT COUNT(*) FROM children_child").fetchone()
        assert children > 500
        (hashes,) = connection.execute(
            "SELECT COUNT(DISTINCT password) FROM accounts_person"
        ).fetchone()
    dump = store(out).read_bytes()
    for _, password in re.findall(r"(\S+@demo\.invalid)  (\S+)", said):
        assert password.encode() not in dump
    assert hashes == said.count("@demo.invalid")


@pytest.mark.parametrize(
    "table",
    [
        "children_restriction",
        "children_connected",
        "children_contactlimit",
        "children_communication",
        "children_together",
        "children_officertold",
        "post_hold",
        "children_bar",
        "children_listedchild",
        "children_cover",
        "children_socialworkeraccount",
        "children_access",
        "team_absence",
        "reports_signeddefinition",
    ],
)
def test_its_people_have_been_at_work(made: tuple[Path, str], table: str) -> None:
    with closing(sqlite3.connect(store(made[0]))) as connection:
        (rows,) = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608 (ours)
    assert rows


def test_it_starts_nowhere_else(made: tuple[Path, str]) -> None:
    out, _ = made
    done = footprint(None, "serve", FOOTPRINT_FOLDER=str(out / "service"))
    assert done.returncode == 2
    assert "This store is a demonstration" in done.stderr


def test_nothing_of_it_answers_once_it_has_ended(made: tuple[Path, str]) -> None:
    _, said = made
    found = re.search(r"Footprint is at (\S+)", said)
    assert found is not None
    with pytest.raises(OSError):  # noqa: PT011 (refused, whatever it is called)
        urllib.request.urlopen(found[1], timeout=2)  # noqa: S310 (ours)


def test_it_makes_room_for_no_store_that_is_no_demonstration(tmp_path: Path) -> None:
    folder = tmp_path / "service"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "footprint.sqlite3")) as connection:
        connection.execute("CREATE TABLE children_child (id INTEGER)")
        connection.commit()
    done = footprint(None, "demo", "--once", "--out", str(tmp_path))
    assert done.returncode == 2
    assert "is no demonstration" in done.stderr
    assert (folder / "footprint.sqlite3").exists()
