"""Which journal the window opens on: the one at its place, unlocked, or what the person chose on the rescue page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from careerjournal.core import backup, guard, keys, known, moving, paths
from careerjournal.core.journal import Journal
from careerjournal.core.rescue import case_of
from careerjournal.core.settings import Settings
from careerjournal.core.trouble import Trouble
from careerjournal.ui import at_work
from careerjournal.ui.rescue import GO_ON, NEW, Rescue


def named(path: Path, settings: Settings) -> Journal | None:
    """The journal that was named; Trouble where it is none that this computer knows. None if the person gave up."""
    if known.is_known(path):
        return _found(path, settings)
    key = _unlocked(path)
    if isinstance(key, Path):
        return _found(key, settings)
    return _opened(path, key) if key else None


def usual(settings: Settings) -> Journal | None:
    """The journal at the usual place; made only where this computer knows of none. None if the person gave up."""
    path = paths.default_journal()
    if not path.exists() and not known.journals() and not backup.kept_in(backup.folder_of(path)):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Journal.create(path)
    return _found(path, settings)


def _found(path: Path, settings: Settings) -> Journal | None:
    """The journal at a path, or where the rescue page leads from there."""
    key: Any = None
    while True:
        try:
            if not path.exists():
                raise moving.gone(path)
            key = key or _unlocked(path)
            if not isinstance(key, Path):
                return _opened(path, key) if key else None
            path, key = key, None
            continue
        except Trouble as trouble:
            rescue = Rescue(case_of(path, trouble, settings.second_places), key)
        answer = rescue.choose()
        if answer is None:
            return None
        if answer == NEW:
            return Journal.create(paths.default_journal())
        key = rescue.key if answer in (GO_ON, path) else None
        if answer == GO_ON:
            guard.forget(path)
        else:
            path = Path(answer)


def _opened(path: Path, key: Any) -> Journal:
    """The journal; where it must be brought up to date first, a few words stand on the screen meanwhile."""
    return Journal(path, key, beside=at_work.wait)


def _unlocked(path: Path) -> Any:
    """What opens the journal at `path`, once it is given; another path, or None, where the person says so instead."""
    try:
        return keys.fitting(path, salts=guard.salts(path))
    except keys.Locked:
        from careerjournal.ui.unlock import Unlock

        given: Any = Unlock(path, known.others(path)).choose()
        return given
