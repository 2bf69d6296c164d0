"""A crew for the tests that stop the program half way."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.safety.crew import Crew

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """Return the process that does deeds in children of its own."""
    if sys.platform == "win32":
        pytest.skip("a process is forked and killed")
    found = Crew(tmp_path_factory.mktemp("reports"))
    yield found
    found.dismiss()


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where there is one: a kill or a replay leaves the same, and no sync costs time."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="careerjournal-", dir=memory) as name:
        yield Path(name)
