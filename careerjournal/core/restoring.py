"""Restoring a backup that another passphrase opens: a journal that has one keeps it, whatever comes back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from careerjournal.core import backup, file, known, migrations
from careerjournal.core.file import Key
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class Restored:
    """What opens the journal now, and where the file is that was there before."""

    key: Key
    aside: Path | None
    said: str
    """Which passphrase the journal has where it could be another than one thinks; nothing where it is the same."""


def restore(
    source: Path, key: Key, journal: Path, present: Key | None = None, progress: backup.Progress | None = None
) -> Restored:
    """Put a backup in the journal's place; `key` opens the backup, `present` the file that is there, where known.

    A journal with a passphrase keeps it, so that nothing which was encrypted comes back open; one without has that of
    the backup afterwards. Trouble leaves the journal as it was.
    """
    migrations.refuse_newer(source, key)
    if present is None or key == present or not present.encrypted:
        said = _with_its_own(key, present) if journal.exists() else ""
        return Restored(key, backup.restored_by(source, key, journal, present, progress), said)
    backup.require_whole(source, key)
    copy = journal.with_name(f"{journal.name}.restored-copy")  # swept at the next start where this is killed
    try:
        file.checked_copy(source, key, copy)
        backup.rekey_file(copy, key, present)
        aside = backup.restored_by(copy, present, journal, present, progress)
    finally:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{copy}{end}").unlink()
    return Restored(present, aside, translate("core", "It opens with the passphrase that the journal had."))


def _with_its_own(key: Key, present: Key | None) -> str:
    """What to say of a journal that has the passphrase of its backup afterwards, or none as that had none."""
    if key.key == (present.key if present else ""):
        return ""
    if key.encrypted:
        return translate("core", "It opens with the passphrase of that backup.")
    return translate("core", "It is not encrypted, as that backup is not.")


def refuse_itself(source: Path, journal: Path) -> None:
    """Trouble where somebody names the journal as its own backup."""
    if known.is_same(source, journal):
        raise Trouble(
            translate("core", "{path} is the journal itself, not a backup of it. Nothing was changed.").format(
                path=source
            )
        )
