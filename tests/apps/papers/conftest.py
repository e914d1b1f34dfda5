"""A folder of papers of each test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(PAPERS=tmp_path / "papers"):
        yield tmp_path / "papers"
