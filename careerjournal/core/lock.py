"""Who has a journal open: a shared lock in the state folder, taken alone by what must not be disturbed."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from careerjournal.core import paths
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_MOMENT = 1.0
"""Seconds that an opening waits for another one, which looks at the file alone."""


class Busy(Trouble):
    """Somebody else has the journal."""


class Lock:
    """One process's share of a journal, by its real path."""

    def __init__(self, journal: Path) -> None:
        name = hashlib.sha256(os.fsencode(journal.resolve())).hexdigest()[:24]
        self._file = _file(name)
        until = time.monotonic() + _MOMENT
        while True:
            try:
                self._take(alone=False)
                return
            except Busy:
                if time.monotonic() > until:
                    self.release()
                    raise
            time.sleep(0.01)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the journal without anybody else; Trouble at once when another process has it."""
        try:
            self._take(alone=True)
        except Busy:
            self._take(alone=False)  # the system takes the share away from whoever asks for more and is refused
            raise
        try:
            yield
        finally:
            self._take(alone=False)

    def release(self) -> None:
        self._file.close()

    def _take(self, alone: bool) -> None:
        try:
            _lock(self._file.fileno(), alone)
        except OSError:
            raise Busy(
                translate("core", "Another window or command has this journal open. Close the window first.")
            ) from None


PATIENCE = 120.0
"""Seconds that one waits for a turn: as long as the largest backup takes, and then some."""


@contextmanager
def turn(place: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only one, of all threads and processes, that does something at a place; wait for those before."""
    name = hashlib.sha256(b"turn" + os.fsencode(place.resolve())).hexdigest()[:24]
    with _file(name) as file:
        _await(file, time.monotonic() + patience)
        yield


def _await(file: IO[bytes], until: float) -> None:
    while True:
        try:
            _lock(file.fileno(), alone=True)
            return
        except OSError:
            if time.monotonic() > until:
                raise Trouble(
                    translate("core", "Another backup is still being made. Nothing was changed; try again later.")
                ) from None
        time.sleep(0.02)


def _file(name: str) -> IO[bytes]:
    """The file that carries the lock; where the state folder cannot be written it is a temporary one."""
    try:
        return _made(paths.state_dir() / "locks", name)
    except OSError:
        return _made(Path(tempfile.gettempdir()) / f"careerjournal-{os.getuid() if hasattr(os, 'getuid') else 0}", name)


def _made(folder: Path, name: str) -> IO[bytes]:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return (folder / name).open("a+b")


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, alone: bool) -> None:
        # Windows has no shared byte locks here: only the exclusive holder locks, and sharers look for it.
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        if not alone:
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int, alone: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
