"""A crew for the tests that stop the program half way."""

from __future__ import annotations

import sys
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
