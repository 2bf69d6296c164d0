"""Which journals this computer has seen, so that a missing one is never shown as an empty one."""

from __future__ import annotations

import json
import os
from pathlib import Path

from careerjournal.core import paths

_FILE = "journals.json"


def journals() -> tuple[Path, ...]:
    """The journals that were opened here, last one first."""
    try:
        names = json.loads((paths.state_dir() / _FILE).read_text(encoding="utf-8"))
        return tuple(Path(name) for name in names if isinstance(name, str))
    except (OSError, ValueError, TypeError):
        return ()


def others(than: Path) -> tuple[Path, ...]:
    """The journals that were opened here and are there, without this one."""
    return tuple(path for path in journals() if path != than.resolve() and path.exists())


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same place."""
    return os.path.realpath(one) == os.path.realpath(other)


def is_known(path: Path) -> bool:
    """Whether the journal that belongs at `path` was opened here; links that lead in a circle belong nowhere."""
    return Path(os.path.realpath(path)) in journals()


def remember(journal: Path) -> None:
    """Note that this journal exists. A state folder that cannot be written keeps nobody from writing."""
    here = journal.resolve()
    before = journals()
    if before[:1] == (here,):
        return
    try:
        paths.state_dir().mkdir(parents=True, exist_ok=True, mode=0o700)
        target = paths.state_dir() / _FILE
        working = target.with_name(f"{_FILE}.{os.getpid()}.part")
        working.write_text(
            json.dumps([str(here), *(str(other) for other in before if other != here)]), encoding="utf-8"
        )
        working.replace(target)
    except OSError:
        return
