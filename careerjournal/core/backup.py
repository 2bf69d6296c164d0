"""Backups: closed copies of a journal, each reopened, checked and fingerprinted before it counts.

Everything here works on a file and its key with connections of its own, so that it may run beside the window.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from careerjournal.core import clock, file, guard, known, lock, paths, refusals, whole_file
from careerjournal.core.backup_rotation import to_let_go
from careerjournal.core.file import Key
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

DUE_AFTER = 30 * 60  # seconds
_LIST = "backups.json"
_AT_ONCE = 200
_LEAST = -(2**63)
_BEFORE = ".before-restore"
_STAMP = "%Y-%m-%d-%H%M%S"
# As entries.count has it, in SQL since this connection is none of the records': not the removed, nor a talk to come.
_ENTRIES = (
    "SELECT count(*), min(day), max(day) FROM entry WHERE removed_on IS NULL AND NOT (kind = 'conversation' AND EXISTS "
    "(SELECT 1 FROM conversation AS talk WHERE talk.id = entry.id AND talk.removed_on IS NULL AND held_on IS NULL))"
)

Progress = Callable[[str], object]


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
    commits: int = -1
    """How many saves the journal had counted then; −1 where it did not count yet."""


def folder_of(journal: Path) -> Path:
    """Where the backups of a journal are kept on this computer."""
    name = hashlib.sha256(os.fsencode(journal.resolve())).hexdigest()[:8]
    return paths.data_dir() / "backups" / f"{journal.stem}-{name}"


def left_behind(journal: Path) -> list[Path]:
    """The folders of backups of journals that are no longer where they were: one of them may be this one, moved."""
    taken = {folder_of(path) for path in (journal, *known.journals()) if path == journal or path.exists()}
    try:
        return [folder for folder in folder_of(journal).parent.iterdir() if folder not in taken]
    except OSError:
        return []


def make(
    journal: Path, key: Key, reason: str, folder: Path | None = None, progress: Progress | None = None,
    spare: Path | None = None,
) -> Backup:  # fmt: skip
    """A verified copy in `folder` (the journal's own unless given); older ones that no longer count are let go.

    Trouble where it cannot be written or does not pass its check; nothing half made stays behind. `spare` is one that
    no rotation may let go, since somebody is about to restore it. Two that are made at once wait for each other.
    """
    tell = progress or (lambda _words: None)
    folder = folder or folder_of(journal)
    _require_folder(folder)
    with lock.turn(folder):
        sweep(folder)
        _adopt(folder, key)
        moment = clock.now()
        target = _free_name(folder, journal.stem, moment)
        described: list[Backup] = []

        def describe(part: Path) -> None:
            # Listed just before it has its name: a name without a file counts for nothing, a file unlisted is lost.
            described.append(replace(_described(part, key, moment, reason), path=target))
            keep_list(folder, [*kept_in(folder), *described])

        tell(translate("core", "Copying…"))
        file.checked_copy(journal, key, target, lambda: tell(translate("core", "Checking the copy…")), describe)
        rotate(folder, moment, spare)
    return described[0]


def _adopt(folder: Path, key: Key) -> None:
    """List the whole copies that the list does not name, as after it was lost; what this key does not open stays."""
    held = kept_in(folder)
    names = {one.path.name for one in held}
    for path in folder.glob("*.journal"):
        if path.name not in names and opens(path, key) and not file.problems(path, key):
            made = datetime.fromtimestamp(path.stat().st_mtime, clock.now().tzinfo)
            held.append(_described(path, key, made, "found"))
    if len(held) > len(names):
        keep_list(folder, held)


def sweep(folder: Path) -> None:
    """Remove what a backup that was killed half way has left; only in one's turn."""
    for left in folder.glob("*.part*"):
        with suppress(OSError):
            left.unlink()


def kept_in(folder: Path) -> list[Backup]:
    """The verified backups in a folder that are still there and as long as they were, the newest first."""
    try:
        told = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    found = [_read(folder, one) for one in told if isinstance(one, dict)]
    there = [one for one in found if one is not None and _size(one.path) == one.size]
    return sorted(there, key=lambda one: (one.made, one.commits, len(one.path.name), one.path.name), reverse=True)


def is_due(journal: Path) -> bool:
    """Whether the newest backup is older than half an hour, or there is none."""
    newest = next(iter(kept_in(folder_of(journal))), None)
    return newest is None or not 0 <= (clock.now() - newest.made).total_seconds() < DUE_AFTER


def rotate(folder: Path, now: datetime, spare: Path | None = None) -> None:
    """Let go of the copies that no longer count; one that cannot be removed stays listed."""
    held = kept_in(folder)
    dropped = [one for one in to_let_go(held, now) if one.path != spare]
    for backup in dropped:
        with suppress(OSError):
            backup.path.unlink()
    if dropped:
        with suppress(Trouble):  # the list names files that are gone, which count for nothing
            keep_list(folder, kept_in(folder))


def verify(backup: Backup, key: Key) -> None:
    """Open a backup and check that it holds what it held when it was made; Trouble where it does not."""
    if not backup.path.exists():
        raise Trouble(translate("core", "The backup {path} is gone from its place.").format(path=backup.path))
    if file.problems(backup.path, key) or fingerprint(backup.path, key) != backup.fingerprint:
        raise Trouble(translate("core", "The backup {path} is damaged. Choose another one.").format(path=backup.path))


def rekey(backup: Backup, former: Key, key: Key) -> None:
    """Give a backup another key: a changed and checked copy takes its place, or it stays as it was."""
    with lock.turn(backup.path.parent):
        rekey_file(backup.path, former, key, backup.fingerprint)
        keep_list(backup.path.parent, _with_size(backup))


def rekey_file(path: Path, former: Key, key: Key, held: str = "") -> None:
    """Give a closed file another key, as `rekey`; `held` is what its fingerprint must be afterwards."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(path.read_bytes())
        held = held or fingerprint(part, former)
        with closing(file.connect(part, former)) as connection:
            connection.execute("PRAGMA journal_mode = delete")
            connection.execute(key.change_pragma)
        if file.problems(part, key) or fingerprint(part, key) != held:
            raise Trouble(translate("core", "The backup {path} is damaged.").format(path=path))
        file.make_durable(part)
        part.replace(path)
    except OSError as error:
        raise refusals.cannot_write(path, error) from None
    except sqlite.DatabaseError:
        raise Trouble(translate("core", "The backup {path} is damaged.").format(path=path)) from None
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{part}{end}").unlink()


def _with_size(changed: Backup) -> list[Backup]:
    size = changed.path.stat().st_size
    told = json.loads((changed.path.parent / _LIST).read_text(encoding="utf-8"))
    found = (_read(changed.path.parent, one) for one in told if isinstance(one, dict))
    return [replace(one, size=size) if one.path == changed.path else one for one in found if one is not None]


def restore(source: Path, key: Key, journal: Path) -> Path | None:
    """Put a checked copy of `source` in the journal's place; the file that was there, under another name, or None.

    Nobody may have the journal open. Trouble where the copy fails; the journal is then as it was.
    """
    require_whole(source, key)
    part = journal.with_name(f"{journal.name}.restored")
    file.checked_copy(source, key, part)
    aside = _free_name(journal.parent, f"{journal.stem}{_BEFORE}", clock.now())
    was_there = journal.exists()
    try:
        guard.forget(journal)  # first: a kill afterwards leaves the former file, which is then noted again
        _set_aside(journal, aside)
        part.replace(journal)
        file.make_durable(journal)
    except OSError as error:
        _put_back(aside, journal)
        part.unlink(missing_ok=True)
        raise refusals.cannot_write(journal, error) from None
    return aside if was_there else None


def require_whole(source: Path, key: Key) -> None:
    """Trouble where a file that is to be restored does not pass its check."""
    if file.problems(source, key):
        said = translate("core", "{path} is damaged. Nothing was changed. Choose another backup.")
        raise Trouble(said.format(path=source))


def opens(backup: Path, key: Key) -> bool:
    """Whether this key opens a backup; no where the file is gone or is none."""
    try:
        return file.opens(backup, key)
    except Trouble:
        return False


def restored_by(
    source: Path, key: Key, journal: Path, present: Key | None, progress: Progress | None = None
) -> Path | None:
    """As `restore`, with nobody else at the journal, and after a backup of what is there where `present` opens it."""
    held = lock.Lock(journal)
    try:
        with held.alone():
            if present is not None and journal.exists():
                _fold(journal, present)
                with suppress(Trouble):  # the file itself is kept beside in any case
                    make(journal, present, "restore", progress=progress, spare=source)
            (progress or str)(translate("core", "Restoring…"))
            return restore(source, key, journal)
    finally:
        held.release()


def _fold(journal: Path, present: Key) -> None:
    """Leave no log beside a file that is to be set aside: a kill between the two would part them.

    A log that lost saves stays as it is, since folding it in throws away what is left of it.
    """
    with suppress(Trouble):
        guard.require_newest(journal, *file.asked(journal, present, "SELECT journal, commits FROM guard"))
        guard.forget_pages(journal)
        file.fold(journal, present)


def sweep_beside(journal: Path) -> None:
    """Remove what a restore that was killed half way has left beside an open journal, which nobody restores now."""
    for left in journal.parent.glob(f"{glob.escape(journal.name)}.restored*"):
        with suppress(OSError):
            left.unlink()


def asides(journal: Path) -> list[Path]:
    """The files that a restore has set aside, the newest first."""
    return sorted(journal.parent.glob(f"{glob.escape(journal.stem)}{_BEFORE}-*.journal"), reverse=True)


def set_aside_at(aside: Path) -> datetime:
    """When a restore set this file aside, on the clock here: as its name says, or its last change."""
    stamp = aside.name.rpartition(f"{_BEFORE}-")[2][: len(clock.now().strftime(_STAMP))]
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=clock.now().tzinfo)
    except ValueError:
        return datetime.fromtimestamp(aside.stat().st_mtime, clock.now().tzinfo)


def _set_aside(journal: Path, aside: Path) -> None:
    """Give the file, and its log first of all, another name: a log must never meet a file that is not its own."""
    logs = [end for end in ("-wal", "-shm") if Path(f"{journal}{end}").exists()]
    for end in logs:
        Path(f"{journal}{end}").rename(f"{aside}{end}")
    if not journal.exists():
        return
    with suppress(OSError, NotImplementedError):  # a second name at once, where the file system knows such
        os.link(journal, aside)
        return
    journal.rename(aside)


def _put_back(aside: Path, journal: Path) -> None:
    """After a restore that failed half way the former file has its name again, and its log."""
    with suppress(OSError):
        if aside.exists():
            aside.replace(journal)
            aside.unlink(missing_ok=True)  # two names of one file: renaming one to the other leaves both
    for end in ("-wal", "-shm"):
        with suppress(OSError):
            Path(f"{aside}{end}").rename(f"{journal}{end}")


def _free_name(folder: Path, stem: str, moment: datetime) -> Path:
    stem = f"{stem}-{moment.strftime(_STAMP)}"
    names = (f"{stem}{f'-{n}' if n > 1 else ''}.journal" for n in range(1, 1000))
    return next(folder / name for name in names if not (folder / name).exists())


def _described(path: Path, key: Key, moment: datetime, reason: str) -> Backup:
    with closing(file.reader(path, key)) as copy:
        count, first, last = copy.execute(_ENTRIES).fetchone()
        counts = copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'guard'").fetchone()
        commits = copy.execute("SELECT commits FROM guard").fetchone()[0] if counts else -1
    size = path.stat().st_size
    return Backup(path, moment, reason, fingerprint(path, key), count, _day(first), _day(last), size, commits)


def fingerprint(path: Path, key: Key) -> str:
    """One number for everything in the file: every row of every table of records, in order."""
    made = hashlib.sha256()
    with closing(file.reader(path, key)) as source:
        tables = source.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%' ORDER BY name"
        ).fetchall()
        for (table,) in tables:
            made.update(table.encode())
            for rows in _many_rows(source, table):
                made.update(rows.encode())
    return made.hexdigest()


def _many_rows(source: Any, table: str) -> Iterator[str]:
    """A table as text, some hundred rows at once: SQLite puts them together while the window goes on."""
    columns = [name for _, name, *_ in source.execute(f'PRAGMA table_info("{table}")')]
    told = ", ".join(f'typeof("{name}"), hex("{name}")' for name in columns)
    last: int | None = None
    while True:
        last, rows = source.execute(
            f"SELECT max(id), group_concat(told, char(10)) FROM (SELECT id, concat_ws(' ', {told}) AS told "
            f'FROM "{table}" WHERE id > ? ORDER BY id LIMIT {_AT_ONCE})',
            [_LEAST if last is None else last],
        ).fetchone()
        if last is None:
            return
        yield rows


def _read(folder: Path, told: dict[str, Any]) -> Backup | None:
    try:
        return Backup(
            folder / str(told["name"]), datetime.fromisoformat(told["made"]), str(told["reason"]),
            str(told["fingerprint"]), int(told["entries"]), _day(told["first"]), _day(told["last"]), int(told["size"]),
            int(told.get("commits", -1)),
        )  # fmt: skip
    except (KeyError, ValueError, TypeError):
        return None


def keep_list(folder: Path, backups: Iterable[Backup]) -> None:
    told = [asdict(one) | {"name": one.path.name, "made": one.made.isoformat()} for one in backups]
    for one in told:
        del one["path"]
    whole_file.write(folder / _LIST, json.dumps(told, default=str, indent=1).encode())


def _require_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise refusals.cannot_write(folder, error) from None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
