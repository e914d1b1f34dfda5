"""How much a request may bring, and where it waits."""

import os
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import override_settings

from footprint.accounts.roles import Role
from footprint.config.limits import MIB, MOST, InTheFolderOfImports
from footprint.exchange import folders
from footprint.papers.facts import MOST_BYTES
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person


def a_file(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("episodes.csv", b"x" * size)


@pytest.mark.store
@pytest.mark.parametrize("path", ["/sign-in/", "/imports/new/", "/nothing/"])
def test_a_stranger_sends_no_more_than_a_form_holds(path: str) -> None:
    refused = signed_in(None).post(path, {"given": a_file(MOST + 1)})
    assert refused.status_code == 413
    assert "This is too much to send at once" in refused.content.decode()
    assert refused.headers["Cache-Control"] == "no-store"
    assert "default-src" in refused.headers["Content-Security-Policy"]


@pytest.mark.store
def test_files_are_sent_on_the_page_for_files_and_nowhere_else(tmp_path: Path) -> None:
    ada, grace = administrator(), administrator("Grace Hopper")
    ann = signed_in(hold(ada, grace, person("Ann Analyst"), Role.ANALYST).person_id)
    imports = tmp_path / "imports"
    with override_settings(IMPORTS=imports):
        given = {"given": a_file(MOST + MIB)}
        assert ann.post("/role/", given).status_code == 413
        given["given"].seek(0)
        assert ann.post("/imports/new/", given).status_code == 302
    assert imports.stat().st_mode & 0o077 == 0
    assert [one.name for one in imports.iterdir() if one.is_file()] == []


def test_a_long_file_comes_in_where_imports_lie(tmp_path: Path) -> None:
    imports = tmp_path / "imports"
    with override_settings(IMPORTS=imports):
        handler = InTheFolderOfImports()
        handler.new_file("given", "episodes.csv", "text/csv", 5 * MIB)
        assert isinstance(handler.file, TemporaryUploadedFile)
        path = Path(handler.file.temporary_file_path())
        assert path.parent == imports
        assert path.stat().st_mode & 0o077 == 0
        handler.file.close()


def test_what_was_coming_in_when_the_service_died_is_swept(tmp_path: Path) -> None:
    long_ago = time.time() - 2 * 60 * 60
    old, new = tmp_path / "tmpa.upload.csv", tmp_path / "tmpb.upload.csv"
    for one in (old, new):
        one.write_bytes(b"x")
    os.utime(old, (long_ago, long_ago))
    with override_settings(IMPORTS=tmp_path):
        folders.sweep(set())
    assert not old.exists()
    assert new.exists()


@pytest.mark.store
def test_a_paper_is_longer_than_a_form_and_a_stranger_sends_none(tmp_path: Path) -> None:
    ada, grace = administrator(), administrator("Grace Hopper")
    mary = signed_in(hold(ada, grace, person("Mary Manager"), Role.IRO_MANAGER).person_id)
    path = "/children/1/reviews/1/papers/1/received/"
    with override_settings(IMPORTS=tmp_path / "imports"):
        assert mary.post(path, {"file": a_file(MOST + MIB)}).status_code == 404
        assert mary.post(path, {"file": a_file(MOST_BYTES + MIB + 1)}).status_code == 413
        assert signed_in(None).post(path, {"file": a_file(MOST + MIB)}).status_code == 413
