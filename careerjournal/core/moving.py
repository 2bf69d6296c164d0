"""Journals that move: out of a folder that a service copies, with copies left behind; or by hand, and found again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from careerjournal.core import backup, file, guard, lock, paths, refusals, second_place
from careerjournal.core.file import Key
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


def home(journal: Path) -> Path:
    """Where a journal would go: the usual place, or beside it under its own name or the next that is free."""
    usual = paths.default_journal()
    own = usual.with_name(journal.name)
    names = (usual, own, *(own.with_stem(f"{own.stem}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


def found_again(missing: Path) -> Path | None:
    """The file that a missing journal may have become by being moved or renamed: one near it with the same salt."""
    salts = guard.salts(missing)
    near = (missing.parent, paths.data_dir(), Path.home(), *(Path.home() / name for name in ("Documents", "Desktop")))
    asides = backup.asides(missing)
    for path in (path for folder in near if folder.is_dir() for path in sorted(folder.glob("*.journal"))):
        with suppress(Trouble):
            if path not in asides and file.salt_of(path) in salts:
                return path
    return None


def gone(path: Path) -> Trouble:
    """What is said of a journal that is not at its place: moved, on a disk that is away, or not to be found."""
    if (elsewhere := found_again(path)) is not None:
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


def move_out(journal: Path, key: Key, tell: Callable[[str], object]) -> Path:
    """Move a closed journal home, and keep copies of its backups where it was; its new path.

    The former file goes only once the new one, a backup of it, and the copy left behind are all verified; Trouble
    before that leaves it where it is.
    """
    held, target = lock.Lock(journal), home(journal)
    try:
        with held.alone():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            tell(translate("core", "Copying…"))
            file.checked_copy(journal, key, target)
            _keep_copies(journal, key, target, tell)
            for end in ("", "-wal", "-shm"):
                Path(f"{journal}{end}").unlink(missing_ok=True)
            guard.forget(journal)
    except OSError as error:
        raise refusals.cannot_write(target, error) from None
    finally:
        held.release()
    return target


def _keep_copies(journal: Path, key: Key, target: Path, tell: Callable[[str], object]) -> None:
    try:
        made = backup.make(target, key, "move", progress=tell)
        if made.fingerprint != backup.fingerprint(journal, key):
            raise Trouble(translate("core", "The copy is not the same as the journal. The journal stays where it is."))
        second_place.keep_up(target, key, journal.parent)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
