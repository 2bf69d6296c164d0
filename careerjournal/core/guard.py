"""The guard of a journal: which save is its last, noted beside it on this computer, and whether its file is the same.

A flipped bit in the write-ahead log, a deleted one, or an old copy put back loses saves that SQLite calls whole. The
file counts its durable saves; the state folder notes the count after each. A file that knows fewer is older than the
last one seen here.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from careerjournal.core import paths
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import counted, translate


class Older(Trouble):
    """The journal has fewer saves than this computer has seen of it."""


class Changed(Older):
    """The journal has every save, and pages that are not those which this computer wrote last."""


class Lost(Trouble):
    """The file is not the one that was opened, or is known to be damaged: nothing more may be written to it."""


@dataclass(frozen=True)
class Seen:
    """The last save of a journal that this computer saw at a path, and the file's salt then."""

    journal: str
    commits: int
    salt: str


@dataclass(frozen=True)
class Pages:
    """What the pages of a file are once its log is folded in, up to a save: the end of each one's digest."""

    journal: str
    commits: int
    marks: bytes


@dataclass(frozen=True)
class Place:
    """Which file a path is: another one under the same name has another device or inode."""

    device: int
    inode: int
    size: int

    @classmethod
    def of(cls, path: Path) -> Place | None:
        try:
            found = path.stat()
        except OSError:
            return None
        return cls(found.st_dev, found.st_ino, found.st_size)


def seen(path: Path) -> Seen | None:
    """What was noted of the journal at `path`; None where nothing was, or it cannot be read."""
    try:
        return Seen(**json.loads(_note(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def salts(path: Path) -> tuple[bytes, ...]:
    """The salt that the file had when it was last seen whole."""
    known = seen(path)
    try:
        return (bytes.fromhex(known.salt),) if known else ()
    except ValueError:
        return ()


def note(path: Path, journal: str, commits: int, salt: str) -> None:
    """Note a save after it is durable. Never downwards for the same journal; a folder that takes nothing costs none."""
    before = seen(path)
    if before and before.journal == journal and before.commits >= commits:
        return
    _write(_note(path), Seen(journal, commits, salt))


def forget(path: Path) -> None:
    """Begin anew with the file that is at `path` now: the person goes on with it, or put it back."""
    _pages(path).unlink(missing_ok=True)
    _note(path).unlink(missing_ok=True)


def restore(path: Path, before: Seen) -> None:
    """Note again what was forgotten: the file turned out to be none to go on with."""
    forget(path)
    note(path, before.journal, before.commits, before.salt)


# The pages. A note of them that is not true would be a false alarm: it is whole and on the disk, or there is none.


def pages(path: Path) -> Pages | None:
    """What was noted of a journal's pages; None where nothing was, or the note is damaged."""
    try:
        head, marks = _pages(path).read_bytes().split(b"\n", 1)
        said = json.loads(head)
        found = Pages(said["journal"], said["commits"], marks)
        return found if said["digest"] == _digest(found) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def note_pages(path: Path, noted: Pages) -> None:
    """Note the pages, and wait for the disk; OSError leaves the former note or this one."""
    target = _pages(path)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    working = target.with_suffix(".pages.part")  # one name: whoever notes holds the journal's writing
    said = {"journal": noted.journal, "commits": noted.commits, "digest": _digest(noted)}
    with working.open("wb") as stream:
        stream.write(json.dumps(said).encode() + b"\n" + noted.marks)
        stream.flush()
        os.fsync(stream.fileno())
    working.replace(target)
    _sync_folder(target.parent)


def forget_pages(path: Path) -> bool:
    """The pages are about to become others. On the disk, too: a note that came back would be wrong; whether it went."""
    try:
        _pages(path).unlink(missing_ok=True)
        if _pages(path).parent.exists():
            _sync_folder(_pages(path).parent)
    except OSError:
        return False
    return True


def changed(path: Path) -> Changed:
    return Changed(
        translate(
            "core",
            "{path} was changed by something else since it was last written here: a part of it may be damaged, or from "
            "an earlier time. Nothing was changed now.",
        ).format(path=path)
    )


def _digest(noted: Pages) -> str:
    said = f"{noted.journal} {noted.commits} ".encode()
    return hashlib.blake2b(said + noted.marks, digest_size=16).hexdigest()


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # where no folder can be opened
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def require_newest(path: Path, journal: str, commits: int) -> None:
    """Older where this computer has seen saves of this journal that the file at `path` does not know."""
    known = seen(path)
    if known and known.journal == journal and known.commits > commits:
        said = counted(
            "{path} is older than it was on this computer: its last save is not in it. Nothing was changed.",
            "{path} is older than it was on this computer: its last %n saves are not in it. Nothing was changed.",
            known.commits - commits,
        )
        raise Older(said.format(path=path))


def require_same(path: Path, opened: Place) -> None:
    """Lost where the file at `path` is gone, another one, or shorter than when it was opened."""
    now = Place.of(path)
    if now is None:
        raise Lost(
            translate("core", "{path} is gone from its place. Nothing was saved; bring it back first.").format(
                path=path
            )
        )
    if (now.device, now.inode) != (opened.device, opened.inode):
        raise Lost(translate("core", "Another file stands at {path} now. Nothing was saved.").format(path=path))
    if now.size < opened.size:
        raise Lost(
            translate(
                "core",
                "{path} was cut off by something else. Nothing was saved.",
            ).format(path=path)
        )


def _write(target: Path, noted: Seen) -> None:
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        working = target.with_suffix(f".{os.getpid()}.part")
        working.write_text(json.dumps(asdict(noted)), encoding="utf-8")
        working.replace(target)


def _note(path: Path) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:24]
    return paths.state_dir() / "saves" / f"{name}.json"


def _pages(path: Path) -> Path:
    return _note(path).with_suffix(".pages")
