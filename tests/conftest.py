"""One run's own folder, for what its processes share; gone when the run ends."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests import postgresql

FOLDER_OF_THE_RUN = "FOOTPRINT_TEST_RUN"
MADE_HERE = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    if FOLDER_OF_THE_RUN in os.environ:  # a worker of pytest-xdist: its parent made it
        return
    folder = Path(tempfile.mkdtemp(prefix="footprint-tests-"))
    folder.chmod(0o755)  # the postgres user's server lives in a folder below
    os.environ[FOLDER_OF_THE_RUN] = str(folder)
    config.stash[MADE_HERE] = folder


def pytest_unconfigure(config: pytest.Config) -> None:
    if folder := config.stash.get(MADE_HERE, None):
        postgresql.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)
        del os.environ[FOLDER_OF_THE_RUN]
