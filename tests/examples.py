"""Journals for tests, each made once in a process, and copied: an empty one, and the example career."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import weakref
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


@cache
def _begun() -> bytes:
    with tempfile.TemporaryDirectory(prefix="careerjournal-") as folder:
        made = Journal.create(Path(folder) / "begun.journal", known_here=False)
        made.close()
        return made.path.read_bytes()


def empty() -> Journal:
    """An empty journal, open, in a folder of its own that goes with it. No journal may be open."""
    folder = Path(tempfile.mkdtemp(prefix="careerjournal-"))
    path = folder / "empty.journal"
    path.write_bytes(_begun())
    made = Journal.open(path)
    weakref.finalize(made, shutil.rmtree, folder, ignore_errors=True)
    return made


def copied(path: Path) -> Path:
    """Put the example into a file; `path`. No journal may be open."""
    shutil.copy(_told(), path)
    return path


def opened(path: Path) -> Journal:
    """The example in a file of its own, open."""
    return Journal.open(copied(path))
