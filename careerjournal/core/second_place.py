"""The second place of the backups: a stick or a synced folder that gets closed, verified copies of them and no more."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from careerjournal.core import backup, clock, lock
from careerjournal.core.backup import Backup
from careerjournal.core.file import Key
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


class NotThere(Trouble):
    """The place is not there right now, as a stick that is in a drawer: nothing is wrong."""


def folder_in(place: Path, journal: Path) -> Path:
    """Where the copies of one journal lie in a second place, so that several journals may share it."""
    return place / backup.folder_of(journal).name


def keep_up(journal: Path, key: Key, place: Path) -> Backup | None:
    """Copy the newest backup there, unless it is there; verify it there, and let go of what no longer counts.

    None where there is nothing to copy. NotThere without the place, which is never made; Trouble where the copy does
    not succeed: nothing half made stays, unless the place itself is gone.
    """
    newest = next(iter(backup.kept_in(backup.folder_of(journal))), None)
    if newest is None:
        return None
    if not place.is_dir():
        raise NotThere(translate("core", "It is not there right now. The next backup goes there once it is."))
    folder = folder_in(place, journal)
    if any(one.fingerprint == newest.fingerprint and one.made == newest.made for one in backup.kept_in(folder)):
        return newest
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
        with lock.turn(folder):
            backup.sweep(folder)
            return _copied(newest, key, folder)
    except (OSError, Trouble) as error:
        said = (error.strerror or type(error).__name__) if isinstance(error, OSError) else str(error)
        raise Trouble(
            translate(
                "core", "The copy for {place} was not finished ({reason}). The backup on this computer is whole."
            ).format(place=place, reason=said)
        ) from None


def _copied(made: Backup, key: Key, folder: Path) -> Backup:
    target = folder / made.path.name
    part = target.with_name(f"{target.name}.part")
    try:
        with made.path.open("rb") as source, open(part, "wb", opener=_for_owner) as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        one = replace(made, path=target)
        backup.verify(replace(one, path=part), key)
        backup.keep_list(folder, [*backup.kept_in(folder), one])
        part.replace(target)
    finally:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{part}{end}").unlink()
    backup.rotate(folder, clock.now())
    return one


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
