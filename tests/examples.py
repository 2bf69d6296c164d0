"""The example career for tests, told once in a process: each test gets a copy of its own."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from careerjournal.core import demo
from careerjournal.core.journal import Journal


@cache
def _told() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="careerjournal-example-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = Journal.create(folder / "told.journal", known_here=False)
    demo.fill(made)
    made.close()
    return made.path


def copied(path: Path) -> Path:
    """Put the example into a file; `path`. No journal may be open."""
    shutil.copy(_told(), path)
    return path


def opened(path: Path) -> Journal:
    """The example in a file of its own, open."""
    return Journal.open(copied(path))
