"""What every test begins with: a folder of its own for what is kept between two starts."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

_NUMBERS = count()


@pytest.fixture(scope="session")
def state_homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folders of all tests are."""
    return tmp_path_factory.mktemp("states")


@pytest.fixture(autouse=True)
def state_home(state_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty state folder, so that no test sees how another one left a file, or the user."""
    folder = state_homes / str(next(_NUMBERS))
    folder.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder
