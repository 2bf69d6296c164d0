"""The pages of a journal as they lie on the disk, and the note of which version of each this computer wrote last.

A page of an earlier time has a digest that is right, and SQLite finds nothing wrong with many of them. So the end of
each page's digest is noted in the state folder. Pages come into the file from the log alone, which SQLite copies as it
is: what they will be is noted, on the disk, before the log is folded in, while nobody can add to it. Whenever the
program or the power goes, each page is then the one noted, or lies in the log, which counts before the file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import peewee
from sqlcipher3 import dbapi2 as sqlite

from careerjournal.core import file, guard
from careerjournal.core.file import Key
from careerjournal.core.trouble import Trouble

PAGE, MARK = 4096, 8
_LOG_HEAD, _FRAME_HEAD = 32, 24
_FRAME = _FRAME_HEAD + PAGE
_PIECE = 256
_FRAMES = "PRAGMA wal_checkpoint(NOOP)"
"""Changes nothing: who is in the way, how many frames of the log count, and how many are folded in."""


def marks(path: Path) -> bytes:
    """The marks of all pages in the file. As `file.salt_of`, only before this process has it open."""
    found = bytearray()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE * PAGE):
            whole = len(piece) - len(piece) % PAGE
            found += b"".join([piece[end - MARK : end] for end in range(PAGE, whole + 1, PAGE)])
            if whole < len(piece):
                found += bytes(MARK)  # a page that is cut off: none ends so
    return bytes(found)


class InLog(NamedTuple):
    """What a log says: the marks of its pages by number from 0, how many pages there are with it, and writes in it."""

    marks: dict[int, bytes]
    pages: int
    writes: int


def log_marks(path: Path, frames: int) -> InLog:
    """What the first frames of the log say."""
    found, pages, writes = dict[int, bytes](), 0, 0
    if not frames:
        return InLog(found, pages, writes)
    with _log(path).open("rb") as stream:
        stream.seek(_LOG_HEAD)
        for begin in range(0, frames, _PIECE):
            piece = stream.read(min(_PIECE, frames - begin) * _FRAME)
            for at in range(0, len(piece) - _FRAME + 1, _FRAME):
                found[int.from_bytes(piece[at : at + 4], "big") - 1] = piece[at + _FRAME - MARK : at + _FRAME]
                if with_it := int.from_bytes(piece[at + 4 : at + 8], "big"):  # the last frame of a write
                    pages, writes = with_it, writes + 1
    return InLog(found, pages, writes)


def require_unchanged(path: Path, key: Key, journal: str, commits: int) -> None:
    """guard.Changed where a page is not the one that was noted. Nobody may have the journal open."""
    known = guard.pages(path)
    if known is None:
        return
    with suppress(OSError):
        log = log_marks(path, _frames(path, key))
        if known.journal != journal or commits > known.commits + log.writes:
            guard.forget_pages(path)  # somebody folded saves in who notes nothing
        elif _differ(known.marks, marks(path), log.marks):
            raise guard.changed(path)


def begin(path: Path, key: Key, journal: str, commits: int) -> None:
    """Note the pages of a journal of which none are noted. Nobody may have it open."""
    if guard.pages(path) is None:
        with suppress(Trouble, OSError):
            file.fold(path, key)
            guard.note_pages(path, guard.Pages(journal, commits, marks(path)))


def fold(db: peewee.Database, path: Path, key: Key, patience: int = 0, noting: bool = True) -> bool:
    """Note what the log holds, and bring it into the file as far as readers let it; whether nothing is left unnoted.

    Waits so many milliseconds for a writer. What cannot be noted is not folded in, unless nothing is noted at all.
    """
    try:
        _busy, frames, folded = db.execute_sql(_FRAMES).fetchone()
        if frames == folded:
            return True
        with closing(file.connect(path, key)) as other:
            other.execute(f"PRAGMA busy_timeout = {patience}")
            other.execute("BEGIN IMMEDIATE")  # nobody adds to the log until it is folded in
            journal, commits = other.execute("SELECT journal, commits FROM guard").fetchone()
            may = not noting or _note(path, journal, commits, db.execute_sql(_FRAMES).fetchone()[1])
            if may:
                db.execute_sql("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            return may
    except (Trouble, peewee.DatabaseError, sqlite.DatabaseError):
        return False  # a full disk, or damage: what was saved is safe beside the file


def _note(path: Path, journal: str, commits: int, frames: int) -> bool:
    """Note what the pages will be; whether a note, if there is one, tells the truth then."""
    known = guard.pages(path)
    before = known.marks if known and known.journal == journal else b""
    try:
        with _log(path).open("r+b") as stream:
            os.fsync(stream.fileno())  # what was typed last may be in the log and not on the disk
        in_log, count, _writes = log_marks(path, frames)
        if not before and len(in_log) < count:  # a file whose every page is in the log needs no note from before
            return guard.forget_pages(path)
        noted = bytearray(before[: count * MARK].ljust(count * MARK, b"\0"))
        for number, mark in in_log.items():
            noted[number * MARK : (number + 1) * MARK] = mark
        guard.note_pages(path, guard.Pages(journal, commits, bytes(noted)))
    except OSError:
        return guard.forget_pages(path)
    return True


def _frames(path: Path, key: Key) -> int:
    """How many frames of the log count: SQLite knows which are whole and belong to a save."""
    with suppress(OSError):
        if _log(path).stat().st_size:
            return int(file.asked(path, key, _FRAMES)[1])
    return 0


def _differ(noted: bytes, now: bytes, in_log: Mapping[int, bytes]) -> bool:
    if noted == now:
        return False
    places = ((number, number * MARK) for number in range(max(len(noted), len(now)) // MARK))
    return any(noted[at : at + MARK] != now[at : at + MARK] for number, at in places if number not in in_log)


def _log(path: Path) -> Path:
    return Path(f"{path}-wal")
