"""Which journal the window opens on: the one at its place, unlocked, or what the person chose on the rescue page."""

from __future__ import annotations

from pathlib import Path

from careerjournal.core import backup, guard, keys, known, moving, paths
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate
from careerjournal.ui.rescue import GO_ON, NEW, Rescue, known_backups


def named(path: Path, settings: Settings) -> Journal | None:
    """The journal that was named; Trouble where it is none that this computer knows. None if the person gave up."""
    if path.resolve() in known.journals():
        return _found(path, settings)
    opened = _unlocked(path)
    return _found(opened, settings) if isinstance(opened, Path) else opened


def usual(settings: Settings) -> Journal | None:
    """The journal at the usual place; made only where this computer knows of none. None if the person gave up."""
    path = paths.default_journal()
    if not path.exists() and not known.journals() and not backup.kept_in(backup.folder_of(path)):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Journal.create(path)
    return _found(path, settings)


def _found(path: Path, settings: Settings) -> Journal | None:
    """The journal at a path, or where the rescue page leads from there."""
    while True:
        try:
            if not path.exists():
                raise _gone(path)
            opened = _unlocked(path)
            if not isinstance(opened, Path):
                return opened
            path = opened
            continue
        except Trouble as trouble:
            answer = _rescue(trouble, path, settings)
        if answer is None:
            return None
        if answer == NEW:
            return Journal.create(paths.default_journal())
        if answer == GO_ON:
            guard.forget(path)
        else:
            path = Path(answer)


def _unlocked(path: Path) -> Journal | Path | None:
    """The journal at `path`, once its passphrase is given; another path, or None, where the person says so instead."""
    try:
        return Journal.open(path)
    except keys.Locked:
        from careerjournal.ui.unlock import Unlock

        given = Unlock(path, known.others(path)).choose()
    return given if given is None or isinstance(given, Path) else Journal(path, given)


def _gone(path: Path) -> Trouble:
    if (elsewhere := moving.found_again(path)) is not None:
        return Trouble(
            translate(
                "core", "Your journal is not at {path} any more. It seems to be {elsewhere} now. Nothing was changed."
            ).format(path=path, elsewhere=elsewhere)
        )
    if not path.parent.is_dir():
        return Trouble(
            translate(
                "core",
                "The folder of your journal, {folder}, is not there. Is it on a disk that is not connected now? "
                "Nothing was made in its place.",
            ).format(folder=path.parent)
        )
    return Trouble(
        translate(
            "core",
            "The journal that belongs at {path} is not there. Was it moved or renamed? Nothing was made in its place.",
        ).format(path=path)
    )


def _rescue(trouble: Trouble, path: Path, settings: Settings) -> Path | str | None:
    usual_one = paths.default_journal()
    backups = known_backups(path, settings.second_places)
    may_begin = not usual_one.exists() and usual_one.resolve() not in known.journals() and not backups
    found = None if path.exists() else moving.found_again(path)
    seen = tuple(dict.fromkeys([found, *known.others(path)] if found else known.others(path)))
    older = isinstance(trouble, guard.Older)
    return Rescue(str(trouble), seen, may_begin, path, backups, older).choose()
