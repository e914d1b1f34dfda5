"""Small returns on the disk, and a folder for what is given."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from footprint.demo.demo_data import write_demo_returns


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three years of the made-up authority, small, and its people file."""
    out = tmp_path_factory.mktemp("given") / "demo"
    write_demo_returns(out, children=12, years=3, with_truth=False)
    return out


@pytest.fixture(autouse=True)
def _a_folder_for_what_is_given(tmp_path: Path) -> Iterator[None]:
    with override_settings(IMPORTS=tmp_path / "imports"):
        yield
