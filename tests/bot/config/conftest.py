"""A good municipality to break in one place, with no secrets in the environment."""

import os
import shutil
from pathlib import Path

import pytest

LAUVDAL = Path(__file__).parents[3] / "examples" / "lauvdal"


@pytest.fixture(autouse=True)
def _no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.startswith("GODTGJORT_")]:
        monkeypatch.delenv(variable)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example municipality."""
    return Path(shutil.copytree(LAUVDAL, tmp_path / "lauvdal"))
