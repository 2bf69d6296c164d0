"""Backups: closed copies of a journal, each reopened, checked and fingerprinted before it counts.

Everything here works on a file and its key with connections of its own, so that it may run beside the window.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from careerjournal.core import clock, file, guard, paths, whole_file
from careerjournal.core.backup_rotation import to_let_go
from careerjournal.core.file import Key
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

DUE_AFTER = 30 * 60  # seconds
_LIST = "backups.json"
_STAMP = "%Y-%m-%d-%H%M%S"

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Backup:
    """One verified copy: where it is, when it was made and why, and what is in it."""

    path: Path
    made: datetime
    reason: str
    fingerprint: str
    entries: int
    first: date | None
    last: date | None
    size: int


def folder_of(journal: Path) -> Path:
    """Where the backups of a journal are kept on this computer."""
    name = hashlib.sha256(os.fsencode(journal.resolve())).hexdigest()[:8]
    return paths.data_dir() / "backups" / f"{journal.stem}-{name}"


def make(journal: Path, key: Key, reason: str, folder: Path | None = None, progress: Progress | None = None) -> Backup:
    """A verified copy in `folder` (the journal's own unless given); older ones that no longer count are let go.

    Trouble where it cannot be written or does not pass its check; nothing half made stays behind.
    """
    tell = progress or (lambda _words: None)
    folder = folder or folder_of(journal)
    _require_folder(folder)
    moment = clock.now()
    target = _free_name(folder, journal.stem, moment)
    tell(translate("core", "Copying"))
    file.checked_copy(journal, key, target, lambda: tell(translate("core", "Checking")))
    try:
        made = _described(target, key, moment, reason)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    _keep_list(folder, [*kept_in(folder), made])
    rotate(folder, moment)
    return made


def kept_in(folder: Path) -> list[Backup]:
    """The verified backups in a folder that are still there and as long as they were, the newest first."""
    try:
        told = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    found = [_read(folder, one) for one in told if isinstance(one, dict)]
    there = [one for one in found if one is not None and _size(one.path) == one.size]
    return sorted(there, key=lambda one: (one.made, one.path.name), reverse=True)


def is_due(journal: Path) -> bool:
    """Whether the newest backup is older than half an hour, or there is none."""
    newest = next(iter(kept_in(folder_of(journal))), None)
    return newest is None or not 0 <= (clock.now() - newest.made).total_seconds() < DUE_AFTER


def rotate(folder: Path, now: datetime) -> None:
    """Let go of the copies that no longer count; one that cannot be removed stays listed."""
    held = kept_in(folder)
    for backup in to_let_go(held, now):
        with suppress(OSError):
            backup.path.unlink()
    _keep_list(folder, kept_in(folder))


def verify(backup: Backup, key: Key) -> None:
    """Open a backup and check that it holds what it held when it was made; Trouble where it does not."""
    if not backup.path.exists():
        raise Trouble(translate("core", "The backup {path} is gone from its place.").format(path=backup.path))
    if file.problems(backup.path, key) or _fingerprint(backup.path, key) != backup.fingerprint:
        raise Trouble(translate("core", "The backup {path} is damaged. Choose another one.").format(path=backup.path))


def rekey(backup: Backup, former: Key, key: Key) -> None:
    """Give a backup another key: a changed and checked copy takes its place, or it stays as it was."""
    part = backup.path.with_name(f"{backup.path.name}.part")
    try:
        part.write_bytes(backup.path.read_bytes())
        with closing(file.connect(part, former)) as connection:
            connection.execute("PRAGMA journal_mode = delete")
            connection.execute(key.change_pragma)
        if file.problems(part, key) or _fingerprint(part, key) != backup.fingerprint:
            raise Trouble(translate("core", "The backup {path} is damaged.").format(path=backup.path))
        file.make_durable(part)
        part.replace(backup.path)
        _keep_list(backup.path.parent, _with_size(backup))
    except OSError as error:
        raise file.cannot_write(backup.path, error) from None
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(f"{part}{end}").unlink(missing_ok=True)


def _with_size(changed: Backup) -> list[Backup]:
    size = changed.path.stat().st_size
    told = json.loads((changed.path.parent / _LIST).read_text(encoding="utf-8"))
    found = (_read(changed.path.parent, one) for one in told if isinstance(one, dict))
    return [replace(one, size=size) if one.path == changed.path else one for one in found if one is not None]


def restore(source: Path, key: Key, journal: Path) -> Path | None:
    """Put a checked copy of `source` in the journal's place; the file that was there, under another name, or None.

    Nobody may have the journal open. Trouble where the copy fails; the journal is then as it was.
    """
    if problems := file.problems(source, key):
        raise Trouble(
            translate("core", "{path} is damaged ({what}). Nothing was changed.").format(path=source, what=problems[0])
        )
    part = journal.with_name(f"{journal.name}.restored")
    part.unlink(missing_ok=True)
    file.checked_copy(source, key, part)
    aside = _aside(journal)
    try:
        if aside is not None:
            journal.rename(aside)
            for end in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{journal}{end}").rename(f"{aside}{end}")
        part.replace(journal)
        file.make_durable(journal)
        guard.forget(journal)
    except OSError as error:
        raise file.cannot_write(journal, error) from None
    return aside


def _aside(journal: Path) -> Path | None:
    """A free name beside the journal for the file that is there now."""
    if not journal.exists():
        return None
    return _free_name(journal.parent, f"{journal.stem}.before-restore", clock.now())


def _free_name(folder: Path, stem: str, moment: datetime) -> Path:
    stem = f"{stem}-{moment.strftime(_STAMP)}"
    names = (f"{stem}{f'-{n}' if n > 1 else ''}.journal" for n in range(1, 1000))
    return next(folder / name for name in names if not (folder / name).exists())


def _described(path: Path, key: Key, moment: datetime, reason: str) -> Backup:
    with closing(file.reader(path, key)) as copy:
        count, first, last = copy.execute(
            "SELECT count(*), min(day), max(day) FROM entry WHERE removed_on IS NULL"
        ).fetchone()
    return Backup(
        path, moment, reason, _fingerprint(path, key), count, _day(first), _day(last), path.stat().st_size
    )  # fmt: skip


def _fingerprint(path: Path, key: Key) -> str:
    """One number for everything in the file: every row of every table of records, in order."""
    made = hashlib.sha256()
    with closing(file.reader(path, key)) as source:
        tables = source.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%' ORDER BY name"
        ).fetchall()
        for (table,) in tables:
            made.update(table.encode())
            for row in source.execute(f'SELECT * FROM "{table}" ORDER BY id'):
                made.update(repr(row).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _read(folder: Path, told: dict[str, Any]) -> Backup | None:
    try:
        return Backup(
            folder / str(told["name"]), datetime.fromisoformat(told["made"]), str(told["reason"]),
            str(told["fingerprint"]), int(told["entries"]), _day(told["first"]), _day(told["last"]), int(told["size"]),
        )  # fmt: skip
    except (KeyError, ValueError, TypeError):
        return None


def _keep_list(folder: Path, backups: Iterable[Backup]) -> None:
    told = [asdict(one) | {"name": one.path.name, "made": one.made.isoformat()} for one in backups]
    for one in told:
        del one["path"]
    whole_file.write(folder / _LIST, json.dumps(told, default=str, indent=1).encode())


def _require_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise file.cannot_write(folder, error) from None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
