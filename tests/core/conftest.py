"""A journal of its own for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerjournal.core import clock
from careerjournal.core.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Return an empty journal in a folder of its own."""
    found = Journal.create(tmp_path / "test.journal")
    yield found
    found.close()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a way to move the clock: `at("2026-03-01T09:00")`."""
    return lambda text: monkeypatch.setenv(clock.VARIABLE, text)
